import type { Track } from '../../answers.ts';

export type { Track };

/** A part of a track, by the indexes of its first and last position. */
export interface Stretch {
  readonly first: number;
  readonly last: number;
  readonly seconds: number;
}

/** A longer silence is a gap: what lies between is not known and is not drawn as driven. */
export const gapSeconds = 300;
/** Standing for as long is a stop. */
export const stopSeconds = 300;
const standsBelowKmh = 3;

const stretch = (track: Track, first: number, last: number): Stretch => ({
  first,
  last,
  seconds: (track.times[last] ?? 0) - (track.times[first] ?? 0),
});

/** Silences longer than `gapSeconds`: each from the last position before to the first after. */
export function gapsOf(track: Track): readonly Stretch[] {
  return track.times.flatMap((time, index) => {
    const before = track.times[index - 1];
    return before !== undefined && time - before > gapSeconds ? [stretch(track, index - 1, index)] : [];
  });
}

/** The runs of positions between gaps, each of which may be drawn as one line. */
export function runsOf(track: Track): readonly Stretch[] {
  if (track.times.length === 0) return [];
  const starts = [0, ...gapsOf(track).map(({ last }) => last)];
  return starts.map((first, index) => stretch(track, first, (starts[index + 1] ?? track.times.length) - 1));
}

/** Where the vehicle stood for `stopSeconds` or longer; a gap ends a stop, for nobody knows what was in it. */
export function stopsOf(track: Track): readonly Stretch[] {
  return runsOf(track).flatMap((run) => {
    const stops: Stretch[] = [];
    let first = -1;
    for (let index = run.first; index <= run.last + 1; index += 1) {
      const stands = index <= run.last && (track.speeds[index] ?? 0) < standsBelowKmh;
      if (stands && first < 0) first = index;
      if (stands || first < 0) continue;
      const stop = stretch(track, first, index - 1);
      if (stop.seconds >= stopSeconds) stops.push(stop);
      first = -1;
    }
    return stops;
  });
}

/** The last position at or before a moment; the first one before all. -1 without any. */
export function indexAt(track: Track, seconds: number): number {
  let [low, high] = [0, track.times.length - 1];
  if (high < 0) return -1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((track.times[middle] ?? 0) <= seconds) low = middle;
    else high = middle - 1;
  }
  return low;
}

const radians = Math.PI / 180;

function kmBetween(track: Track, a: number, b: number): number {
  const [north, other] = [(track.latitudes[a] ?? 0) * radians, (track.latitudes[b] ?? 0) * radians];
  const east = ((track.longitudes[b] ?? 0) - (track.longitudes[a] ?? 0)) * radians * Math.cos((north + other) / 2);
  return 6371 * Math.hypot(east, other - north);
}

/** Kilometres driven between positions that are to be trusted, without the gaps. */
export function lengthOf(track: Track): number {
  let km = 0;
  for (const { first, last } of runsOf(track)) {
    let before = -1;
    for (let index = first; index <= last; index += 1) {
      if (track.doubtful[index]) continue;
      if (before >= 0) km += kmBetween(track, before, index);
      before = index;
    }
  }
  return km;
}

export const isoOf = (seconds: number): string => new Date(seconds * 1000).toISOString();

/** Such as 1 小时 5 分. */
export function durationText(seconds: number): string {
  const minutes = Math.round(seconds / 60);
  if (minutes < 1) return `${Math.round(seconds)} 秒`;
  const hours = Math.floor(minutes / 60);
  const rest = `${minutes % 60} 分`;
  return hours === 0 ? rest : `${hours} 小时 ${rest}`;
}
