import { type Filter, type IndicatorType, indicator, type PeriodKind } from '../../kernel/sdk/index.ts';
import type { Road } from './words.ts';

const published = '公路治超年度公开口径：超限车辆数 ÷ 检测车辆数 × 100';
const targets2024 = '省级联网治超考核口径';

interface Rate {
  readonly key: string;
  readonly title: string;
  readonly better: 'higher' | 'lower';
  readonly basis: string;
  readonly from: string;
  readonly all?: Filter;
  readonly counted: Filter;
  readonly time?: string;
  readonly show: readonly string[];
  readonly about?: string;
  readonly period?: PeriodKind;
}

/** A share in per cent: those rows that also fulfil `counted`, of all. */
function rate({ all = {}, counted, from, time, show, period = 'year', ...named }: Rate): IndicatorType {
  const measure = (where: Filter) => ({
    from,
    aggregate: 'count' as const,
    ...(Object.keys(where).length > 0 ? { where } : {}),
    ...(time ? { time } : {}),
    show,
  });
  return indicator({
    ...named,
    unit: '%',
    since: '2020-01-01',
    period,
    places: 2,
    corrections: 'correction',
    factor: 100,
    numerator: measure({ ...all, ...counted }),
    denominator: measure(all),
  });
}

const weighed = ['at', 'site', 'plate', 'axles', 'totalKg', 'limitKg', 'overKg', 'band'];
const roadTitles: Readonly<Record<Road, string>> = { ordinary: '普通公路', expressway: '高速公路' };

const overRate = (road: Road, key: string, title: string, counted: Filter, period: PeriodKind = 'year') =>
  rate({
    key: `${key}-${road}`,
    title: `${roadTitles[road]}${title}`,
    better: 'lower',
    basis: published,
    from: 'weighing',
    all: { road },
    counted: { over: true, ...counted },
    show: weighed,
    period,
  });

const above10: Filter = { band: { in: ['to20', 'to50', 'to100', 'above100'] } };
const above20: Filter = { band: { in: ['to50', 'to100', 'above100'] } };

export const overRates = (['ordinary', 'expressway'] as const).flatMap((road) => [
  overRate(road, 'over-rate', '超限率', {}),
  overRate(road, 'over-rate-month', '超限率（月）', {}, 'month'),
  overRate(road, 'over-rate-above10', '超限率（不含10%以下）', above10),
  overRate(road, 'over-rate-above20', '超限率（不含20%以下）', above20),
]);

const dayShow = ['day', 'site', 'siteKind', 'online', 'networked', 'weighings'];
const online = (key: string, title: string, all: Filter) =>
  rate({
    key,
    title,
    better: 'higher',
    basis: targets2024,
    from: 'site-day',
    all,
    counted: { online: true },
    show: dayShow,
    about: '在线站日 ÷ 应在线站日；当日有过车数据的为在线。',
  });

export const onlineRates = [
  online('station-online-rate', '固定站在线率', { siteKind: 'fixed' }),
  online('point-online-rate', '不停车检测点在线率', { siteKind: 'non-stop' }),
  online('entrance-online-rate', '高速入口在线率', { siteKind: 'entrance' }),
  online('source-online-rate', '货运源头在线率', { siteKind: 'source' }),
  rate({
    key: 'networking-rate',
    title: '联网率',
    better: 'higher',
    basis: targets2024,
    from: 'site-day',
    counted: { networked: true },
    show: dayShow,
    about: '联网站日 ÷ 应在线站日；当日有过车数据或设备心跳的为联网。',
  }),
];

const arrival = ['at', 'site', 'recordNo', 'delaySeconds', 'abnormal'];

export const dataRates = [
  rate({
    key: 'timeliness',
    title: '数据传输及时率',
    better: 'higher',
    basis: targets2024,
    from: 'weighing',
    counted: { timely: true },
    show: arrival,
  }),
  rate({
    key: 'completeness',
    title: '数据完整率',
    better: 'higher',
    basis: targets2024,
    from: 'weighing',
    counted: { complete: true },
    show: arrival,
  }),
];

const reviewShow = ['title', 'passedAt', 'state', 'siteCode'];
const reviewed = [
  ...['judging', 'to-notify', 'notified', 'handed-over', 'filed', 'not-filed', 'police', 'closed'],
  ...['copied-out', 'not-handled', 'withdrawn'],
];
/** States that a record reaches only after all nine checks have held. */
const evidenced = ['first', 'second', ...reviewed, 'first-failed', 'exempt'];

const ofReviews = (key: string, title: string, counted: Filter, about: string) =>
  rate({
    key,
    title,
    better: 'higher',
    basis: targets2024,
    from: 'overload-review',
    time: 'passedAt',
    counted,
    show: reviewShow,
    about,
  });

export const reviewRates = [
  ofReviews(
    'evidence-complete-rate',
    '证据完整率',
    { state: { in: evidenced } },
    '九项核对全部通过的违法超限记录占比。',
  ),
  ofReviews('reviewed-rate', '审核率', { state: { in: reviewed } }, '初审、复核均已完成的违法超限记录占比。'),
  ofReviews('filed-rate', '立案率', { state: { in: ['filed', 'closed'] } }, '已立案的违法超限记录占比。'),
  ofReviews('closed-rate', '结案率', { state: 'closed' }, '已结案的违法超限记录占比。'),
  ofReviews('home-province-share', '本省车辆占比', { homeProvince: true }, '违法超限记录中本省籍车辆占比。'),
];

const localTargets = '本省治超闭环管理口径（可配置）';
const loopShow = ['title', 'passedAt', 'state', 'siteCode'];
const compareShow = ['at', 'site', 'startKg', 'seenOn', 'seenSite', 'seenKg', 'agrees'];

const ofCases = (named: Pick<Rate, 'key' | 'title' | 'better' | 'from' | 'all' | 'counted' | 'about'>) =>
  rate({ basis: localTargets, time: 'passedAt', show: loopShow, ...named });

/** What becomes of trucks at gates, stations and sources. */
export const loopRates = [
  ofCases({
    key: 'gate-settled-rate',
    title: '劝返闭环率',
    better: 'higher',
    from: 'gate-refusal',
    counted: { state: { in: ['left', 'reduced', 'reweighed', 'forced', 'permitted', 'pursued', 'unfounded'] } },
    about: '去向已核实的劝返 ÷ 全部劝返。',
  }),
  ofCases({
    key: 'gate-reappeared-rate',
    title: '劝返后他处超限进入率',
    better: 'lower',
    from: 'gate-refusal',
    counted: { state: { in: ['reappeared', 'pursued'] } },
    about: '规定时间内又在其他入口超限出现的劝返 ÷ 全部劝返。',
  }),
  ofCases({
    key: 'station-cured-rate',
    title: '固定站卸载复称率',
    better: 'higher',
    from: 'station-check',
    all: { state: { ne: 'within-limit' } },
    counted: { state: { in: ['cured', 'with-police', 'returned', 'released', 'fined', 'handed-over'] } },
    about: '卸载后复称合格的检测 ÷ 认定或待认定超限的检测。',
  }),
  ofCases({
    key: 'copied-out-rate',
    title: '外省车辆抄告率',
    better: 'higher',
    from: 'overload-review',
    all: { homeProvince: false },
    counted: { state: 'copied-out' },
    about: '已抄告车籍地的外省车辆违法超限记录占比。',
  }),
  ...(['slip', 'exit'] as const).map((pair) =>
    rate({
      key: `${pair}-agreement-rate`,
      title: pair === 'slip' ? '装载单相符率' : '出入口质量相符率',
      better: 'higher',
      basis: localTargets,
      from: 'comparison',
      all: { pair },
      counted: { agrees: true },
      show: compareShow,
    }),
  ),
  indicator({
    key: 'ministry-received-rate',
    title: '部级上报到达率',
    unit: '%',
    better: 'higher',
    basis: targets2024,
    since: '2020-01-01',
    period: 'year',
    places: 2,
    factor: 100,
    numerator: {
      from: 'ministry-batch',
      aggregate: 'sum',
      of: 'received',
      time: 'day',
      show: ['name', 'rows', 'received'],
    },
    denominator: {
      from: 'ministry-batch',
      aggregate: 'sum',
      of: 'rows',
      time: 'day',
      show: ['name', 'rows', 'received'],
    },
    about: '部级回执确认收到的条数 ÷ 上报条数。',
  }),
];

export const overloadIndicators = [...overRates, ...onlineRates, ...dataRates, ...reviewRates, ...loopRates];

export const indicatorTitles: Readonly<Record<string, string>> = Object.fromEntries(
  overloadIndicators.map(({ key, title }) => [key, title]),
);
