import type { Child } from './child.ts';

export interface KillRounds {
  readonly rounds: number;
  /** Makes the moments of killing the same in every run. */
  readonly seed: number;
  /** Starts the program of one round; it prints `ack WHAT` as soon as WHAT is acknowledged. */
  start(round: number): Child;
  /** How many acknowledgements to await before the kill: at least, at most. */
  readonly acknowledgements: readonly [number, number];
  /** More to kill in the same moment, such as the database server, by process id. */
  readonly alsoKill?: (round: number) => readonly number[];
  /** Looks at what is left, given everything that was acknowledged in this round and before. */
  check(acknowledged: ReadonlySet<string>, round: number): Promise<void>;
}

/** A small generator of even numbers in [0, 1): mulberry32. */
export function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Kills a working program again and again, in the midst of its work, and checks after each time what is left. */
export async function killRounds(options: KillRounds): Promise<ReadonlySet<string>> {
  const next = random(options.seed);
  const acknowledged = new Set<string>();
  const [least, most] = options.acknowledgements;
  for (let round = 1; round <= options.rounds; round += 1) {
    const wanted = least + Math.floor(next() * (most - least));
    const child = options.start(round);
    let seen = 0;
    await child.waitFor((line) => {
      if (line.startsWith('ack ')) seen += 1;
      return seen >= wanted;
    });
    for (const pid of options.alsoKill?.(round) ?? []) process.kill(pid, 'SIGKILL');
    await child.kill();
    for (const line of child.lines) if (line.startsWith('ack ')) acknowledged.add(line.slice(4));
    await options.check(acknowledged, round);
  }
  return acknowledged;
}
