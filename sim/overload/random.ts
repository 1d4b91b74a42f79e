/** A seeded stream of numbers in [0, 1): the same seed plays the same day (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

export type Random = () => number;

/** Picks by weight. */
export function pick<T>(random: Random, choices: readonly (readonly [T, number])[]): T {
  let left = random() * choices.reduce((sum, [, weight]) => sum + weight, 0);
  for (const [value, weight] of choices) {
    left -= weight;
    if (left < 0) return value;
  }
  const last = choices[choices.length - 1];
  if (!last) throw new RangeError('nothing to pick from');
  return last[0];
}

/** About normally distributed: the sum of twelve uniform numbers. */
export function normal(random: Random, mean: number, deviation: number): number {
  let sum = -6;
  for (let n = 0; n < 12; n += 1) sum += random();
  return mean + sum * deviation;
}
