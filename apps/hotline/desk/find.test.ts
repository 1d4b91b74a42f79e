import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Ctx } from '../../../kernel/sdk/index.ts';
import { type KernelHouse, openKernelHouse } from '../../../test/kernel-house.ts';
import { hotline } from '../app.ts';
import { numberTyped } from '../order/number.ts';
import { order } from '../order/order.ts';
import { caller } from '../registers/caller.ts';
import { deskFind } from './find.ts';

let house: KernelHouse;
let numbers: readonly string[];
const ctx = (roles: readonly string[], org?: string): Ctx => house.ctx(house.who(roles.join(), roles, org));
const find = (text: string, roles: readonly string[] = ['agent']) =>
  house.kernel.contracts.call(hotline, deskFind as never, house.who('坐席', roles), { text }) as Promise<
    { readonly number: string }[]
  >;

beforeAll(async () => {
  house = await openKernelHouse(hotline, '2026-03-02T09:00:00+08:00');
  const agent = ctx(['agent']);
  const { id } = await agent.entities(caller).create({ name: '赵六', phone: '13812345678' }, '来电');
  const given = {
    title: '20260302停车',
    content: '停车',
    kind: 'consult',
    business: 'bus',
    urgency: 'ordinary',
  } as const;
  const place = { region: '430100', org: '430000', channel: 'phone' } as const;
  const made = [];
  for (const extra of [{ caller: id }, { caller: id }, { sourceNumber: 'ZX-2026-77' }])
    made.push((await agent.cases(order).open({ ...given, ...place, ...extra })).number ?? '');
  numbers = made;
});
afterAll(() => house?.close());

it('numbers are known however they are typed', () => {
  expect(numberTyped(' 430100 20260302 0001 ')).toBe('430100-20260302-0001');
  expect(numberTyped('430100202603020001')).toBe('430100-20260302-0001');
  expect(['13812345678', '430100-2026', ''].map(numberTyped)).toEqual([null, null, null]);
});

it('an order is found by its number, the number of its caller and that of its platform', async () => {
  const numbersOf = async (text: string) => (await find(text)).map(({ number }) => number).sort();
  expect(await numbersOf(numbers[1]?.replaceAll('-', '') ?? '')).toEqual([numbers[1]]);
  expect(await numbersOf('13812345678')).toEqual([numbers[0], numbers[1]]);
  expect(await numbersOf('ZX-2026-77')).toEqual([numbers[2]]);
  expect(await numbersOf('13800000000')).toEqual([]);
  await expect(find('13812345678', ['handler'])).rejects.toThrow('无权');
});

it('the search box of the list finds a whole number by its index, and words as before', async () => {
  const search = async (text: string) => (await ctx(['dispatcher']).cases(order).list({ search: text })).rows;
  expect((await search(numbers[0] ?? '')).map(({ number }) => number)).toEqual([numbers[0]]);
  expect(await search('430100-20260302-9999')).toEqual([]);
  expect(await search('20260302停车')).toHaveLength(3);
  const { rows } = await sql<{ indexdef: string }>`
    select indexdef from pg_indexes where schemaname = 'hotline' and tablename = 'order' and indexdef like '%(number)'`.execute(
    house.kernel.store.db,
  );
  expect(rows).toHaveLength(1);
});

it('callers are found by the whole telephone number by those alone who see it', async () => {
  expect((await ctx(['agent']).entities(caller).list({ search: '13812345678' })).total).toBe(1);
  expect((await ctx(['agent']).entities(caller).list({ search: '1381234' })).total).toBe(0);
  await expect(ctx(['handler'], '430100').entities(caller).list({ search: '13812345678' })).rejects.toThrow();
});
