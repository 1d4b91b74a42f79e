import Type, { type Static } from 'typebox';
import { Compile } from 'typebox/compile';
import { type Disposition, excessOf, isUnlawful, limitOf, screenLimitOf } from './rules/assess.ts';
import { readAxleCode } from './rules/axles.ts';
import { type Rules, ruleBook } from './rules/rule-book.ts';

/** One weighing to be assessed, as the command line takes it. Masses in kg. */
export const WeighedVehicle = Type.Object({
  code: Type.String({ title: '轴型', pattern: '^1[1-7]{1,7}$' }),
  /** As counted by the scale; it alone decides the screening limit. */
  axles: Type.Integer({ title: '轴数', minimum: 2, maximum: 20 }),
  category: Type.Union([Type.Literal('truck'), Type.Literal('train')], { title: '车辆类别' }),
  airSuspension: Type.Boolean({ title: '空气悬架' }),
  singleTyreNonDriveAxles: Type.Integer({ title: '单轮胎轴数', minimum: 0, maximum: 20 }),
  totalKg: Type.Integer({ title: '车货总质量', minimum: 0, maximum: 1_000_000 }),
});
export type WeighedVehicle = Static<typeof WeighedVehicle>;

export interface Assessment {
  readonly screenLimitKg: number;
  readonly screenOver: boolean;
  readonly limitKg: number;
  readonly overKg: number;
  readonly overRatePct: number;
  readonly nationalDisposition: Disposition;
  readonly fineNationalFloorYuan: number;
  readonly fineNationalCeilYuan: number;
  readonly hunanIllegal10pct: boolean;
}

const properties = Object.entries(WeighedVehicle.properties).map(([name, schema]) => ({ name, fits: Compile(schema) }));

/** What each property must be, for who wrote the line. */
const wanted: Readonly<Record<string, string>> = {
  code: '以 1 开头，由 1 至 7 组成，2 至 8 位的轴型',
  axles: '2 至 20 的整数',
  category: 'truck 或 train',
  airSuspension: 'true 或 false',
  singleTyreNonDriveAxles: '0 至 20 的整数',
  totalKg: '0 至 1000000 的整数（kg）',
};

/** What is wrong with a line, all of it; null when it can be assessed. */
export function problemOfWeighed(value: unknown): string | null {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return '应为 JSON 对象';
  const given = value as Readonly<Record<string, unknown>>;
  const wrong = properties.filter(({ name, fits }) => !fits.Check(given[name])).map(({ name }) => name);
  if (wrong.length > 0) {
    return wrong.map((name) => `${name in given ? `${name} ` : `缺少 ${name}，`}应为 ${wanted[name]}`).join('；');
  }
  const { code, singleTyreNonDriveAxles } = value as WeighedVehicle;
  const axles = readAxleCode(code)?.axles ?? 0;
  return singleTyreNonDriveAxles < axles ? null : `singleTyreNonDriveAxles 应少于轴型 ${code} 的 ${axles} 轴`;
}

const hunan = { jurisdiction: '430000', place: 'road' } as const;

/** Assesses a weighing by the rules of a civil date. The vehicle must fit {@link WeighedVehicle}. */
export function assessWeight(vehicle: WeighedVehicle, date: string, rules: Rules = ruleBook.on(date)): Assessment {
  const { axles, totalKg } = vehicle;
  const limit = limitOf(rules, vehicle);
  const screenLimitKg = screenLimitOf(rules, axles);
  if (!limit || screenLimitKg === null) throw new RangeError(`no limit for ${vehicle.code} with ${axles} axles`);
  const excess = excessOf(rules, totalKg, limit.kg);
  return {
    screenLimitKg,
    screenOver: totalKg > screenLimitKg,
    limitKg: limit.kg,
    overKg: excess.overKg,
    overRatePct: excess.overRatePct,
    nationalDisposition: excess.disposition,
    fineNationalFloorYuan: excess.fineFloorYuan,
    fineNationalCeilYuan: excess.fineCeilYuan,
    hunanIllegal10pct: isUnlawful(rules, totalKg, limit.kg, hunan),
  };
}
