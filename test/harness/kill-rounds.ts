import type { Child } from './child.ts';

export interface KillRounds {
  readonly rounds: number;
  /** Makes the moments of killing the same in every run. */
  readonly seed: number;
  /** Starts the program of one round; it prints `ack WHAT` as soon as WHAT is acknowledged. */
  start(round: number): Child;
  /**
   * Drives the program from outside, such as over HTTP, and tells what was acknowledged. It ends, rather than throws,
   * when the program is gone.
   */
  readonly drive?: (child: Child, round: number, acknowledge: (what: string) => void) => Promise<void>;
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

/** Resolves once the child, or the one who drives it, has told of so many acknowledgements. */
async function enough(options: KillRounds, child: Child, round: number, wanted: number, told: Set<string>) {
  const printed = child.waitFor((line) => {
    if (line.startsWith('ack ')) told.add(line.slice(4));
    return told.size >= wanted;
  });
  const { drive } = options;
  if (!drive) return { driven: Promise.resolve(), met: printed };
  let meet: () => void = () => undefined;
  const driven = new Promise<void>((done) => {
    meet = done;
  });
  const end = drive(child, round, (what) => {
    told.add(what);
    if (told.size >= wanted) meet();
  });
  // An early end of the child, or of the one who drives it, must not leave the test waiting.
  const tooEarly = end.then(() => {
    if (told.size < wanted) throw new Error(`round ${round} ended after ${told.size} of ${wanted} acknowledgements`);
  });
  return { driven: end, met: Promise.race([printed, driven, tooEarly]) };
}

/** Kills a working program again and again, in the midst of its work, and checks after each time what is left. */
export async function killRounds(options: KillRounds): Promise<ReadonlySet<string>> {
  const next = random(options.seed);
  const acknowledged = new Set<string>();
  const [least, most] = options.acknowledgements;
  for (let round = 1; round <= options.rounds; round += 1) {
    const wanted = least + Math.floor(next() * (most - least));
    const child = options.start(round);
    const told = new Set<string>();
    const { driven, met } = await enough(options, child, round, wanted, told);
    await met;
    for (const pid of options.alsoKill?.(round) ?? []) process.kill(pid, 'SIGKILL');
    await child.kill();
    await driven;
    for (const line of child.lines) if (line.startsWith('ack ')) told.add(line.slice(4));
    for (const what of told) acknowledged.add(what);
    await options.check(acknowledged, round);
  }
  return acknowledged;
}
