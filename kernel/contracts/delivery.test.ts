import Type, { type Static } from 'typebox';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { testStore } from '../../test/stores.ts';
import { ManualClock } from '../base/clock.ts';
import { loadOrgs, systemWho } from '../identity/index.ts';
import { listJournal } from '../journal/index.ts';
import { type Kernel, openKernel } from '../kernel.ts';
import { type App, app } from '../sdk/app.ts';
import { caseType } from '../sdk/case.ts';
import { deliveryContract, feedContract, whenCase } from '../sdk/contract.ts';
import { entity } from '../sdk/entity.ts';
import { org, text } from '../sdk/field.ts';
import type { Store } from '../store/types.ts';
import { checkDeliveries } from './check.ts';

const noGrants = { roles: [], permits: [] };

const report = caseType({
  key: 'report',
  title: '举报',
  lawVersion: 1,
  label: 'title',
  org: 'org',
  openedBy: [],
  fields: { title: text('标题', { required: true }), org: org('单位', { required: true }) },
  initial: 'open',
  states: { open: { title: '在办' }, sent: { title: '已移送' }, closed: { title: '办结', final: true } },
  moves: {
    send: { title: '移送', from: ['open'], to: 'sent', by: [] },
    remark: { title: '备注', from: ['sent'], to: 'sent', by: [] },
    'take-back': { title: '退回', from: ['sent'], to: 'open', by: [] },
    close: { title: '办结', from: ['sent'], to: 'closed', by: [] },
  },
});

const delivery = deliveryContract({
  key: 'clues-out',
  title: '移送线索',
  maxAttempts: 3,
  to: 'target/clues-in',
  follows: [whenCase(report, ['sent'], ({ id, title }) => (title === '不移送' ? null : { source: id, title }))],
});
const source = app({
  key: 'source',
  title: '来源',
  about: '',
  cases: [report],
  contracts: [delivery],
  grants: noGrants,
});

const clue = entity({
  key: 'clue',
  title: '线索',
  label: 'title',
  unique: [['source']],
  fields: { source: text('来源', { required: true }), title: text('标题', { required: true }) },
});
const Row = Type.Object({ source: Type.String(), title: Type.String({ maxLength: 8 }) });
const cluesIn = feedContract({
  key: 'clues-in',
  title: '线索接入',
  row: Row,
  by: [],
  take: async (ctx, rows) => {
    let [accepted, duplicates] = [0, 0];
    for (const row of rows as readonly Static<typeof Row>[]) {
      if (await ctx.entities(clue).find({ source: row.source })) duplicates += 1;
      else {
        await ctx.entities(clue).create(row, '移送');
        accepted += 1;
      }
    }
    return { accepted, duplicates, rejected: [] };
  },
});
const target = app({
  key: 'target',
  title: '去向',
  about: '',
  entities: [clue],
  contracts: [cluesIn],
  grants: noGrants,
});

const clock = new ManualClock('2026-03-02T09:00:00+08:00');
let store: Store;
let kernel: Kernel;
beforeAll(async () => {
  store = await testStore({ apps: [source, target] });
  const divisions = [{ code: '43', name: '湖南省', level: 'province' as const, parent: null }];
  await loadOrgs(store.db, { source: 'test', divisions });
  kernel = await openKernel({ store, apps: [source, target], clock });
});
afterAll(() => store?.close());

const cases = () => kernel.ctxFor(systemWho, source).cases(report);
const clues = () => kernel.ctxFor(systemWho, target).entities(clue).all();
const queue = async () => (await kernel.contracts.uploads(systemWho, { app: 'source' })).rows;

test('a case that comes into a state is delivered once, journalled at both ends, and shown with its receipt', async () => {
  let one = await cases().open({ title: '超限', org: '43' });
  one = await cases().move(one.id, one.version, 'send');
  await cases().move(one.id, one.version, 'remark');
  expect(await queue()).toMatchObject([{ contract: 'clues-out', state: 'waiting' }]);
  const sent = await Promise.all([1, 2].map(() => kernel.contracts.sendUploads(clock.now())));
  expect(sent.reduce((sum, each) => sum + each, 0)).toBe(1);
  const [intake] = (await kernel.contracts.intakes(systemWho, { app: 'target' })).rows;
  expect(intake).toMatchObject({ accepted: 1, byName: '来源' });
  expect(await queue()).toMatchObject([{ state: 'sent', receipt: intake?.id }]);
  expect(await clues()).toMatchObject([{ source: one.id, title: '超限' }]);
  const { rows } = await listJournal(store.db, { pageSize: 100 });
  expect(rows.map(({ action }) => action)).toEqual(expect.arrayContaining(['upload.sent', 'contract.feed']));
});

test('coming into the state again tells again, and the target counts it once', async () => {
  let [one] = await cases().all({ title: '超限' });
  if (!one) throw new Error('no case');
  one = await cases().move(one.id, one.version, 'take-back');
  // Two intakes of one moment would be listed in any order.
  clock.advance(60_000);
  await cases().move(one.id, one.version, 'send');
  await kernel.contracts.sendUploads(clock.now());
  expect((await kernel.contracts.intakes(systemWho, { app: 'target' })).rows[0]).toMatchObject({ duplicates: 1 });
  expect(await clues()).toHaveLength(1);
});

test('what the target does not take is quarantined there, tried again, and shown as failed with the reason', async () => {
  const one = await cases().open({ title: '很长很长很长很长的标题', org: '43' });
  await cases().move(one.id, one.version, 'send');
  for (let hour = 0; hour < 3; hour += 1) {
    await kernel.contracts.sendUploads(clock.now());
    clock.advance(3_600_000);
  }
  const [failed] = (await kernel.contracts.uploads(systemWho, { state: 'failed' })).rows;
  expect(failed).toMatchObject({ attempts: 3, lastError: expect.stringContaining('去向未接收') });
  expect((await kernel.contracts.quarantine(systemWho, { app: 'target' })).rows).toMatchObject([{ seen: 3 }]);
});

test('a move that fails delivers nothing, nor does a row of null', async () => {
  const before = (await queue()).length;
  const quiet = await cases().open({ title: '不移送', org: '43' });
  await cases().move(quiet.id, quiet.version, 'send');
  const work = kernel.ctxFor(systemWho, source).atomically(async (tx) => {
    const one = await tx.cases(report).open({ title: '半途', org: '43' });
    await tx.cases(report).move(one.id, one.version, 'send');
    throw new Error('half way');
  });
  await expect(work).rejects.toThrow('half way');
  expect(await queue()).toHaveLength(before);
});

test('deliveries name feeds and states that there are', async () => {
  const broken: App = app({
    key: 'broken',
    title: '',
    about: '',
    cases: [report],
    grants: noGrants,
    contracts: [
      deliveryContract({ key: 'a', title: '', maxAttempts: 1, to: 'target/nowhere' }),
      deliveryContract({ key: 'b', title: '', maxAttempts: 1, to: 'absent/feed' }),
      { ...delivery, key: 'c', follows: [{ case: 'report', enters: ['gone'], row: () => null }] },
    ],
  });
  expect(checkDeliveries([broken, target], { complete: true })).toHaveLength(3);
  expect(checkDeliveries([broken, target], { complete: false })).toHaveLength(2);
  await expect(openKernel({ store, apps: [broken, target], clock })).rejects.toThrow('nowhere');
});
