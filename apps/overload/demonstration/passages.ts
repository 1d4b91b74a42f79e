import { chinaIso } from '../../../kernel/sdk/index.ts';
import type { WeighingRow } from '../dialects.ts';
import { normal, pick, seeded } from './random.ts';

interface Type {
  readonly code: string;
  readonly axles: number;
  readonly limitKg: number;
  readonly empty: readonly [number, number];
  readonly loaded: readonly [number, number];
}

/** Axle types with empty and loaded mass in tonnes: assumptions, calibrated only by the rates of the year 2024. */
const types: readonly (readonly [Type, number])[] = [
  [{ code: '12', axles: 2, limitKg: 18_000, empty: [5.5, 1.2], loaded: [12.5, 2.5] }, 50],
  [{ code: '15', axles: 3, limitKg: 25_000, empty: [9.5, 1.2], loaded: [21, 2] }, 8],
  [{ code: '115', axles: 4, limitKg: 31_000, empty: [13.5, 1.2], loaded: [27.5, 1.8] }, 13],
  [{ code: '127', axles: 5, limitKg: 42_000, empty: [14, 1.5], loaded: [36, 3] }, 2],
  [{ code: '157', axles: 6, limitKg: 49_000, empty: [16.5, 1.5], loaded: [43, 3] }, 27],
];

/** Over-limit shares of 2024 as published, and how far the few are over. */
export const overShare: { readonly ordinary: number; readonly expressway: number } = {
  ordinary: 0.0027,
  expressway: 0.0032,
};
const overBands: readonly (readonly [readonly [number, number], number])[] = [
  [[0.01, 0.1], 72],
  [[0.1, 0.2], 14],
  [[0.2, 0.5], 9],
  [[0.5, 1], 4],
  [[1, 1.2], 1],
];

const letters = 'ABCDEFGHJKLMNPQRSTUVWXYZ';
const weighStepKg = 10;

function plateOf(random: () => number): string {
  const digits = String(Math.floor(random() * 100_000)).padStart(5, '0');
  const province =
    random() < 0.86
      ? '湘'
      : pick(random, [
          ['粤', 4],
          ['鄂', 3],
          ['赣', 3],
          ['桂', 2],
        ]);
  return `${province}${letters[Math.floor(random() * 14)]}${digits}`;
}

function massOf(random: () => number, type: Type, share: number): number {
  if (random() < share) {
    const [from, to] = pick(random, overBands);
    // Four axles are looked at by the upper figure until the register tells a truck from a train.
    const limit = type.axles === 4 ? 36_000 : type.axles === 3 ? 27_000 : type.axles === 5 ? 43_000 : type.limitKg;
    return limit * (1 + from + random() * (to - from));
  }
  const [mean, deviation] = random() < 0.57 ? type.loaded : type.empty;
  return Math.min(type.limitKg, Math.max(2_500, normal(random, mean * 1000, deviation * 1000)));
}

/** Load on the steering axle of a tractor: the cargo hardly changes it. Lighter where the whole train is light. */
function steeringOf(random: () => number, axles: number, totalKg: number): number | undefined {
  if (axles < 6) return undefined;
  return Math.round(Math.min(totalKg * 0.4, normal(random, 6_300, 300)) / weighStepKg) * weighStepKg;
}

/** The load of each axle: that of the first one, where it is given, and the rest in equal parts. */
export function axleKgOf(axles: number, totalKg: number, firstKg?: number): number[] {
  if (firstKg !== undefined) return [firstKg, ...axleKgOf(axles - 1, totalKg - firstKg)];
  const even = Math.floor(totalKg / axles / weighStepKg) * weighStepKg;
  return Array.from({ length: axles }, (_, index) => (index === 0 ? totalKg - even * (axles - 1) : even));
}

interface PassagePlan {
  readonly sites: readonly { readonly code: string; readonly kind: string; readonly lanes: number }[];
  readonly days: number;
  /** Passages of one site on one day. */
  readonly each: number;
  /** The moment before which all of it happened. */
  readonly until: Date;
  /** Shares over the limit; those published for 2024 unless given. */
  readonly shares?: typeof overShare;
}

/** Simulated passages of some days, oldest first, the same for the same plan. */
export function passages({ sites, days, each, until, shares = overShare }: PassagePlan): WeighingRow[] {
  const random = seeded(20_240_430);
  const span = days * 86_400_000;
  const rows = sites.flatMap(({ code, kind, lanes }) =>
    Array.from({ length: days * each }, (_, number): WeighingRow => {
      const type = pick(random, types);
      const entrance = kind === 'entrance';
      const mass = massOf(random, type, entrance ? shares.expressway : shares.ordinary);
      const totalKg = Math.round(mass / weighStepKg) * weighStepKg;
      const plate = plateOf(random);
      const read = random() >= 0.01;
      return {
        recordNo: `${code}-${String(number + 1).padStart(6, '0')}`,
        site: code,
        at: chinaIso(new Date(until.getTime() - Math.floor(random() * span))),
        // Heavy traffic keeps to the first lane.
        lane: 1 + Math.floor(random() ** 3 * lanes),
        axles: type.axles,
        totalKg,
        axleCode: type.code,
        axleKg: axleKgOf(type.axles, totalKg, steeringOf(random, type.axles, totalKg)),
        speedKmh: Math.round(Math.min(90, Math.max(2, normal(random, entrance ? 8 : 55, entrance ? 2 : 9)))),
        ...(read ? { plate, rearPlate: type.axles >= 5 ? `${plate.slice(0, 2)}${plate.slice(3)}挂` : plate } : {}),
        simulated: true,
      };
    }),
  );
  // All times have one form and one offset, so they sort as text.
  return rows.sort((a, b) => (a.at < b.at ? -1 : Number(a.at > b.at)));
}
