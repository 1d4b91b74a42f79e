import { must } from '../../../kernel/sdk/index.ts';
import { type AxleConfiguration, readAxleCode } from './axles.ts';
import type { Rules } from './rule-book.ts';

export type Category = 'truck' | 'train';

/** A vehicle as far as its limit depends on it. */
export interface Vehicle {
  /** Axle type code, front to back, such as `1127`. */
  readonly code: string;
  readonly category: Category;
  readonly airSuspension: boolean;
  /** Axles on single tyres that are neither steering nor driven nor on wide tyres. */
  readonly singleTyreNonDriveAxles: number;
}

export interface Step {
  readonly what: string;
  readonly kg: number;
  readonly basis: string;
}

export interface Limit {
  readonly kg: number;
  /** How it came about, in the order of the rules. */
  readonly steps: readonly Step[];
}

export type Disposition = 'none' | 'warning' | 'fine';

export interface Excess {
  readonly overKg: number;
  /** Percent of the limit, two decimals, half up. */
  readonly overRatePct: number;
  readonly disposition: Disposition;
  readonly fineFloorYuan: number;
  readonly fineCeilYuan: number;
}

function axleSum(rules: Rules, vehicle: Vehicle, configuration: AxleConfiguration): Step {
  let kg = 0;
  let basis = '';
  for (const { group, drive } of configuration.groups) {
    const inputs = { group, drive, air: vehicle.airSuspension, category: vehicle.category, code: vehicle.code };
    const decided = must(rules.axleLimit(inputs), `axle limit of group ${group}`);
    kg += Number(decided.outputs.limitKg);
    basis = decided.basis;
  }
  return { what: '各轴组限值之和', kg, basis };
}

function work(rules: Rules, vehicle: Vehicle): Limit | null {
  const configuration = readAxleCode(vehicle.code);
  if (!configuration) return null;
  const { axles, drive } = configuration;
  const { category, code, airSuspension: air, singleTyreNonDriveAxles } = vehicle;
  const gross = rules.grossLimit({ category, axles, code, drive, air });
  if (!gross) return null;
  const table: Step = { what: '车货总质量限值', kg: Number(gross.outputs.limitKg), basis: gross.basis };
  const sum = axleSum(rules, vehicle, configuration);
  if (singleTyreNonDriveAxles === 0) return { kg: Math.min(table.kg, sum.kg), steps: [table, sum] };
  const less = (count: number) => must(rules.tyreReduction({ axles: count }), 'tyre reduction');
  const tyres = less(singleTyreNonDriveAxles);
  const reduction: Step = { what: '单轮胎扣减', kg: -Number(tyres.outputs.kg), basis: tyres.basis };
  // Where the code names the single tyres, the axle limits of its groups are those of single tyres already.
  const beyondCode = Math.max(0, singleTyreNonDriveAxles - configuration.singleTyreAxles);
  const kg = Math.min(table.kg + reduction.kg, sum.kg - Number(less(beyondCode).outputs.kg));
  return { kg: Math.max(0, kg), steps: [table, sum, reduction] };
}

const limits = new WeakMap<Rules, Map<string, Limit | null>>();

/** The limit of a vehicle as it is registered. Null for an axle code that is none. Kept: vehicles repeat by millions. */
export function limitOf(rules: Rules, vehicle: Vehicle): Limit | null {
  const kept = limits.get(rules) ?? new Map<string, Limit | null>();
  limits.set(rules, kept);
  const { code, category, airSuspension, singleTyreNonDriveAxles } = vehicle;
  const key = `${code} ${category} ${airSuspension} ${singleTyreNonDriveAxles}`;
  const known = kept.get(key);
  if (known !== undefined) return known;
  const limit = work(rules, vehicle);
  // Codes come from outside; what is none would fill the memory.
  if (limit) kept.set(key, limit);
  return limit;
}

const screens = new WeakMap<Rules, Map<number, number | null>>();

/** The upper limit by axles counted, which decides the alarm and the board at the road. Null below two axles. */
export function screenLimitOf(rules: Rules, axles: number): number | null {
  const kept = screens.get(rules) ?? new Map<number, number | null>();
  screens.set(rules, kept);
  const known = kept.get(axles);
  if (known !== undefined) return known;
  const decided = rules.screenLimit({ axles });
  const limit = decided ? Number(decided.outputs.limitKg) : null;
  kept.set(axles, limit);
  return limit;
}

/** Percent with two decimals, half up, from integers: 4900 of 49000 is 10, not 9.999. */
export function ratePct(overKg: number, limitKg: number): number {
  if (limitKg === 0) return 0;
  return Math.floor((overKg * 20_000 + limitKg) / (2 * limitKg)) / 100;
}

const noExcess: Excess = { overKg: 0, overRatePct: 0, disposition: 'none', fineFloorYuan: 0, fineCeilYuan: 0 };

export function excessOf(rules: Rules, totalKg: number, limitKg: number): Excess {
  const overKg = Math.max(0, totalKg - limitKg);
  if (overKg === 0) return noExcess;
  const { outputs } = must(rules.massPenalty({ overKg }), `penalty for ${overKg} kg`);
  return {
    overKg,
    overRatePct: ratePct(overKg, limitKg),
    disposition: outputs.disposition as Disposition,
    fineFloorYuan: Number(outputs.floorYuan),
    fineCeilYuan: Number(outputs.ceilYuan),
  };
}

/** Over the limit by more than is tolerated there: then it is unlawful over-limit transport. */
export function isUnlawful(
  rules: Rules,
  totalKg: number,
  limitKg: number,
  where: { readonly jurisdiction: string; readonly place: 'road' | 'entrance' },
): boolean {
  const perMille = Number(must(rules.tolerance(where), 'tolerance').outputs.perMille);
  return totalKg * 1000 > limitKg * (1000 + perMille);
}

/** Points for weighing more than the registered maximum mass. */
export function pointsOf(rules: Rules, totalKg: number, registeredKg: number): number {
  const overKg = Math.max(0, totalKg - registeredKg);
  if (overKg === 0 || registeredKg === 0 || !rules.points) return 0;
  const basisPoints = Math.floor((overKg * 10_000) / registeredKg);
  return Number(must(rules.points({ overKg, basisPoints }), 'points').outputs.points);
}

/** What Zhejiang would fine, for comparison. Yuan, exact to a tenth. */
export function zhejiangFineOf(rules: Rules, totalKg: number, limitKg: number): number {
  const inputs = { overKg: Math.max(0, totalKg - limitKg), fifthKg: limitKg / 5, halfKg: limitKg / 2 };
  return Number(must(rules.zhejiangPenalty(inputs), 'comparison penalty').outputs.yuan);
}

/** Mass and dimensions of one passage are fined together, up to the cap. */
export function fineTogether(rules: Rules, yuan: readonly number[]): number {
  return Math.min(
    rules.fineCapYuan,
    yuan.reduce((sum, one) => sum + one, 0),
  );
}

export type Band = 'none' | 'to10' | 'to20' | 'to50' | 'to100' | 'above100';

/** The band of an excess, for the published rates that leave the small ones out; each upper bound belongs to its band. */
export function bandOf(totalKg: number, limitKg: number): Band {
  if (totalKg <= limitKg) return 'none';
  if (totalKg * 10 <= limitKg * 11) return 'to10';
  if (totalKg * 10 <= limitKg * 12) return 'to20';
  if (totalKg * 10 <= limitKg * 15) return 'to50';
  return totalKg <= limitKg * 2 ? 'to100' : 'above100';
}
