import {
  type CaseRecordOf,
  type Ctx,
  caseType,
  choice,
  date,
  type Fields,
  type GuardRefusal,
  instant,
  ref,
  text,
  yesNo,
} from '../../../kernel/sdk/index.ts';
import { today } from '../deadlines.ts';
import { coercionLaw, penaltyLaw, roadProtection } from '../law.ts';
import { extensions, limits } from '../limits.ts';
import { refuseOfficers } from '../rules/two-officers.ts';
import { matterFields, refuseBeforeEnd, returnedWhy, returnInput } from './common.ts';

const goods = text('物品清单', { required: true, multiline: true, help: '逐项写明名称、规格、数量、所在地点。' });

const holdFields = {
  ...matterFields,
  penalty: ref('普通程序案件', 'penalty', { required: true }),
  goods,
  place: text('保存地点', { required: true }),
  heldAt: instant('登记保存时间'),
  listHandedOver: yesNo('清单已交当事人'),
  disposal: choice('处理决定', {
    returned: '退还',
    testing: '送检验、检测、检疫、鉴定',
    seized: '转为查封或扣押',
    confiscated: '没收',
    transferred: '移送有关部门',
  }),
  returnedWhy,
} as const satisfies Fields;

type Hold = CaseRecordOf<string, typeof holdFields>;

const guardHold = (subject: Hold, _input: unknown, ctx: Ctx) => refuseOfficers(subject, today(ctx), ctx);

/** 先行登记保存 (E3): seven working days, then it is decided or ends of itself. */
export const evidenceHold = caseType({
  key: 'evidence-hold',
  title: '证据先行登记保存',
  lawVersion: 1,
  label: 'title',
  org: 'org',
  openedBy: ['officer'],
  fields: holdFields,
  initial: 'asked',
  states: {
    asked: { title: '待批准', tone: 'active' },
    approved: { title: '待实施', tone: 'active' },
    held: { title: '保存中', tone: 'warning' },
    disposed: { title: '已处理', final: true, tone: 'good' },
    lapsed: { title: '期满自动解除', final: true, tone: 'plain' },
    refused: { title: '未批准', final: true, tone: 'plain' },
  },
  moves: {
    approve: {
      title: '批准',
      from: ['asked'],
      to: 'approved',
      by: ['head'],
      guard: guardHold,
      basis: penaltyLaw('第五十六条'),
    },
    refuse: { title: '不批准', from: ['asked'], to: 'refused', by: ['head'], input: returnInput },
    hold: {
      title: '实施登记保存',
      from: ['approved'],
      to: 'held',
      by: ['officer'],
      input: {
        heldAt: instant('登记保存时间', { required: true }),
        listHandedOver: yesNo('清单已交当事人', { required: true }),
      },
      guard: (_subject, { listHandedOver }): GuardRefusal | undefined =>
        listHandedOver ? undefined : { reason: '应当当场清点并交付清单', basis: penaltyLaw('第五十六条') },
      issues: ['evidence-list'],
    },
    dispose: {
      title: '作出处理决定',
      from: ['held'],
      to: 'disposed',
      by: ['head'],
      input: { disposal: choice('处理决定', holdFields.disposal.options, { required: true }) },
      issues: ['evidence-release'],
      basis: penaltyLaw('第五十六条'),
    },
    lapse: {
      title: '期满自动解除',
      from: ['held'],
      to: 'lapsed',
      by: ['officer', 'head'],
      guard: ({ heldAt, org }, _input, ctx) =>
        refuseBeforeEnd(ctx, {
          limit: 'evidenceHold',
          from: (heldAt ?? ctx.clock.now().toISOString()).slice(0, 10),
          region: org,
          what: '登记保存期限',
        }),
      issues: ['evidence-release'],
    },
  },
  deadlines: {
    handling: {
      title: '登记保存处理期限',
      startsOn: { enter: ['held'] },
      stopsOn: { enter: ['disposed', 'lapsed'] },
      startsAt: 'heldAt',
      limits: limits.evidenceHold,
      onBreach: { tell: ['officer', 'head', 'supervisor'] },
    },
  },
});

const seizureFields = {
  ...matterFields,
  penalty: ref('普通程序案件', 'penalty', { required: true }),
  kind: choice('强制措施种类', { seal: '查封', seize: '扣押', other: '其他' }, { required: true }),
  facts: text('事实和理由', { required: true, multiline: true }),
  legalBasis: text('法律依据', { required: true }),
  goods,
  imposedAt: instant('实施时间'),
  present: choice('在场人', { party: '当事人', witness: '见证人' }, { basis: '行政强制法 第十八条' }),
  listCopies: yesNo('清单一式二份并已交付'),
  extendedWhy: text('延长的理由', { multiline: true }),
  testingWhy: text('检测检验事由', { multiline: true }),
  outcome: choice('处理', { returned: '解除并退还', confiscated: '没收', destroyed: '销毁', auctioned: '拍卖' }),
  announcedOn: date('认领公告日期'),
  returnedWhy,
} as const satisfies Fields;

type Seizure = CaseRecordOf<string, typeof seizureFields>;

const guardSeizure = (subject: Seizure, _input: unknown, ctx: Ctx) => refuseOfficers(subject, today(ctx), ctx);

const imposing = {
  imposedAt: instant('实施时间', { required: true }),
  present: choice('在场人', seizureFields.present.options, { required: true }),
  listCopies: yesNo('清单一式二份并已交付', { required: true }),
};

async function guardImposing(
  subject: Seizure,
  input: { listCopies: boolean },
  ctx: Ctx,
): Promise<GuardRefusal | undefined> {
  if (!input.listCopies) return { reason: '应当制作清单一式二份并交付当事人', basis: coercionLaw('第二十四条') };
  return guardSeizure(subject, input, ctx);
}

/** 行政强制措施 (E4, E5, E26): approved first, or urgent and caught up within a day. */
export const seizure = caseType({
  key: 'seizure',
  title: '行政强制措施',
  lawVersion: 1,
  label: 'title',
  org: 'org',
  openedBy: ['officer'],
  fields: seizureFields,
  initial: 'asked',
  states: {
    asked: { title: '待批准', tone: 'active' },
    approved: { title: '待实施', tone: 'active' },
    urgent: { title: '紧急实施待补批', tone: 'bad' },
    imposed: { title: '实施中', tone: 'warning' },
    extended: { title: '已延长', tone: 'warning' },
    testing: { title: '检测检验中', tone: 'active' },
    unclaimed: { title: '公告认领', tone: 'warning' },
    released: { title: '已解除', final: true, tone: 'good' },
    disposed: { title: '已处理', final: true, tone: 'good' },
    refused: { title: '未批准', final: true, tone: 'plain' },
  },
  moves: {
    approve: {
      title: '批准',
      from: ['asked'],
      to: 'approved',
      by: ['head'],
      guard: guardSeizure,
      basis: coercionLaw('第十八条'),
    },
    refuse: { title: '不批准', from: ['asked'], to: 'refused', by: ['head'], input: returnInput },
    impose: {
      title: '实施',
      from: ['approved'],
      to: 'imposed',
      by: ['officer'],
      input: imposing,
      guard: guardImposing,
      issues: ['seizure-decision'],
      basis: coercionLaw('第十八条'),
    },
    'impose-urgent': {
      title: '情况紧急当场实施',
      from: ['asked'],
      to: 'urgent',
      by: ['officer'],
      input: imposing,
      guard: guardImposing,
      issues: ['seizure-decision'],
      basis: coercionLaw('第十九条'),
    },
    ratify: { title: '补办批准', from: ['urgent'], to: 'imposed', by: ['head'], basis: coercionLaw('第十九条') },
    'refuse-urgent': {
      title: '不予补批并立即解除',
      from: ['urgent'],
      to: 'released',
      by: ['head'],
      input: returnInput,
      issues: ['seizure-release'],
      basis: coercionLaw('第十九条'),
    },
    extend: {
      title: '延长期限',
      from: ['imposed'],
      to: 'extended',
      by: ['head'],
      input: { extendedWhy: text('延长的理由', { required: true, multiline: true }) },
      issues: ['seizure-extension'],
      basis: coercionLaw('第二十五条'),
    },
    test: {
      title: '送检测检验',
      from: ['imposed'],
      to: 'testing',
      by: ['officer'],
      input: { testingWhy: text('检测检验事由', { required: true, multiline: true }) },
      basis: coercionLaw('第二十五条第三款'),
    },
    'test-done': {
      title: '检测检验完毕',
      from: ['testing'],
      to: 'imposed',
      by: ['officer'],
      basis: coercionLaw('第二十五条第三款'),
    },
    announce: {
      title: '公告认领',
      from: ['imposed', 'extended'],
      to: 'unclaimed',
      by: ['officer'],
      input: { announcedOn: date('认领公告日期', { required: true }) },
      basis: roadProtection('第七十二条'),
    },
    release: {
      title: '解除',
      from: ['imposed', 'extended', 'testing', 'unclaimed'],
      to: 'released',
      by: ['head'],
      issues: ['seizure-release'],
      basis: coercionLaw('第二十八条'),
    },
    dispose: {
      title: '作出处理',
      from: ['imposed', 'extended'],
      to: 'disposed',
      by: ['head'],
      input: { outcome: choice('处理', seizureFields.outcome.options, { required: true }) },
      basis: coercionLaw('第二十七条'),
    },
    'dispose-unclaimed': {
      title: '处理无人认领的车辆',
      from: ['unclaimed'],
      to: 'disposed',
      by: ['head'],
      guard: ({ announcedOn, org }, _input, ctx) =>
        refuseBeforeEnd(ctx, {
          limit: 'unclaimedVehicle',
          from: announcedOn ?? today(ctx),
          region: org,
          what: '认领公告期',
        }),
      basis: roadProtection('第七十二条'),
    },
  },
  deadlines: {
    seizure: {
      title: '查封扣押期限',
      startsOn: { enter: ['imposed', 'urgent'] },
      stopsOn: { enter: ['released', 'disposed', 'unclaimed'] },
      pausedIn: ['testing'],
      startsAt: 'imposedAt',
      extendedBy: { extend: extensions.seizure },
      limits: limits.seizure,
      onBreach: { tell: ['officer', 'head', 'supervisor'] },
    },
    urgentReport: {
      title: '紧急措施报告和补批期限',
      startsOn: { enter: ['urgent'] },
      stopsOn: { enter: ['imposed', 'released'] },
      startsAt: 'imposedAt',
      limits: limits.urgentReport,
      onBreach: { tell: ['head', 'supervisor'] },
    },
    unclaimed: {
      title: '认领公告期',
      startsOn: { enter: ['unclaimed'] },
      stopsOn: { enter: ['released', 'disposed'] },
      startsAt: 'announcedOn',
      limits: limits.unclaimedVehicle,
      onBreach: { tell: ['officer', 'head'] },
    },
  },
});
