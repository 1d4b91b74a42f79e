import fc from 'fast-check';
import Type from 'typebox';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { testStore } from '../../test/stores.ts';
import { systemClock } from '../base/clock.ts';
import { systemWho } from '../identity/who.ts';
import { makeJournal } from '../journal/index.ts';
import * as sdk from '../sdk/index.ts';
import type { Store } from '../store/types.ts';
import { type Facts, makeFacts } from './index.ts';

const measured = sdk.fact({
  key: 'measured',
  title: '测量',
  columns: {
    number: sdk.integer('编号', { required: true }),
    at: sdk.instant('时间', { required: true }),
    text: sdk.text('文本'),
    low: sdk.choice('种类', { a: '甲', b: '乙' }),
    byte: sdk.integer('字节'),
    short: sdk.integer('短'),
    whole: sdk.integer('整数'),
    small: sdk.decimalField('小数', { places: 6 }),
    middle: sdk.decimalField('中', { places: 1 }),
    large: sdk.decimalField('大', { places: 2 }),
    day: sdk.date('日期'),
    yes: sdk.yesNo('是否'),
    more: sdk.json('其他', Type.Unknown()),
  },
  naturalKey: ['number', 'at'],
  time: 'at',
  storage: {
    byte: { type: 'UInt8' },
    short: { type: 'Int16' },
    small: { type: 'Decimal32(6)' },
    middle: { type: 'Decimal64(1)' },
  },
});
const app = sdk.app({ key: 'blocks', title: '', about: '', facts: [measured], grants: { roles: [], permits: [] } });
type Measured = sdk.Values<(typeof measured)['columns']>;

let store: Store;
let facts: Facts;
beforeAll(async () => {
  store = await testStore({ apps: [app] });
  const all = { kind: 'all' } as const;
  const access = { scope: () => all, roleScope: () => all, seesPersonal: () => true, hasRole: () => true };
  facts = makeFacts({ store, journal: makeJournal({ clock: systemClock }), access, clock: systemClock });
});
afterAll(() => store.close());

const at = '2024-07-01T08:00:00+08:00';
const scaled = (places: number, most: number) =>
  fc.integer({ min: -most, max: most }).map((units) => Number((units / 10 ** places).toFixed(places)));
const orNull = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: null });

const value = fc.record({
  text: orNull(fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary', minLength: 40, maxLength: 300 }))),
  low: orNull(fc.constantFrom('a', 'b')),
  byte: orNull(fc.integer({ min: 0, max: 255 })),
  short: orNull(fc.integer({ min: -32_768, max: 32_767 })),
  whole: orNull(fc.maxSafeInteger()),
  small: orNull(scaled(6, 2 ** 31 - 1)),
  middle: orNull(scaled(1, 10 ** 15)),
  large: orNull(scaled(2, 10 ** 15)),
  day: orNull(
    fc
      .date({ min: new Date('1900-01-01T00:00:00Z'), max: new Date('2299-12-31T00:00:00Z'), noInvalidDate: true })
      .map((day) => day.toISOString().slice(0, 10)),
  ),
  yes: orNull(fc.boolean()),
  more: orNull(fc.record({ a: fc.integer(), b: fc.string() })),
});

it('brings back any value that a column can hold', async () => {
  let next = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(value, { minLength: 1, maxLength: 40 }), async (values) => {
      const from = next;
      next += values.length;
      const rows = values.map((each, index) => ({ values: { ...each, number: from + index, at } as Measured }));
      await facts.insertRows(app, measured, rows, 'test');
      const kept = await facts
        .bind(app, measured, systemWho)
        .list({ where: { number: { gte: from, lt: next } }, sort: ['number'], pageSize: 100 });
      expect(kept.rows).toHaveLength(values.length);
      kept.rows.forEach((row, index) => {
        expect(row).toMatchObject(rows[index]?.values ?? {});
      });
    }),
    { numRuns: 25 },
  );
});

it.each<[string, string]>([
  ['2024-07-01T08:00:00+08:00', '2024-07-01T08:00:00+08:00'],
  ['2024-07-01T00:00:00Z', '2024-07-01T08:00:00+08:00'],
  ['2024-02-29T23:59:59.123Z', '2024-03-01T07:59:59.123+08:00'],
  ['2024-06-30T20:00:00-04:00', '2024-07-01T08:00:00+08:00'],
])('takes the moment %s', async (text, read) => {
  await facts.insertRows(app, measured, [{ values: { number: -1, at: text } as Measured }], 'test');
  const [first] = await facts.bind(app, measured, systemWho).all({ number: -1, at: read });
  expect(first?.at).toBe(read);
});

it.each<[string, object]>([
  ['a number beyond its column', { byte: 256 }],
  ['a negative one where there are none', { byte: -1 }],
  ['a fraction for a whole number', { short: 1.5 }],
  ['a decimal beyond its column', { small: 2148 }],
  ['no number', { large: Number.NaN }],
  ['a day that is none', { day: '2023-02-29' }],
  ['a moment that is none', { at: 'yesterday' }],
  ['text for a yes or no', { yes: 'true' }],
  ['nothing where something must be', { at: null }],
])('refuses %s, and the facts beside it', async (_what, bad) => {
  const good = { values: { number: -2, at } as Measured };
  const inserting = facts.insertRows(app, measured, [good, { values: { ...good.values, ...bad } as never }], 'test');
  await expect(inserting).rejects.toMatchObject({ code: 'input.invalid', message: expect.stringContaining('第2条') });
  expect(await facts.bind(app, measured, systemWho).all({ number: -2 })).toEqual([]);
});
