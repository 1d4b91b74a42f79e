import type { Quality } from '../words.ts';

/** A position as it came, in the units of the protocol: degrees, metres, km/h. */
export interface SentPosition {
  readonly timeMs: number;
  readonly longitude: number;
  readonly latitude: number;
  readonly altitudeM: number;
  readonly speedKmh: number;
  readonly bearingDeg: number;
}

/** Clocks of terminals are a little ahead at times; that much is taken for now. */
const aheadMs = 600_000;
/** Older than tracks are kept for. */
export const oldestMs = 183 * 86_400_000;

/** Ranges of the notes to the assessment forms (交运发〔2016〕160号) and, for the bearing, of the protocol. */
export function qualityOf(sent: SentPosition, nowMs: number): Quality {
  if (Number.isNaN(sent.timeMs)) return 'time-missing';
  if (sent.timeMs > nowMs + aheadMs) return 'time-ahead';
  if (sent.timeMs < nowMs - oldestMs) return 'time-old';
  if (sent.longitude < 73 + 33 / 60 || sent.longitude > 135 + 5 / 60) return 'longitude';
  if (sent.latitude < 3 + 51 / 60 || sent.latitude > 53 + 33 / 60) return 'latitude';
  if (sent.speedKmh < 0 || sent.speedKmh > 160) return 'speed';
  if (sent.altitudeM < -200 || sent.altitudeM > 6500) return 'altitude';
  if (sent.bearingDeg < 0 || sent.bearingDeg > 359) return 'bearing';
  return 'qualified';
}

/** Months further ahead than this would each become a partition of their own. */
const farthestAheadMs = 31 * 86_400_000;

/** Whether a position can be kept under its own time, which also names it when it is sent again. */
export function isTimeUsable(sent: Pick<SentPosition, 'timeMs'>, nowMs: number): boolean {
  return sent.timeMs >= nowMs - oldestMs && sent.timeMs <= nowMs + farthestAheadMs;
}
