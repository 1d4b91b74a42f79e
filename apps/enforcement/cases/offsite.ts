import {
  type CaseRecordOf,
  type Ctx,
  caseType,
  date,
  decimal,
  type Fields,
  type GuardRefusal,
  instant,
  integer,
  org,
  ref,
  text,
  toNumber,
  yesNo,
} from '../../../kernel/sdk/index.ts';
import { penaltyLaw } from '../law.ts';
import { passage } from '../registers/passages.ts';
import { refuseFuture, returnedWhy, returnInput } from './common.ts';
import { penalty } from './penalty.ts';

const fields = {
  title: text('名称', { required: true, search: true }),
  org: org('执法单位', { required: true }),
  sheetNo: text('检测单号', { required: true, search: true, maxLength: 120 }),
  station: text('监测点', { required: true, maxLength: 80 }),
  plate: text('车牌号', { required: true, personal: 'plate', maxLength: 20 }),
  passedAt: instant('通过时间', { required: true }),
  axles: integer('轴数', { required: true, min: 2, max: 20 }),
  grossKg: integer('车货总质量（kg）', { required: true, min: 1 }),
  limitKg: integer('限值（kg）', { required: true, min: 1 }),
  overKg: integer('超限（kg）'),
  deviceLegal: yesNo('设备依法检定合格', { required: true, basis: '行政处罚法 第四十一条' }),
  deviceAudited: yesNo('设置经法制和技术审核', { required: true, basis: '行政处罚法 第四十一条' }),
  placePublished: yesNo('设置地点已公布', { required: true, basis: '行政处罚法 第四十一条' }),
  photo: text('影像编号', { maxLength: 100 }),
  violation: ref('案由', 'violation', { required: true }),
  party: ref('当事人', 'party'),
  notifiedOn: date('告知日期'),
  leadOfficer: ref('主办执法人员', 'officer'),
  secondOfficer: ref('协办执法人员', 'officer'),
  voidWhy: text('作废理由', { multiline: true }),
  returnedWhy,
  simulated: yesNo('模拟数据'),
} as const satisfies Fields;

type Offsite = CaseRecordOf<string, typeof fields>;

const article41 = penaltyLaw('第四十一条');
const halfDayMs = 12 * 3_600_000;

const overOf = ({ grossKg, limitKg }: Pick<Offsite, 'grossKg' | 'limitKg'>) =>
  toNumber(decimal(grossKg).minus(limitKg));

function guardDevice(subject: Offsite): GuardRefusal | undefined {
  if (!subject.deviceLegal) return { reason: '监测设备未依法检定合格，记录不得作为证据', basis: article41 };
  if (!subject.deviceAudited) return { reason: '监测设备的设置未经法制和技术审核', basis: article41 };
  if (!subject.placePublished) return { reason: '监测设备的设置地点未向社会公布', basis: article41 };
  return overOf(subject) > 0 ? undefined : { reason: '未超过限值', basis: article41 };
}

/** 先后两次检测在十二小时以内的同一超限行为: the later record of the same journey is not fined again. */
async function guardFirst(subject: Offsite, _input: unknown, ctx: Ctx): Promise<GuardRefusal | undefined> {
  const device = guardDevice(subject);
  if (device) return device;
  const at = Date.parse(subject.passedAt);
  const around = { gte: new Date(at - halfDayMs).toISOString(), lte: new Date(at + halfDayMs).toISOString() };
  const others = await ctx.entities(passage).all({ plate: subject.plate, passedAt: around });
  const [other] = others.filter((one) => one.offsite !== subject.id);
  return other
    ? { reason: `与 ${other.sheetNo} 相距不足十二小时，属同一超限行为`, basis: penaltyLaw('第二十九条') }
    : undefined;
}

async function keepPassage(subject: Offsite, _input: unknown, ctx: Ctx): Promise<void> {
  const { org: owner, plate, passedAt, sheetNo } = subject;
  const known = await ctx.entities(passage).find({ offsite: subject.id });
  if (known) return;
  await ctx.entities(passage).create({ offsite: subject.id, org: owner, plate, passedAt, sheetNo }, '初审通过');
}

async function openPenalty(subject: Offsite, _input: unknown, ctx: Ctx): Promise<void> {
  await ctx.cases(penalty).open({
    title: `${subject.sheetNo} 非现场超限`,
    org: subject.org,
    field: 'highway',
    leadOfficer: subject.leadOfficer ?? '',
    secondOfficer: subject.secondOfficer ?? '',
    source: 'inspection',
    sheetNo: subject.sheetNo,
    sourceText: `监测点 ${subject.station} 检测单 ${subject.sheetNo}，超限 ${overOf(subject)} kg`,
    violation: subject.violation,
    party: subject.party ?? '',
    actAt: subject.passedAt,
    discoveredAt: ctx.clock.now().toISOString(),
    place: subject.station,
    simulated: subject.simulated ?? false,
  });
}

/** 非现场执法: three reviews of the record, the party told, then filed as a case. */
export const offsite = caseType({
  key: 'offsite',
  title: '非现场超限记录',
  lawVersion: 1,
  label: 'title',
  org: 'org',
  openedBy: ['station'],
  fields,
  initial: 'received',
  states: {
    received: { title: '待初审', tone: 'active' },
    second: { title: '待复审', tone: 'active' },
    final: { title: '待终审', tone: 'active' },
    confirmed: { title: '待告知', tone: 'warning' },
    notified: { title: '待立案', tone: 'warning' },
    filed: { title: '已转立案', final: true, tone: 'good' },
    void: { title: '作废', final: true, tone: 'plain' },
  },
  moves: {
    'first-pass': {
      title: '初审通过',
      from: ['received'],
      to: 'second',
      by: ['station'],
      guard: guardFirst,
      sets: (subject) => ({ overKg: overOf(subject) }),
      effect: keepPassage,
      basis: article41,
    },
    'second-pass': {
      title: '复审通过',
      from: ['second'],
      to: 'final',
      by: ['officer'],
      notBy: ['first-pass'],
      basis: article41,
    },
    'final-pass': {
      title: '终审通过',
      from: ['final'],
      to: 'confirmed',
      by: ['legal-reviewer'],
      notBy: ['first-pass', 'second-pass'],
      basis: article41,
    },
    return: {
      title: '退回初审',
      from: ['second', 'final'],
      to: 'received',
      by: ['officer', 'legal-reviewer'],
      input: returnInput,
    },
    void: {
      title: '作废',
      from: ['received', 'second', 'final', 'confirmed', 'notified'],
      to: 'void',
      by: ['station', 'officer', 'legal-reviewer'],
      input: { voidWhy: text('作废理由', { required: true, multiline: true }) },
    },
    notify: {
      title: '告知当事人',
      from: ['confirmed'],
      to: 'notified',
      by: ['officer'],
      input: { party: ref('当事人', 'party', { required: true }), notifiedOn: date('告知日期', { required: true }) },
      guard: (_subject, { notifiedOn }, ctx) => refuseFuture(ctx, String(notifiedOn), '告知日期'),
      basis: article41,
    },
    file: {
      title: '转立案',
      from: ['notified'],
      to: 'filed',
      by: ['officer'],
      input: {
        leadOfficer: ref('主办执法人员', 'officer', { required: true }),
        secondOfficer: ref('协办执法人员', 'officer', { required: true }),
      },
      effect: openPenalty,
      basis: penaltyLaw('第五十四条'),
    },
  },
});
