import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testStore } from '../../test/stores.ts';
import { ManualClock } from '../base/clock.ts';
import { makeJournal } from '../journal/index.ts';
import { grants } from '../sdk/grant.ts';
import type { Store } from '../store/types.ts';
import { type Identity, makeIdentity } from './identity.ts';
import { loadOrgs } from './orgs.ts';
import { systemWho } from './who.ts';

const patrol = {
  key: 'patrol',
  grants: grants({
    roles: [
      { key: 'officer', title: '执法员', reach: 'subtree' },
      { key: 'clerk', title: '内勤', reach: 'own' },
      { key: 'chief', title: '总队', reach: 'province', seesPersonal: true },
    ],
    permits: [
      { role: 'officer', on: ['entity:*'], may: ['read', 'update'] },
      { role: 'chief', on: ['*'], may: ['read', 'export'] },
    ],
  }),
};
const divisions = {
  source: 'test',
  divisions: [
    { code: '430121', name: '长沙县', level: 'county', parent: '430100' },
    { code: '430100', name: '长沙市', level: 'city', parent: '430000' },
    { code: '430000', name: '湖南省', level: 'province', parent: null },
    { code: '430200', name: '株洲市', level: 'city', parent: '430000' },
  ],
} as const;

const clock = new ManualClock('2026-03-02T09:00:00+08:00');
const journal = makeJournal({ clock });
let store: Store;
let identity: Identity;
beforeAll(async () => {
  store = await testStore();
  await loadOrgs(store.db, divisions);
  identity = await makeIdentity({ db: store.db, journal, clock, apps: [patrol] });
});
afterAll(() => store.close());

const actions = async (subject: string) => {
  const { rows } = await sql<{ action: string; detail: { code?: string } }>`
    select action, detail from kernel.journal_entry where subject = ${subject}`.execute(store.db);
  return rows.map(({ action, detail }) => (detail.code ? `${action} ${detail.code}` : action)).sort();
};
const make = (login: string, org = '430100', role = 'patrol.officer') =>
  identity.people.create(systemWho, { login, name: login, posts: [{ org, role }], mustChangePassword: false });

describe('the org tree', () => {
  it('takes the same file twice without a change', async () => {
    expect(await loadOrgs(store.db, divisions)).toBe(0);
    expect(identity.orgs.subtree('430100')).toEqual(['430100', '430121']);
  });

  it('takes a unit below a division, also in the copy of another process', async () => {
    const other = await makeIdentity({ db: store.db, journal, clock, apps: [patrol] });
    const { password } = await make('reader');
    const token = await other.login('reader', password, 'test');
    await identity.people.addUnit(systemWho, { code: '430100-z1', name: '一中队', parent: '430100' });
    expect(identity.orgs.subtree('430100')).toContain('430100-z1');
    await other.session(token);
    expect(other.orgs.get('430100-z1')?.path).toBe('430000/430100/430100-z1');
  });
});

describe('access', () => {
  const who = (org: string, role: string) => ({ personId: 'p', name: 'p', posts: [{ org, role }], system: false });

  it('reaches as far as the role from the place of the post', () => {
    const { access } = identity;
    expect(access.scope(who('430200', 'patrol.officer'), 'patrol', 'entity:car', 'read')).toEqual({
      kind: 'orgs',
      codes: ['430200'],
    });
    expect(access.scope(who('430000', 'patrol.officer'), 'patrol', 'entity:car', 'read')).toEqual({ kind: 'all' });
    expect(access.scope(who('430200', 'patrol.chief'), 'patrol', 'fact:pass', 'read')).toEqual({ kind: 'all' });
    expect(access.roleScope(who('430100', 'patrol.clerk'), 'patrol', ['clerk'])).toEqual({
      kind: 'orgs',
      codes: ['430100'],
    });
  });

  it('refuses what no post allows, and what a post of another application would', () => {
    const { access } = identity;
    const read = (role: string, on: string) => () => access.scope(who('430100', role), 'patrol', on, 'read');
    expect(read('patrol.clerk', 'entity:car')).toThrow(expect.objectContaining({ code: 'grant.denied' }));
    expect(read('patrol.officer', 'fact:pass')).toThrow(expect.objectContaining({ code: 'grant.denied' }));
    expect(read('other.officer', 'entity:car')).toThrow(expect.objectContaining({ code: 'grant.denied' }));
    expect(access.roleScope(who('430100', 'patrol.clerk'), 'patrol', ['officer'])).toBeNull();
  });
});

describe('sessions', () => {
  it('end when idle for half an hour, and after half a day in any case', async () => {
    const { password } = await make('idle');
    const token = await identity.login('Idle ', password, 'test');
    for (let minutes = 0; minutes < 12 * 60 - 29; minutes += 29) {
      expect(await identity.session(token)).toMatchObject({ login: 'idle' });
      clock.advance(29 * 60_000);
    }
    clock.advance(29 * 60_000);
    expect(await identity.session(token)).toBeNull();
    const second = await identity.login('idle', password, 'test');
    clock.advance(30 * 60_000);
    expect(await identity.session(second)).toBeNull();
  });

  it('are kept by the hash of their token, and end everywhere at once', async () => {
    const { id, password } = await make('many');
    const tokens = [await identity.login('many', password, 'a'), await identity.login('many', password, 'b')];
    const { rows } = await sql<{ n: number }>`
      select count(*)::int as n from kernel.session where token_hash = any(${tokens})`.execute(store.db);
    expect(rows[0]?.n).toBe(0);
    const signedIn = await identity.session(tokens[0] ?? '');
    await identity.logoutEverywhere(signedIn?.who ?? systemWho);
    expect(await identity.session(tokens[0] ?? '')).toBeNull();
    expect(await identity.session(tokens[1] ?? '')).toBeNull();
    expect(await actions(`kernel.person/${id}`)).toEqual(['login', 'login', 'logout.everywhere', 'person.create']);
  });

  it('end when the person is disabled', async () => {
    const { id, password } = await make('gone');
    const token = await identity.login('gone', password, 'test');
    await identity.people.setDisabled(systemWho, id, true);
    expect(await identity.session(token)).toBeNull();
    await expect(identity.login('gone', password, 'test')).rejects.toMatchObject({ code: 'auth.wrong' });
  });
});

describe('passwords', () => {
  it('must be changed at first login, be strong and differ; other sessions end', async () => {
    const { password } = await identity.people.create(systemWho, { login: 'fresh', name: '新', posts: [] });
    const token = await identity.login('fresh', password, 'a');
    const elsewhere = await identity.login('fresh', password, 'b');
    const signedIn = await identity.session(token);
    expect(signedIn?.mustChangePassword).toBe(true);
    const change = (old: string, fresh: string) =>
      identity.changePassword(signedIn?.who ?? systemWho, token, old, fresh, 'a');
    await expect(change(password, 'short')).rejects.toMatchObject({ code: 'auth.weak' });
    await expect(change(password, 'alllowercaseletters')).rejects.toMatchObject({ code: 'auth.weak' });
    await expect(change('wrong', 'Better-Words-2026')).rejects.toMatchObject({ code: 'auth.wrong' });
    await change(password, 'Better-Words-2026');
    expect((await identity.session(token))?.mustChangePassword).toBe(false);
    expect(await identity.session(elsewhere)).toBeNull();
    await identity.login('fresh', 'Better-Words-2026', 'a');
  });

  it('lock the account after five wrong ones, also across a restart, until an administrator resets', async () => {
    const { id, password } = await make('locked');
    const wrong = (by: Identity) => by.login('locked', 'wrong', 'guesser');
    for (let n = 0; n < 5; n += 1) await expect(wrong(identity)).rejects.toMatchObject({ code: 'auth.wrong' });
    await expect(wrong(identity)).rejects.toMatchObject({ code: 'auth.locked', retryAfterSeconds: 900 });
    const restarted = await makeIdentity({ db: store.db, journal, clock, apps: [patrol] });
    await expect(restarted.login('locked', password, 'test')).rejects.toMatchObject({ code: 'auth.locked' });
    const refusals = await actions('kernel.login/locked');
    expect(refusals.filter((each) => each === 'login.refused auth.locked')).toHaveLength(2);
    expect(refusals.filter((each) => each === 'login.refused auth.wrong')).toHaveLength(5);
    const reset = await identity.people.resetPassword(systemWho, id);
    await restarted.login('locked', reset.password, 'test');
  });

  it('cannot be guessed many at once from one address', async () => {
    const tries = Array.from({ length: 70 }, (_, n) => identity.login(`nobody-${n}`, 'x', 'flood'));
    const codes = (await Promise.allSettled(tries)).map((each) =>
      each.status === 'rejected' ? (each.reason as { code: string }).code : 'in',
    );
    expect(codes.filter((code) => code === 'auth.rate')).toHaveLength(10);
  });
});

describe('administration', () => {
  it('stays below the administrator, and gives province-wide roles only from the top', async () => {
    const { id } = await make('city-admin', '430100', 'kernel.admin');
    const admin = {
      personId: id,
      name: 'city-admin',
      posts: [{ org: '430100', role: 'kernel.admin' }],
      system: false,
    };
    const create = (login: string, org: string, role: string) =>
      identity.people.create(admin, { login, name: login, posts: [{ org, role }] });
    await create('below', '430121', 'patrol.officer');
    await expect(create('beside', '430200', 'patrol.officer')).rejects.toMatchObject({ code: 'grant.scope' });
    await expect(create('above', '430121', 'patrol.chief')).rejects.toMatchObject({ code: 'grant.scope' });
    await expect(create('below', '430121', 'patrol.officer')).rejects.toMatchObject({ code: 'record.duplicate' });
    await expect(create('odd', '430121', 'patrol.nothing')).rejects.toMatchObject({ code: 'record.missing' });
    const seen = (await identity.people.list(admin)).map(({ login }) => login);
    expect(seen).toContain('below');
    expect(seen).not.toContain('fresh');
    const officer = { ...admin, posts: [{ org: '430100', role: 'patrol.officer' }] };
    await expect(identity.people.list(officer)).rejects.toMatchObject({ code: 'grant.denied' });
  });
});
