import { assert } from '../base/assert.ts';
import type { App } from '../sdk/app.ts';
import type { CaseType } from '../sdk/case.ts';
import type { EntityType } from '../sdk/entity.ts';
import type { Field, Fields } from '../sdk/field.ts';
import { snake } from './naming.ts';

/** A table of PostgreSQL as the declarations want it. */
export interface DeclaredTable {
  readonly schema: string;
  readonly name: string;
  readonly title: string;
  readonly columns: readonly DeclaredColumn[];
  readonly indexes: readonly DeclaredIndex[];
}

export interface DeclaredColumn {
  readonly name: string;
  /** Type and constraints, such as `numeric(20,2) NOT NULL`. */
  readonly type: string;
  readonly title: string;
}

export interface DeclaredIndex {
  readonly name: string;
  readonly unique: boolean;
  /** What follows `USING`, such as `btree (org)`. */
  readonly on: string;
}

function columnType(field: Field): string {
  switch (field.kind) {
    case 'text':
    case 'choice':
    case 'ref':
    case 'org':
    case 'person':
    case 'file':
      return 'text';
    case 'integer':
      return 'bigint';
    case 'decimal':
      return `numeric(20,${field.places})`;
    case 'date':
      return 'date';
    case 'instant':
      return 'timestamptz';
    case 'yes-no':
      return 'boolean';
    case 'json':
      return 'jsonb';
  }
}

/** Columns of declared fields, under the names that SQL uses. */
function fieldColumns(fields: Fields): readonly DeclaredColumn[] {
  return Object.entries(fields).map(([name, field]) => ({
    name: snake(name),
    type: field.required ? `${columnType(field)} NOT NULL` : columnType(field),
    title: field.title,
  }));
}

const column = (name: string, type: string, title: string): DeclaredColumn => ({ name, type, title });

/** PostgreSQL cuts names at 63 bytes; one that was cut would not be found again. */
function indexName(table: string, columns: readonly string[], kind: string): string {
  const name = `${table}_${columns.join('_')}_${kind}`;
  return name.length <= 63 ? name : `${name.slice(0, 63 - kind.length - 1).replace(/_$/, '')}_${kind}`;
}

/** What every list needs: uniqueness, scope and references, and trigrams for the search box. */
function fieldIndexes(table: string, fields: Fields, unique: readonly (readonly string[])[]): readonly DeclaredIndex[] {
  const sets = unique.map((set) => set.map(snake));
  const uniques = sets.map((set) => ({
    name: indexName(table, set, 'key'),
    unique: true,
    on: `btree (${set.join(', ')})`,
  }));
  const leading = new Set(sets.map((set) => set[0]));
  const plain = Object.entries(fields)
    .filter(([, field]) => field.indexed || ['ref', 'org', 'person', 'file'].includes(field.kind))
    .filter(([name]) => !leading.has(snake(name)))
    .map(([name]) => ({
      name: indexName(table, [snake(name)], 'idx'),
      unique: false,
      on: `btree (${snake(name)})`,
    }));
  const searched = Object.entries(fields)
    .filter(([, field]) => field.search && field.search !== 'whole')
    .map(([name, field]) => ({
      name: indexName(table, [snake(name)], 'search'),
      unique: false,
      on: field.search === 'pairs' ? `gin (kernel.pairs(${snake(name)}))` : `gin (${snake(name)} kernel.gin_trgm_ops)`,
    }));
  return [...uniques, ...plain, ...searched];
}

function entityTable(app: string, type: EntityType): DeclaredTable {
  const name = snake(type.key);
  return {
    schema: snake(app),
    name,
    title: type.title,
    columns: [
      column('id', 'uuid PRIMARY KEY', '标识'),
      column('version', 'integer NOT NULL', '版本'),
      column('created_at', 'timestamptz NOT NULL', '建立时间'),
      column('updated_at', 'timestamptz NOT NULL', '更新时间'),
      ...fieldColumns(type.fields),
    ],
    indexes: [
      ...fieldIndexes(name, type.fields, type.unique ?? []),
      { name: indexName(name, ['updated_at'], 'idx'), unique: false, on: 'btree (updated_at)' },
    ],
  };
}

function caseTable(app: string, type: CaseType): DeclaredTable {
  const name = snake(type.key);
  return {
    schema: snake(app),
    name,
    title: type.title,
    columns: [
      column('id', 'uuid PRIMARY KEY', '标识'),
      column('version', 'integer NOT NULL', '版本'),
      column('state', 'text NOT NULL', '状态'),
      column('law_version', 'integer NOT NULL', '规则版本'),
      column('opened_at', 'timestamptz NOT NULL', '发起时间'),
      column('opened_by', 'text NOT NULL', '发起人标识'),
      column('opened_by_name', 'text NOT NULL', '发起人'),
      column('closed_at', 'timestamptz', '办结时间'),
      ...fieldColumns(type.fields),
    ],
    indexes: [
      ...fieldIndexes(name, type.fields, []),
      { name: indexName(name, ['state'], 'idx'), unique: false, on: 'btree (state)' },
      { name: indexName(name, ['opened_at'], 'idx'), unique: false, on: 'btree (opened_at)' },
    ],
  };
}

/** The tables that an application's entities and cases are kept in. */
export function declaredTables(app: App): readonly DeclaredTable[] {
  const tables = [
    ...app.entities.map((type) => entityTable(app.key, type)),
    ...app.cases.map((type) => caseTable(app.key, type)),
  ];
  for (const table of tables) {
    const names = table.columns.map((each) => each.name);
    assert(new Set(names).size === names.length, `${table.schema}.${table.name} declares a column twice`);
  }
  assert(new Set(tables.map((each) => each.name)).size === tables.length, `${app.key} declares a table twice`);
  return tables;
}

const quoted = (name: string) => `"${name}"`;
const literal = (text: string) => `'${text.replaceAll("'", "''")}'`;

/** `"evaluation"."project"`. */
export function qualified(table: Pick<DeclaredTable, 'schema' | 'name'>): string {
  return `${quoted(table.schema)}.${quoted(table.name)}`;
}

export function createIndex(table: DeclaredTable, index: DeclaredIndex): string {
  const kind = index.unique ? 'UNIQUE INDEX' : 'INDEX';
  return `CREATE ${kind} ${quoted(index.name)} ON ${qualified(table)} USING ${quoteColumns(index.on)};`;
}

/** Quotes the column names in `btree (a, b)`, `gin (a kernel.gin_trgm_ops)` and `gin (kernel.pairs(a))`: `order` may be a field. */
function quoteColumns(on: string): string {
  return on.replace(/(?<=[(] ?|, )([a-z0-9_]+)(?!\.|[a-z0-9_])/g, (name) => quoted(name));
}

export function commentOn(kind: 'TABLE' | 'COLUMN', what: string, title: string): string {
  return `COMMENT ON ${kind} ${what} IS ${literal(title)};`;
}

/** The statements that make a table with its indexes and the Chinese titles as comments. */
export function createTable(table: DeclaredTable): readonly string[] {
  const lines = table.columns.map((each) => `  ${quoted(each.name)} ${each.type}`);
  return [
    `CREATE TABLE ${qualified(table)} (\n${lines.join(',\n')}\n);`,
    ...table.indexes.map((index) => createIndex(table, index)),
    commentOn('TABLE', qualified(table), table.title),
    ...table.columns.map((each) => commentOn('COLUMN', `${qualified(table)}.${quoted(each.name)}`, each.title)),
  ];
}
