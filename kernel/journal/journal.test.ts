import { sql } from 'kysely';
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import { testStore } from '../../test/stores.ts';
import { ManualClock } from '../base/clock.ts';
import type { Who } from '../sdk/ctx.ts';
import type { Store } from '../store/types.ts';
import { listJournal, makeJournal, sealJournal, verifyJournal } from './index.ts';

const who: Who = { personId: 'p1', name: '张三', posts: [{ org: '43', role: 'evaluation.finance' }], system: false };
const clock = new ManualClock('2024-07-01T08:00:00.123+08:00');
const journal = makeJournal({ clock });

let store: Store;
let current: Store | null = null;
beforeEach(async () => {
  store = await testStore();
  current = store;
});
afterEach(async () => {
  await current?.close();
  current = null;
});
afterAll(() => current?.close());

async function append(count: number): Promise<void> {
  for (let n = 0; n < count; n += 1) {
    const detail = { n, half: 0.5, text: '“引号”\u0000', nested: { b: 1, a: [null, true] }, none: undefined };
    await journal.append(store.db, { who, action: 'case.move', subject: `evaluation.payment/${n}`, detail });
  }
}

/** What an intruder with the rights of the database's owner could do: the triggers are switched off first. */
async function tamper(statement: string): Promise<void> {
  await store.db.connection().execute(async (db) => {
    await sql`SET session_replication_role = replica`.execute(db);
    await sql.raw(statement).execute(db);
    await sql`SET session_replication_role = DEFAULT`.execute(db);
  });
}

describe('the journal', () => {
  it('links committed entries into a chain that verifies', async () => {
    await append(5);
    expect(await verifyJournal(store.db)).toMatchObject({ links: 0, unsealed: 5, broken: null });
    expect(await sealJournal(store.db)).toBe(5);
    await append(2);
    await sealJournal(store.db);
    expect(await verifyJournal(store.db)).toMatchObject({ links: 7, unsealed: 0, broken: null });
  });

  it('keeps nothing of a transaction that is rolled back', async () => {
    const failing = store.db.transaction().execute(async (tx) => {
      await journal.append(tx, { who, action: 'entity.create', subject: 'x' });
      throw new Error('no');
    });
    await expect(failing).rejects.toThrow('no');
    expect((await listJournal(store.db)).total).toBe(0);
  });

  it('refuses changes and deletions', async () => {
    await append(1);
    await expect(sql`UPDATE kernel.journal_entry SET action = 'x'`.execute(store.db)).rejects.toThrow('append-only');
    await expect(sql`DELETE FROM kernel.journal_entry`.execute(store.db)).rejects.toThrow('append-only');
    await expect(sql`TRUNCATE kernel.journal_link CASCADE`.execute(store.db)).rejects.toThrow('append-only');
  });

  it.each([
    ['a changed word', "UPDATE kernel.journal_entry SET action = 'case.undo' WHERE detail->>'n' = '2'", 3, '改动'],
    [
      'a changed detail',
      `UPDATE kernel.journal_entry SET detail = detail || '{"half": 0.6}' WHERE detail->>'n' = '2'`,
      3,
      '改动',
    ],
    ['another time', "UPDATE kernel.journal_entry SET at = at + interval '1 ms' WHERE detail->>'n' = '2'", 3, '改动'],
    ['a removed entry', "DELETE FROM kernel.journal_entry WHERE detail->>'n' = '2'", 3, '记录缺失'],
    ['a removed link', 'DELETE FROM kernel.journal_link WHERE n = 3', 3, '序号 3 缺失'],
    ['a removed end', 'DELETE FROM kernel.journal_link WHERE n = 5', 5, '链接被删除'],
    ['two links exchanged', 'UPDATE kernel.journal_link SET n = 12 - n WHERE n IN (3, 4)', 3, '缺失'],
  ])('finds %s', async (_what, statement, n, reason) => {
    await append(5);
    await sealJournal(store.db);
    await tamper(statement);
    const report = await verifyJournal(store.db);
    expect(report.broken).toMatchObject({ n, reason: expect.stringContaining(reason) });
    expect(report.links).toBe(n - 1);
  });

  it('extends one chain when several sealers run at once', async () => {
    await append(20);
    await Promise.all([sealJournal(store.db), append(10), sealJournal(store.db), sealJournal(store.db)]);
    await sealJournal(store.db);
    expect(await verifyJournal(store.db)).toMatchObject({ links: 30, unsealed: 0, broken: null });
  });

  it('is listed newest first, by person, action, subject and time', async () => {
    await append(3);
    clock.advance(60_000);
    await journal.append(store.db, { who: { ...who, personId: 'p2' }, action: 'login', subject: 'p2' });
    expect((await listJournal(store.db, { pageSize: 2 })).rows.map((row) => row.action)).toEqual([
      'login',
      'case.move',
    ]);
    expect((await listJournal(store.db, { action: 'case' })).total).toBe(3);
    expect((await listJournal(store.db, { person: 'p2' })).total).toBe(1);
    expect((await listJournal(store.db, { subject: 'evaluation.payment/' })).total).toBe(3);
    expect((await listJournal(store.db, { subject: '%' })).total).toBe(0);
    expect((await listJournal(store.db, { from: '2024-07-01T08:00:30+08:00' })).total).toBe(1);
    await expect(listJournal(store.db, { from: 'yesterday' })).rejects.toMatchObject({ code: 'input.invalid' });
  });
});
