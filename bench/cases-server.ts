/** The server by itself, on databases that are there: `cases-server.ts DATA_DIR DATABASE_URL`. Prints its address. */
import { apps } from '../apps/index.ts';
import { systemClock } from '../kernel/base/clock.ts';
import { openKernel } from '../kernel/kernel.ts';
import { migrate, openStore } from '../kernel/store/index.ts';
import { readConfig } from '../server/config.ts';
import { LogFile } from '../server/log-file.ts';
import { serve } from '../server/serve.ts';

const [dataDir = '', databaseUrl = ''] = process.argv.slice(2);
const store = await openStore({ dataDir, databaseUrl });
await migrate(store, apps);
const kernel = await openKernel({ store, apps, clock: systemClock });
const config = readConfig({ PORT: '0', JT808_PORT: '0', DATA_DIR: dataDir, HENGDAO_LOG_LEVEL: 'warn' });
const log = new LogFile({ path: config.logFile });
const served = await serve(kernel, config, { version: 'bench', webDist: dataDir, demonstration: null, log });
console.log(served.url);
process.on('SIGTERM', async () => {
  await served.close();
  await store.close();
  process.exit(0);
});
