import { chmodSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { must } from '../../kernel/base/assert.ts';
import { ManualClock } from '../../kernel/base/clock.ts';
import { systemWho } from '../../kernel/identity/index.ts';
import { generatePassword } from '../../kernel/identity/passwords.ts';
import { listJournal } from '../../kernel/journal/index.ts';
import { type Kernel, openKernel } from '../../kernel/kernel.ts';
import type { App, Demonstration, Stage } from '../../kernel/sdk/app.ts';
import type { Ctx } from '../../kernel/sdk/ctx.ts';
import type { Db } from '../../kernel/store/types.ts';
import type { Account } from './accounts.ts';

const loaded = 'demonstration.load';
const continued = 'demonstration.sequel';

/** True until the administrator's account exists, which the first start makes last: an interrupted one goes on. */
export async function isFirstStart(kernel: Kernel): Promise<boolean> {
  const people = await kernel.identity.people.list(systemWho);
  return !people.some(({ login }) => login === 'admin');
}

/** What the loaded demonstrations say of themselves, in one sentence for all when there are several; null without one. */
export async function aboutDemonstration(kernel: Kernel): Promise<string | null> {
  const { rows } = await listJournal(kernel.store.db, { action: loaded, pageSize: 100 });
  const shown = kernel.apps.filter((app) => app.demonstration && rows.some(({ subject }) => subject === app.key));
  if (shown.length <= 1) return shown[0]?.demonstration?.about ?? null;
  const names = shown.map((app) => app.title).join('、');
  return `演示系统：${names}装有演示数据，模拟的均有标注；各业务的说明见其首页。`;
}

/** The kernel once more, on a clock of its own that the demonstration moves; entries go to the one journal. */
async function stageOf(kernel: Kernel, app: App, tx: Db): Promise<{ readonly ctx: Ctx; readonly stage: Stage }> {
  const { store, apps, journal } = kernel;
  const clock = new ManualClock(kernel.clock.now());
  const past = await openKernel({ store, apps, clock, journal });
  const as = (login: string): Ctx => {
    const person = must(
      app.demonstration?.people.find((one) => one.login === login),
      `person ${login} of the demonstration`,
    );
    const who = { personId: `demonstration:${login}`, name: person.name, posts: person.posts, system: true };
    return past.ctxFor(who, app, tx);
  };
  return { ctx: past.ctxFor(systemWho, app, tx), stage: { as, at: (instant) => clock.set(instant) } };
}

/** Loads an application's demonstration, whole or not at all, and only once; units that are there stay as they are. */
export async function loadDemonstration(kernel: Kernel, app: App): Promise<void> {
  const { demonstration } = app;
  if (!demonstration) return;
  for (const unit of demonstration.orgs) {
    if (!kernel.identity.orgs.get(unit.code)) await kernel.identity.people.addUnit(systemWho, unit);
  }
  await once(kernel, app, loaded, demonstration.run);
  await kernel.facts.ship();
  if (demonstration.sequel) await once(kernel, app, continued, demonstration.sequel);
  await kernel.facts.ship();
}

/** One part of a demonstration, in a transaction with the entry that says it is done. */
async function once(kernel: Kernel, app: App, action: string, part: Demonstration['run']): Promise<void> {
  const { db } = kernel.store;
  if ((await listJournal(db, { action, subject: app.key, pageSize: 1 })).total > 0) return;
  await db.transaction().execute(async (tx) => {
    const { ctx, stage } = await stageOf(kernel, app, tx);
    await part(ctx, stage);
    await kernel.journal.append(tx, { who: systemWho, action, subject: app.key });
  });
}

/**
 * Makes the accounts with passwords of this installation only. They are written down first, for the owner of the data
 * folder alone: a start that is interrupted then goes on with the same passwords.
 */
export async function makeAccounts(kernel: Kernel, accounts: readonly Account[], file: string): Promise<void> {
  const passwords = readPasswords(file);
  for (const { login } of accounts) if (!passwords.has(login)) passwords.set(login, generatePassword());
  const lines = accounts.map(({ login, name }) => `${login}\t${passwords.get(login)}\t${name}\n`);
  writeFileSync(file, lines.join(''), { mode: 0o600, flush: true });
  chmodSync(file, 0o600);
  const known = new Set((await kernel.identity.people.list(systemWho)).map(({ login }) => login));
  for (const { login, name, posts } of accounts) {
    if (known.has(login)) continue;
    const password = must(passwords.get(login), `password of ${login}`);
    await kernel.identity.people.create(systemWho, { login, name, posts, password, mustChangePassword: false });
  }
}

/** Logins with their passwords, as the first start has written them down. */
export function readPasswords(file: string): Map<string, string> {
  if (!existsSync(file)) return new Map();
  const lines = readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line !== '');
  return new Map(lines.map((line) => line.split('\t')).map(([login = '', password = '']) => [login, password]));
}
