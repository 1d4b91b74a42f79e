import { expect, it } from 'vitest';
import * as sdk from './index.ts';

const firm = sdk.entity({
  key: 'firm',
  title: '企业',
  label: 'name',
  unique: [['licence']],
  fields: {
    name: sdk.text('名称', { required: true }),
    licence: sdk.text('许可证号', { required: true }),
  },
});
const truck = sdk.entity({
  key: 'truck',
  title: '车辆',
  label: 'plate',
  org: 'org',
  unique: [['plate']],
  fields: {
    plate: sdk.text('车牌号', { required: true, personal: 'plate' }),
    org: sdk.org('车籍地', { required: true }),
    kind: sdk.choice('类别', { rigid: '载货汽车', train: '汽车列车' }, { required: true }),
    air: sdk.yesNo('空气悬架'),
    massKg: sdk.integer('总质量', { unit: 'kg' }),
    issuedOn: sdk.date('首发日期'),
    firm: sdk.ref('企业', 'firm'),
  },
});

const contract = sdk.registerImport([firm, truck], { key: 'register-import', title: '登记导入', by: [] });
const sheet = (...rows: readonly (readonly string[])[]) =>
  contract.read({ name: 'f.csv', lines: rows.map((cells, at) => ({ no: at + 1, text: cells.join(','), cells })) });

const titles = ['车牌号', '车籍地', '类别', '空气悬架', '总质量（kg）', '首发日期', '企业', '备注'];
const first = ['湘A12345', '长沙县', '汽车列车', '是', '49,000', '2021/9/5', '湘江货运', '无'];

it('finds the line of titles in a spreadsheet, and the register by its columns', () => {
  expect(sheet(['车辆登记表'], titles, first, ['', ''])).toMatchObject({
    register: 'truck',
    rows: [{ no: 3, texts: { plate: '湘A12345', massKg: '49,000' } }],
  });
  expect(sheet(['名称', '许可证号'], ['甲', 'L2'])).toMatchObject({ register: 'firm' });
  expect(() => sheet(['车牌', '质量'])).toThrow('没有找到列名行');
});
