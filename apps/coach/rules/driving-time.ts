import { isNight, type RuleBook } from './tables.ts';

/** Slower is no driving. */
const movingKmh = 3;

/**
 * Driving without a rest, and how far beyond what is allowed: by day as a whole, and of that the part at night. Of a
 * silence as long as a rest nobody knows what the driver did; it is not held against him.
 */
export class DrivingTime {
  #drivingMs = 0;
  #nightMs = 0;
  #restMs = 0;
  #lastMs: number | null = null;

  /** Adds the time since the last position; gives by how many milliseconds the excess has grown. */
  add(timeMs: number, speedKmh: number, book: RuleBook): number {
    const last = this.#lastMs ?? timeMs;
    const passed = timeMs - last;
    this.#lastMs = timeMs;
    // A stretch belongs to where it began.
    const night = isNight(last, book.thresholds);
    const rule = book.drivingTime(night);
    if (!rule) return 0;
    const rest = rule.restMinutes * 60_000;
    const moves = speedKmh >= movingKmh && passed < rest;
    this.#restMs = moves ? 0 : this.#restMs + passed;
    if (this.#restMs >= rest) this.begin();
    if (!moves) return 0;
    const before = this.excessMs(book);
    this.#drivingMs += passed;
    if (night) this.#nightMs += passed;
    return this.excessMs(book) - before;
  }

  /** Driven beyond what is allowed since the last rest. */
  excessMs(book: RuleBook): number {
    const [day, night] = [book.drivingTime(false), book.drivingTime(true)];
    const byDay = day ? this.#drivingMs - day.mostMinutes * 60_000 : 0;
    const atNight = night ? this.#nightMs - night.mostMinutes * 60_000 : 0;
    return Math.max(byDay, atNight, 0);
  }

  /** Another driver, or the same one after a rest. */
  begin(): void {
    this.#drivingMs = 0;
    this.#nightMs = 0;
  }
}
