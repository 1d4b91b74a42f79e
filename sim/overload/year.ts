import { calibration } from './calibration.ts';
import { pick, type Random } from './random.ts';
import { passage, type Row, type SimulatedSite } from './traffic.ts';
import { monthlyRows } from './year-sql.ts';

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;

export interface YearPlan {
  readonly year: number;
  readonly rows: number;
  readonly sites: readonly SimulatedSite[];
  readonly random: Random;
  /** Rows of one batch, in order of time only by month, as stations store and forward. */
  readonly batch: number;
}

const hours = calibration.hourWeights.map((weight, hour) => [hour, weight] as const);

/** China's midnight on the first of a month. */
const monthStart = (year: number, month: number) => Date.UTC(year, month, 1) - 8 * hourMs;

/**
 * A year of passages, by months, weekdays left even: roads by the published volumes, hours as calibrated. Batches of it
 * come as fast as they are taken; nothing of it is kept.
 */
export function* yearRows(plan: YearPlan): Generator<readonly Row[]> {
  const { year, sites, random } = plan;
  const byRoad = {
    ordinary: sites.filter(({ kind }) => kind === 'fixed' || kind === 'non-stop'),
    expressway: sites.filter(({ kind }) => kind === 'entrance'),
  };
  const { ordinary, expressway } = calibration.yearly;
  const roads = [
    ['ordinary', ordinary],
    ['expressway', expressway],
  ] as const;
  let number = 0;
  let batch: Row[] = [];
  for (const [month, count] of monthlyRows(plan.rows).entries()) {
    const start = monthStart(year, month);
    const days = Math.round((monthStart(year, month + 1) - start) / dayMs);
    for (let n = 0; n < count; n += 1) {
      const places = byRoad[pick(random, roads)];
      const site = places[Math.floor(random() * places.length)];
      if (!site) throw new RangeError('no site on that road');
      number += 1;
      const at = start + Math.floor(random() * days) * dayMs + pick(random, hours) * hourMs + random() * hourMs;
      batch.push(passage(random, site, `y${year}${number}`, Math.floor(at)));
      if (batch.length < plan.batch) continue;
      yield batch;
      batch = [];
    }
  }
  if (batch.length > 0) yield batch;
}
