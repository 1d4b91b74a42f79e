import { assert } from '../base/assert.ts';
import type { App } from '../sdk/app.ts';
import type { FactType } from '../sdk/fact.ts';
import type { Field } from '../sdk/field.ts';
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

function nullable(type: string): string {
  const inner = /^LowCardinality\((.*)\)$/.exec(type)?.[1];
  return inner ? `LowCardinality(Nullable(${inner}))` : `Nullable(${type})`;
}

function columnsOf(type: FactType): readonly FactColumn[] {
  return Object.entries(type.columns).map(([name, field]) => {
    const storage = type.storage?.[name];
    const base = storage?.type ?? factType(field);
    const codec = storage?.codec ? ` CODEC(${storage.codec})` : '';
    return { name: snake(name), definition: `${field.required ? base : nullable(base)}${codec}`, title: field.title };
  });
}

/**
 * The order on disk. Two arrivals of one fact must fall onto the same place, or they would count twice: so of the
 * declared order those columns are taken that belong to the natural key, and the fact's own id makes the rest.
 */
export function factOrder(type: FactType): readonly string[] {
  const determined = (type.order ?? []).filter((name) => type.naturalKey.includes(name));
  return [...determined.map(snake), 'fact_id'];
}

/** Months are partitions only where the natural key fixes the month: else one fact could come to lie in two of them. */
export function isPartitioned(type: FactType): boolean {
  return type.naturalKey.includes(type.time);
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

/** The table that an application's fact is kept in. */
export function declaredFacts(app: App): readonly DeclaredFacts[] {
  return app.facts.map((type: FactType) => {
    for (const name of [...type.naturalKey, type.time]) {
      assert(
        type.columns[name]?.required,
        `${app.key}.${type.key}: ${name} names the fact or its time: it is required`,
      );
    }
    return {
      name: `${snake(app.key)}_${snake(type.key)}`,
      title: type.title,
      columns: [
        { name: 'fact_id', definition: 'FixedString(32) DEFAULT unhex(fact_id_hex)', title: '事实标识' },
        { name: 'fact_id_hex', definition: 'String EPHEMERAL', title: '事实标识（十六进制）' },
        { name: 'received_at', definition: "DateTime64(3, 'Asia/Shanghai')", title: '接收时间' },
        {
          name: 'precedence',
          definition: 'UInt64 DEFAULT 18446744073709551615 - toUnixTimestamp64Milli(received_at)',
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
  });
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
