/**
 * `npm run schema -- diff` says where all migrations together differ from what the applications declare;
 * `npm run schema -- write NAME` writes the migration that mends it, for review.
 */
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { apps } from '../apps/index.ts';
import { migrateClickHouse, migratePostgres, readMigrations } from '../kernel/store/migrate.ts';
import { snake } from '../kernel/store/naming.ts';
import { openStore } from '../kernel/store/open.ts';
import { type Difference, schemaDiff } from '../kernel/store/schema-diff.ts';

/** The differences after all migrations on empty databases. */
async function difference(): Promise<readonly Difference[]> {
  const dir = mkdtempSync(join(tmpdir(), 'hengdao-schema-'));
  chmodSync(dir, 0o711);
  const store = await openStore({ dataDir: join(dir, 'data') });
  try {
    await migratePostgres(store.db, readMigrations('postgres'));
    await migrateClickHouse(store, readMigrations('clickhouse'));
    return await schemaDiff(store, apps);
  } finally {
    await store.close();
    rmSync(dir, { recursive: true, force: true });
  }
}

function nextNumber(): string {
  const used = (['postgres', 'clickhouse'] as const)
    .flatMap(readMigrations)
    .map(({ name }) => Number(name.slice(0, 4)));
  return String(Math.max(99, ...used) + 1).padStart(4, '0');
}

function write(name: string, found: readonly Difference[]): void {
  const number = nextNumber();
  for (const engine of ['postgres', 'clickhouse'] as const) {
    const statements = found.filter((each) => each.engine === engine).map((each) => each.statement.trim());
    if (statements.length === 0) continue;
    const schemas =
      engine === 'postgres' ? apps.map((app) => `CREATE SCHEMA IF NOT EXISTS "${snake(app.key)}";\n`) : [];
    const path = `kernel/store/migrations/${engine}/${number}-${name}.sql`;
    writeFileSync(
      path,
      `-- Derived from the declarations by tools/schema.ts; review before it is committed.\n${schemas.join('')}\n${statements.join('\n\n')}\n`,
    );
    console.log(path);
  }
}

const [command = 'diff', name = ''] = process.argv.slice(2);
if (!['diff', 'write'].includes(command) || (command === 'write' && !/^[a-z0-9-]+$/.test(name))) {
  console.error('npm run schema -- diff | write NAME   (NAME in lower case, digits and hyphens)');
  process.exit(2);
}
const found = await difference();
for (const { engine, what } of found) console.log(`${engine}: ${what}`);
if (found.length === 0) console.log('The migrations give what the declarations say.');
else if (command === 'write') write(name, found);
else process.exitCode = 1;
