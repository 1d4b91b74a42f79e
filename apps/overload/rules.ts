import Type, { type Static } from 'typebox';
import { Compile } from 'typebox/compile';
import { type Disposition, excessOf, isUnlawful, limitOf, screenLimitOf } from './rules/assess.ts';
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

const validator = Compile(WeighedVehicle);

/** What is wrong with a line, in words of the schema; null when it can be assessed. */
export function problemOfWeighed(value: unknown): string | null {
  if (validator.Check(value)) return null;
  const [error] = validator.Errors(value);
  return error ? `${error.instancePath || '/'} ${error.message}` : 'does not fit';
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
