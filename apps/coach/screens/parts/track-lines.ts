import type { Track as Line, Place } from '../../../../web/kit/map/index.ts';
import { gapsOf, runsOf, type Track } from './track.ts';

const driven = '#0958d9';
const unknown = '#6b7280';

export const placeOf = (track: Track, index: number): Place => [
  track.longitudes[index] ?? 0,
  track.latitudes[index] ?? 0,
];

/** The lines of a track on a map: whole where positions follow each other, dashed over gaps; doubtful places left out. */
export function linesOf(track: Track): readonly Line[] {
  const runs = runsOf(track).map(({ first, last }): Line => {
    const places: Place[] = [];
    for (let index = first; index <= last; index += 1) if (!track.doubtful[index]) places.push(placeOf(track, index));
    return { places, colour: driven };
  });
  const gaps = gapsOf(track).map(
    ({ first, last }): Line => ({
      places: [placeOf(track, first), placeOf(track, last)],
      colour: unknown,
      dashed: true,
    }),
  );
  return [...gaps, ...runs];
}
