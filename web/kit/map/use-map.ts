import type BaseLayer from 'ol/layer/Base.js';
import type OlMap from 'ol/Map.js';
import type MapBrowserEvent from 'ol/MapBrowserEvent.js';
import { type RefObject, useEffect, useRef, useState } from 'react';
import type { Boundaries } from './boundaries.ts';
import { type Choropleth, figureText } from './choropleth.ts';
import { featuresOf, outlineLayer } from './ground.ts';
import { openMap } from './open-map.ts';
import { nearestPoint } from './points.ts';
import { PointsLayer, type Tone } from './points-layer.ts';
import type { RegionMapProps } from './region-map-props.ts';
import { boxAround } from './regions.ts';
import { trackLayer } from './tracks.ts';

export interface UseMapProps extends RegionMapProps {
  readonly tones: readonly Tone[];
  readonly host: RefObject<HTMLDivElement | null>;
  readonly ground: Boundaries;
  /** Writes something beside the mouse; nothing for an empty text. */
  readonly say: (text: string, pixel?: readonly [number, number]) => void;
}

/** A layer that lies on the map for as long as what it is made of stays the same. */
function useLayer(map: OlMap | null, make: () => BaseLayer | null, of: readonly unknown[]): void {
  // biome-ignore lint/correctness/useExhaustiveDependencies: `of` stands for what the layer is made of.
  useEffect(() => {
    const layer = map && make();
    if (!map || !layer) return;
    map.addLayer(layer);
    return () => {
      map.removeLayer(layer);
    };
  }, [map, ...of]);
}

const pickPixels = 12;

const pixelsPerDegree = (map: OlMap) => 1 / (map.getView().getResolution() ?? 1);

/** The point at a pixel; where points are gathered, a click brings the sign nearer instead. */
function pointAt(map: OlMap, coordinate: readonly number[], { points, clusterBelow = 0 }: RegionMapProps) {
  if (!points || pixelsPerDegree(map) < clusterBelow) return null;
  const [x = 0, y = 0] = coordinate;
  return nearestPoint(points.points, [x, y], pickPixels / pixelsPerDegree(map));
}

function regionAt(map: OlMap, pixel: number[]): { readonly code: string; readonly name: string } | null {
  const feature = map.getFeaturesAtPixel(pixel, { layerFilter: (layer) => layer.get('picks') === true }).at(0);
  return feature ? { code: String(feature.get('code')), name: String(feature.get('name')) } : null;
}

function comeNearer(map: OlMap, coordinate: number[]): void {
  const view = map.getView();
  view.animate({ center: coordinate, zoom: (view.getZoom() ?? 7) + 1.5, duration: 150 });
}

function pick(map: OlMap, pixel: number[], coordinate: number[], props: RegionMapProps): void {
  const { points, clusterBelow = 0, onPickPoint, onPickRegion } = props;
  if (points && pixelsPerDegree(map) < clusterBelow) {
    comeNearer(map, coordinate);
    return;
  }
  const index = pointAt(map, coordinate, props);
  if (onPickPoint) onPickPoint(index);
  if (index !== null || !onPickRegion) return;
  const region = regionAt(map, pixel);
  if (region) onPickRegion(region.code);
}

function figureAt(map: OlMap, pixel: number[], choropleth: Choropleth | undefined): string {
  const region = regionAt(map, pixel);
  if (!region) return '';
  const value = choropleth?.values.get(region.code);
  return `${region.name}${value === undefined || !choropleth ? '' : `：${figureText(choropleth, value)}`}`;
}

/** Hears clicks, the mouse and Enter for as long as the map stands. */
function useHands(map: OlMap | null, latest: RefObject<UseMapProps>): void {
  useEffect(() => {
    const element = map?.getTargetElement();
    if (!map || !element) return;
    const click = ({ pixel, coordinate }: MapBrowserEvent) => pick(map, pixel, coordinate, latest.current);
    const move = ({ pixel, coordinate, dragging }: MapBrowserEvent) => {
      const { say, pointText, choropleth, onPickRegion } = latest.current;
      const index = dragging ? null : pointAt(map, coordinate, latest.current);
      const text = index === null ? '' : (pointText?.(index) ?? '');
      const told = text === '' && !dragging && (choropleth || onPickRegion) ? figureAt(map, pixel, choropleth) : text;
      say(told, [pixel[0] ?? 0, pixel[1] ?? 0]);
    };
    const enter = (event: KeyboardEvent) => {
      const centre = map.getView().getCenter();
      if (event.key !== 'Enter' || !centre) return;
      event.preventDefault();
      pick(map, map.getPixelFromCoordinate(centre), centre, latest.current);
    };
    map.on('click', click);
    map.on('pointermove', move);
    element.addEventListener('keydown', enter);
    return () => {
      map.un('click', click);
      map.un('pointermove', move);
      element.removeEventListener('keydown', enter);
    };
  }, [map, latest]);
}

/** Brings into view what is asked for. */
function useSight(map: OlMap | null, { focus, follow, ground }: UseMapProps): void {
  const told = typeof focus === 'string' || !focus ? focus : focus.join();
  // biome-ignore lint/correctness/useExhaustiveDependencies: a box is told by its figures.
  useEffect(() => {
    if (!map || !focus) return;
    const regions = [...ground.cities, ...ground.counties];
    const box = typeof focus === 'string' ? boxAround(regions.filter(({ code }) => code === focus)) : focus;
    if (box) map.getView().fit([...box], { padding: [32, 32, 32, 32], maxZoom: 14 });
  }, [map, told, ground]);
  const [x, y] = follow ?? [];
  useEffect(() => {
    if (!map || x === undefined || y === undefined) return;
    const [west = 0, south = 0, east = 0, north = 0] = map.getView().calculateExtent(map.getSize());
    const edge = (east - west) / 50;
    const isSeen = x > west + edge && x < east - edge && y > south + edge && y < north - edge;
    if (!isSeen) map.getView().setCenter([x, y]);
  }, [map, x, y]);
}

/** Puts the map on its element and keeps it in step with the properties; points come past them, through their feed. */
export function useMap(props: UseMapProps): void {
  const { host, ground, counties = false, choropleth, points, tones, clusterBelow = 0, tracks, marks, picked } = props;
  const [map, setMap] = useState<OlMap | null>(null);
  const latest = useRef(props);
  latest.current = props;
  useEffect(() => {
    if (!host.current) return;
    const made = openMap(host.current, ground, counties);
    setMap(made);
    return () => {
      made.setTarget(undefined);
      setMap(null);
    };
  }, [host, ground, counties]);
  useHands(map, latest);
  useSight(map, props);
  const told = choropleth && JSON.stringify([choropleth.title, ...choropleth.values]);
  const picksRegions = props.onPickRegion !== undefined;
  useLayer(map, () => {
    if (!choropleth && !picksRegions) return null;
    const ofCounties = ground.counties.some(({ code }) => choropleth?.values.has(code));
    const features = featuresOf(ofCounties ? ground.counties : ground.cities);
    const layer = outlineLayer(features, { colour: '#8a97a8', width: 1, ground: 'rgba(255,255,255,0.01)' }, choropleth);
    layer.set('picks', true);
    return layer;
  }, [ground, told, picksRegions]);
  useLayer(map, () => (tracks || marks ? trackLayer(tracks ?? [], marks ?? []) : null), [tracks, marks]);
  const layer = useRef<PointsLayer | null>(null);
  useLayer(map, () => {
    layer.current = points
      ? new PointsLayer({ feed: points, tones, clusterBelow, picked: () => latest.current.picked ?? null })
      : null;
    return layer.current;
  }, [points, tones, clusterBelow]);
  useEffect(() => points?.onChange(() => layer.current?.changed()), [points]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the ring is drawn anew when another point is picked.
  useEffect(() => layer.current?.changed(), [picked]);
}
