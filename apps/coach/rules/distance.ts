export interface Place {
  readonly longitude: number;
  readonly latitude: number;
}

const earthKm = 6371.0088;
const radians = (degrees: number) => (degrees * Math.PI) / 180;

/** Great-circle distance in km. */
export function distanceKm(from: Place, to: Place): number {
  const [a, b] = [radians(from.latitude), radians(to.latitude)];
  const height = Math.sin((b - a) / 2) ** 2;
  const width = Math.sin(radians(to.longitude - from.longitude) / 2) ** 2;
  return 2 * earthKm * Math.asin(Math.sqrt(height + Math.cos(a) * Math.cos(b) * width));
}

/**
 * Whether a vehicle would have had to drive faster than `limitKmh` to come from one place to the other. Less than 200 m
 * is noise of the receiver, however short the time.
 */
export function hasDrifted(
  from: Place & { timeMs: number },
  to: Place & { timeMs: number },
  limitKmh: number,
): boolean {
  const hours = Math.abs(to.timeMs - from.timeMs) / 3_600_000;
  const km = distanceKm(from, to);
  return km > 0.2 && km > limitKmh * Math.max(hours, 1 / 3600);
}
