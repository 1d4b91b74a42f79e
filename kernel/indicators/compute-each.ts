import { sql } from 'kysely';
import { must } from '../base/assert.ts';
import { sum } from '../base/decimal.ts';
import type { IndicatorResult, Measure, Period } from '../sdk/indicator.ts';
import type { Db } from '../store/types.ts';
import { computeNow, definitionFor, measurerFor, resultOf, rowsOf } from './compute.ts';
import type { Bound } from './deps.ts';
import type { Measured } from './measured.ts';
import { sealedResult } from './seal.ts';

/** What rows come to by the org that each belongs to can be added up; averages, greatest and different ones cannot. */
const adds = ({ aggregate }: Measure) => aggregate === 'count' || aggregate === 'sum';

function added({ aggregate }: Measure, parts: readonly Measured[]): Measured {
  const values = parts.flatMap(({ value }) => (value === null ? [] : [value]));
  return {
    // Nothing counted is nought; the sum of nothing is none.
    value: values.length > 0 || aggregate === 'count' ? sum(values).toString() : null,
    rows: parts.reduce((rows, part) => rows + part.rows, 0),
    simulated: parts.some(({ simulated }) => simulated),
  };
}

type Parts = ReadonlyMap<string, Measured>;

/** One part of the indicator for each org with all below it, of one reading; null where it does not add up. */
async function partsOf(
  bound: Bound,
  db: Db,
  measure: Measure,
  period: Period,
  orgs: readonly string[],
): Promise<Parts | null> {
  const trees = new Map(orgs.map((org) => [org, bound.deps.orgs.subtree(org)]));
  const rows = {
    ...rowsOf(bound, measure, period, must(orgs[0], 'an org')),
    orgs: [...new Set([...trees.values()].flat())],
  };
  const measurer = measurerFor(bound, db, rows);
  if (!measurer.byOrg || !adds(measure)) return null;
  const found = await measurer.byOrg(rows);
  return new Map(
    [...trees].map(([org, codes]) => [
      org,
      added(
        measure,
        codes.flatMap((code) => found.get(code) ?? []),
      ),
    ]),
  );
}

async function sealedAmong(
  { app, type }: Bound,
  db: Db,
  period: Period,
  orgs: readonly string[],
): Promise<Set<string>> {
  const { rows } = await sql<{ org: string }>`
    select org from kernel.indicator_seal
    where app = ${app.key} and key = ${type.key} and period = ${period.name} and org = any(${[...orgs]})`.execute(db);
  return new Set(rows.map(({ org }) => org));
}

/** A figure for each of many orgs, each with all that lies below it: as it was sealed, or as the rows are now. */
export async function computeEach(
  bound: Bound,
  db: Db,
  period: Period,
  orgs: readonly string[],
): Promise<readonly IndicatorResult[]> {
  if (orgs.length === 0) return [];
  const definition = definitionFor(bound, period);
  const { numerator, denominator } = definition;
  const [sealed, top, below] = await Promise.all([
    sealedAmong(bound, db, period, orgs),
    partsOf(bound, db, numerator, period, orgs),
    denominator ? partsOf(bound, db, denominator, period, orgs) : null,
  ]);
  const one = async (org: string): Promise<IndicatorResult> => {
    const kept = sealed.has(org) ? await sealedResult(bound, db, period, org) : null;
    if (kept) return kept;
    if (!top || (denominator && !below)) return computeNow(bound, db, period, org);
    const parts = [top, below].map((part) => (part ? must(part.get(org), `figure of ${org}`) : null));
    return resultOf(bound, { definition, period, org }, must(parts[0], 'numerator'), parts[1] ?? null);
  };
  return Promise.all(orgs.map(one));
}
