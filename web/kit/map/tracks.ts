import Feature from 'ol/Feature.js';
import LineString from 'ol/geom/LineString.js';
import Point from 'ol/geom/Point.js';
import VectorLayer from 'ol/layer/Vector.js';
import VectorSource from 'ol/source/Vector.js';
import { Circle, Fill, Stroke, Style, Text } from 'ol/style.js';

export type Place = readonly [longitude: number, latitude: number];

/** A way that was driven; a dashed one is not known, only where it began and ended. */
export interface Track {
  readonly places: readonly Place[];
  readonly colour: string;
  readonly dashed?: boolean;
}

/** A place with a short sign, such as a stop. */
export interface Mark {
  readonly place: Place;
  readonly colour: string;
  readonly text?: string;
}

function featureOfTrack({ places, colour, dashed }: Track): Feature {
  const feature = new Feature(new LineString(places.map((place) => [...place])));
  const line = new Stroke({ color: colour, width: 3, ...(dashed ? { lineDash: [4, 8] } : {}) });
  feature.setStyle([new Style({ stroke: new Stroke({ color: '#fff', width: 5 }) }), new Style({ stroke: line })]);
  return feature;
}

function featureOfMark({ place, colour, text = '' }: Mark): Feature {
  const feature = new Feature(new Point([...place]));
  feature.setStyle(
    new Style({
      image: new Circle({
        radius: text === '' ? 5 : 10,
        fill: new Fill({ color: colour }),
        stroke: new Stroke({ color: '#fff', width: 2 }),
      }),
      text: new Text({ text, font: '600 12px system-ui, sans-serif', fill: new Fill({ color: '#fff' }) }),
    }),
  );
  return feature;
}

/** Tracks and the marks upon them. */
export function trackLayer(tracks: readonly Track[], marks: readonly Mark[]): VectorLayer {
  const features = [
    ...tracks.filter(({ places }) => places.length > 1).map(featureOfTrack),
    ...marks.map(featureOfMark),
  ];
  return new VectorLayer({ source: new VectorSource({ features }), zIndex: 10 });
}
