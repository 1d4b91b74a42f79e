import type { MapPoints } from './points.ts';

/** Points that lie in one cell of a grid, drawn as one sign. */
export interface Cluster {
  readonly longitude: number;
  readonly latitude: number;
  readonly count: number;
  /** The highest tone among them: it tells of the worst. */
  readonly tone: number;
}

/** Gathers the drawn points by cells of so many degrees; the sign stands in the middle of its points. */
export function clusterPoints(points: MapPoints, cellDegrees: number): readonly Cluster[] {
  const cells = new Map<number, { longitude: number; latitude: number; count: number; tone: number }>();
  for (let index = 0; index < points.count; index += 1) {
    if (points.hidden?.[index]) continue;
    const longitude = points.longitudes[index] ?? 0;
    const latitude = points.latitudes[index] ?? 0;
    const key = Math.floor(longitude / cellDegrees) * 1_000_003 + Math.floor(latitude / cellDegrees);
    const tone = points.tones[index] ?? 0;
    const cell = cells.get(key);
    if (cell) {
      cell.longitude += longitude;
      cell.latitude += latitude;
      cell.count += 1;
      cell.tone = Math.max(cell.tone, tone);
    } else cells.set(key, { longitude, latitude, count: 1, tone });
  }
  return Array.from(cells.values(), ({ longitude, latitude, count, tone }) => ({
    longitude: longitude / count,
    latitude: latitude / count,
    count,
    tone,
  }));
}
