import type { AnyCaseType } from './law.ts';

/** States that can follow `from` by any moves, `from` included. */
export function reachable(law: AnyCaseType, from: readonly string[]): ReadonlySet<string> {
  const seen = new Set(from);
  const open = [...seen];
  for (let state = open.pop(); state !== undefined; state = open.pop()) {
    for (const move of Object.values(law.moves)) {
      if (move.from.includes(state) && !seen.has(move.to)) {
        seen.add(move.to);
        open.push(move.to);
      }
    }
  }
  return seen;
}
