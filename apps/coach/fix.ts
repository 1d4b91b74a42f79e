import type { arrivals } from './words.ts';

/** A position as a terminal sent it, decoded. */
export interface Fix {
  readonly phone: string;
  readonly timeMs: number;
  /** What was sent in place of a time, when it is none. */
  readonly timeDigits: string | undefined;
  readonly receivedMs: number;
  readonly longitude: number;
  readonly latitude: number;
  readonly altitudeM: number;
  readonly speedKmh: number;
  readonly bearingDeg: number;
  readonly positioned: boolean;
  readonly alarmBits: number;
  readonly statusBits: number;
  /** Names of the alarms that are set. */
  readonly alarms: readonly string[];
  readonly additional: Readonly<Record<string, unknown>>;
  readonly arrival: keyof typeof arrivals;
}
