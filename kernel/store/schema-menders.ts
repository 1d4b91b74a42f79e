import type { App } from '../sdk/app.ts';
import { createFacts, declaredFacts } from './declared-facts.ts';
import { commentOn, createTable, declaredTables } from './declared-tables.ts';

/** How one engine writes the statements that mend a difference. */
export interface Mender {
  readonly engine: 'postgres' | 'clickhouse';
  create(table: string): string;
  dropTable(table: string): string;
  addColumn(table: string, column: string, type: string, comment: string): string;
  changeColumn(table: string, column: string, from: string, to: string): string;
  dropColumn(table: string, column: string): string;
  commentColumn(table: string, column: string, comment: string): string;
  commentTable(table: string, comment: string): string;
  addIndex(table: string, name: string, definition: string): string;
  dropIndex(table: string, name: string): string;
  changeEngine(table: string, from: string, to: string): string;
}

const quoted = (name: string) =>
  name
    .split('.')
    .map((part) => `"${part}"`)
    .join('.');

export function postgresMender(apps: readonly App[]): Mender {
  const declared = new Map(apps.flatMap(declaredTables).map((table) => [`${table.schema}.${table.name}`, table]));
  const columnComment = (table: string, column: string, comment: string) =>
    commentOn('COLUMN', `${quoted(table)}.${quoted(column)}`, comment);
  return {
    engine: 'postgres',
    create: (name) => {
      const table = declared.get(name);
      return table ? `\n${createTable(table).join('\n')}` : '';
    },
    dropTable: (table) => `-- Loses data: DROP TABLE ${quoted(table)};`,
    addColumn: (table, column, type, comment) =>
      `ALTER TABLE ${quoted(table)} ADD COLUMN ${quoted(column)} ${type};\n${columnComment(table, column, comment)}`,
    changeColumn: (table, column, from, to) => {
      const alter = `ALTER TABLE ${quoted(table)} ALTER COLUMN ${quoted(column)}`;
      const [was, is] = [from, to].map((type) => type.replace(' NOT NULL', ''));
      const retype = was === is ? [] : [`${alter} TYPE ${is};`];
      const required = to.includes(' NOT NULL');
      const nulls = from.includes(' NOT NULL') === required ? [] : [`${alter} ${required ? 'SET' : 'DROP'} NOT NULL;`];
      return [...retype, ...nulls].join('\n');
    },
    dropColumn: (table, column) => `-- Loses data: ALTER TABLE ${quoted(table)} DROP COLUMN ${quoted(column)};`,
    commentColumn: columnComment,
    commentTable: (table, comment) => commentOn('TABLE', quoted(table), comment),
    addIndex: (_table, _name, definition) => `${definition};`,
    dropIndex: (table, name) => `DROP INDEX ${quoted(table.split('.')[0] ?? '')}.${quoted(name)};`,
    changeEngine: () => '',
  };
}

export function clickhouseMender(apps: readonly App[]): Mender {
  const declared = new Map(apps.flatMap(declaredFacts).map((facts) => [facts.name, facts]));
  const literal = (text: string) => `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;
  const alter = (table: string) => `ALTER TABLE hengdao.${table}`;
  return {
    engine: 'clickhouse',
    create: (name) => {
      const facts = declared.get(name);
      return facts ? `\n${createFacts(facts)}` : '';
    },
    dropTable: (table) => `-- Loses data: DROP TABLE hengdao.${table};`,
    addColumn: (table, column, type, comment) => {
      const [, before = type, codec = ''] = /^(.*?)( CODEC\(.*\))?$/.exec(type) ?? [];
      return `${alter(table)} ADD COLUMN IF NOT EXISTS ${column} ${before} COMMENT ${literal(comment)}${codec};`;
    },
    changeColumn: (table, column, _from, to) => `${alter(table)} MODIFY COLUMN ${column} ${to};`,
    dropColumn: (table, column) => `-- Loses data: ${alter(table)} DROP COLUMN ${column};`,
    commentColumn: (table, column, comment) => `${alter(table)} COMMENT COLUMN ${column} ${literal(comment)};`,
    commentTable: (table, comment) => `${alter(table)} MODIFY COMMENT ${literal(comment)};`,
    addIndex: (table, name, definition) => `${alter(table)} ADD INDEX IF NOT EXISTS ${name} ${definition};`,
    dropIndex: (table, name) => `${alter(table)} DROP INDEX IF EXISTS ${name};`,
    changeEngine: (table, from, to) =>
      `-- Decide: hengdao.${table} is ${from}\n-- and should be ${to}\n-- A changed order needs a new table and a copy of the rows.`,
  };
}
