import { sql } from 'kysely';
import Type from 'typebox';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { testStore } from '../../test/stores.ts';
import { assert } from '../base/assert.ts';
import { ManualClock } from '../base/clock.ts';
import { Refusal } from '../base/refusal.ts';
import { makeEntities } from '../entities/index.ts';
import { loadOrgs, makeAccess, openOrgTree } from '../identity/index.ts';
import { makeJournal } from '../journal/index.ts';
import { app } from '../sdk/app.ts';
import { feedContract, fileContract, readingContract, service, uploadContract } from '../sdk/contract.ts';
import type { Ctx, Who } from '../sdk/ctx.ts';
import { entity } from '../sdk/entity.ts';
import { integer, text } from '../sdk/field.ts';
import { grants } from '../sdk/grant.ts';
import type { Store } from '../store/types.ts';
import { type Contracts, makeContracts, readHere } from './index.ts';
import { pauseAfter } from './uploads.ts';

const item = entity({
  key: 'item',
  title: '条目',
  fields: { name: text('名称', { required: true }), value: integer('数值', { required: true }) },
  label: 'name',
});

const list = fileContract({
  key: 'list',
  title: '清单导入',
  accepts: ['txt'],
  by: ['clerk'],
  maxBytes: 1024,
  read: ({ lines }) => lines,
  take: async (ctx, file) => {
    const good = file.reading.filter((line) => /=\d+$/.test(line.text));
    for (const line of good) {
      const [name = '', value] = line.text.split('=');
      await ctx.entities(item).create({ name, value: Number(value) }, file.name);
    }
    const bad = file.reading.filter((line) => !good.includes(line));
    if (bad.some((line) => line.text === '崩溃')) throw new Error('our own mistake');
    const rejected = bad.map(({ no, text }) => ({
      code: 'line',
      reason: '没有数值',
      original: text,
      place: `line ${no}`,
    }));
    return { accepted: good.length, duplicates: 0, rejected };
  },
});

const feed = feedContract({
  key: 'feed',
  title: '上报',
  row: Type.Object({ name: Type.String(), value: Type.Integer() }),
  by: ['clerk'],
  take: async (ctx, rows) => {
    for (const row of rows as { name: string; value: number }[]) await ctx.entities(item).create(row, '上报');
    return { accepted: rows.length, duplicates: 0, rejected: [] };
  },
});

const total = service({
  key: 'total',
  title: '合计',
  safe: true,
  by: ['clerk'],
  input: Type.Object({ least: Type.Integer() }),
  output: Type.Object({ total: Type.Integer() }),
  answer: async (ctx, { least }) => {
    const rows = await ctx.entities(item).all({ value: { gte: least } });
    return { total: least < 0 ? Number.NaN : rows.reduce((sum, row) => sum + row.value, 0) };
  },
});

const sizes = readingContract({
  key: 'sizes',
  title: '行数',
  accepts: ['txt'],
  by: ['clerk'],
  open: true,
  maxBytes: 1024,
  answer: ({ lines }) => lines.length,
});

/** The outside: takes what it is sent, or is away. */
const ministry = { away: true, got: [] as unknown[] };
const upload = uploadContract({
  key: 'ministry',
  title: '上报部平台',
  maxAttempts: 3,
  send: async (_, payload) => {
    if (ministry.away) throw new Error('部平台无响应');
    ministry.got.push(payload);
    return { receipt: `R-${ministry.got.length}` };
  },
});

const desk = app({
  key: 'intake-desk',
  title: '测试交换',
  about: '',
  entities: [item],
  contracts: [list, feed, total, sizes, upload],
  grants: grants({
    roles: [
      { key: 'clerk', title: '经办', reach: 'province' },
      { key: 'guest', title: '来客', reach: 'province' },
    ],
    permits: [{ role: 'clerk', on: ['*'], may: ['read', 'create', 'update'] }],
  }),
});

const post = (role: string): Who => ({
  personId: role,
  name: role,
  posts: [{ org: '43', role: `intake-desk.${role}` }],
  system: false,
});
const clerk = post('clerk');
const clock = new ManualClock('2026-03-02T09:00:00+08:00');
const bytes = (content: string) => Buffer.from(content, 'utf8');

let store: Store;
let contracts: Contracts;
beforeAll(async () => {
  store = await testStore({ apps: [desk] });
  await loadOrgs(store.db, {
    source: 'test',
    divisions: [{ code: '43', name: '湖南省', level: 'province', parent: null }],
  });
  const access = makeAccess([desk], await openOrgTree(store.db));
  const journal = makeJournal({ clock });
  const entities = makeEntities({ store, journal, access, clock });
  contracts = makeContracts({
    store,
    journal,
    access,
    clock,
    apps: [desk],
    // Plain lines are enough here: reading files is another room's matter.
    readFile: readHere(async (content) =>
      Buffer.from(content)
        .toString('utf8')
        .split('\n')
        .map((line, index) => ({ no: index + 1, text: line })),
    ),
    ctxFor: (who, owner, db) =>
      ({ who, clock, entities: (type) => entities.bind(owner, type, who, db) }) as Partial<Ctx> as Ctx,
  });
});
afterAll(() => store?.close());

const names = async () => {
  const { rows } = await sql<{ name: string }>`select name from intake_desk.item order by id`.execute(store.db);
  return rows.map((row) => row.name);
};

async function refusal(work: Promise<unknown>): Promise<Refusal> {
  const error = await work.then(
    () => assert(false, 'it was not refused'),
    (reason: unknown) => reason,
  );
  assert(error instanceof Refusal, `not a refusal: ${String(error)}`);
  return error;
}

describe('a file', () => {
  const file = { name: '清单.txt', content: bytes('甲=1\n坏行\n乙=2') };

  test('is taken whole, and what it rejects is quarantined with its original', async () => {
    const receipt = await contracts.takeFile(desk, list, clerk, file);
    expect(receipt).toMatchObject({ accepted: 2, repeated: false, rejected: [{ place: 'line 2' }] });
    expect((await names()).sort()).toEqual(['乙', '甲']);
    const held = await contracts.quarantine(clerk, { contract: 'list' });
    expect(held.rows).toMatchObject([{ code: 'line', original: '坏行', place: 'line 2', state: 'open', seen: 1 }]);
    expect((await contracts.intakes(clerk)).rows).toMatchObject([{ name: '清单.txt', accepted: 2, rejected: 1 }]);
  });

  test('handed in again, also by many at once, is taken once unless it is said to be wanted', async () => {
    const again = await contracts.takeFile(desk, list, clerk, file);
    expect(again).toMatchObject({ accepted: 0, duplicates: 2, repeated: true });
    const other = { name: 'b.txt', content: bytes('丙=3') };
    const receipts = await Promise.all([1, 2, 3, 4].map(() => contracts.takeFile(desk, list, clerk, other)));
    expect(receipts.filter((receipt) => !receipt.repeated)).toHaveLength(1);
    expect((await names()).filter((name) => name === '丙')).toHaveLength(1);
    await contracts.takeFile(desk, list, clerk, { ...file, again: true });
    expect((await names()).filter((name) => name === '甲')).toHaveLength(2);
    expect((await contracts.quarantine(clerk, { contract: 'list' })).rows).toMatchObject([{ seen: 2 }]);
  });

  test('leaves nothing behind when the application fails', async () => {
    const before = [await names(), (await contracts.intakes(clerk)).total];
    const bad = { name: 'c.txt', content: bytes('丁=4\n崩溃') };
    await expect(contracts.takeFile(desk, list, clerk, bad)).rejects.toThrow('our own mistake');
    expect([await names(), (await contracts.intakes(clerk)).total]).toEqual(before);
  });

  test.each([
    ['too large', { name: 'a.txt', content: new Uint8Array(2000) }, 'input.too-large'],
    ['of another kind', { name: 'a.exe', content: bytes('甲=1') }, 'input.invalid'],
  ])('that is %s is refused', async (_, handed, code) => {
    expect((await refusal(contracts.takeFile(desk, list, clerk, handed))).code).toBe(code);
  });

  test('is refused without the role; a reading contract that is open answers anybody', async () => {
    expect((await refusal(contracts.takeFile(desk, list, post('guest'), file))).code).toBe('grant.denied');
    expect(await contracts.read(desk, sizes, null, { name: 'a.txt', content: bytes('一\n二') })).toBe(2);
  });
});

describe('a feed', () => {
  test('takes good rows and quarantines bad ones with code and original bytes', async () => {
    const broken = Buffer.from([0xff, 0xfe, 0x41]);
    const body = Buffer.concat([
      bytes('{"name":"戊","value":5}\r\n{"name":"己","value":"六"}\nnot json\u0000\n'),
      broken,
      bytes('\n\n{"name":"庚","value":7}'),
    ]);
    const receipt = await contracts.takeFeed(desk, feed, clerk, { body, format: 'ndjson' });
    expect(receipt).toMatchObject({ accepted: 2, duplicates: 0 });
    expect(receipt.rejected.map(({ code, place }) => [code, place])).toEqual([
      ['row.shape', 'line 2'],
      ['row.json', 'line 3'],
      ['row.encoding', 'line 4'],
    ]);
    const { rows } = await sql<{ original: Buffer }>`
      select original from kernel.quarantine where code = 'row.encoding'`.execute(store.db);
    expect(rows[0]?.original.equals(broken)).toBe(true);
    expect(await names()).toEqual(expect.arrayContaining(['戊', '庚']));
  });

  test('takes a JSON array; a batch that is no JSON at all is one bad row', async () => {
    const array = await contracts.takeFeed(desk, feed, clerk, {
      body: bytes('[{"name":"辛","value":8},{}]'),
      format: 'json',
    });
    expect(array).toMatchObject({ accepted: 1, rejected: [{ code: 'row.shape', place: 'row 2' }] });
    const none = await contracts.takeFeed(desk, feed, clerk, { body: bytes('<xml/>'), format: 'json' });
    expect(none).toMatchObject({ accepted: 0, rejected: [{ code: 'row.json', original: '<xml/>' }] });
  });
});

test('the quarantine is decided once, with a reason, by those who may see it', async () => {
  const [row] = (await contracts.quarantine(clerk, { contract: 'list', state: 'open' })).rows;
  assert(row, 'an open row');
  expect((await contracts.quarantine(post('guest'))).total).toBe(0);
  expect((await refusal(contracts.decide(post('guest'), row.id, 'dismissed', '无用'))).code).toBe('record.missing');
  expect((await refusal(contracts.decide(clerk, row.id, 'dismissed', ' '))).code).toBe('input.invalid');
  await contracts.decide(clerk, row.id, 'resolved', '已更正重报');
  expect((await refusal(contracts.decide(clerk, row.id, 'dismissed', '再来'))).code).toBe('record.changed');
  const resolved = await contracts.quarantine(clerk, { contract: 'list', state: 'resolved' });
  expect(resolved.rows).toMatchObject([{ decidedByName: 'clerk', decidedWhy: '已更正重报' }]);
});

test('a service refuses a question that does not fit, and never gives an answer that it does not declare', async () => {
  expect(await contracts.call(desk, total, clerk, { least: 8 })).toEqual({ total: 8 });
  expect((await refusal(contracts.call(desk, total, clerk, { least: 'x' }))).code).toBe('input.invalid');
  await expect(contracts.call(desk, total, clerk, { least: -1 })).rejects.toThrow('answers what it does not declare');
});

test('an upload is retried with growing pauses, given up, started again, and sent once', async () => {
  await contracts.enqueue(desk, upload, clerk, '2026-03', { month: 3 });
  await contracts.enqueue(desk, upload, clerk, '2026-03', { month: 3 });
  const attempts: number[] = [];
  for (let hour = 0; hour < 4; hour++) {
    attempts.push(await contracts.sendUploads(clock.now()));
    clock.advance(3_600_000);
  }
  expect(attempts).toEqual([1, 1, 1, 0]);
  expect([pauseAfter(1), pauseAfter(2), pauseAfter(30)]).toEqual([30_000, 60_000, 6 * 3_600_000]);
  const [failed] = (await contracts.uploads({ ...clerk, system: true })).rows;
  expect(failed).toMatchObject({ state: 'failed', attempts: 3, lastError: '部平台无响应', receipt: null });
  ministry.away = false;
  await contracts.retryUpload({ ...clerk, system: true }, failed?.id ?? '');
  const counts = await Promise.all([1, 2, 3].map(() => contracts.sendUploads(clock.now())));
  expect(counts.reduce((sum, each) => sum + each, 0)).toBe(1);
  expect(ministry.got).toEqual([{ month: 3 }]);
  expect((await contracts.uploads({ ...clerk, system: true })).rows).toMatchObject([{ state: 'sent', receipt: 'R-1' }]);
});
