import { assert, must } from '../base/assert.ts';
import type { App } from '../sdk/app.ts';
import type { FactType } from '../sdk/fact.ts';
import type { Field } from '../sdk/field.ts';
import { declaredRollUps } from './declared-roll-ups.ts';
import { snake } from './naming.ts';

/** A table of ClickHouse as the declarations want it. */
export interface DeclaredFacts {
  /** Name within the database `hengdao`. */
  readonly name: string;
  readonly title: string;
  readonly columns: readonly FactColumn[];
  /** Skip indexes, as they stand in CREATE TABLE. */
  readonly indexes: readonly string[];
  /** Engine, partitions, order, retention and settings. */
  readonly engine: string;
}

export interface FactColumn {
  readonly name: string;
  /** Type, default and codec. */
  readonly definition: string;
  readonly title: string;
}

/** The ClickHouse type of a field, without regard to whether it may be empty. */
export function factType(field: Field): string {
  switch (field.kind) {
    case 'text':
    case 'ref':
    case 'person':
    case 'file':
    case 'json':
      return 'String';
    case 'choice':
    case 'org':
      return 'LowCardinality(String)';
    case 'integer':
      return 'Int64';
    case 'decimal':
      return `Decimal(20, ${field.places})`;
    case 'date':
      return 'Date32';
    case 'instant':
      return "DateTime64(3, 'Asia/Shanghai')";
    case 'yes-no':
      return 'Bool';
  }
}

/** Bytes of a fact's name: its moment and a hash of its natural key. */
export const factIdBytes = 24;

function nullable(type: string): string {
  const inner = /^LowCardinality\((.*)\)$/.exec(type)?.[1];
  return inner ? `LowCardinality(Nullable(${inner}))` : `Nullable(${type})`;
}

/** The type of a declared column in its table, such as `Nullable(Decimal32(1))`. */
export function columnType(type: FactType, name: string): string {
  const field = must(type.columns[name], name);
  const base = type.storage?.[name]?.type ?? factType(field);
  return field.required ? base : nullable(base);
}

function columnsOf(type: FactType): readonly FactColumn[] {
  return Object.entries(type.columns).map(([name, field]) => {
    const codec = type.storage?.[name]?.codec;
    const definition = `${columnType(type, name)}${codec ? ` CODEC(${codec})` : ''}`;
    return { name: snake(name), definition, title: field.title };
  });
}

/**
 * The order on disk. Two arrivals of one fact must fall onto the same place, or they would count twice: so it is the
 * natural key, its columns in the declared order first, and what the fact corrects.
 */
export function factOrder(type: FactType): readonly string[] {
  const first = (type.order ?? []).filter((name) => type.naturalKey.includes(name));
  const rest = type.naturalKey.filter((name) => !first.includes(name));
  return [...[...first, ...rest].map(snake), 'corrects'];
}

/** Months are partitions only where the natural key fixes the month: else one fact could come to lie in two of them. */
export function isPartitioned(type: FactType): boolean {
  return type.naturalKey.includes(type.time);
}

/** A column of the natural key in a form that stays the same when its storage is made wider or narrower. */
function canonical(type: FactType, name: string): string {
  const column = snake(name);
  const field = must(type.columns[name], name);
  switch (field.kind) {
    case 'instant':
      return `toUnixTimestamp64Milli(${column})`;
    case 'date':
      return `toString(${column})`;
    case 'integer':
      return `toInt64(${column})`;
    case 'decimal':
      return `CAST(${column}, 'Decimal(38, ${field.places})')`;
    case 'yes-no':
      return `toUInt8(${column})`;
    default:
      return `CAST(${column}, 'String')`;
  }
}

/** The time of a fact as eight bytes that sort like it; zeros where its natural key does not fix the time. */
function momentOf(type: FactType): string {
  const time = snake(type.time);
  const isDate = type.columns[type.time]?.kind === 'date';
  const count = isDate ? `toInt64(${time})` : `toUnixTimestamp64Milli(${time})`;
  return `reverse(reinterpretAsFixedString(${isPartitioned(type) ? count : 'toInt64(0)'}))`;
}

/**
 * The name of a fact, computed from its natural key when it is asked for: on the disk it would be most of a row. The
 * moment comes first, by which a named fact is found, and set aside from the others, without naming all of them.
 */
function nameColumns(app: App, type: FactType): readonly FactColumn[] {
  const key = [`'${app.key}.${type.key}'`, ...type.naturalKey.map((name) => canonical(type, name)), 'corrects'];
  const id = `toFixedString(concat(fact_moment, sipHash128Reference(${key.join(', ')})), ${factIdBytes})`;
  return [
    { name: 'fact_moment', definition: `FixedString(8) ALIAS ${momentOf(type)}`, title: '事实时刻' },
    { name: 'fact_id', definition: `FixedString(${factIdBytes}) ALIAS ${id}`, title: '事实标识' },
  ];
}

function engineOf(type: FactType): string {
  const time = snake(type.time);
  return [
    // Of two arrivals the one of the greater precedence stays, which is the one that came first: facts are not edited.
    'ENGINE = ReplacingMergeTree(precedence)',
    ...(isPartitioned(type) ? [`PARTITION BY toYYYYMM(${time})`] : []),
    `ORDER BY (${factOrder(type).join(', ')})`,
    ...(type.retentionDays ? [`TTL toDateTime(${time}) + toIntervalDay(${type.retentionDays})`] : []),
    'SETTINGS fsync_after_insert = 1, fsync_part_directory = 1',
  ].join('\n');
}

function lookupIndex(column: string): string {
  const name = snake(column);
  return `INDEX ${name}_lookup ${name} TYPE bloom_filter(0.01) GRANULARITY 1`;
}

/** The table that the facts of a type are kept in. */
function tableOf(app: App, type: FactType): DeclaredFacts {
  for (const name of [...type.naturalKey, type.time]) {
    assert(type.columns[name]?.required, `${app.key}.${type.key}: ${name} names the fact or its time: it is required`);
  }
  return {
    name: `${snake(app.key)}_${snake(type.key)}`,
    title: type.title,
    columns: [
      ...nameColumns(app, type),
      {
        name: 'received_at',
        definition: "DateTime64(3, 'Asia/Shanghai') CODEC(Delta(8), ZSTD(1))",
        title: '接收时间',
      },
      {
        name: 'precedence',
        definition:
          'UInt64 DEFAULT 18446744073709551615 - toUnixTimestamp64Milli(received_at) CODEC(Delta(8), ZSTD(1))',
        title: '先到优先',
      },
      { name: 'source', definition: 'LowCardinality(String)', title: '来源' },
      { name: 'corrects', definition: 'String', title: '更正的事实' },
      { name: 'simulated', definition: 'Bool', title: '模拟数据' },
      ...columnsOf(type),
    ],
    indexes: ['INDEX corrects_index corrects TYPE set(2) GRANULARITY 1', ...(type.lookups ?? []).map(lookupIndex)],
    engine: engineOf(type),
  };
}

/** The tables that an application's facts are kept in, and those that they are counted in by day. */
export function declaredFacts(app: App): readonly DeclaredFacts[] {
  return app.facts.flatMap((type: FactType) => [tableOf(app, type), ...declaredRollUps(app, type, columnType)]);
}

const literal = (text: string) => `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;

export function factColumnText(column: FactColumn): string {
  // The comment stands between default and codec in the grammar of ClickHouse.
  const [, before = column.definition, codec = ''] = /^(.*?)( CODEC\(.*\))?$/.exec(column.definition) ?? [];
  return `${column.name} ${before} COMMENT ${literal(column.title)}${codec}`;
}

/** The one statement that makes a fact's table. */
export function createFacts(facts: DeclaredFacts, database = 'hengdao'): string {
  const lines = [...facts.columns.map(factColumnText), ...facts.indexes];
  return [
    `CREATE TABLE IF NOT EXISTS ${database}.${facts.name} (\n  ${lines.join(',\n  ')}\n)`,
    facts.engine,
    `COMMENT ${literal(facts.title)};`,
  ].join('\n');
}
