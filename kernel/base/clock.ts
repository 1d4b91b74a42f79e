/** Where the time comes from. The server uses the system's clock; tests and the simulator set their own. */
export interface Clock {
  now(): Date;
}

export const systemClock: Clock = { now: () => new Date() };

/** A clock that stands still until it is moved. */
export class ManualClock implements Clock {
  #now: Date;
  constructor(start: Date | string) {
    this.#now = new Date(start);
  }
  now(): Date {
    return new Date(this.#now);
  }
  set(to: Date | string): void {
    this.#now = new Date(to);
  }
  advance(ms: number): void {
    this.#now = new Date(this.#now.getTime() + ms);
  }
}

/** The authority's civil time. China keeps one offset all year, so a fixed offset is exact since 1991-09-15. */
export const chinaOffsetMinutes = 8 * 60;

/** The civil date in China of an instant, as YYYY-MM-DD. */
export function chinaDate(instant: Date): string {
  return new Date(instant.getTime() + chinaOffsetMinutes * 60_000).toISOString().slice(0, 10);
}

/** An instant as ISO 8601 with the offset +08:00, to the second. */
export function chinaIso(instant: Date): string {
  return `${new Date(instant.getTime() + chinaOffsetMinutes * 60_000).toISOString().slice(0, 19)}+08:00`;
}

/** The instant at which a civil date in China begins. */
export function chinaMidnight(date: string): Date {
  return new Date(`${date}T00:00:00+08:00`);
}
