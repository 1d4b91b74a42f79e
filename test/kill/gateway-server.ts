/**
 * The gateway on stores of its own until it is killed: `gateway-server.ts DATA_DIR ROUND COACHES [CLICKHOUSE_URL]`.
 * Prints `port N` when terminals may come, and what it complains of.
 */
import { coach } from '../../apps/coach/app.ts';
import { systemClock } from '../../kernel/base/clock.ts';
import { loadOrgs } from '../../kernel/identity/index.ts';
import { openKernel } from '../../kernel/kernel.ts';
import { openStore } from '../../kernel/store/index.ts';
import { migrateClickHouse, migratePostgres, readMigrations } from '../../kernel/store/migrate.ts';
import { startTerminals } from '../../server/terminals/start.ts';
import { registerCoaches } from '../coach-house.ts';
import { createDeclared } from '../declared.ts';

const [dataDir = '', round = '', coaches = '', clickhouseUrl] = process.argv.slice(2);
const log = (line: string) => console.log(`log ${line}`);
const store = await openStore({ dataDir, log, ...(clickhouseUrl ? { clickhouseUrl } : {}) });
if (round === '1') {
  const kernelOnly = readMigrations('postgres').filter((file) => file.name < '0100');
  await migratePostgres(store.db, kernelOnly);
  await migrateClickHouse(store, []);
  await createDeclared(store, [coach]);
}
const divisions = [{ code: '430100', name: '长沙市', level: 'city' as const, parent: null }];
await loadOrgs(store.db, { source: 'test', divisions });
const kernel = await openKernel({ store, apps: [coach], clock: systemClock });
if (round === '1') await registerCoaches(kernel, Number(coaches));
const trouble = (what: string, error: unknown) => console.log(`trouble ${what}: ${String(error)}`);
const { gateway } = await startTerminals(kernel, { host: '127.0.0.1', port: 0, trouble });
console.log(`port ${gateway.port}`);
