import { assert, must } from '../base/assert.ts';
import type { App } from '../sdk/app.ts';
import type { FactType, RollUp } from '../sdk/fact.ts';
import { factTable, snake } from './naming.ts';

/** Table of the counts by day of a fact: `hengdao.overload_weighing_by_day`. */
export function rollUpTable(app: string, key: string): string {
  return `${factTable(app, key)}_by_day`;
}

/** Where the next state of a month is put together before it takes the place of the last one. */
export function nextRollUpTable(app: string, key: string): string {
  return `${rollUpTable(app, key)}_next`;
}

/** Columns that a roll-up may not have of its declaration: those that it has anyway. */
const own = ['day', 'simulated', 'rows', 'mark'];

function checkRollUp(app: App, type: FactType, { by, sums = [] }: RollUp): void {
  const where = `${app.key}.${type.key}: its roll-up`;
  assert(type.naturalKey.includes(type.time), `${where} needs the time in the natural key`);
  assert(!type.org || by.includes(type.org), `${where} is not by ${type.org}, which scopes go by`);
  for (const name of by) {
    const field = must(type.columns[name], `${where} is by ${name}`);
    assert(field.kind !== 'json' && !field.personal, `${where} is by ${name}, which is personal or no single value`);
    assert(!own.includes(snake(name)), `${where} has a column ${name} of its own`);
  }
  for (const name of sums) {
    const kind = type.columns[name]?.kind;
    assert(kind === 'integer' || kind === 'decimal', `${where} sums ${name}, which is no number`);
  }
}

/** The type of a sum: wide enough for any number of rows. */
function sumType(type: FactType, name: string): string {
  const field = must(type.columns[name], name);
  return field.kind === 'decimal' ? `Decimal(38, ${field.places})` : 'Int64';
}

interface DeclaredRollUp {
  readonly name: string;
  readonly title: string;
  readonly columns: readonly { readonly name: string; readonly definition: string; readonly title: string }[];
  readonly indexes: readonly string[];
  readonly engine: string;
}

/**
 * The two tables that a fact is counted in by day: what is read, and what is being made. `typeOf` gives the type of a
 * column in the table of the fact.
 */
export function declaredRollUps(
  app: App,
  type: FactType,
  typeOf: (type: FactType, column: string) => string,
): readonly DeclaredRollUp[] {
  if (!type.rollUp) return [];
  checkRollUp(app, type, type.rollUp);
  const title = (name: string) => must(type.columns[name], name).title;
  const columns = [
    { name: 'day', definition: 'Date32', title: '日期' },
    { name: 'simulated', definition: 'Bool', title: '模拟数据' },
    ...type.rollUp.by.map((name) => ({ name: snake(name), definition: typeOf(type, name), title: title(name) })),
    { name: 'rows', definition: 'UInt64', title: '行数' },
    ...(type.rollUp.sums ?? []).flatMap((name) => [
      { name: `${snake(name)}_sum`, definition: sumType(type, name), title: `${title(name)}合计` },
      { name: `${snake(name)}_count`, definition: 'UInt64', title: `${title(name)}有值行数` },
    ]),
    { name: 'mark', definition: 'UInt64', title: '已计入的数据块' },
  ];
  const engine = [
    'ENGINE = MergeTree',
    'PARTITION BY toYYYYMM(day)',
    'ORDER BY day',
    ...(type.retentionDays ? [`TTL toDateTime(day) + toIntervalDay(${type.retentionDays + 1})`] : []),
    'SETTINGS fsync_after_insert = 1, fsync_part_directory = 1',
  ].join('\n');
  const bare = (table: string) => table.slice(table.indexOf('.') + 1);
  return [
    { name: bare(rollUpTable(app.key, type.key)), title: `${type.title}（按日汇总）` },
    { name: bare(nextRollUpTable(app.key, type.key)), title: `${type.title}（按日汇总，正在重算）` },
  ].map((table) => ({ ...table, columns, indexes: [], engine }));
}
