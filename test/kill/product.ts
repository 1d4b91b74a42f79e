/** `product.ts DATA_DIR`: the product's server with its real applications; prints `url URL` and runs until it is killed. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { apps } from '../../apps/index.ts';
import { systemClock } from '../../kernel/base/clock.ts';
import { loadOrgs, systemWho } from '../../kernel/identity/index.ts';
import { openKernel } from '../../kernel/kernel.ts';
import { migrate, openStore } from '../../kernel/store/index.ts';
import { readConfig } from '../../server/config.ts';
import { LogFile } from '../../server/log-file.ts';
import { serve } from '../../server/serve.ts';
import { officer } from './officer.ts';

const dataDir = process.argv[2] ?? '';
const store = await openStore({ dataDir });
await migrate(store, apps);
await loadOrgs(store.db, JSON.parse(readFileSync('kernel/identity/data/hunan.json', 'utf8')));
const kernel = await openKernel({ store, apps, clock: systemClock });
const people = await kernel.identity.people.list(systemWho);
if (!people.some(({ login }) => login === officer.login)) {
  const posts = [{ org: '430000', role: 'evaluation.finance' }];
  await kernel.identity.people.create(systemWho, { ...officer, posts, mustChangePassword: false });
}
const config = readConfig({ PORT: '0', DATA_DIR: dataDir });
const log = new LogFile({ path: config.logFile });
const webDist = join(dataDir, 'no-web');
const { url } = await serve(kernel, config, { version: 'test', webDist, demonstration: null, log });
console.log(`url ${url}`);
