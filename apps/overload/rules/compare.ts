/** A weight of a vehicle at a place. Times in milliseconds. */
export interface Weighed {
  readonly plate: string;
  readonly at: number;
  readonly kg: number;
}

function byPlate<T extends Weighed>(all: readonly T[]): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const one of all) {
    const group = groups.get(one.plate);
    if (group) group.push(one);
    else groups.set(one.plate, [one]);
  }
  return groups;
}

/** The first weighing of the same plate within so many milliseconds after each start. */
export function pairNext<A extends Weighed, B extends Weighed>(
  starts: readonly A[],
  seen: readonly B[],
  withinMs: number,
): readonly (readonly [A, B])[] {
  const later = byPlate([...seen].sort((a, b) => a.at - b.at));
  return starts.flatMap((start) => {
    const next = later.get(start.plate)?.find(({ at }) => at > start.at && at <= start.at + withinMs);
    return next ? [[start, next] as const] : [];
  });
}

/** The last start of the same plate within so many milliseconds before each weighing: where the trip began. */
export function pairLast<A extends Weighed, B extends Weighed>(
  starts: readonly A[],
  seen: readonly B[],
  withinMs: number,
): readonly (readonly [A, B])[] {
  const earlier = byPlate([...starts].sort((a, b) => b.at - a.at));
  return seen.flatMap((one) => {
    const last = earlier.get(one.plate)?.find(({ at }) => at < one.at && at >= one.at - withinMs);
    return last ? [[last, one] as const] : [];
  });
}

/** Whether the second weight is no more than the first with what is tolerated: more means loaded in between. */
export function agrees(startKg: number, seenKg: number, perMille: number): boolean {
  return seenKg * 1000 <= startKg * (1000 + perMille);
}
