import Type from 'typebox';
import { expect, test } from 'vitest';
import { app } from '../sdk/app.ts';
import { deliveryContract, feedContract } from '../sdk/contract.ts';
import { entity } from '../sdk/entity.ts';
import { fact } from '../sdk/fact.ts';
import { choice, instant, integer, org, text } from '../sdk/field.ts';
import { buildCatalogue } from './catalogue.ts';

const weighing = app({
  key: 'weighing',
  title: '称重',
  about: '站点与称重',
  grants: { roles: [], permits: [] },
  entities: [
    entity({
      key: 'station',
      title: '站点',
      fields: {
        name: text('名称', { required: true }),
        keeper: text('联系人', { personal: 'name', basis: '个人信息保护法第六条' }),
        place: org('所属区划', { required: true }),
        kind: choice('类型', { fixed: '固定', mobile: '流动' }),
      },
      label: 'name',
      org: 'place',
    }),
  ],
  facts: [
    fact({
      key: 'pass',
      title: '通过',
      columns: { at: instant('时间', { required: true }), mass: integer('总质量', { unit: 'kg' }) },
      naturalKey: ['at'],
      time: 'at',
      retentionDays: 1095,
    }),
  ],
});

test('every declared dataset is catalogued with its columns, marks and store', () => {
  const [station, pass, ...rest] = buildCatalogue([weighing]);
  expect(rest).toEqual([]);
  expect(station).toMatchObject({
    id: 'weighing.entity.station',
    store: 'postgresql',
    scopedBy: 'place',
    personal: true,
    retentionDays: null,
    basis: ['个人信息保护法第六条'],
  });
  expect(station?.columns.map(({ name, personal, required }) => [name, personal, required])).toEqual([
    ['name', null, true],
    ['keeper', 'name', false],
    ['place', null, true],
    ['kind', null, false],
  ]);
  expect(station?.columns[3]?.options).toEqual({ fixed: '固定', mobile: '流动' });
  expect(pass).toMatchObject({ store: 'clickhouse', retentionDays: 1095, personal: false, scopedBy: null });
  expect(pass?.columns[1]?.unit).toBe('kg');
});

test('deliveries between applications show at both ends', () => {
  const common = { title: '', about: '', grants: { roles: [], permits: [] } };
  const feed = feedContract({
    key: 'cases-in',
    title: '',
    row: Type.Object({}),
    by: [],
    take: async () => ({ accepted: 0, duplicates: 0, rejected: [] }),
  });
  const target = app({ ...common, key: 'target', contracts: [feed] });
  const delivery = deliveryContract({ key: 'cases-out', title: '', maxAttempts: 1, to: 'target/cases-in' });
  const [sent, taken] = buildCatalogue([app({ ...common, key: 'source', contracts: [delivery] }), target]);
  expect(sent).toMatchObject({ sendsTo: ['target.contract.cases-in'], takesFrom: [] });
  expect(taken).toMatchObject({ sendsTo: [], takesFrom: ['source.contract.cases-out'] });
});
