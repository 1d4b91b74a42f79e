import type { Access } from '../kernel/identity/access.ts';
import { systemWho } from '../kernel/identity/index.ts';
import * as sdk from '../kernel/sdk/index.ts';

export const site = sdk.entity({
  key: 'site',
  title: '站点',
  label: 'name',
  org: 'org',
  unique: [['code']],
  fields: {
    code: sdk.text('编号', { required: true }),
    name: sdk.text('名称', { required: true, search: true }),
    org: sdk.org('单位', { required: true }),
    lanes: sdk.integer('车道数'),
    limit: sdk.decimalField('限值', { places: 2 }),
  },
});

export const weighing = sdk.fact({
  key: 'weighing',
  title: '称重',
  columns: {
    site: sdk.text('站点', { required: true }),
    lane: sdk.integer('车道', { required: true }),
    at: sdk.instant('时间', { required: true }),
    plate: sdk.text('车牌', { required: true }),
    total: sdk.decimalField('总重', { places: 2, required: true }),
    over: sdk.yesNo('超限', { required: true }),
  },
  naturalKey: ['site', 'lane', 'at'],
  time: 'at',
  order: ['site', 'at'],
  storage: { site: { type: 'LowCardinality(String)' }, lane: { type: 'UInt8' } },
});

export const bench = sdk.app({
  key: 'bench',
  title: '测速',
  about: '',
  entities: [site],
  facts: [weighing],
  grants: { roles: [], permits: [] },
});

export const who = systemWho;

export const everywhere: Access = {
  scope: () => ({ kind: 'all' }),
  roleScope: () => ({ kind: 'all' }),
  seesPersonal: () => true,
  hasRole: () => true,
};

let made = 0;

export function newSite(): sdk.Values<(typeof site)['fields']> {
  made += 1;
  return { code: `S${made}`, name: `治超站点${made}`, org: '430100', lanes: made % 8, limit: (made % 5000) / 100 };
}

export function newWeighing(): sdk.Values<(typeof weighing)['columns']> {
  made += 1;
  return {
    site: `S${made % 50}`,
    lane: made % 4,
    at: new Date(1_719_792_000_000 + made * 37).toISOString(),
    plate: `湘A${10_000 + (made % 90_000)}`,
    total: (made % 9000) / 100,
    over: made % 50 === 0,
  };
}
