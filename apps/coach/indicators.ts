import { type Filter, type IndicatorType, indicator, type Measure, type PeriodKind } from '../../kernel/sdk/index.ts';

const scheme = '《全国重点营运车辆联网联控系统考核管理办法》（交运发〔2016〕160号）附件考核表';
const settled = '轨迹缺口和漂移的认定未见规定，按平台设定的阈值（车辆日报“规则版本”）';

const show = [
  'day',
  'plate',
  'vehicleClass',
  'networked',
  'online',
  'records',
  'qualified',
  'drifting',
  'totalKm',
  'completeKm',
];

/** Vehicles of which the flag holds on any day of the period. */
const vehicles = (where?: Filter): Measure => ({
  from: 'vehicle-day',
  aggregate: 'distinct',
  of: 'plate',
  ...(where ? { where } : {}),
  show,
});
const total = (of: string): Measure => ({ from: 'vehicle-day', aggregate: 'sum', of, show: [...show, of] });

interface Figure {
  readonly key: string;
  readonly title: string;
  readonly better: 'higher' | 'lower';
  readonly unit?: string;
  readonly numerator: Measure;
  readonly denominator: Measure;
  readonly about: string;
}

const figures: readonly Figure[] = [
  {
    key: 'network-rate',
    title: '车辆入网率',
    better: 'higher',
    numerator: vehicles({ networked: true }),
    denominator: vehicles(),
    about: '已入网车辆 ÷ 应入网车辆；应入网为登记为营运的重点营运车辆。',
  },
  {
    key: 'online-rate',
    title: '车辆上线率',
    better: 'higher',
    numerator: vehicles({ online: true }),
    denominator: vehicles({ networked: true }),
    about: '期内报送过有效位置的车辆 ÷ 入网车辆。',
  },
  {
    key: 'drift-rate',
    title: '卫星定位漂移车辆率',
    better: 'lower',
    numerator: vehicles({ drifting: true }),
    denominator: vehicles({ online: true }),
    about: `漂移车辆 ÷ 上线车辆；${settled}。`,
  },
  {
    key: 'track-completeness',
    title: '轨迹完整率',
    better: 'higher',
    numerator: total('completeKm'),
    denominator: total('totalKm'),
    about: `轨迹完整里程 ÷ 轨迹总里程；${settled}。`,
  },
  {
    key: 'data-pass-rate',
    title: '数据合格率',
    better: 'higher',
    numerator: total('qualified'),
    denominator: total('records'),
    about: '合格条数 ÷ 总条数；时间、经纬度、速度、海拔、方向任一项超出合理范围为不合格。',
  },
];

const means: readonly Figure[] = [
  {
    key: 'mean-overspeeds',
    title: '平均车辆超速次数',
    better: 'lower',
    unit: '次',
    numerator: total('overspeeds'),
    denominator: vehicles({ online: true }),
    about: '连续超速 30 秒以上计一次，一分钟内的多次并计一次；按车辆类型的最高时速。',
  },
  {
    key: 'mean-fatigue',
    title: '平均疲劳驾驶时长',
    better: 'lower',
    unit: '秒',
    numerator: total('fatigueSeconds'),
    denominator: vehicles({ online: true }),
    about: '日间 4 小时、夜间 2 小时之外的连续驾驶时间，休息 20 分钟后重新计算。',
  },
];

const declare = ({ unit, ...figure }: Figure, period: PeriodKind): IndicatorType =>
  indicator({
    ...figure,
    key: period === 'month' ? figure.key : `${figure.key}-${period}`,
    title: period === 'month' ? figure.title : `${figure.title}（日）`,
    unit: unit ?? '%',
    ...(unit ? {} : { factor: 100 }),
    basis: scheme,
    since: '2020-01-01',
    period,
    places: 2,
  });

const episodes = (where?: Filter): Measure => ({
  from: 'alarm-episode',
  aggregate: 'count',
  time: 'firstAt',
  ...(where ? { where } : {}),
  show: ['title', 'plate', 'kind', 'state', 'firstAt'],
});
const checks = (where: Filter): Measure => ({
  from: 'post-check',
  aggregate: 'count',
  time: 'askedAt',
  where,
  show: ['title', 'platformName', 'question', 'askedAt', 'answeredAt', 'inTime'],
});
const linkSeconds = (of: string): Measure => ({
  from: 'platform-link',
  aggregate: 'sum',
  of,
  where: { reported: false },
  show: ['at', 'name', 'seconds', 'mainSeconds', 'disconnections'],
});

/** Of platforms and of what becomes of alarms. */
const handling: readonly Figure[] = [
  {
    key: 'platform-connection',
    title: '平台连通率',
    better: 'higher',
    numerator: linkSeconds('mainSeconds'),
    denominator: linkSeconds('seconds'),
    about: '主链路正常连接时长 ÷ 总时长；提前报备的停机不计。',
  },
  {
    key: 'post-check-response',
    title: '平台查岗响应率',
    better: 'higher',
    numerator: checks({ direction: 'sent', inTime: true }),
    denominator: checks({ direction: 'sent' }),
    about: '下级平台在时限内响应的次数 ÷ 查岗次数。',
  },
  {
    key: 'own-post-check-response',
    title: '本级查岗响应率',
    better: 'higher',
    numerator: checks({ direction: 'received', inTime: true }),
    denominator: checks({ direction: 'received' }),
    about: '对上级平台查岗在时限内响应的次数 ÷ 被查岗次数。',
  },
  {
    key: 'alarm-handling-rate',
    title: '报警处理率',
    better: 'higher',
    numerator: episodes({ state: { in: ['handled', 'closed', 'dismissed', 'to-transfer', 'transferred'] } }),
    denominator: episodes(),
    about: '企业已处理的报警事项 ÷ 报警事项。',
  },
  {
    key: 'appeal-rejection-rate',
    title: '企业申诉驳回率',
    better: 'lower',
    numerator: episodes({ appealRejected: true }),
    denominator: episodes({ appeal: { empty: false } }),
    about: '驳回的申诉 ÷ 企业申诉。',
  },
];

const alarms = (kind: string): Measure => ({
  from: 'alarm',
  aggregate: 'count',
  where: { kind, origin: 'platform' },
  show: ['at', 'plate', 'kind', 'speedKmh'],
});

const counted = [
  { key: 'night-running', title: '客车凌晨 2 至 5 时运行次数', kind: 'night-ban' },
  { key: 'offline-displacement', title: '离线位移次数', kind: 'illegal-displacement' },
] as const;

const countedIndicators = counted.map(({ key, title, kind }) =>
  indicator({
    key,
    title,
    unit: '次',
    better: 'lower',
    basis: '湖南省道路运输车辆联网联控月度通报指标',
    since: '2020-01-01',
    period: 'month',
    places: 0,
    numerator: alarms(kind),
    about: '平台判定的报警次数。',
  }),
);

export const coachIndicators = [
  ...[...figures, ...means].flatMap((figure) => [declare(figure, 'month'), declare(figure, 'day')]),
  ...handling.map((figure) => declare(figure, 'month')),
  ...countedIndicators,
];
