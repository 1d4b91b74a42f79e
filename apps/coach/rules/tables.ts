import { compileTable, decisionTable, inForce, type TableDeclaration } from '../../../kernel/sdk/index.ts';
import { type Road, roads, type VehicleClass, vehicleClasses } from '../words.ts';

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
  /** Of a posted limit that holds at night, where none is posted for the night. */
  readonly nightShare: number;
  /** Silent for longer while it drives, a vehicle has left supervision. */
  readonly offlineSeconds: number;
  /** Moved further than this while it was silent. */
  readonly displacementKm: number;
  /** Positions of a silence that come in late are waited for so long. */
  readonly lateSeconds: number;
  readonly stopSeconds: number;
  readonly routeSeconds: number;
  /** Half the width of a route that names none. */
  readonly routeWidthM: number;
  /** Driving without a fix of the satellites for longer. */
  readonly shieldedSeconds: number;
  /** Active-safety alarms of this level and above become matters to be dealt with. */
  readonly safetyLevel: number;
}

export const thresholds: readonly Thresholds[] = [
  {
    version: '2020-1',
    from: '2020-01-01',
    to: null,
    basis:
      '超速持续和合并口径：交运发〔2016〕160号附件考核表注；夜间限速比例：《道路旅客运输企业安全管理规范》第三十八条；其余阈值未见规定，为平台设定',
    gapKm: 2,
    driftKmh: 160,
    driftShare: 0.01,
    overspeedSeconds: 30,
    overspeedMergeSeconds: 60,
    nightFromHour: 22,
    nightToHour: 6,
    banFromHour: 2,
    banToHour: 5,
    nightShare: 0.8,
    offlineSeconds: 600,
    displacementKm: 2,
    lateSeconds: 300,
    stopSeconds: 300,
    routeSeconds: 60,
    routeWidthM: 200,
    shieldedSeconds: 600,
    safetyLevel: 2,
  },
];

export interface SpeedLimit {
  readonly limitKmh: number;
  readonly basis: string;
}

export interface DrivingLimit {
  readonly mostMinutes: number;
  readonly restMinutes: number;
  readonly basis: string;
}

/** The rules that are law on a civil date. */
export interface RuleBook {
  readonly thresholds: Thresholds;
  readonly versions: string;
  limitOf(vehicleClass: VehicleClass, night: boolean, road?: Road | null): SpeedLimit | null;
  drivingTime(night: boolean): DrivingLimit | null;
}

/** All that was and is law, in any order. */
export interface Law {
  readonly thresholds: readonly Thresholds[];
  readonly speedLimits: readonly TableDeclaration<'vehicleClass' | 'road' | 'night', 'limitKmh'>[];
  readonly drivingTimes: readonly TableDeclaration<'night', 'mostMinutes' | 'restMinutes'>[];
}

const classes = Object.keys(vehicleClasses) as VehicleClass[];
const roadsOrNone = [null, ...(Object.keys(roads) as Road[])];

/** Every answer of the table beforehand: it is asked for each position. */
function limitsOf(table: Law['speedLimits'][number]) {
  const decide = compileTable(table);
  const answers = new Map<Road | null, ReadonlyMap<VehicleClass, readonly (SpeedLimit | null)[]>>();
  for (const road of roadsOrNone) {
    const answer = (vehicleClass: VehicleClass, night: boolean): SpeedLimit | null => {
      const decided = decide({ vehicleClass, night, road });
      return decided ? { limitKmh: Number(decided.outputs.limitKmh), basis: decided.basis } : null;
    };
    answers.set(road, new Map(classes.map((one) => [one, [answer(one, false), answer(one, true)]])));
  }
  return (vehicleClass: VehicleClass, night: boolean, road: Road | null = null) =>
    answers.get(road)?.get(vehicleClass)?.[night ? 1 : 0] ?? null;
}

function drivingTimesOf(table: Law['drivingTimes'][number]) {
  const decide = compileTable(table);
  const answers = [false, true].map((night): DrivingLimit | null => {
    const decided = decide({ night });
    if (!decided) return null;
    const { mostMinutes, restMinutes } = decided.outputs;
    return { mostMinutes: Number(mostMinutes), restMinutes: Number(restMinutes), basis: decided.basis };
  });
  return (night: boolean) => answers[night ? 1 : 0] ?? null;
}

/** Gives the rules of a civil date; null before the first. Books are kept: asked again they are the same. */
export function ruleBooks(law: Law): (day: string) => RuleBook | null {
  const books = new Map<string, RuleBook>();
  return (day) => {
    const setting = inForce(law.thresholds, day);
    const limits = inForce(law.speedLimits, day);
    const times = inForce(law.drivingTimes, day);
    if (!setting || !limits || !times) return null;
    const versions = [setting.version, limits.name, times.name].join('；');
    const known = books.get(versions);
    if (known) return known;
    const limitOf = limitsOf(limits);
    const book = { thresholds: setting, versions, limitOf, drivingTime: drivingTimesOf(times) };
    books.set(versions, book);
    return book;
  };
}

/** The rules of a civil date; null before the first. */
export const ruleBookOn = ruleBooks({ thresholds, speedLimits, drivingTimes });

const hourMs = 3_600_000;

/** Hour of the day in China. */
const hourOf = (ms: number) => Math.floor(((ms + 8 * hourMs) % (24 * hourMs)) / hourMs);

/** Number of the civil day in China, by which days are told apart without making dates. */
export const dayNumber = (ms: number) => Math.floor((ms + 8 * hourMs) / (24 * hourMs));

/** From one hour up to another, past midnight where need be. */
function within(hour: number, from: number, to: number): boolean {
  return from <= to ? hour >= from && hour < to : hour >= from || hour < to;
}

export const isNight = (ms: number, { nightFromHour, nightToHour }: Thresholds): boolean =>
  within(hourOf(ms), nightFromHour, nightToHour);

export const isBanned = (ms: number, { banFromHour, banToHour }: Thresholds): boolean =>
  within(hourOf(ms), banFromHour, banToHour);
