import { defaults as defaultControls } from 'ol/control/defaults.js';
import { defaults as defaultInteractions } from 'ol/interaction/defaults.js';
import OlMap from 'ol/Map.js';
import View from 'ol/View.js';
import type { Boundaries } from './boundaries.ts';
import { featuresOf, nameLayer, outlineLayer, tileLayer } from './ground.ts';
import { boxAround } from './regions.ts';

/** Degrees of a pixel up to which counties are drawn: nearer than about two cities on a screen. */
const countiesFrom = 0.0035;
const countyNamesFrom = 0.0022;

const calm = () => globalThis.matchMedia?.('(prefers-reduced-motion: reduce)').matches;

/** A map of the regions on an element: what is drawn upon it comes as further layers. */
export function openMap(host: HTMLElement, ground: Boundaries, counties: boolean): OlMap {
  const { cities, baseMap } = ground;
  const box = boxAround(cities) ?? [108.7, 24.6, 114.3, 30.2];
  const animation = calm() ? 0 : 200;
  const map = new OlMap({
    target: host,
    view: new View({
      projection: 'EPSG:4326',
      center: [(box[0] + box[2]) / 2, (box[1] + box[3]) / 2],
      minResolution: 0.000005,
      maxResolution: 0.03,
      // The middle stays near the province; a wide screen may show more around it.
      extent: [box[0] - 3, box[1] - 3, box[2] + 3, box[3] + 3],
      constrainOnlyCenter: true,
      zoom: 7,
      enableRotation: false,
    }),
    controls: defaultControls({
      rotate: false,
      zoomOptions: { zoomInTipLabel: '放大', zoomOutTipLabel: '缩小', duration: animation },
      attributionOptions: { tipLabel: '底图来源', collapsible: false },
    }),
    // With a tabindex on the element the library would wait for the focus before it lets itself be dragged.
    interactions: defaultInteractions({ onFocusOnly: false, zoomDuration: animation, altShiftDragRotate: false }),
  });
  if (baseMap) map.addLayer(tileLayer(baseMap));
  const cityFeatures = featuresOf(cities);
  map.addLayer(
    outlineLayer(cityFeatures, {
      colour: '#6b7a90',
      width: 1.5,
      // Over tiles the outlines alone are drawn.
      ...(baseMap ? {} : { ground: 'rgba(255,255,255,0.9)' }),
    }),
  );
  map.addLayer(nameLayer(cityFeatures, { font: '600 13px system-ui, sans-serif' }));
  if (counties && ground.counties.length > 0) {
    const features = featuresOf(ground.counties);
    map.addLayer(outlineLayer(features, { colour: '#a9b4c3', width: 1, maxResolution: countiesFrom }));
    map.addLayer(nameLayer(features, { font: '12px system-ui, sans-serif', maxResolution: countyNamesFrom }));
  }
  map.updateSize();
  map.getView().fit([...box], { padding: [16, 16, 16, 16] });
  return map;
}
