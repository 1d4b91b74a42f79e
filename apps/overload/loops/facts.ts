import { choice, fact, instant, integer, org, text, yesNo } from '../../../kernel/sdk/index.ts';

const low = { type: 'LowCardinality(String)' } as const;
const mass = { type: 'UInt32' } as const;

/** 装载单: what a source says it has loaded, to be held against the next scale on the way. */
export const loadingSlip = fact({
  key: 'loading-slip',
  title: '装载单',
  about: '货运源头出场时开具；与其后首次过车称重比对。',
  columns: {
    slipNo: text('装载单号', { required: true, search: true, maxLength: 60 }),
    site: text('站点编码', { required: true, search: true, maxLength: 40 }),
    org: org('所属区划', { required: true }),
    enterprise: text('源头企业', { maxLength: 100 }),
    at: instant('出场时间', { required: true }),
    plate: text('车牌号', { required: true, personal: 'plate', search: true, maxLength: 20 }),
    axles: integer('轴数', { required: true, min: 2, max: 40 }),
    grossKg: integer('车货总质量', { required: true, min: 0, max: 400_000, unit: 'kg' }),
    limitKg: integer('适用限值', { required: true, min: 0, unit: 'kg' }),
    cargo: text('货物', { maxLength: 60 }),
    destination: text('目的地', { maxLength: 100 }),
    over: yesNo('超限出场', { required: true }),
  },
  naturalKey: ['site', 'at', 'slipNo'],
  time: 'at',
  org: 'org',
  order: ['site', 'at'],
  lookups: ['plate', 'slipNo'],
  retentionDays: 1830,
  storage: { site: low, grossKg: mass, limitKg: mass, axles: { type: 'UInt8' } },
});

/** 称重比对: two weights of one trip. */
export const comparison = fact({
  key: 'comparison',
  title: '称重比对',
  about: '同一车辆同一行程的两次质量：装载单与其后过车，高速入口与出口。相差超过规定的转装载核查。',
  columns: {
    pair: choice('比对种类', { slip: '装载单与过车', exit: '高速入口与出口' }, { required: true }),
    site: text('起点站点编码', { required: true, search: true, maxLength: 40 }),
    recordNo: text('起点单号', { required: true, search: true, maxLength: 60 }),
    org: org('所属区划', { required: true }),
    at: instant('起点时间', { required: true }),
    startKg: integer('起点质量', { required: true, unit: 'kg', min: 0 }),
    seenSite: text('终点站点编码', { required: true, maxLength: 40 }),
    seenNo: text('终点单号', { required: true, maxLength: 60 }),
    seenOn: instant('终点时间', { required: true }),
    seenKg: integer('终点质量', { required: true, unit: 'kg', min: 0 }),
    plate: text('车牌号', { required: true, personal: 'plate', search: true, maxLength: 20 }),
    agrees: yesNo('相符', { required: true }),
  },
  naturalKey: ['pair', 'site', 'at', 'recordNo'],
  time: 'at',
  org: 'org',
  order: ['site', 'at'],
  lookups: ['plate'],
  storage: { site: low, seenSite: low, startKg: mass, seenKg: mass },
});
