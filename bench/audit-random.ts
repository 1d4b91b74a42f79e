import { must } from '../kernel/base/assert.ts';

/** Draws from a seeded stream, so that the same seed gives the same document on every machine. */
export class Draw {
  #state: number;

  constructor(seed: number) {
    this.#state = seed;
  }

  /** Even in [0, 1): mulberry32. */
  share(): number {
    this.#state = (this.#state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.#state ^ (this.#state >>> 15), 1 | this.#state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  }

  /** Both ends included. */
  integer(least: number, most: number): number {
    return least + Math.floor(this.share() * (most - least + 1));
  }

  chance(probability: number): boolean {
    return this.share() < probability;
  }

  of<T>(list: readonly T[]): T {
    return must(list[this.integer(0, list.length - 1)], 'a list to draw from');
  }

  /** So many different ones, in the order of the list. */
  some<T>(list: readonly T[], count: number): readonly T[] {
    const left = [...list.keys()];
    while (left.length > count) left.splice(this.integer(0, left.length - 1), 1);
    return left.map((index) => must(list[index], 'an index of the list'));
  }

  /** Positive whole numbers that add up to `sum`. */
  parts(sum: number, count: number): readonly number[] {
    const cuts = new Set<number>();
    while (cuts.size < count - 1) cuts.add(this.integer(1, sum - 1));
    const ends = [0, ...[...cuts].sort((a, b) => a - b), sum];
    return ends.slice(1).map((end, index) => end - (ends[index] ?? 0));
  }
}
