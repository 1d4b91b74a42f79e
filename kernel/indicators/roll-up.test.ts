import { afterAll, beforeAll, expect, it } from 'vitest';
import { testStore } from '../../test/stores.ts';
import { must } from '../base/assert.ts';
import { ManualClock } from '../base/clock.ts';
import { type Facts, makeFacts } from '../facts/index.ts';
import { loadOrgs, makeAccess, openOrgTree, systemWho } from '../identity/index.ts';
import { makeJournal } from '../journal/index.ts';
import { app } from '../sdk/app.ts';
import { fact } from '../sdk/fact.ts';
import { choice, decimalField, instant, org, text, yesNo } from '../sdk/field.ts';
import { grants } from '../sdk/grant.ts';
import { type IndicatorType, indicator, type Measure, type Period } from '../sdk/indicator.ts';
import type { Store } from '../store/types.ts';
import { type Indicators, makeIndicators } from './index.ts';

const passing = {
  title: '过车',
  columns: {
    number: text('编号', { required: true }),
    unit: org('单位', { required: true }),
    at: instant('时间', { required: true }),
    road: choice('公路', { high: '高速', low: '普通' }, { required: true }),
    over: yesNo('超限', { required: true }),
    tons: decimalField('总重', { places: 2 }),
  },
  naturalKey: ['number', 'at'],
  time: 'at',
  org: 'unit',
} as const;
/** The same facts twice: with their counts kept ready, and without. */
const rolled = fact({ ...passing, key: 'rolled', rollUp: { by: ['unit', 'road', 'over'], sums: ['tons'] } });
const plain = fact({ ...passing, key: 'plain' });

const measures: readonly Omit<Measure, 'from'>[] = [
  { aggregate: 'count' },
  { aggregate: 'count', where: { over: true, road: { in: ['high'] } } },
  { aggregate: 'sum', of: 'tons', where: { road: { ne: 'low' } } },
  { aggregate: 'average', of: 'tons' },
  // This one sees the rows, whatever is kept.
  { aggregate: 'count', where: { tons: { gt: 20 } } },
];
const indicators = [rolled, plain].flatMap(({ key }) =>
  measures.map((measure, index) =>
    indicator({
      key: `${key}-${index}`,
      title: key,
      unit: '',
      better: 'higher',
      basis: '测试',
      since: '2020-01-01',
      period: 'day',
      places: 4,
      numerator: { ...measure, from: key },
    }),
  ),
);
const road = app({
  key: 'road',
  title: '测试',
  about: '',
  facts: [rolled, plain],
  indicators,
  grants: grants({ roles: [], permits: [] }),
});

const clock = new ManualClock('2024-07-01T08:00:00+08:00');
let store: Store;
let facts: Facts;
let made: Indicators;

beforeAll(async () => {
  store = await testStore({ apps: [road] });
  const journal = makeJournal({ clock });
  const divisions = [
    { code: '43', name: '湖南', level: 'province', parent: null },
    { code: '4301', name: '长沙', level: 'city', parent: '43' },
    { code: '4302', name: '株洲', level: 'city', parent: '43' },
  ] as const;
  await loadOrgs(store.db, { source: 'test', divisions });
  const orgs = await openOrgTree(store.db);
  const access = makeAccess([road], orgs);
  facts = makeFacts({ store, journal, access, clock });
  made = makeIndicators({ store, journal, access, clock, apps: [road], orgs, shipFacts: facts.ship });
});
afterAll(() => store.close());

type Row = { number: string; day: number; corrects?: number };

function valuesOf({ number, day }: Row) {
  const seed = [...number].reduce((sum, sign) => sum * 31 + sign.charCodeAt(0), 7) + day;
  return {
    number,
    at: new Date(Date.UTC(2024, 4, 1 + day, 15, 59, seed % 60)).toISOString(),
    unit: seed % 2 ? '4301' : '4302',
    road: seed % 3 ? ('high' as const) : ('low' as const),
    over: seed % 5 === 0,
    tons: seed % 7 ? (seed % 4000) / 100 : null,
  };
}

async function record(rows: readonly Row[]): Promise<void> {
  for (const type of [rolled, plain]) {
    const all = facts.bind(road, type, systemWho);
    for (const row of rows) {
      const { corrects } = row;
      const [old] = corrects === undefined ? [] : await all.all({ number: `n${corrects}` });
      await all.record([{ values: valuesOf(row), ...(old ? { corrects: old.factId } : {}) }], 'test');
    }
  }
}

const asked: readonly (readonly [Period, string])[] = [
  [{ kind: 'year', name: '2024' }, '43'],
  [{ kind: 'month', name: '2024-06' }, '4302'],
  [{ kind: 'day', name: '2024-05-03' }, '43'],
];

async function figures(key: string): Promise<readonly unknown[]> {
  const found = [];
  for (const type of indicators.filter((one: IndicatorType) => one.key.startsWith(key))) {
    for (const [period, unit] of asked) {
      const { value, rows, simulated } = await made.bind(road, type, systemWho).compute(period, unit);
      found.push({ value, rows, simulated });
    }
  }
  return found;
}

/** A figure opens to as many rows as it tells. */
async function opens(): Promise<void> {
  const type = must(indicators[1], 'an indicator');
  const bound = made.bind(road, type, systemWho);
  const { rows } = await bound.compute({ kind: 'year', name: '2024' }, '43');
  const page = await bound.evidence({ kind: 'year', name: '2024' }, '43', { part: 'numerator' });
  expect(page.total).toBe(rows.numerator);
}

async function agree(): Promise<void> {
  const truth = await figures('plain');
  // Before the counts are brought up to the rows, after, and after the engine has put its parts together.
  expect(await figures('rolled')).toEqual(truth);
  expect(await facts.rollUp([road])).toBeGreaterThan(0);
  expect(await figures('rolled')).toEqual(truth);
  await facts.settle(0);
  expect(await figures('rolled')).toEqual(truth);
  expect(await facts.rollUp([road])).toBe(0);
  await opens();
}

async function rowsRead(): Promise<number> {
  const answer = await store.facts.query({
    query: 'SELECT sum(rows) AS rows FROM hengdao.road_rolled_by_day',
    format: 'JSONEachRow',
  });
  return Number(must((await answer.json<{ rows: number }>())[0], 'the sum').rows);
}

it('figures of kept counts are those of the rows: at first, with late rows, with rows that come again', async () => {
  await record(Array.from({ length: 40 }, (_, n) => ({ number: `n${n}`, day: n })));
  await agree();
  expect(await rowsRead()).toBe(40);
  await record([
    { number: 'late', day: 1 },
    { number: 'n3', day: 3 },
    { number: 'n3', day: 3 },
  ]);
  await agree();
  expect(await rowsRead()).toBe(41);
});

it('figures of kept counts leave out what is corrected, on its own day, in another month and before it came', async () => {
  await record([{ number: 'right', day: 5, corrects: 5 }]);
  await agree();
  // Each correction lies in the other month than what it corrects.
  await record([
    { number: 'back', day: 2, corrects: 38 },
    { number: 'forth', day: 39, corrects: 6 },
  ]);
  await agree();
  expect(await rowsRead()).toBe(41);
});

it('counts that several make at once, or that were left half made, come out the same', async () => {
  await record([{ number: 'more', day: 8 }]);
  const next = 'hengdao.road_rolled_by_day_next';
  await store.facts.command({
    query: `INSERT INTO ${next} (day, simulated, unit, road, over, rows, tons_sum, tons_count, mark)
      VALUES ('2024-05-09', false, '4301', 'high', true, 999, 1, 1, 99999)`,
  });
  await Promise.all([facts.rollUp([road]), facts.rollUp([road]), facts.rollUp([road])]);
  expect(await figures('rolled')).toEqual(await figures('plain'));
  expect(await rowsRead()).toBe(42);
});
