import type { Fix } from './fix.ts';

/** A clock that runs, if wrongly, tells two positions apart: what has the same time was sent again. */
const wrongClockMs = 86_400_000;
/** Without any time only the content tells: terminals repeat within two minutes, and stand still for longer. */
const noClockMs = 120_000;
/** Oldest ones are forgotten beyond these; a sound fleet has a few a day. */
const most = 50_000;

/**
 * Times under which positions without a usable time of their own are kept: that of their first arrival, also when they
 * are sent again, so that they count once.
 */
export class BadTimes {
  readonly #kept = new Map<string, number>();

  /** The time of the first arrival of this position. */
  firstArrival(fix: Fix): number {
    const { phone, timeMs, timeDigits, receivedMs, longitude, latitude, alarmBits } = fix;
    const hasClock = !Number.isNaN(timeMs);
    const content = hasClock ? [timeMs] : [timeDigits, fix.speedKmh, fix.bearingDeg, fix.additional];
    const key = JSON.stringify([phone, longitude, latitude, alarmBits, ...content]);
    const known = this.#kept.get(key);
    if (known !== undefined && Math.abs(receivedMs - known) <= (hasClock ? wrongClockMs : noClockMs)) return known;
    this.#kept.delete(key);
    this.#kept.set(key, receivedMs);
    if (this.#kept.size > most) {
      const [oldest] = this.#kept.keys();
      if (oldest !== undefined) this.#kept.delete(oldest);
    }
    return receivedMs;
  }
}
