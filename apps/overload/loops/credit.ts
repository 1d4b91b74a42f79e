import {
  type CaseRecordOf,
  type Ctx,
  caseType,
  chinaDate,
  choice,
  date,
  type Fields,
  org,
  text,
  yesNo,
} from '../../../kernel/sdk/index.ts';
import { blacklistPlate, withdrawPlates } from './blacklist.ts';
import { type Subject, type SubjectKind, subjectKinds } from './subjects.ts';

/** The ten conditions under which a subject counts as seriously untrustworthy, by their numbers. */
export const creditConditions = {
  'vehicle-cycle': '1 车辆一年内违法超限超过三次',
  'driver-cycle': '2 驾驶人一年内违法超限超过三次',
  'company-share': '3 企业违法车辆超过百分之十被责令停业',
  alteration: '4 维修企业非法改装被吊销许可',
  instigation: '5 指使超限被重罚或一年三次以上',
  'false-permit': '6 以虚假材料申领通行证',
  refusal: '7 拒绝检查或提供虚假情况',
  violence: '8 堵塞、冲卡、暴力抗法或损坏设施受公安处罚',
  accident: '9 造成较大以上事故负同等以上责任',
  resistance: '10 暴力抗法致人伤亡',
} as const;
export type CreditCondition = keyof typeof creditConditions;

export const creditConditionOf: Readonly<Partial<Record<SubjectKind, CreditCondition>>> = {
  vehicle: 'vehicle-cycle',
  driver: 'driver-cycle',
  company: 'company-share',
};

const why = text('理由', { required: true, multiline: true, maxLength: 2000 });
const basis = '治理货车超限超载严重失信当事人名单制度；国办发〔2020〕49号';

const fields = {
  title: text('事由', { required: true, search: true, maxLength: 200 }),
  org: org('所属区划', { required: true }),
  subjectKind: choice('对象类别', subjectKinds, { required: true }),
  subject: text('对象标识', { required: true, fixed: true, hidden: true, maxLength: 80 }),
  subjectName: text('对象', { required: true, search: true, personal: 'plate', maxLength: 100 }),
  condition: choice('认定条件', creditConditions, { required: true, basis }),
  evidence: text('证据', { required: true, multiline: true, maxLength: 2000 }),
  toldOn: date('告知日期'),
  objection: text('陈述申辩', { multiline: true, maxLength: 2000 }),
  listedOn: date('列入日期'),
  repair: text('修复申请', { multiline: true, maxLength: 2000 }),
  removedOn: date('移出日期'),
  why: text('理由', { multiline: true, maxLength: 2000 }),
  simulated: yesNo('模拟数据'),
} as const satisfies Fields;

type Listing = CaseRecordOf<string, typeof fields>;

const today = (ctx: Ctx) => chinaDate(ctx.clock.now());

async function blockVehicle(subject: Listing, _input: unknown, ctx: Ctx): Promise<void> {
  if (subject.subjectKind !== 'vehicle') return;
  const { org: owner, subject: plate, simulated } = subject;
  await blacklistPlate(ctx, { plate, org: owner, reason: 'credit', source: subject.id, simulated: simulated ?? false });
}

/** 信用治超名单: proposed, told, listed, and off it again by repair: nobody stays on it without a way back. */
export const creditListing = caseType({
  key: 'credit-listing',
  title: '信用治超名单',
  lawVersion: 1,
  label: 'title',
  org: 'org',
  openedBy: ['chief'],
  opening: ['title', 'org', 'subjectKind', 'subject', 'subjectName', 'condition', 'evidence', 'simulated'],
  fields,
  initial: 'proposed',
  states: {
    proposed: { title: '拟列入', tone: 'active' },
    told: { title: '已告知', tone: 'warning' },
    listed: { title: '已列入', tone: 'bad' },
    repairing: { title: '申请修复', tone: 'active' },
    removed: { title: '已移出', final: true, tone: 'good' },
    dismissed: { title: '不予列入', final: true, tone: 'plain' },
  },
  moves: {
    tell: {
      title: '告知当事人',
      from: ['proposed'],
      to: 'told',
      by: ['chief'],
      sets: (_subject, _input, ctx) => ({ toldOn: today(ctx) }),
      basis,
    },
    object: {
      title: '登记陈述申辩',
      from: ['told'],
      to: 'told',
      by: ['chief'],
      input: { objection: text('陈述申辩', { required: true, multiline: true, maxLength: 2000 }) },
    },
    list: {
      title: '列入名单',
      from: ['told'],
      to: 'listed',
      by: ['province'],
      sets: (_subject, _input, ctx) => ({ listedOn: today(ctx) }),
      effect: blockVehicle,
      confirm: '列入后向信用平台公布并下发各站点。',
      basis,
    },
    dismiss: {
      title: '不予列入',
      from: ['proposed', 'told'],
      to: 'dismissed',
      by: ['chief', 'province'],
      input: { why },
    },
    'ask-repair': {
      title: '登记修复申请',
      from: ['listed'],
      to: 'repairing',
      by: ['chief'],
      input: { repair: text('修复申请', { required: true, multiline: true, maxLength: 2000 }) },
    },
    'refuse-repair': { title: '不予修复', from: ['repairing'], to: 'listed', by: ['province'], input: { why } },
    remove: {
      title: '移出名单',
      from: ['repairing', 'listed'],
      to: 'removed',
      by: ['province'],
      input: { why },
      sets: (_subject, _input, ctx) => ({ removedOn: today(ctx) }),
      effect: async ({ id }, _input, ctx) => withdrawPlates(ctx, id, '移出信用治超名单'),
    },
  },
  deadlines: {
    repair: {
      title: '修复申请答复',
      startsOn: { enter: ['repairing'] },
      stopsOn: { enter: ['removed', 'listed'] },
      limits: [{ since: '2020-12-07', amount: 20, unit: 'workingDay', basis: '本省配置（可配置）' }],
      onBreach: { tell: ['province'] },
    },
  },
});

/** Proposes a listing once for a subject and condition; whoever is on the list already is not proposed again. */
export async function proposeListing(
  ctx: Ctx,
  about: Subject,
  condition: CreditCondition,
  evidence: string,
): Promise<void> {
  const { org: owner, subjectKind, subject, subjectName, simulated } = about;
  const running = { state: { in: ['proposed', 'told', 'listed', 'repairing'] } };
  const known = await ctx.cases(creditListing).all({ subject, condition, ...running });
  if (known.length > 0) return;
  const title = creditConditions[condition];
  const values = { title, org: owner, subjectKind, subject, subjectName, condition, evidence, simulated };
  await ctx.cases(creditListing).open(values);
}
