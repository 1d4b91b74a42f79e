import { afterAll, beforeAll, expect, it } from 'vitest';
import { overload } from '../apps/overload/app.ts';
import { carrier, device, site, vehicle } from '../apps/overload/entities.ts';
import { systemWho } from '../kernel/identity/index.ts';
import { type KernelHouse, openKernelHouse } from '../test/kernel-house.ts';
import { labelsIn } from './export-labels.ts';

const org = '430102';
let house: KernelHouse;
beforeAll(async () => {
  house = await openKernelHouse(overload, '2026-06-30T10:00:00+08:00');
});
afterAll(() => house?.close());

it('rows that others refer to are named as the one who exports may see them', async () => {
  const ctx = house.ctx(systemWho);
  const firm = await ctx.entities(carrier).create({ name: '湘江货运', licence: 'L1', org }, '测试');
  const place = { code: 'S1', name: '一号站', kind: 'fixed', org, status: 'in-use' } as const;
  const { id } = await ctx.entities(site).create(place, '测试');
  const registrar = house.who('registrar', ['registrar'], org);
  const trucks = [{ carrier: firm.id }, { carrier: null }, { carrier: crypto.randomUUID() }];
  expect(await labelsIn(house.kernel, registrar, 'overload', vehicle.fields, trucks)).toEqual(
    new Map([[firm.id, '湘江货运']]),
  );
  expect(await labelsIn(house.kernel, registrar, 'overload', device.fields, [{ site: id }])).toEqual(
    new Map([[id, '一号站']]),
  );
  const station = house.who('station', ['station'], org);
  expect(await labelsIn(house.kernel, station, 'overload', vehicle.fields, trucks)).toEqual(new Map());
});
