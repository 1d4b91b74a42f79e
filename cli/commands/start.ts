import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { apps } from '../../apps/index.ts';
import { systemClock } from '../../kernel/base/clock.ts';
import { type DivisionFile, loadOrgs } from '../../kernel/identity/index.ts';
import { type Kernel, openKernel } from '../../kernel/kernel.ts';
import { migrate, openStore, StoreError } from '../../kernel/store/index.ts';
import { ConfigError, readConfig, type ServerConfig } from '../../server/config.ts';
import { openFileThreads } from '../../server/file-reader.ts';
import { checkPort, ListenError } from '../../server/listen.ts';
import { LogFile } from '../../server/log-file.ts';
import { serve } from '../../server/serve.ts';
import { type Account, administrators, demonstrationAccounts } from '../start/accounts.ts';
import {
  aboutDemonstration,
  isFirstStart,
  loadDemonstration,
  makeAccounts,
  readPasswords,
} from '../start/first-start.ts';
import { say, sayReady } from '../start/messages.ts';
import { moveCoaches } from '../start/moving-coaches.ts';
import { buildWeb } from '../start/web-build.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

/**
 * Starts the platform and stays until SIGINT or SIGTERM. Exit status 0 after a clean stop, 1 when it cannot start; the
 * reason is told in a sentence.
 */
export async function start(args: readonly string[]): Promise<number> {
  try {
    await run(readConfig(process.env, args));
    return 0;
  } catch (error) {
    if (!isPlain(error)) throw error;
    process.stderr.write(`\n${error.message}\n`);
    return 1;
  }
}

/** Errors whose message is written for the person at the terminal. */
function isPlain(error: unknown): error is Error {
  return error instanceof StoreError || error instanceof ConfigError || error instanceof ListenError;
}

async function run(config: ServerConfig): Promise<void> {
  const began = performance.now();
  const stop = stopSignal();
  say.starting(config.dataDir);
  await checkPort(config);
  const log = new LogFile({ path: config.logFile });
  const store = await openStore({
    dataDir: config.dataDir,
    log: (line) => log.say(line),
    databaseUrl: config.databaseUrl,
    clickhouseUrl: config.clickhouseUrl,
  });
  const threads = openFileThreads();
  try {
    await buildWeb(root, say.building);
    await migrate(store, apps);
    await loadOrgs(store.db, hunan());
    const kernel = await openKernel({ store, apps, clock: systemClock, readFile: threads.read });
    const accounts = await firstStart(kernel, config);
    const demonstration = await aboutDemonstration(kernel);
    const served = await serve(kernel, config, {
      version: packageVersion(),
      webDist: join(root, 'web/dist'),
      demonstration,
      log,
    });
    const fleet = await moveCoaches(kernel, config.terminals.host, served.terminalPort, (error) =>
      log.say(`the past of the demonstration could not be told: ${String(error)}`),
    );
    try {
      sayReady({
        url: served.url,
        seconds: (performance.now() - began) / 1000,
        wantedPort: config.port,
        stores: store.about,
        terminalPort: served.terminalPort,
        demonstration,
        accountsFile: accountsFile(config),
        accounts,
      });
      await stop;
      say.stopping();
    } finally {
      await fleet?.stop();
      await served.close();
    }
  } finally {
    await threads.close();
    await store.close();
    log.close();
  }
  say.stopped();
}

/**
 * Resolves at the first Ctrl-C or termination; listened for from the very start, so that none is missed. Further ones
 * change nothing: under `npm start` one Ctrl-C arrives twice, from the terminal and from npm.
 */
function stopSignal(): Promise<void> {
  return new Promise((resolve) => {
    process.on('SIGINT', () => resolve());
    process.on('SIGTERM', () => resolve());
  });
}

const accountsFile = (config: ServerConfig) => join(config.dataDir, 'accounts.txt');

/** What an empty installation gets. Returns the accounts that were made, none at a later start. */
async function firstStart(kernel: Kernel, config: ServerConfig) {
  if (!(await isFirstStart(kernel))) return [];
  let accounts: readonly Account[] = administrators;
  if (config.demonstration) {
    for (const app of apps) {
      if (app.demonstration) say.demonstration(app.title);
      await loadDemonstration(kernel, app);
    }
    accounts = demonstrationAccounts(apps);
  }
  const file = accountsFile(config);
  await makeAccounts(kernel, accounts, file);
  const passwords = readPasswords(file);
  return accounts.map(({ login, name }) => ({ login, name, password: passwords.get(login) ?? '' }));
}

const hunan = (): DivisionFile => JSON.parse(readFileSync(join(root, 'kernel/identity/data/hunan.json'), 'utf8'));

const packageVersion = (): string =>
  (JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string }).version;
