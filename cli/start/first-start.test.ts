import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { systemClock } from '../../kernel/base/clock.ts';
import { loadOrgs, systemWho } from '../../kernel/identity/index.ts';
import { type Kernel, openKernel } from '../../kernel/kernel.ts';
import * as sdk from '../../kernel/sdk/index.ts';
import type { Store } from '../../kernel/store/index.ts';
import { testStore } from '../../test/stores.ts';
import { administrators, demonstrationAccounts } from './accounts.ts';
import { aboutDemonstration, isFirstStart, loadDemonstration, makeAccounts, readPasswords } from './first-start.ts';

const ferry = sdk.entity({ key: 'ferry', title: '渡口', label: 'name', fields: { name: sdk.text('名称') } });
let fails = false;
const ferries = sdk.app({
  key: 'ferries',
  title: '渡口管理',
  about: '',
  entities: [ferry],
  grants: sdk.grants({ roles: [{ key: 'keeper', title: '管理员', reach: 'own' }], permits: [] }),
  demonstration: {
    about: '演示渡口。',
    orgs: [{ code: '430000-d1', name: '一号渡口所', parent: '430000' }],
    people: [{ login: 'keeper', name: '管理员（演示）', posts: [{ org: '430000-d1', role: 'ferries.keeper' }] }],
    async run(ctx) {
      await ctx.entities(ferry).create({ name: '一号渡口' }, '演示');
      if (fails) throw new Error('killed here');
    },
  },
});

const dir = mkdtempSync(join(tmpdir(), 'hengdao-first-'));
const file = join(dir, 'accounts.txt');
let store: Store;
let kernel: Kernel;
beforeAll(async () => {
  store = await testStore({ apps: [ferries] });
  const root = { code: '430000', name: '湖南省', level: 'province', parent: null } as const;
  await loadOrgs(store.db, { source: 'test', divisions: [root] });
  kernel = await openKernel({ store, apps: [ferries], clock: systemClock });
});
afterAll(async () => {
  await store.close();
  rmSync(dir, { recursive: true });
});

const rows = async () => (await kernel.ctxFor(systemWho, ferries).entities(ferry).list()).total;

it('an interrupted first start leaves no half demonstration and goes on where it was', async () => {
  fails = true;
  await expect(loadDemonstration(kernel, ferries)).rejects.toThrow('killed here');
  expect(await rows()).toBe(0);
  expect(await aboutDemonstration(kernel)).toBeNull();
  fails = false;
  await loadDemonstration(kernel, ferries);
  await loadDemonstration(kernel, ferries);
  expect(await rows()).toBe(1);
  expect(await aboutDemonstration(kernel)).toBe('演示渡口。');
  expect(kernel.identity.orgs.get('430000-d1')?.parent).toBe('430000');
});

it('accounts get the passwords that were written down before, which nobody else may read', async () => {
  const accounts = demonstrationAccounts([ferries]);
  expect(await isFirstStart(kernel)).toBe(true);
  writeFileSync(file, 'keeper\tabcde-FGHJK-23456\t管理员（演示）\n', { mode: 0o644 });
  await makeAccounts(kernel, accounts, file);
  expect(await isFirstStart(kernel)).toBe(false);
  expect(statSync(file).mode & 0o777).toBe(0o600);
  const passwords = readPasswords(file);
  expect([...passwords.keys()]).toEqual(['keeper', ...administrators.map(({ login }) => login)]);
  expect(passwords.get('keeper')).toBe('abcde-FGHJK-23456');
  const before = readFileSync(file, 'utf8');
  await makeAccounts(kernel, accounts, file);
  expect(readFileSync(file, 'utf8')).toBe(before);
  for (const [login, password] of passwords) await kernel.identity.login(login, password, 'test');
});
