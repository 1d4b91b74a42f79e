import type { FeatureCollection, MultiPolygon, Polygon } from 'geojson';
import { feature } from 'topojson-client';
import type { GeometryCollection, Topology } from 'topojson-specification';

/** An administrative division as a map draws it. WGS-84; outlines are for display, never to decide who is competent. */
export interface Region {
  /** Six digits of GB/T 2260. */
  readonly code: string;
  readonly name: string;
  readonly shape: Polygon | MultiPolygon;
}

type Properties = Readonly<Record<string, unknown>>;

const codeOf = (id: unknown, { adcode, code }: Properties) => String(adcode ?? code ?? id ?? '').slice(0, 6);

function isTopology(outlines: unknown): outlines is Topology {
  return (outlines as { readonly type?: unknown }).type === 'Topology';
}

/** Reads outlines that are GeoJSON or TopoJSON; what has no area is left out. */
export function readRegions(outlines: unknown): readonly Region[] {
  const collections = isTopology(outlines)
    ? Object.values(outlines.objects).map((object) => feature(outlines, object as GeometryCollection))
    : [outlines as FeatureCollection];
  return collections.flatMap(({ features }) =>
    features.flatMap(({ id, properties, geometry }) => {
      if (geometry?.type !== 'Polygon' && geometry?.type !== 'MultiPolygon') return [];
      const told: Properties = properties ?? {};
      const code = codeOf(id, told);
      return [{ code, name: String(told.name ?? code), shape: geometry }];
    }),
  );
}

/** West, south, east, north in degrees. */
export type Box = readonly [number, number, number, number];

/** The box around some regions, or null when there are none. */
export function boxAround(regions: readonly Region[]): Box | null {
  let [west, south, east, north] = [180, 90, -180, -90];
  for (const { shape } of regions) {
    const polygons = shape.type === 'Polygon' ? [shape.coordinates] : shape.coordinates;
    for (const [outer = []] of polygons) {
      for (const [longitude = 0, latitude = 0] of outer) {
        west = Math.min(west, longitude);
        east = Math.max(east, longitude);
        south = Math.min(south, latitude);
        north = Math.max(north, latitude);
      }
    }
  }
  return west > east ? null : [west, south, east, north];
}
