import { type Filter, type IndicatorType, indicator, type Measure } from '../../kernel/sdk/index.ts';
import { badGrades, contentGrades } from './options.ts';
import { handleKeys } from './order/deadlines.ts';
import { openStates } from './order/states.ts';

const scoring = '12328交通运输服务监督热线评分办法（交办运〔2021〕60号）';
const province = '本省月度通报指标';
const grievance = { in: ['complaint', 'report'] };
const shown = ['number', 'title', 'kind', 'org', 'state', 'finishedAt'];

/** Orders of the month in which they were registered. */
const opened = (where: Filter): Measure => ({ from: 'order', aggregate: 'count', where, show: shown });
/** Orders of the month in which they were closed. */
const closed = (where: Filter): Measure => ({ ...opened(where), time: 'finishedAt' });
/** Clocks of the month in which they run out: an order that is still open then counts as late, not as absent. */
const due = (where: Filter): Measure => ({
  from: 'deadline:order',
  aggregate: 'count',
  where,
  show: [
    'number',
    'title',
    'org',
    'deadlineTitle',
    'deadlineStartedAt',
    'deadlineDueAt',
    'deadlineStoppedAt',
    'deadlineState',
  ],
});

interface Rate {
  readonly key: string;
  readonly title: string;
  readonly basis?: string;
  readonly better?: IndicatorType['better'];
  readonly numerator: Measure;
  readonly denominator: Measure;
  readonly about: string;
}

const rate = ({ basis = scoring, better = 'higher', ...decl }: Rate): IndicatorType =>
  indicator({ ...decl, basis, better, unit: '%', since: '2021-01-01', period: 'month', places: 2, factor: 100 });

const inTime = (key: string, title: string, keys: readonly string[], about: string) =>
  rate({
    key,
    title,
    numerator: due({ deadlineKey: { in: keys }, deadlineState: 'met' }),
    denominator: due({ deadlineKey: { in: keys } }),
    about,
  });

export const immediateRate = rate({
  key: 'immediate-rate',
  title: '即时答复率',
  numerator: opened({ kind: 'consult', answeredOnLine: true }),
  denominator: opened({ kind: 'consult' }),
  about: '当月信息咨询中由话务员当场答复的占比。',
});

export const inTimeRate = inTime(
  'in-time-rate',
  '限时办结率',
  handleKeys,
  '当月到期的办理时限中按时办结的占比；到期未办结的计入分母。经批准延期的按延期后的到期日。',
);
export const inTimeConsultRate = inTime(
  'in-time-consult-rate',
  '非投诉举报类限时办结率',
  ['handle-consult'],
  '转办的咨询、建议等。',
);
export const inTimeGrievanceRate = inTime(
  'in-time-grievance-rate',
  '投诉举报类限时办结率',
  ['handle-complaint', 'handle-truck'],
  '转办的投诉、举报和货车司机诉求。',
);

export const onceRate = rate({
  key: 'once-rate',
  title: '一次办结率',
  numerator: closed({ once: true }),
  denominator: closed({ finishedAt: { empty: false } }),
  about: '当月办结的工单中未经重办、重开，且十五日内无重复投诉的占比。',
});

export const satisfactionRate = rate({
  key: 'satisfaction-rate',
  title: '回访满意率',
  numerator: closed({ reached: true, satisfaction: { in: contentGrades } }),
  denominator: closed({ reached: true }),
  about: '回访接通的工单中非常满意、满意、基本满意的占比。',
});
export const satisfactionOfAllRate = rate({
  key: 'satisfaction-of-all-rate',
  title: '满意率（含未接通）',
  basis: province,
  numerator: closed({ satisfaction: { in: contentGrades } }),
  denominator: closed({ answeredOnLine: { ne: true } }),
  about: '以全部转办办结的工单为分母，未接通的不能隐去。',
});

export const callBackRate = rate({
  key: 'call-back-rate',
  title: '转办工单回访率',
  numerator: closed({ answeredOnLine: { ne: true }, attempts: { gte: 1 } }),
  denominator: closed({ answeredOnLine: { ne: true } }),
  about: '转办办结的工单中至少回访过一次的占比。',
});

export const reviewRate = rate({
  key: 'review-rate',
  title: '投诉举报类复核率',
  numerator: opened({ kind: grievance, bad: true, reviewed: true }),
  denominator: opened({ kind: grievance, bad: true }),
  about: '当月登记而诉求人不满意的投诉举报中已复核的占比。',
});

export const rectifiedRate = rate({
  key: 'rectified-rate',
  title: '差评整改率',
  numerator: opened({ bad: true, badVerified: true }),
  denominator: opened({ bad: true }),
  about: '当月登记的工单的差评中整改已核实的占比。',
});

export const closedRate = rate({
  key: 'closed-rate',
  title: '办结率',
  basis: province,
  numerator: opened({ finishedAt: { empty: false } }),
  denominator: opened({
    state: {
      in: [...openStates, 'closed', 'archived'],
    },
  }),
  about: '当月登记的工单至今已办结的占比。办结不等于解决，与解决率并列。',
});
export const solvedRate = rate({
  key: 'solved-rate',
  title: '解决率',
  basis: province,
  numerator: closed({ solved: 'yes' }),
  denominator: closed({ reached: true }),
  about: '回访接通的工单中诉求人确认已解决的占比。',
});

export const repeatRate = rate({
  key: 'repeat-rate',
  title: '重复投诉率',
  basis: province,
  better: 'lower',
  numerator: opened({ kind: grievance, repeated: true }),
  denominator: opened({ kind: grievance }),
  about: '当月投诉举报中重复反映的占比。',
});
export const returnRate = rate({
  key: 'return-rate',
  title: '退单率',
  basis: province,
  better: 'lower',
  numerator: closed({ answeredOnLine: { ne: true }, returnCount: { gte: 1 } }),
  denominator: closed({ answeredOnLine: { ne: true } }),
  about: '转办办结的工单中曾被退回的占比。',
});
export const extendedRate = rate({
  key: 'extended-rate',
  title: '延期率',
  basis: province,
  better: 'lower',
  numerator: closed({ extended: true }),
  denominator: closed({ answeredOnLine: { ne: true } }),
  about: '批准延期的不算逾期，另行列出。',
});

const count = (key: string, title: string, numerator: Measure, better: IndicatorType['better'], about: string) =>
  indicator({
    key,
    title,
    unit: '件',
    better,
    basis: province,
    since: '2021-01-01',
    period: 'month',
    places: 0,
    numerator,
    about,
  });

export const orderCount = count('order-count', '受理量', opened({}), 'neither', '当月登记的工单。');
export const lateCount = count(
  'late-count',
  '逾期工单',
  due({ deadlineKey: { in: handleKeys }, deadlineState: 'breached' }),
  'lower',
  '当月到期而逾期的办理时限。',
);
export const badCount = count(
  'bad-count',
  '差评',
  closed({ satisfaction: { in: badGrades } }),
  'lower',
  '当月办结时仍不满意的工单。',
);

const calls = (where: Filter): Measure => ({ from: 'call', aggregate: 'count', where });
export const connectedRate = rate({
  key: 'connected-rate',
  title: '接通率',
  numerator: calls({ pickedUp: true }),
  denominator: calls({}),
  about: '当月来电中由话务员接听的占比，其余为放弃。',
});
export const answeredInTimeRate = rate({
  key: 'answered-in-time-rate',
  title: '十五秒接听率',
  numerator: calls({ inTime: true }),
  denominator: calls({}),
  about: '当月来电中按时接听的占比；放弃的计入分母。',
});

/** The figures of the monthly bulletin, in its order; those by which cities are ranked come first. */
export const rankedIndicators = [immediateRate, onceRate, inTimeRate, satisfactionRate] as const;
export const bulletinIndicators = [
  ...rankedIndicators,
  orderCount,
  satisfactionOfAllRate,
  closedRate,
  solvedRate,
  repeatRate,
  returnRate,
  lateCount,
  rectifiedRate,
] as const;

export const hotlineIndicators = [
  ...bulletinIndicators,
  inTimeConsultRate,
  inTimeGrievanceRate,
  callBackRate,
  reviewRate,
  extendedRate,
  badCount,
  connectedRate,
  answeredInTimeRate,
] as const;
