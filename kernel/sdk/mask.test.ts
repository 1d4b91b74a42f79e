import { expect, it } from 'vitest';
import { text } from './field.ts';
import { hasPersonal, maskRow, maskText } from './mask.ts';

it.each([
  ['name', '王小明', '王**'],
  ['name', '王', '*'],
  ['name', '', ''],
  ['id-number', '430102199001011234', '430*************34'],
  ['phone', '13812345678', '138****5678'],
  ['phone', '138', '13*'],
  ['plate', '湘A12345', '湘A***45'],
  ['address', '长沙市岳麓区某路1号', '长沙市岳麓区****'],
  ['other', '任何内容', '***'],
] as const)('%s %s is shown as %s', (kind, value, shown) => {
  expect(maskText(kind, value)).toBe(shown);
});

it('masks the personal fields of a row and leaves the rest', () => {
  const fields = {
    name: text('姓名', { personal: 'name' }),
    note: text('备注'),
    phone: text('电话', { personal: 'phone' }),
  };
  expect(maskRow(fields, { id: '1', name: '王小明', note: '王小明', phone: null })).toEqual({
    id: '1',
    name: '王**',
    note: '王小明',
    phone: null,
  });
  expect(hasPersonal(fields)).toBe(true);
  expect(hasPersonal({ note: fields.note })).toBe(false);
});
