import { caseType, choice, type GuardRefusal, integer, text } from '../../kernel/sdk/index.ts';
import { decidedLimitKg, limitWhy, recordFields, reviewFields } from './case-fields.ts';
import { guardEvidence, guardLimit, guardUnfined, layFine } from './review.ts';

const why = text('理由', { required: true, multiline: true, maxLength: 2000 });
const reviewers = ['first-reviewer', 'second-reviewer', 'chief'] as const;
const article41 = '《行政处罚法》第四十一条';

/** 非现场审核: a record is evidence only after two people have looked at it and a third has decided. */
export const overloadReview = caseType({
  key: 'overload-review',
  title: '非现场审核',
  lawVersion: 1,
  label: 'title',
  org: 'org',
  openedBy: ['officer'],
  fields: reviewFields,
  initial: 'collecting',
  states: {
    collecting: { title: '未采集', tone: 'plain' },
    first: { title: '待初审', tone: 'active' },
    second: { title: '待复核', tone: 'active' },
    judging: { title: '待判定', tone: 'active' },
    'to-notify': { title: '待告知', tone: 'warning' },
    notified: { title: '已告知', tone: 'warning' },
    filed: { title: '已立案', tone: 'bad' },
    closed: { title: '已结案', final: true, tone: 'good' },
    'no-evidence': { title: '证据不全', final: true, tone: 'plain' },
    'first-failed': { title: '初审不通过', final: true, tone: 'plain' },
    exempt: { title: '免处理', final: true, tone: 'plain' },
    'not-handled': { title: '判定不处理', final: true, tone: 'plain' },
    'copied-out': { title: '已抄告', final: true, tone: 'good' },
  },
  moves: {
    collect: {
      title: '核对证据',
      from: ['collecting'],
      to: 'first',
      by: ['officer', 'first-reviewer'],
      guard: guardEvidence,
      basis: article41,
    },
    'give-up': {
      title: '证据不全归档',
      from: ['collecting'],
      to: 'no-evidence',
      by: ['officer', 'first-reviewer'],
      input: { why },
    },
    'first-pass': {
      title: '初审通过',
      from: ['first'],
      to: 'second',
      by: ['first-reviewer'],
      input: {
        decidedLimitKg: { ...decidedLimitKg, required: true },
        limitWhy: { ...limitWhy, required: true },
      },
      guard: guardLimit,
      basis: article41,
    },
    'first-fail': { title: '初审不通过', from: ['first'], to: 'first-failed', by: ['first-reviewer'], input: { why } },
    'second-pass': {
      title: '复核通过',
      from: ['second'],
      to: 'judging',
      by: ['second-reviewer'],
      notBy: ['first-pass'],
      basis: article41,
    },
    'second-return': { title: '退回初审', from: ['second'], to: 'first', by: ['second-reviewer'], input: { why } },
    exempt: {
      title: '免予处理',
      from: ['first', 'second', 'judging'],
      to: 'exempt',
      by: [...reviewers],
      input: { why },
    },
    judge: {
      title: '判定处罚',
      from: ['judging'],
      to: 'to-notify',
      by: ['chief'],
      notBy: ['first-pass', 'second-pass'],
      input: {
        reading: choice('不足 1000 kg', { floor: '不计', ceil: '按 1000 kg 计' }, { required: true }),
      },
      guard: guardUnfined,
      effect: layFine,
      confirm: '判定后该行为不得再由其他机关处罚。',
      basis: '62号令第四十三条',
    },
    dismiss: { title: '判定不处理', from: ['judging'], to: 'not-handled', by: ['chief'], input: { why } },
    'judge-return': { title: '退回复核', from: ['judging'], to: 'second', by: ['chief'], input: { why } },
    'copy-out': {
      title: '抄告车籍地',
      from: ['judging'],
      to: 'copied-out',
      by: ['chief'],
      input: { copiedTo: text('抄告单位', { required: true, maxLength: 100 }) },
      guard: ({ homeProvince }): GuardRefusal | undefined =>
        homeProvince ? { reason: '本省车辆不作抄告处理' } : undefined,
    },
    notify: {
      title: '告知当事人',
      from: ['to-notify'],
      to: 'notified',
      by: ['officer', 'chief'],
      input: { noticeNo: text('告知文号', { required: true, maxLength: 60 }) },
      basis: '《行政处罚法》第四十一条第三款、第四十四条',
    },
    file: {
      title: '立案',
      from: ['notified'],
      to: 'filed',
      by: ['officer'],
      input: { caseNo: text('案号', { required: true, maxLength: 60 }) },
    },
    close: { title: '结案', from: ['filed'], to: 'closed', by: ['officer', 'chief'] },
  },
  deadlines: {
    notice: {
      title: '告知期限',
      startsOn: { enter: ['to-notify'] },
      stopsOn: { enter: ['notified'] },
      limits: [{ since: '2016-09-21', amount: 15, unit: 'calendarDay', basis: '本省规定待补录，暂按 15 日（可配置）' }],
      countFrom: 'nextDay',
      rollForward: true,
      onBreach: { tell: ['chief'] },
    },
    decision: {
      title: '立案后九十日内决定',
      startsOn: { enter: ['filed'] },
      stopsOn: { enter: ['closed'] },
      limits: [{ since: '2021-07-15', amount: 90, unit: 'calendarDay', basis: '《行政处罚法》第六十条' }],
      countFrom: 'nextDay',
      onBreach: { tell: ['chief'] },
    },
  },
});

/** 固定站检测: checked, unloaded, weighed again, released; nobody leaves over the limit. */
export const stationCheck = caseType({
  key: 'station-check',
  title: '固定站检测',
  lawVersion: 1,
  label: 'title',
  org: 'org',
  openedBy: ['officer'],
  fields: {
    ...recordFields,
    decidedLimitKg,
    limitWhy,
    unloadedKg: integer('卸载质量', { unit: 'kg', min: 0 }),
    reweighedKg: integer('复称质量', { unit: 'kg', min: 0 }),
    policeUnit: text('移交公安单位', { maxLength: 100 }),
  },
  initial: 'checked',
  states: {
    checked: { title: '待认定', tone: 'active' },
    unloading: { title: '待卸载', tone: 'warning' },
    reweighing: { title: '待复称', tone: 'active' },
    cured: { title: '已消除', tone: 'active' },
    released: { title: '已放行', final: true, tone: 'good' },
    'within-limit': { title: '未超限放行', final: true, tone: 'plain' },
  },
  moves: {
    confirm: {
      title: '认定超限',
      from: ['checked'],
      to: 'unloading',
      by: ['officer'],
      input: { decidedLimitKg: { ...decidedLimitKg, required: true }, limitWhy },
      guard: ({ totalKg }, input: { readonly decidedLimitKg: number }): GuardRefusal | undefined =>
        totalKg > input.decidedLimitKg ? undefined : { reason: '总质量未超过认定限值' },
    },
    clear: { title: '未超限放行', from: ['checked'], to: 'within-limit', by: ['officer'], input: { limitWhy } },
    unload: {
      title: '登记卸载',
      from: ['unloading'],
      to: 'reweighing',
      by: ['officer'],
      input: { unloadedKg: integer('卸载质量', { unit: 'kg', min: 0, required: true }) },
    },
    reweigh: {
      title: '复称合格',
      from: ['reweighing'],
      to: 'cured',
      by: ['officer'],
      input: { reweighedKg: integer('复称质量', { unit: 'kg', min: 0, required: true }) },
      guard: (
        { decidedLimitKg: limit },
        { reweighedKg }: { readonly reweighedKg: number },
      ): GuardRefusal | undefined =>
        reweighedKg <= (limit ?? 0)
          ? undefined
          : {
              reason: `复称 ${reweighedKg} kg 仍超过认定限值 ${limit ?? 0} kg`,
              basis: '《公路安全保护条例》第六十四条',
            },
    },
    'unload-more': { title: '继续卸载', from: ['reweighing'], to: 'unloading', by: ['officer'] },
    'hand-over': {
      title: '移交公安处罚并放行',
      from: ['cured'],
      to: 'released',
      by: ['officer'],
      input: { policeUnit: text('移交公安单位', { required: true, maxLength: 100 }) },
      basis: '交公路发〔2017〕173号：交通称重、监督卸载，公安处罚、记分',
    },
  },
});

/** 入口劝返: turned back at the gate; what becomes of the truck is watched until it is settled. */
export const gateRefusal = caseType({
  key: 'gate-refusal',
  title: '入口劝返',
  lawVersion: 1,
  label: 'title',
  org: 'org',
  openedBy: ['officer'],
  fields: {
    ...recordFields,
    reweighedKg: integer('复称质量', { unit: 'kg', min: 0 }),
    seenAt: text('再次出现地点', { maxLength: 100 }),
    permitNo: text('通行证号', { maxLength: 60 }),
  },
  initial: 'refused',
  states: {
    refused: { title: '已劝返', tone: 'warning' },
    watched: { title: '关注邻近入口', tone: 'active' },
    left: { title: '已驶离', final: true, tone: 'good' },
    reweighed: { title: '卸载复称后放行', final: true, tone: 'good' },
    forced: { title: '冲卡', final: true, tone: 'bad' },
    permitted: { title: '持证放行', final: true, tone: 'good' },
  },
  moves: {
    watch: { title: '关注邻近入口', from: ['refused'], to: 'watched', by: ['officer'] },
    'confirm-left': { title: '确认驶离', from: ['refused', 'watched'], to: 'left', by: ['officer'] },
    reweigh: {
      title: '复称放行',
      from: ['refused', 'watched'],
      to: 'reweighed',
      by: ['officer'],
      input: { reweighedKg: integer('复称质量', { unit: 'kg', min: 0, required: true }) },
      guard: (
        { registryLimitKg, screenLimitKg },
        { reweighedKg }: { readonly reweighedKg: number },
      ): GuardRefusal | undefined =>
        reweighedKg <= (registryLimitKg ?? screenLimitKg)
          ? undefined
          : { reason: '复称仍超过限值', basis: '62号令第三十九条' },
    },
    force: {
      title: '登记冲卡',
      from: ['refused', 'watched'],
      to: 'forced',
      by: ['officer'],
      input: { seenAt: text('再次出现地点', { maxLength: 100 }) },
      basis: '《公路安全保护条例》第六十七条',
    },
    permit: {
      title: '核验通行证放行',
      from: ['refused'],
      to: 'permitted',
      by: ['officer'],
      input: { permitNo: text('通行证号', { required: true, maxLength: 60 }) },
    },
  },
});
