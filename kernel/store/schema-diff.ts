import { sql } from 'kysely';
import { newId } from '../base/ids.ts';
import type { App } from '../sdk/app.ts';
import { createFacts, declaredFacts } from './declared-facts.ts';
import { createTable, declaredTables } from './declared-tables.ts';
import { introspectClickHouse, introspectPostgres, type SchemaImage, type TableImage } from './introspect.ts';
import { snake } from './naming.ts';
import { clickhouseMender, type Mender, postgresMender } from './schema-menders.ts';
import type { Db, Store } from './types.ts';

/** One place where the database is not what the declarations say, and the statement that mends it. */
export interface Difference {
  readonly engine: 'postgres' | 'clickhouse';
  /** What differs, in plain words. */
  readonly what: string;
  /** SQL for a migration; commented out where data would be lost or somebody has to decide. */
  readonly statement: string;
}

const scratchPrefix = 'hengdao_scratch_';

/** Both engines are asked what they make of the derived definitions: so both images speak in the same words. */
async function wantedInPostgres(db: Db, apps: readonly App[], schemas: readonly string[]): Promise<SchemaImage> {
  const transaction = await db.startTransaction().execute();
  try {
    for (const schema of schemas) await sql`CREATE SCHEMA ${sql.id(scratchPrefix + schema)}`.execute(transaction);
    for (const app of apps) {
      const tables = declaredTables(app).map((table) => ({ ...table, schema: scratchPrefix + table.schema }));
      const text = tables.flatMap(createTable).join('\n');
      if (text) await sql.raw(text).execute(transaction);
    }
    return await introspectPostgres(transaction, schemas, scratchPrefix);
  } finally {
    await transaction.rollback().execute();
  }
}

async function wantedInClickHouse(store: Pick<Store, 'facts'>, apps: readonly App[]): Promise<SchemaImage> {
  const database = `${scratchPrefix}${newId().slice(-12)}`;
  await store.facts.command({ query: `CREATE DATABASE ${database}` });
  try {
    for (const facts of apps.flatMap(declaredFacts)) {
      await store.facts.command({ query: createFacts(facts, database) });
    }
    return await introspectClickHouse(
      store.facts,
      database,
      apps.map((app) => snake(app.key)),
    );
  } finally {
    await store.facts.command({ query: `DROP DATABASE ${database} SYNC` });
  }
}

function compareTable(name: string, have: TableImage, want: TableImage, mender: Mender): readonly Difference[] {
  const found: Difference[] = [];
  const note = (what: string, statement: string) => found.push({ engine: mender.engine, what, statement });
  for (const [column, { type, comment }] of want.columns) {
    const now = have.columns.get(column);
    if (!now) note(`${name}.${column} is missing`, mender.addColumn(name, column, type, comment));
    else if (now.type !== type) {
      note(`${name}.${column} is ${now.type}, not ${type}`, mender.changeColumn(name, column, now.type, type));
    }
    if (now && now.comment !== comment) {
      note(`${name}.${column} is titled ${now.comment}, not ${comment}`, mender.commentColumn(name, column, comment));
    }
  }
  for (const column of have.columns.keys()) {
    if (!want.columns.has(column)) note(`${name}.${column} is not declared`, mender.dropColumn(name, column));
  }
  for (const [index, definition] of want.indexes) {
    const now = have.indexes.get(index);
    if (now === definition) continue;
    const drop = now === undefined ? '' : `${mender.dropIndex(name, index)}\n`;
    note(
      `index ${index} of ${name} ${now ? 'differs' : 'is missing'}`,
      drop + mender.addIndex(name, index, definition),
    );
  }
  for (const index of have.indexes.keys()) {
    if (!want.indexes.has(index)) note(`index ${index} of ${name} is not declared`, mender.dropIndex(name, index));
  }
  if (have.comment !== want.comment) {
    note(`${name} is titled ${have.comment}, not ${want.comment}`, mender.commentTable(name, want.comment));
  }
  if (have.engine !== want.engine) {
    note(`${name} is ${have.engine}, not ${want.engine}`, mender.changeEngine(name, have.engine, want.engine));
  }
  return found;
}

function compare(have: SchemaImage, want: SchemaImage, mender: Mender): readonly Difference[] {
  const found: Difference[] = [];
  for (const [name, image] of want) {
    const now = have.get(name);
    if (now) found.push(...compareTable(name, now, image, mender));
    else found.push({ engine: mender.engine, what: `${name} is missing`, statement: mender.create(name) });
  }
  for (const name of have.keys()) {
    if (want.has(name)) continue;
    found.push({ engine: mender.engine, what: `${name} is not declared`, statement: mender.dropTable(name) });
  }
  return found;
}

/** Where the databases differ from what the applications declare; empty when they agree. */
export async function schemaDiff(
  store: Pick<Store, 'db' | 'facts'>,
  apps: readonly App[],
): Promise<readonly Difference[]> {
  const schemas = [...new Set(apps.map((app) => snake(app.key)))];
  return [
    ...compare(
      await introspectPostgres(store.db, schemas),
      await wantedInPostgres(store.db, apps, schemas),
      postgresMender(apps),
    ),
    ...compare(
      await introspectClickHouse(store.facts, 'hengdao', schemas),
      await wantedInClickHouse(store, apps),
      clickhouseMender(apps),
    ),
  ];
}
