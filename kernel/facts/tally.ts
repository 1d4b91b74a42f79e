import { assert } from '../base/assert.ts';
import { chinaIso } from '../base/clock.ts';
import { Refusal } from '../base/refusal.ts';
import type { Field, Fields } from '../sdk/field.ts';
import type { Figure, TallyQuery, TallyRow } from '../sdk/tally.ts';
import { ClickHouseParams, milliseconds, whereClickHouse } from '../store/clickhouse-where.ts';
import { liveFacts } from '../store/live-facts.ts';
import type { Bound } from './deps.ts';
import { columnOf, keptColumns, query, readable, whereOf } from './read.ts';
import { type RolledSource, rolledSource } from './rolled-source.ts';

const most = 20_000;
const zone = "'Asia/Shanghai'";

/** Civil parts of an instant, as text that sorts like time. */
const parts: Readonly<Record<string, string>> = { hour: '%Y-%m-%dT%H', day: '%Y-%m-%d', month: '%Y-%m' };

function fieldOf(fields: Fields, name: string): Field {
  const field = Object.hasOwn(fields, name) ? fields[name] : undefined;
  if (!field) throw new Refusal('input.invalid', { detail: `没有名为“${name}”的字段。` });
  return field;
}

/** Who sees personal values masked may not have them counted one by one either. */
function refusePersonal({ access, who, app }: Bound, field: Field): void {
  if (field.personal && !access.seesPersonal(who, app.key)) {
    throw new Refusal('grant.denied', { action: `按“${field.title}”分组` });
  }
}

function groupText(bound: Bound, fields: Fields, by: string, isRolled: boolean): string {
  const [name = '', part] = by.split(':', 2);
  const field = fieldOf(fields, name);
  refusePersonal(bound, field);
  if (part === undefined) return field.kind === 'date' ? `toString(${columnOf(name)})` : columnOf(name);
  const format = parts[part];
  assert(format && (field.kind === 'instant' || field.kind === 'date'), `group by ${by}`);
  if (isRolled) return `formatDateTime(t.day, '${format}')`;
  return `formatDateTime(${columnOf(name)}, '${format}'${field.kind === 'instant' ? `, ${zone}` : ''})`;
}

const functions = { sum: 'sum', average: 'avg', deviation: 'stddevPop', min: 'min', max: 'max', distinct: 'uniqExact' };

function valueText(fields: Fields, { aggregate, of, element }: Figure): string {
  assert(of !== undefined, `column of a ${aggregate}`);
  const field = fieldOf(fields, of);
  const column = columnOf(of);
  if (element !== undefined) return `JSONExtract(ifNull(${column}, '[]'), ${element + 1}, 'Nullable(Float64)')`;
  if (field.kind === 'instant') return milliseconds(column);
  const isNumber = field.kind === 'integer' || field.kind === 'decimal';
  assert(isNumber || aggregate === 'distinct', `${aggregate} of ${of}, which is no number`);
  return isNumber && aggregate !== 'distinct' ? `toFloat64(${column})` : column;
}

/** The same of counts by day: rows and sums are added up. */
function rolledFigure(fields: Fields, { aggregate, of, where }: Figure, params: ClickHouseParams): string {
  const condition = where ? whereClickHouse({ alias: 't', fields, where }, params) : 'true';
  if (aggregate === 'count') return `sumIf(t.rows, ${condition})`;
  const column = columnOf(of ?? '');
  return `if(sumIf(${column}_count, ${condition}) = 0, NULL, sumIf(toFloat64(${column}_sum), ${condition}))`;
}

/** Sums and extremes of nothing are null, as in the store of rows; the engine would say nought. */
function figureText(fields: Fields, figure: Figure, params: ClickHouseParams): string {
  const { aggregate, where } = figure;
  const condition = where ? whereClickHouse({ alias: 't', fields, where, columns: keptColumns }, params) : null;
  const [suffix, then] = condition === null ? ['', ''] : ['If', `, ${condition}`];
  if (aggregate === 'count') return condition === null ? 'count()' : `countIf(${condition})`;
  const value = valueText(fields, figure);
  const figureOf = `${functions[aggregate]}${suffix}(${value}${then})`;
  if (aggregate === 'distinct') return figureOf;
  return `if(count${suffix}(${value}${then}) = 0, NULL, ${figureOf})`;
}

function orderText(names: ReadonlyMap<string, string>, sort: readonly string[]): string {
  if (sort.length === 0) return '';
  const order = sort.map((each) => {
    const alias = names.get(each.replace(/^-/, ''));
    assert(alias, `sorted by ${each}, which is neither group nor figure`);
    return `${alias} ${each.startsWith('-') ? 'DESC NULLS LAST' : 'ASC NULLS FIRST'}`;
  });
  return `ORDER BY ${order.join(', ')}`;
}

function shownFigure(fields: Fields, { aggregate, of }: Figure, value: unknown): number | string | null {
  if (value === null || value === undefined) return null;
  const isMoment = of !== undefined && fields[of]?.kind === 'instant' && (aggregate === 'min' || aggregate === 'max');
  return isMoment ? chinaIso(new Date(Number(value))) : Number(value);
}

/** The counts by day in place of the facts, where they tell all that is asked. */
async function countsFor(bound: Bound, asked: TallyQuery, params: ClickHouseParams): Promise<RolledSource | null> {
  const { time } = bound.type;
  const figures = Object.values(asked.figures);
  const isPlain = figures.every(
    ({ aggregate, element }) => ['count', 'sum'].includes(aggregate) && element === undefined,
  );
  if (!isPlain) return null;
  return rolledSource(bound, asked.where, params, {
    by: [
      ...(asked.by ?? []).filter((by) => by !== `${time}:day` && by !== `${time}:month`),
      ...figures.flatMap(({ where = {} }) => Object.keys(where)),
    ],
    sums: figures.flatMap(({ of }) => of ?? []),
  });
}

/** Counts by groups, each fact once and without those that were corrected. */
export async function tallyFacts(bound: Bound, asked: TallyQuery): Promise<readonly TallyRow[]> {
  const { app, type } = bound;
  const { by = [], figures, where, limit = 1000 } = asked;
  assert(Number.isSafeInteger(limit) && limit > 0 && limit <= most, `limit of a tally: ${limit}`);
  const fields = readable(type);
  const params = new ClickHouseParams();
  const rolled = await countsFor(bound, asked, params);
  const textOf = rolled ? rolledFigure : figureText;
  const groups = by.map((each, index) => [each, groupText(bound, fields, each, rolled !== null), `g${index}`] as const);
  const counted = Object.entries(figures).map(
    ([name, figure], index) => [name, textOf(fields, figure, params), `f${index}`] as const,
  );
  const all = [...groups, ...counted];
  const names = new Map(all.map(([name, , alias]) => [name, alias]));
  const columns = [...all.map(([, text, alias]) => `${text} AS ${alias}`), 'max(t.simulated) AS simulated_any'];
  const rows = await query<Record<string, unknown>>(
    bound,
    `SELECT ${columns.join(', ')} FROM ${rolled?.from ?? liveFacts(app.key, type)} AS t
    WHERE ${whereOf(bound, { where: rolled?.where ?? where }, params)}
    ${groups.length > 0 ? `GROUP BY ${groups.map(([, , alias]) => alias).join(', ')}` : ''}
    ${orderText(names, asked.sort ?? by)} LIMIT ${limit}`,
    params,
  );
  return rows.map((row) => ({
    ...Object.fromEntries(groups.map(([name, , alias]) => [name, (row[alias] ?? null) as string | number | null])),
    ...Object.fromEntries(
      counted.map(([name, , alias]) => [
        name,
        shownFigure(fields, figures[name] ?? { aggregate: 'count' }, row[alias]),
      ]),
    ),
    simulated: Boolean(row.simulated_any),
  }));
}
