import { must } from '../base/assert.ts';
import { chinaIso } from '../base/clock.ts';
import { decimal, round, toNumber } from '../base/decimal.ts';
import { Refusal } from '../base/refusal.ts';
import { type IndicatorResult, type IndicatorType, type Measure, type Period, periodsFrom } from '../sdk/indicator.ts';
import type { Db } from '../store/types.ts';
import type { Bound } from './deps.ts';
import { clickHouseMeasurer } from './measure-clickhouse.ts';
import { postgresMeasurer } from './measure-postgres.ts';
import type { Measured, Measurer, Rows } from './measured.ts';
import { boundsOf } from './period.ts';
import { sourceOf } from './source.ts';

/** The definition that holds at the beginning of a period: a later formula never reaches back. */
export function definitionFor(bound: Bound, period: Period): IndicatorType {
  const { type, definitions } = bound;
  if (!periodsFrom(type.period).includes(period.kind)) {
    throw new Refusal('input.invalid', { detail: `“${type.title}”不按该期间统计。` });
  }
  const { from } = boundsOf(period);
  const inForce = definitions.filter((definition) => definition.since <= from);
  const latest = inForce.reduce<IndicatorType | null>((a, b) => (a && a.since >= b.since ? a : b), null);
  if (!latest) throw new Refusal('record.missing', { what: `${type.title} ${period.name}` });
  return latest;
}

/** The rows behind one part of an indicator. */
export function rowsOf(bound: Bound, measure: Measure, period: Period, org: string): Rows {
  const { deps, app } = bound;
  const node = deps.orgs.get(org);
  if (!node) throw new Refusal('record.missing', { what: org });
  const source = must(sourceOf(app, measure.from), `rows of ${measure.from}`);
  return { source, measure, period, orgs: node.parent === null ? null : deps.orgs.subtree(org) };
}

export function measurerFor(bound: Bound, db: Db, rows: Rows): Measurer {
  return rows.source.store === 'postgres' ? postgresMeasurer(db) : clickHouseMeasurer(bound.deps.store.facts);
}

export const nothing: Measured = { value: null, rows: 0, simulated: false };

function figureOf(definition: IndicatorType, numerator: Measured, denominator: Measured | null): number | null {
  const factor = definition.factor ?? 1;
  if (numerator.value === null && numerator.rows > 0) return null;
  if (!denominator) {
    if (numerator.rows === 0 || numerator.value === null) return null;
    return toNumber(round(decimal(numerator.value).times(factor), definition.places));
  }
  if (denominator.rows === 0 || denominator.value === null || decimal(denominator.value).eq(0)) return null;
  // No row in the numerator is an honest nought where there is something to measure it by, but no average of nothing.
  const sums = definition.numerator.aggregate !== 'average' && definition.numerator.aggregate !== 'max';
  if (numerator.value === null && !sums) return null;
  const share = decimal(numerator.value ?? 0)
    .times(factor)
    .div(decimal(denominator.value));
  return toNumber(round(share, definition.places));
}

/** Computes a figure from the rows as they are in `db`. */
export async function computeNow(bound: Bound, db: Db, period: Period, org: string): Promise<IndicatorResult> {
  const definition = definitionFor(bound, period);
  const top = rowsOf(bound, definition.numerator, period, org);
  const below = definition.denominator ? rowsOf(bound, definition.denominator, period, org) : null;
  const [numerator, denominator] = await Promise.all([
    measurerFor(bound, db, top).measure(top),
    below ? measurerFor(bound, db, below).measure(below) : null,
  ]);
  return resultOf(bound, { definition, period, org }, numerator, denominator);
}

/** What is told of a figure, out of what its two parts came to. */
export function resultOf(
  bound: Bound,
  { definition, period, org }: { readonly definition: IndicatorType; readonly period: Period; readonly org: string },
  numerator: Measured,
  denominator: Measured | null,
): IndicatorResult {
  const number = (measured: Measured | null) => (measured?.value ? toNumber(decimal(measured.value)) : null);
  return {
    key: definition.key,
    period,
    org,
    value: figureOf(definition, numerator, denominator),
    numerator: number(numerator),
    denominator: number(denominator),
    unit: definition.unit,
    definitionSince: definition.since,
    computedAt: chinaIso(bound.deps.clock.now()),
    rows: { numerator: numerator.rows, denominator: (denominator ?? nothing).rows },
    simulated: numerator.simulated || (denominator ?? nothing).simulated,
    sealed: null,
  };
}
