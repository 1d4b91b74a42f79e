import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { testStore } from '../../test/stores.ts';
import { assert } from '../base/assert.ts';
import { ManualClock } from '../base/clock.ts';
import { Refusal } from '../base/refusal.ts';
import { makeEntities } from '../entities/index.ts';
import { makeFacts } from '../facts/index.ts';
import { loadOrgs, makeAccess, openOrgTree, systemWho } from '../identity/index.ts';
import { makeJournal } from '../journal/index.ts';
import { app } from '../sdk/app.ts';
import type { Who } from '../sdk/ctx.ts';
import { entity } from '../sdk/entity.ts';
import { fact } from '../sdk/fact.ts';
import { choice, date, instant, integer, org, tenThousandYuan, text } from '../sdk/field.ts';
import { grants } from '../sdk/grant.ts';
import { indicator } from '../sdk/indicator.ts';
import type { Store } from '../store/types.ts';
import { checkIndicators, type Indicators, makeIndicators, sealText } from './index.ts';

const line = entity({
  key: 'line',
  title: '资金',
  fields: {
    name: text('名称', { required: true }),
    unit: org('单位', { required: true }),
    year: integer('年度', { required: true }),
    budget: tenThousandYuan('预算', { required: true }),
    owner: text('责任人', { personal: 'name' }),
    checkedOn: date('核对日'),
  },
  label: 'name',
  org: 'unit',
});

const paid = fact({
  key: 'paid',
  title: '支付',
  columns: {
    voucher: text('凭证', { required: true }),
    unit: org('单位', { required: true }),
    at: instant('时间', { required: true }),
    amount: tenThousandYuan('金额', { required: true }),
    kind: choice('类别', { project: '项目', basic: '基本' }, { required: true }),
  },
  naturalKey: ['voucher', 'at'],
  time: 'at',
  org: 'unit',
});

const common = { better: 'higher', basis: '测试', period: 'year', places: 2 } as const;
const rate = indicator({
  ...common,
  key: 'rate',
  title: '执行率',
  unit: '%',
  since: '2020-01-01',
  factor: 100,
  numerator: { from: 'paid', aggregate: 'sum', of: 'amount', show: ['voucher', 'amount'] },
  denominator: { from: 'line', aggregate: 'sum', of: 'budget', time: 'year', show: ['name', 'owner', 'budget'] },
});
const rate2025 = indicator({
  ...rate,
  since: '2025-01-01',
  numerator: { ...rate.numerator, where: { kind: 'project' } },
});
const simple = (
  key: string,
  period: 'year' | 'month' | 'quarter' | 'day',
  aggregate: 'count' | 'average' | 'max' | 'distinct',
) =>
  indicator({
    ...common,
    key,
    title: key,
    unit: '',
    since: '2020-01-01',
    period,
    numerator: {
      from: 'paid',
      aggregate,
      of: aggregate === 'count' ? undefined : aggregate === 'distinct' ? 'unit' : 'amount',
    },
  });
const byMonth = simple('by-month', 'month', 'count');
const average = simple('average', 'year', 'average');
const largest = simple('largest', 'quarter', 'max');
const units = simple('units', 'day', 'distinct');
const checked = indicator({
  ...common,
  key: 'checked',
  title: '已核对',
  unit: '笔',
  since: '2020-01-01',
  period: 'quarter',
  numerator: { from: 'line', aggregate: 'average', of: 'budget', time: 'checkedOn' },
});

const money = app({
  key: 'money',
  title: '测试资金',
  about: '',
  entities: [line],
  facts: [paid],
  indicators: [rate, rate2025, byMonth, average, largest, units, checked],
  grants: grants({
    roles: [
      { key: 'head', title: '负责人', reach: 'subtree', seesPersonal: true },
      { key: 'reader', title: '查阅', reach: 'subtree' },
    ],
    permits: [
      { role: 'head', on: ['*'], may: ['read', 'seal'] },
      { role: 'reader', on: ['indicator:*'], may: ['read'] },
    ],
  }),
});

const person = (name: string, role: string, at: string): Who => ({
  personId: name,
  name,
  posts: [{ org: at, role: `money.${role}` }],
  system: false,
});
const head = person('李四', 'head', '43');
const reader = person('赵六', 'reader', '4301');
const clock = new ManualClock('2026-03-02T09:00:00+08:00');
const division = (code: string, parent: string | null, level: 'province' | 'city' | 'county') => ({
  code,
  name: code,
  level,
  parent,
});

let store: Store;
let indicators: Indicators;
const pay = (
  voucher: string,
  unit: string,
  at: string,
  amount: number,
  more: { kind?: 'project' | 'basic'; simulated?: boolean } = {},
) => ({
  values: { voucher, unit, at, amount, kind: more.kind ?? ('project' as const) },
  simulated: more.simulated,
});
let record: (facts: ReturnType<typeof pay>[]) => Promise<void>;

beforeAll(async () => {
  store = await testStore({ apps: [money] });
  const divisions = [
    division('43', null, 'province'),
    division('4301', '43', 'city'),
    division('430102', '4301', 'county'),
    division('4302', '43', 'city'),
  ];
  await loadOrgs(store.db, { source: 'test', divisions });
  const orgs = await openOrgTree(store.db);
  const access = makeAccess([money], orgs);
  const journal = makeJournal({ clock });
  const deps = { store, journal, access, clock };
  const facts = makeFacts(deps);
  indicators = makeIndicators({ ...deps, apps: [money], orgs, shipFacts: facts.ship });
  record = (rows) => facts.bind(money, paid, systemWho).record(rows, 'test');
  const lines = makeEntities(deps).bind(money, line, systemWho);
  for (const [name, unit, year, budget] of [
    ['甲', '430102', 2024, 300.3],
    ['乙', '4302', 2024, 0.1],
    ['丙', '430102', 2025, 200],
    ['丁', '430102', 2026, 50],
  ] as const) {
    await lines.create({ name, unit, year, budget, owner: '王小明', checkedOn: '2024-03-31' }, '测试');
  }
  await record([
    pay('1', '430102', '2023-12-31T23:59:59+08:00', 1000),
    pay('2', '430102', '2024-01-01T00:00:00+08:00', 0.1),
    pay('3', '430102', '2024-12-31T23:59:59+08:00', 0.2),
    pay('4', '4302', '2024-06-01T12:00:00+08:00', 100, { kind: 'basic' }),
    pay('5', '430102', '2025-01-01T00:00:00+08:00', 50),
    pay('6', '430102', '2025-05-01T00:00:00+08:00', 25, { kind: 'basic', simulated: true }),
  ]);
});
afterAll(() => store?.close());

const of = (type: typeof rate, who = head) => indicators.bind(money, type, who);
const year = (name: string) => ({ kind: 'year', name }) as const;

async function refusal(work: Promise<unknown>): Promise<string> {
  const error = await work.then(
    () => assert(false, 'it was not refused'),
    (reason: unknown) => reason,
  );
  assert(error instanceof Refusal, `not a refusal: ${String(error)}`);
  return error.code;
}

describe('a figure', () => {
  test('is exact, within the bounds of the period in China, over both stores', async () => {
    expect(await of(rate).compute(year('2024'), '4301')).toMatchObject({
      value: 0.1,
      numerator: 0.3,
      denominator: 300.3,
      rows: { numerator: 2, denominator: 1 },
      simulated: false,
      sealed: null,
    });
    expect(await of(rate).compute(year('2024'), '43')).toMatchObject({
      numerator: 100.3,
      denominator: 300.4,
      value: 33.39,
    });
  });

  test('is computed by the definition that holds when the period begins', async () => {
    expect(await of(rate).compute(year('2024'), '4302')).toMatchObject({
      value: 100_000,
      definitionSince: '2020-01-01',
    });
    expect(await of(rate).compute(year('2025'), '43')).toMatchObject({
      value: 25,
      numerator: 50,
      definitionSince: '2025-01-01',
      simulated: false,
    });
    expect(await refusal(of(rate).compute(year('2019'), '43'))).toBe('record.missing');
  });

  test('of a short period is told for longer ones, from the rows of all their days', async () => {
    const months = Array.from({ length: 12 }, (_, index) => `2024-${String(index + 1).padStart(2, '0')}`);
    const parts = await Promise.all(months.map((name) => of(byMonth).compute({ kind: 'month', name }, '43')));
    const whole = await of(byMonth).compute(year('2024'), '43');
    expect(whole.value).toBe(parts.reduce((sum, { value }) => sum + (value ?? 0), 0));
    const { total } = await of(byMonth).evidence(year('2024'), '43', { part: 'numerator' });
    expect(total).toBe(whole.value);
  });

  test('is nought where there is something to measure by, and no data where there is nothing', async () => {
    expect(await of(rate).compute(year('2026'), '430102')).toMatchObject({
      value: 0,
      rows: { numerator: 0, denominator: 1 },
    });
    expect(await of(rate).compute(year('2030'), '43')).toMatchObject({
      value: null,
      rows: { numerator: 0, denominator: 0 },
    });
    expect(await of(byMonth).compute({ kind: 'month', name: '2024-02' }, '43')).toMatchObject({ value: null });
  });

  test('counts months, quarters and days, averages, largest and distinct values', async () => {
    expect(await of(byMonth).compute({ kind: 'month', name: '2024-12' }, '43')).toMatchObject({ value: 1 });
    expect(await of(average).compute(year('2024'), '43')).toMatchObject({ value: 33.43, rows: { numerator: 3 } });
    expect(await of(average).compute(year('2025'), '43')).toMatchObject({ simulated: true });
    expect(await of(largest).compute({ kind: 'quarter', name: '2024-Q2' }, '43')).toMatchObject({ value: 100 });
    expect(await of(units).compute({ kind: 'day', name: '2024-01-01' }, '43')).toMatchObject({ value: 1 });
    expect(await of(checked).compute({ kind: 'quarter', name: '2024-Q1' }, '4301')).toMatchObject({ value: 183.43 });
    expect(await of(checked).compute({ kind: 'quarter', name: '2024-Q2' }, '4301')).toMatchObject({ value: null });
    for (const name of ['2024-Q5', '2024-13', '24']) {
      expect(await refusal(of(largest).compute({ kind: 'quarter', name }, '43'))).toBe('input.invalid');
    }
    expect(await refusal(of(units).compute({ kind: 'day', name: '2024-02-30' }, '43'))).toBe('input.invalid');
  });

  test('opens down to the rows that were counted, in scope, with personal data masked', async () => {
    const store = of(rate, reader);
    const top = await store.evidence(year('2024'), '4301', { part: 'numerator' });
    expect(top).toMatchObject({
      total: 2,
      rows: [
        { voucher: '3', amount: 0.2 },
        { voucher: '2', amount: 0.1 },
      ],
    });
    const below = await store.evidence(year('2024'), '4301', { part: 'denominator', pageSize: 1 });
    expect(below).toMatchObject({ total: 1, rows: [{ name: '甲', owner: '王**', budget: 300.3 }] });
    expect(await refusal(store.compute(year('2024'), '4302'))).toBe('grant.scope');
    expect(await refusal(store.seal(year('2024'), '4301'))).toBe('grant.denied');
    expect((await of(rate).evidence(year('2024'), '4301', { part: 'denominator' })).rows).toMatchObject([
      { owner: '王小明' },
    ]);
  });
});

type Row = Readonly<Record<string, unknown>>;

/** The name of a fact begins with its moment. */
const dayOfName = (name: string) =>
  new Date(Number(BigInt(`0x${name.slice(0, 16)}`)) + 8 * 3_600_000).toISOString().slice(0, 10);

test('the names of a day are those of its rows, and have its digest', async () => {
  const store = of(rate);
  await record([
    pay('a', '430101', '2026-03-31T23:59:59+08:00', 1),
    pay('b', '430101', '2026-04-01T00:00:00+08:00', 2),
    pay('c', '430102', '2026-04-01T23:59:59+08:00', 3),
  ]);
  const found: string[] = [];
  for await (const batch of await store.names(year('2026'), '43', { part: 'numerator', day: '2026-04-01' })) {
    found.push(...batch);
  }
  const { rows } = await store.evidence(year('2026'), '43', { part: 'numerator' });
  const named = rows.filter(({ voucher }) => voucher !== 'a').map(({ factId }) => String(factId));
  expect(found).toEqual(named.sort());
});

test('a sealed figure carries the hash of its evidence and never changes, whatever comes later', async () => {
  const sealed = await of(rate).seal(year('2024'), '4301');
  // What an outsider does, who has nothing but the answers: rows to names, names to digests, digests to the seal.
  const names = async (part: 'numerator' | 'denominator', name: string, on: (row: Row) => string) => {
    const days = new Map<string, string[]>();
    for (const row of (await of(rate).evidence(year('2024'), '4301', { part })).rows) {
      days.set(on(row), [...(days.get(on(row)) ?? []), `${row[name]}\n`]);
    }
    return [...days].sort().map(([day, lines]) => {
      return `${day} ${lines.length} ${createHash('sha256').update(lines.sort().join('')).digest('hex')}\n`;
    });
  };
  const top = await names('numerator', 'factId', ({ factId }) => dayOfName(String(factId)));
  const below = await names('denominator', 'id', () => 'all');
  const text = `numerator\n${top.join('')}denominator\n${below.join('')}`;
  expect(sealed.sealed).toMatchObject({ byName: '李四', evidenceHash: createHash('sm3').update(text).digest('hex') });
  expect(sealText(await of(rate).digests(year('2024'), '4301'))).toBe(text);
  expect(await of(rate).changed(year('2024'), '4301')).toEqual([]);
  await record([pay('7', '430102', '2024-07-01T00:00:00+08:00', 99)]);
  expect(await of(rate).compute(year('2024'), '4301')).toEqual(sealed);
  expect(await of(rate).changed(year('2024'), '4301')).toEqual([
    { part: 'numerator', day: '2024-07-01', sealedRows: 0, rows: 1 },
  ]);
  expect(await refusal(of(rate).digests(year('2025'), '4301'))).toBe('record.missing');
  expect(await refusal(of(rate, reader).digests(year('2024'), '4302'))).toBe('grant.scope');
  expect(await refusal(of(rate, reader).names(year('2024'), '4302', { part: 'numerator', day: null }))).toBe(
    'grant.scope',
  );
  expect((await of(rate).compute(year('2024'), '43')).numerator).toBe(199.3);
  expect(await refusal(of(rate).seal(year('2024'), '4301'))).toBe('indicator.sealed');
  const both = await Promise.allSettled([1, 2, 3].map(() => of(rate).seal(year('2025'), '43')));
  expect(both.filter((each) => each.status === 'fulfilled')).toHaveLength(1);
  expect(await refusal(of(rate).seal(year('2030'), '43'))).toBe('input.invalid');
  await expect(sql`update kernel.indicator_seal set by_name = 'x'`.execute(store.db)).rejects.toThrow('never changed');
});

test('a declaration that names what is not declared is found', () => {
  const bad = {
    ...rate,
    key: 'bad',
    numerator: { from: 'paid', aggregate: 'sum', of: 'voucher', where: { nothing: 1 }, show: ['colour'] },
  } as const;
  const lost = { ...rate, key: 'lost', numerator: { from: 'elsewhere', aggregate: 'count' } } as const;
  expect(checkIndicators({ ...money, indicators: [bad, lost] })).toEqual([
    'indicator money.bad (since 2020-01-01): numerator takes the sum of voucher, which is no number',
    'indicator money.bad (since 2020-01-01): numerator shows the unknown column colour',
    expect.stringContaining('没有名为“nothing”的字段'),
    'indicator money.lost (since 2020-01-01): numerator counts rows of elsewhere, which is not declared',
  ]);
  expect(indicators.named('money.rate', head)).not.toBeNull();
  expect(indicators.named('money.nothing', head)).toBeNull();
});
