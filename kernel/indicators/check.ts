import type { App } from '../sdk/app.ts';
import type { Field } from '../sdk/field.ts';
import type { IndicatorType, Measure } from '../sdk/indicator.ts';
import { conditionsOf } from '../store/conditions.ts';
import { type Source, sourceOf } from './source.ts';

const numeric = (field: Field | undefined) => field?.kind === 'integer' || field?.kind === 'decimal';

function checkAggregate(source: Source, { aggregate, of }: Measure): string[] {
  if (aggregate === 'count') return of === undefined ? [] : ['counts rows, yet names a column'];
  if (of === undefined) return [`names no column to take the ${aggregate} of`];
  const field = source.fields[of];
  if (!field) return [`takes the ${aggregate} of the unknown column ${of}`];
  return aggregate === 'distinct' || numeric(field) ? [] : [`takes the ${aggregate} of ${of}, which is no number`];
}

function checkTime(source: Source, type: IndicatorType, measure: Measure): string[] {
  const name = measure.time ?? source.time;
  if (name === undefined) return [];
  const field = source.fields[name];
  if (field?.kind === 'date' || field?.kind === 'instant') return [];
  if (field?.kind === 'integer' && type.period === 'year') return [];
  return [`is placed in a ${type.period} by ${name}, which is no date, instant or number of a year`];
}

function checkMeasure(app: App, type: IndicatorType, measure: Measure): string[] {
  const source = sourceOf(app, measure.from);
  if (!source) return [`counts rows of ${measure.from}, which is not declared`];
  const unknown = (measure.show ?? []).filter((name) => !(name in source.fields));
  const problems = [
    ...checkAggregate(source, measure),
    ...checkTime(source, type, measure),
    ...unknown.map((name) => `shows the unknown column ${name}`),
  ];
  try {
    conditionsOf(source.fields, measure.where);
  } catch (error) {
    problems.push((error as Error).message);
  }
  return problems;
}

/** What is wrong with the indicators of an application, each as a sentence; empty when nothing is. */
export function checkIndicators(app: App): readonly string[] {
  const seen = new Set<string>();
  return app.indicators.flatMap((type) => {
    const name = `indicator ${app.key}.${type.key} (since ${type.since})`;
    const parts = [
      ...checkMeasure(app, type, type.numerator).map((problem) => `numerator ${problem}`),
      ...(type.denominator ? checkMeasure(app, type, type.denominator) : []).map((problem) => `denominator ${problem}`),
    ];
    const again = `${type.key}/${type.since}`;
    if (seen.has(again)) parts.push('is declared twice since the same date');
    seen.add(again);
    const others = app.indicators.filter((other) => other.key === type.key);
    if (others.some((other) => other.period !== type.period)) parts.push('has definitions of different periods');
    return parts.map((problem) => `${name}: ${problem}`);
  });
}
