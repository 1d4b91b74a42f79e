import { type Fields, instant, integer, org, ref, text, yesNo } from '../../kernel/sdk/index.ts';

/** What every case about a weighing knows of it. */
export const recordFields = {
  title: text('事由', { required: true, search: true, maxLength: 200 }),
  org: org('所属区划', { required: true }),
  siteCode: text('站点编码', { required: true, search: true, fixed: true, maxLength: 40 }),
  recordKey: text('记录', { required: true, fixed: true, hidden: true, indexed: true, maxLength: 120 }),
  recordNo: text('检测单号', { required: true, search: true, fixed: true, maxLength: 60 }),
  plate: text('车牌号', { personal: 'plate', search: true, maxLength: 20 }),
  passedAt: instant('检测时间', { required: true }),
  axles: integer('轴数', { required: true }),
  totalKg: integer('车货总质量', { required: true, unit: 'kg' }),
  screenLimitKg: integer('初筛限值', { required: true, unit: 'kg' }),
  registryLimitKg: integer('登记限值', { unit: 'kg' }),
  overKg: integer('超限', { required: true, unit: 'kg' }),
  simulated: yesNo('模拟数据'),
} as const satisfies Fields;

export const decidedLimitKg = integer('认定限值', { unit: 'kg', min: 1000, max: 400_000 });
export const limitWhy = text('认定限值理由', { multiline: true, maxLength: 2000 });

export const reviewFields = {
  ...recordFields,
  act: ref('违法超限行为', 'act'),
  homeProvince: yesNo('本省车辆'),
  decidedLimitKg,
  limitWhy,
  why: text('理由', { multiline: true, maxLength: 2000 }),
  copiedTo: text('抄告单位', { maxLength: 100 }),
  noticeNo: text('告知文号', { maxLength: 60 }),
  caseNo: text('案号', { maxLength: 60 }),
} as const satisfies Fields;
