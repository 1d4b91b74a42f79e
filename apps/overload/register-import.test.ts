import { afterAll, beforeAll, expect, it } from 'vitest';
import { type KernelHouse, openKernelHouse } from '../../test/kernel-house.ts';
import { overload } from './app.ts';
import { carrier, vehicle } from './entities.ts';
import { overloadImport } from './register-import.ts';

const org = '430102';
let house: KernelHouse;
beforeAll(async () => {
  house = await openKernelHouse(overload, '2026-06-30T10:00:00+08:00');
});
afterAll(() => house?.close());

const registrar = () => house.who('registrar', ['registrar'], org);
const take = (lines: readonly string[]) => {
  const content = Buffer.from(`\uFEFF${lines.join('\r\n')}`);
  return house.kernel.contracts.takeFile(overload, overloadImport, registrar(), { name: '登记.csv', content });
};
const stored = () => house.ctx(registrar()).entities(vehicle).find({ plate: '湘A12345' });

const titles = '车牌号,车籍地,轴型,车辆类别,空气悬架,单轮胎轴数,最大允许总质量（kg）,货运企业,道路运输证首发日期';
const firstRow = '湘A12345,芙蓉区,157,汽车列车,是,0,"49,000",湘江货运,2021/9/5';

it('makes rows of the register whose columns a spreadsheet holds, and brings them up to a later one', async () => {
  expect(await take(['企业名称,经营许可证号,所在区划,货运车辆数（辆）', '湘江货运,L1,430102,42'])).toMatchObject({
    accepted: 1,
    rejected: [],
  });
  const [firm] = await house.ctx(registrar()).entities(carrier).all();
  expect(await take(['车辆登记表', titles, firstRow])).toMatchObject({ accepted: 1, duplicates: 0, rejected: [] });
  const made = { org, axleCode: '157', category: 'train', registeredKg: 49_000, firstIssuedOn: '2021-09-05' };
  expect(await stored()).toMatchObject({ ...made, airSuspension: true, carrier: firm?.id, version: 1 });
  expect(await take([titles, firstRow, ''])).toMatchObject({ accepted: 0, duplicates: 1 });
  expect(await take([titles, '湘A12345,430102,157,train,否,0,,L1,'])).toMatchObject({ accepted: 1, rejected: [] });
  expect(await stored()).toMatchObject({ ...made, airSuspension: false, version: 2 });
  // As lists export it: a reference by its id.
  expect(await take([titles, `湘A12345,芙蓉区,157,汽车列车,否,0,,${firm?.id},`])).toMatchObject({ duplicates: 1 });
});

it('tells of each row that it refuses where it stands and why, and takes the others', async () => {
  const rows: readonly (readonly [row: string, why: string])[] = [
    ['湘A***45,430102,157,汽车列车,是,0', '已脱敏'],
    ['湘A20000,火星,157,汽车列车,是,0', '没有区划或单位“火星”'],
    ['湘A20001,430102,157,客车,是,0', '可选：载货汽车、汽车列车'],
    ['湘A20002,430102,157,汽车列车,有,0', '应填“是”或“否”'],
    ['湘A20003,430102,899,汽车列车,是,0', '轴型'],
    ['无牌车,430102,157,汽车列车,是,0', '车牌号'],
    ['湘A20004,430102,157,汽车列车,是,若干', '单轮胎轴数'],
    ['湘A20005,430102,157,汽车列车,是,0,,无名企业', '登记中没有“无名企业”'],
  ];
  const { accepted, rejected } = await take([titles, ...rows.map(([row]) => row), '湘A20006,430102,12,truck,否,0']);
  expect(accepted).toBe(1);
  expect(rejected.map(({ place }) => place)).toEqual(rows.map((_, at) => `第 ${at + 2} 行`));
  for (const [at, [, why]] of rows.entries()) expect(rejected[at]?.reason).toContain(why);
  await expect(take(['牌照,质量', '湘A1,2'])).rejects.toMatchObject({ code: 'import.unreadable' });
});

it('refuses a row whose plate another county has, which it does not see, and takes the others', async () => {
  const elsewhere = {
    org: '430200',
    axleCode: '12',
    category: 'truck',
    airSuspension: false,
    singleTyreAxles: 0,
  } as const;
  const neighbour = house.ctx(house.who('neighbour', ['registrar'], '430200'));
  await neighbour.entities(vehicle).create({ plate: '湘A30000', ...elsewhere }, '测试');
  const rows = ['湘A30000,430102,12,truck,否,0', '湘A30001,430102,12,truck,否,0'];
  const { accepted, rejected } = await take([titles, ...rows]);
  expect([accepted, rejected.map(({ code, place }) => [code, place])]).toEqual([1, [['record.duplicate', '第 2 行']]]);
});
