const hour = 3_600_000;

/** An over-limit weighing that may belong to an act. */
export interface OverWeighing {
  readonly recordId: string;
  readonly plate: string;
  /** Milliseconds of the passage. */
  readonly at: number;
  readonly totalKg: number;
  readonly limitKg: number;
}

/** One act: the passages of one trip. What is decided on is its smallest measured weight. */
export interface Act {
  readonly plate: string;
  readonly from: number;
  readonly records: readonly OverWeighing[];
  readonly decisive: OverWeighing;
}

function excess({ totalKg, limitKg }: OverWeighing): number {
  return totalKg - limitKg;
}

/** Of two weighings of one trip the one that weighs less counts; with equal weight the one further below the limit, then the earlier. */
function lighter(a: OverWeighing, b: OverWeighing): OverWeighing {
  const difference = a.totalKg - b.totalKg || excess(a) - excess(b) || a.at - b.at;
  return difference <= 0 ? a : b;
}

/**
 * Puts over-limit weighings of the same plate within so many hours of the first together: a truck that passes five
 * points has done one thing. The order of arrival does not matter. Weighings without a plate each stand alone.
 */
export function actsOf(weighings: readonly OverWeighing[], hours = 12): readonly Act[] {
  const byTime = [...weighings].sort((a, b) => a.at - b.at || a.recordId.localeCompare(b.recordId));
  const open = new Map<string, OverWeighing[]>();
  const groups: OverWeighing[][] = [];
  for (const one of byTime) {
    const running = one.plate === '' ? undefined : open.get(one.plate);
    const first = running?.[0];
    if (running && first && one.at - first.at <= hours * hour) running.push(one);
    else {
      const fresh = [one];
      groups.push(fresh);
      if (one.plate !== '') open.set(one.plate, fresh);
    }
  }
  return groups.flatMap((records) => {
    const [first, ...rest] = records;
    return first ? [{ plate: first.plate, from: first.at, records, decisive: rest.reduce(lighter, first) }] : [];
  });
}

export type Authority = 'transport' | 'police';

/** A fine laid on an act, by one of the two authorities that could. */
export interface Fine {
  readonly act: string;
  readonly by: Authority;
  readonly yuan: number;
}

/** Why an act may not be fined (again); null when it may. 行政处罚法第二十九条: one act, one fine. */
export function whyNoFine(act: string, fines: readonly Fine[]): string | null {
  const earlier = fines.find((fine) => fine.act === act);
  if (!earlier) return null;
  return `同一违法行为已由${earlier.by === 'police' ? '公安机关' : '交通运输部门'}处以罚款，不得再次罚款`;
}
