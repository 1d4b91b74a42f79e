/**
 * `overload-product.ts DATA_DIR`: the server with the overload control alone and a few sites; prints `key KEY` for a
 * new account of stations, then `url URL`, and runs until it is killed.
 */
import { join } from 'node:path';
import { overload } from '../../apps/overload/app.ts';
import { site } from '../../apps/overload/entities.ts';
import { systemClock } from '../../kernel/base/clock.ts';
import hunan from '../../kernel/identity/data/hunan.json' with { type: 'json' };
import { loadOrgs, systemWho } from '../../kernel/identity/index.ts';
import { openKernel } from '../../kernel/kernel.ts';
import { openStore } from '../../kernel/store/index.ts';
import { migrateClickHouse, migratePostgres, readMigrations } from '../../kernel/store/migrate.ts';
import { readConfig } from '../../server/config.ts';
import { LogFile } from '../../server/log-file.ts';
import { serve } from '../../server/serve.ts';
import { planSites } from '../../sim/overload/enrol.ts';
import { createDeclared } from '../declared.ts';

const [dataDir = '', round = ''] = process.argv.slice(2);
const store = await openStore({ dataDir });
if (round === '1') {
  const kernelOnly = (file: { name: string }) => file.name < '0100';
  await migratePostgres(store.db, readMigrations('postgres').filter(kernelOnly));
  await migrateClickHouse(store, readMigrations('clickhouse').filter(kernelOnly));
  await createDeclared(store, [overload]);
  await loadOrgs(store.db, hunan as Parameters<typeof loadOrgs>[1]);
}
const kernel = await openKernel({ store, apps: [overload], clock: systemClock });
if (round === '1') {
  const sites = kernel.ctxFor(systemWho, overload).entities(site);
  for (const { code, kind, lanes, org, name } of planSites(6)) {
    await sites.create({ code, name, kind, lanes, org, status: 'in-use', simulated: true }, 'test');
  }
  const posts = [{ org: '430000', role: 'overload.registrar' }];
  const { id } = await kernel.identity.people.create(systemWho, { login: 'stations', name: 'stations', posts });
  console.log(`key ${(await kernel.identity.people.issueKey(systemWho, id)).key}`);
}
const config = readConfig({ PORT: '0', DATA_DIR: dataDir });
const log = new LogFile({ path: config.logFile });
const webDist = join(dataDir, 'no-web');
const { url } = await serve(kernel, config, { version: 'test', webDist, demonstration: null, log });
console.log(`url ${url}`);
