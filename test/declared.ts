import { sql } from 'kysely';
import type { App } from '../kernel/sdk/app.ts';
import { createFacts, declaredFacts } from '../kernel/store/declared-facts.ts';
import { createTable, declaredTables } from '../kernel/store/declared-tables.ts';
import type { Store } from '../kernel/store/types.ts';

/** Makes the tables of applications straight from their declarations, without migration files. */
export async function createDeclared(store: Store, apps: readonly App[]): Promise<void> {
  for (const app of apps) {
    const tables = declaredTables(app);
    const schemas = new Set(tables.map((table) => table.schema));
    const statements = [...schemas].map((schema) => `CREATE SCHEMA IF NOT EXISTS "${schema}";`);
    await sql.raw([...statements, ...tables.flatMap(createTable)].join('\n')).execute(store.db);
    for (const facts of declaredFacts(app)) {
      await store.facts.command({ query: `DROP TABLE IF EXISTS hengdao.${facts.name}` });
      await store.facts.command({ query: createFacts(facts) });
    }
  }
}
