import type { Feature as GeoFeature } from 'geojson';
import Feature, { type FeatureLike } from 'ol/Feature.js';
import GeoJSON from 'ol/format/GeoJSON.js';
import type Geometry from 'ol/geom/Geometry.js';
import MultiPolygon from 'ol/geom/MultiPolygon.js';
import Polygon from 'ol/geom/Polygon.js';
import TileLayer from 'ol/layer/Tile.js';
import VectorLayer from 'ol/layer/Vector.js';
import VectorSource from 'ol/source/Vector.js';
import WMTS from 'ol/source/WMTS.js';
import { Fill, Stroke, Style, Text } from 'ol/style.js';
import WMTSTileGrid from 'ol/tilegrid/WMTS.js';
import type { BaseMap } from './boundaries.ts';
import { type Choropleth, colourIn, stepsOf } from './choropleth.ts';
import type { Region } from './regions.ts';

const reader = new GeoJSON();

export function featuresOf(regions: readonly Region[]): Feature[] {
  return regions.map(({ code, name, shape }) => {
    const feature = reader.readFeature({ type: 'Feature', properties: {}, geometry: shape } satisfies GeoFeature);
    const made = Array.isArray(feature) ? feature[0] : feature;
    if (!(made instanceof Feature)) throw new Error(`no outline of ${code}`);
    made.setProperties({ code, name });
    return made;
  });
}

/** Outlines of regions; their grounds tell a figure where there is one. */
export function outlineLayer(
  features: readonly Feature[],
  look: { readonly colour: string; readonly width: number; readonly ground?: string; readonly maxResolution?: number },
  choropleth?: Choropleth,
): VectorLayer {
  const steps = choropleth ? stepsOf(choropleth) : [];
  const stroke = new Stroke({ color: look.colour, width: look.width });
  const style = (feature: { get(name: string): unknown }) => {
    const told = colourIn(steps, choropleth?.values.get(String(feature.get('code'))));
    const ground = told ?? look.ground;
    return new Style({ stroke, ...(ground ? { fill: new Fill({ color: ground }) } : {}) });
  };
  return new VectorLayer({
    source: new VectorSource({ features: [...features] }),
    style,
    zIndex: look.ground ? 1 : 2,
    ...(look.maxResolution ? { maxResolution: look.maxResolution } : {}),
  });
}

/** The largest part of a region, where its name is written once. */
function mainPartOf(feature: FeatureLike): Geometry | undefined {
  const geometry = feature.getGeometry();
  if (!(geometry instanceof MultiPolygon)) return geometry instanceof Polygon ? geometry : undefined;
  return geometry.getPolygons().sort((a, b) => b.getArea() - a.getArea())[0];
}

/** Names of regions, above the points: a name that thousands of them cover helps nobody. */
export function nameLayer(
  features: readonly Feature[],
  look: { readonly font: string; readonly maxResolution?: number },
): VectorLayer {
  const style = (feature: FeatureLike) =>
    new Style({
      geometry: mainPartOf(feature),
      text: new Text({
        text: String(feature.get('name')),
        font: look.font,
        fill: new Fill({ color: '#1f2733' }),
        stroke: new Stroke({ color: 'rgba(255,255,255,0.9)', width: 3 }),
      }),
    });
  return new VectorLayer({
    source: new VectorSource({ features: [...features] }),
    style,
    declutter: true,
    zIndex: 30,
    ...(look.maxResolution ? { maxResolution: look.maxResolution } : {}),
  });
}

const levels = Array.from({ length: 20 }, (_, level) => level);

/** Tiles by WMTS in degrees; level 0 is the world on two tiles of 256 pixels. */
export function tileLayer({ url, layer, matrixSet, format, attribution }: BaseMap): TileLayer {
  return new TileLayer({
    zIndex: 0,
    source: new WMTS({
      url,
      layer,
      matrixSet,
      format,
      style: 'default',
      projection: 'EPSG:4326',
      attributions: attribution,
      tileGrid: new WMTSTileGrid({
        origin: [-180, 90],
        resolutions: levels.map((level) => 360 / 256 / 2 ** level),
        matrixIds: levels.map(String),
      }),
    }),
  });
}
