import {
  type CaseRecordOf,
  type Ctx,
  caseType,
  choice,
  type Fields,
  instant,
  integer,
  org,
  text,
  yesNo,
} from '../../../kernel/sdk/index.ts';
import { reachBySource } from './reckon.ts';

export const loadGrounds = {
  overloaded: '装载单超限出场',
  slip: '装载单与过车不符',
  exit: '出口质量大于入口',
} as const;

const long = (title: string) => text(title, { required: true, multiline: true, maxLength: 2000 });

const fields = {
  title: text('事由', { required: true, search: true, maxLength: 200 }),
  org: org('所属区划', { required: true }),
  ground: choice('核查事由', loadGrounds, { required: true }),
  matter: text('核查对象', { required: true, fixed: true, hidden: true, maxLength: 200 }),
  siteCode: text('起点站点编码', { required: true, search: true, maxLength: 40 }),
  enterprise: text('源头企业', { search: true, maxLength: 100 }),
  plate: text('车牌号', { personal: 'plate', search: true, maxLength: 20 }),
  startedAt: instant('起点时间', { required: true }),
  startKg: integer('起点质量', { required: true, unit: 'kg' }),
  seenSite: text('终点站点编码', { maxLength: 40 }),
  seenOn: instant('终点时间'),
  seenKg: integer('终点质量', { unit: 'kg' }),
  differenceKg: integer('相差', { required: true, unit: 'kg' }),
  finding: text('核查情况', { multiline: true, maxLength: 2000 }),
  measure: text('整改要求', { multiline: true, maxLength: 2000 }),
  verified: text('整改验收', { multiline: true, maxLength: 2000 }),
  simulated: yesNo('模拟数据'),
} as const satisfies Fields;

export type LoadChecked = CaseRecordOf<string, typeof fields>;

/** 装载核查: where weights of one trip do not agree, somebody asks at the place where it was loaded. */
export const loadCheck = caseType({
  key: 'load-check',
  title: '装载核查',
  lawVersion: 1,
  label: 'title',
  org: 'org',
  openedBy: ['officer'],
  opening: [
    'title',
    'org',
    'ground',
    'matter',
    'siteCode',
    'enterprise',
    'plate',
    'startedAt',
    'startKg',
    'seenSite',
    'seenOn',
    'seenKg',
    'differenceKg',
    'simulated',
  ],
  fields,
  initial: 'open',
  states: {
    open: { title: '待核查', tone: 'active' },
    inspected: { title: '已核查', tone: 'active' },
    ordered: { title: '责令整改', tone: 'warning' },
    closed: { title: '整改完成', final: true, tone: 'good' },
    cleared: { title: '无异常', final: true, tone: 'plain' },
    'handed-over': { title: '已移交行政执法', final: true, tone: 'good' },
  },
  moves: {
    inspect: {
      title: '登记核查',
      from: ['open'],
      to: 'inspected',
      by: ['officer'],
      input: { finding: long('核查情况') },
    },
    clear: { title: '无异常', from: ['open'], to: 'cleared', by: ['officer'], input: { finding: long('核查情况') } },
    order: {
      title: '责令整改',
      from: ['inspected'],
      to: 'ordered',
      by: ['officer', 'chief'],
      input: { measure: long('整改要求') },
      basis: '《公路安全保护条例》第四十一条',
    },
    verify: { title: '验收', from: ['ordered'], to: 'closed', by: ['chief'], input: { verified: long('整改验收') } },
    'hand-over': {
      title: '移交行政执法',
      from: ['inspected'],
      to: 'handed-over',
      by: ['chief'],
      effect: (subject: LoadChecked, _input: unknown, ctx: Ctx) => reachBySource(ctx, subject),
      confirm: '移交后作为执法线索，源头单位按“一超四罚”处理。',
      basis: '《公路安全保护条例》第四十一条、第六十八条',
    },
  },
  deadlines: {
    inspect: {
      title: '源头核查',
      startsOn: { enter: ['open'] },
      stopsOn: { enter: ['inspected', 'cleared'] },
      limits: [{ since: '2016-09-21', amount: 5, unit: 'workingDay', basis: '本省配置（可配置）' }],
      onBreach: { tell: ['chief'] },
    },
  },
});
