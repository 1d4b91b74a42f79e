/**
 * Maps of the province: import from here and not from the kit's own index, so that pages without a map load none of it.
 */
import 'ol/ol.css';
import './map.css';

export type { BaseMap, Boundaries, MapGround } from './boundaries.ts';
export { useBoundaries } from './boundaries.ts';
export type { Choropleth } from './choropleth.ts';
export { fixedPoints, type MapPoints, noBearing, PointsFeed } from './points.ts';
export type { Tone } from './points-layer.ts';
export { RegionMap } from './region-map.tsx';
export type { RegionMapProps } from './region-map-props.ts';
export type { Box, Region } from './regions.ts';
export type { Mark, Place, Track } from './tracks.ts';
