import { compileTable, decisionTable, inForce } from '../../../kernel/sdk/index.ts';

/** Road is `expressway`, `other`, or null while no road is known: then the highest limit of the class holds. */
export const speedLimits = [
  decisionTable({
    name: 'coach-speed-limit-2020',
    title: '重点营运车辆最高时速',
    basis: '《道路交通安全法实施条例》第七十八条；夜间不超过日间限速的 80%：《道路旅客运输企业安全管理规范》第三十八条',
    from: '2020-01-01',
    to: null,
    hitPolicy: 'FIRST',
    inputs: {
      vehicleClass: { title: '车辆类型', type: 'string' },
      road: { title: '道路', type: 'string' },
      night: { title: '夜间', type: 'boolean' },
    },
    outputs: { limitKmh: { title: '限速', type: 'number' } },
    rules: [
      {
        when: { vehicleClass: '"dangerous-goods"', road: '"other"' },
        gives: { limitKmh: 60 },
        basis: '《危险货物道路运输安全管理办法》（交通运输部令2019年第29号）',
      },
      {
        when: { vehicleClass: '"dangerous-goods"' },
        gives: { limitKmh: 80 },
        basis: '《危险货物道路运输安全管理办法》（交通运输部令2019年第29号）',
      },
      { when: { road: '"other"', night: 'true' }, gives: { limitKmh: 64 } },
      { when: { road: '"other"' }, gives: { limitKmh: 80 } },
      { when: { night: 'true' }, gives: { limitKmh: 80 } },
      { when: {}, gives: { limitKmh: 100 } },
    ],
  }),
] as const;

export const drivingTimes = [
  decisionTable({
    name: 'coach-driving-time-2020',
    title: '连续驾驶时间',
    basis:
      '《道路旅客运输企业安全管理规范》第三十八条：日间连续驾驶不超过 4 小时，夜间不超过 2 小时，每次停车休息不少于 20 分钟',
    from: '2020-01-01',
    to: null,
    hitPolicy: 'FIRST',
    inputs: { night: { title: '夜间', type: 'boolean' } },
    outputs: {
      mostMinutes: { title: '最长连续驾驶', type: 'number' },
      restMinutes: { title: '休息', type: 'number' },
    },
    rules: [
      { when: { night: 'true' }, gives: { mostMinutes: 120, restMinutes: 20 } },
      { when: {}, gives: { mostMinutes: 240, restMinutes: 20 } },
    ],
  }),
] as const;

/** What no text defines: settings of the authority, shown beside every figure that rests on them. */
export interface Thresholds {
  readonly version: string;
  readonly from: string;
  readonly to: string | null;
  readonly basis: string;
  /** A stretch between two positions is incomplete when it is longer. */
  readonly gapKm: number;
  /** Faster than this between two positions, a vehicle has drifted. */
  readonly driftKmh: number;
  /** A vehicle drifts on a day when more than this share of its positions did. */
  readonly driftShare: number;
  readonly overspeedSeconds: number;
  /** Two excesses of speed that lie closer together count once. */
  readonly overspeedMergeSeconds: number;
  readonly nightFromHour: number;
  readonly nightToHour: number;
  readonly banFromHour: number;
  readonly banToHour: number;
}

export const thresholds: readonly Thresholds[] = [
  {
    version: '2020-1',
    from: '2020-01-01',
    to: null,
    basis: '超速持续和合并口径：交运发〔2016〕160号附件考核表注；轨迹缺口、漂移和夜间时段未见规定，为平台设定',
    gapKm: 2,
    driftKmh: 160,
    driftShare: 0.01,
    overspeedSeconds: 30,
    overspeedMergeSeconds: 60,
    nightFromHour: 22,
    nightToHour: 6,
    banFromHour: 2,
    banToHour: 5,
  },
];

const compiledLimits = new Map(speedLimits.map((table) => [table, compileTable(table)]));
const compiledTimes = new Map(drivingTimes.map((table) => [table, compileTable(table)]));

/** The rules that are law on a civil date. */
export interface RuleBook {
  readonly thresholds: Thresholds;
  readonly versions: string;
  limitOf(
    vehicleClass: string,
    night: boolean,
    road?: 'expressway' | 'other',
  ): { limitKmh: number; basis: string } | null;
  drivingTime(night: boolean): { mostMinutes: number; restMinutes: number; basis: string } | null;
}

/** Null before the first rules. */
export function ruleBookOn(day: string): RuleBook | null {
  const setting = inForce(thresholds, day);
  const limits = inForce(speedLimits, day);
  const times = inForce(drivingTimes, day);
  if (!setting || !limits || !times) return null;
  return {
    thresholds: setting,
    versions: [setting.version, limits.name, times.name].join('；'),
    limitOf: (vehicleClass, night, road) => {
      const decided = compiledLimits.get(limits)?.({ vehicleClass, night, road: road ?? null });
      return decided ? { limitKmh: Number(decided.outputs.limitKmh), basis: decided.basis } : null;
    },
    drivingTime: (night) => {
      const decided = compiledTimes.get(times)?.({ night });
      if (!decided) return null;
      const { mostMinutes, restMinutes } = decided.outputs;
      return { mostMinutes: Number(mostMinutes), restMinutes: Number(restMinutes), basis: decided.basis };
    },
  };
}

const hourMs = 3_600_000;

/** Hour of the day in China. */
const hourOf = (ms: number) => Math.floor(((ms + 8 * hourMs) % (24 * hourMs)) / hourMs);

/** From one hour up to another, past midnight where need be. */
function within(hour: number, from: number, to: number): boolean {
  return from <= to ? hour >= from && hour < to : hour >= from || hour < to;
}

export const isNight = (ms: number, { nightFromHour, nightToHour }: Thresholds): boolean =>
  within(hourOf(ms), nightFromHour, nightToHour);

export const isBanned = (ms: number, { banFromHour, banToHour }: Thresholds): boolean =>
  within(hourOf(ms), banFromHour, banToHour);
