/**
 * A platform with terminals that reports to another one, on stores of its own, until it is killed:
 * `platform-server.ts DATA_DIR ROUND COACHES UPPER_PORT EDITION`. Prints `port N` when terminals may come. Answers every
 * post check that arrives on its desk.
 */
import { coach } from '../../apps/coach/app.ts';
import { platform } from '../../apps/coach/platform.ts';
import { postCheck } from '../../apps/coach/post-check.ts';
import { systemClock } from '../../kernel/base/clock.ts';
import { loadOrgs } from '../../kernel/identity/index.ts';
import { systemWho } from '../../kernel/identity/who.ts';
import { openKernel } from '../../kernel/kernel.ts';
import { openStore } from '../../kernel/store/index.ts';
import { migrateClickHouse, migratePostgres, readMigrations } from '../../kernel/store/migrate.ts';
import { startTerminals } from '../../server/terminals/start.ts';
import { registerCoaches } from '../coach-house.ts';
import { createDeclared } from '../declared.ts';
import { agreementWith, quickTiming } from '../platform-house.ts';

const [dataDir = '', round = '', coaches = '', port = '', edition = ''] = process.argv.slice(2);
const store = await openStore({ dataDir });
if (round === '1') {
  const kernelOnly = readMigrations('postgres').filter((file) => file.name < '0100');
  await migratePostgres(store.db, kernelOnly);
  await migrateClickHouse(store, []);
  await createDeclared(store, [coach]);
}
const divisions = [{ code: '430100', name: '长沙市', level: 'city' as const, parent: null }];
await loadOrgs(store.db, { source: 'test', divisions });
const kernel = await openKernel({ store, apps: [coach], clock: systemClock });
const ctx = kernel.ctxFor(systemWho, coach);
if (round === '1') {
  await registerCoaches(kernel, Number(coaches));
  const upper = { name: '上级平台', side: 'upper', platformId: '10000000001', host: '127.0.0.1', port: Number(port) };
  await ctx.entities(platform).create({ ...agreementWith(edition), ...upper, operator: '值班员' } as never, '试验');
}
const trouble = (what: string, error: unknown) => console.error(what, String(error));
const { gateway } = await startTerminals(kernel, {
  host: '127.0.0.1',
  port: 0,
  trouble,
  platformTiming: quickTiming,
});
console.log(`port ${gateway.port}`);
setInterval(async () => {
  for (const one of await ctx.cases(postCheck).all({ state: 'asked', direction: 'received' })) {
    await ctx.cases(postCheck).move(one.id, one.version, 'answer', { answer: `在岗：${one.question}` });
  }
}, 200);
