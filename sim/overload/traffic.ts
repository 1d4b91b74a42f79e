import { calibration, overBands, type VehicleType, vehicleTypes } from './calibration.ts';
import { normal, pick, type Random } from './random.ts';

/** A site as the simulator stands at it. */
export interface SimulatedSite {
  readonly code: string;
  readonly kind: 'fixed' | 'non-stop' | 'entrance' | 'exit' | 'source';
  readonly lanes: number;
}

const isExpressway = ({ kind }: SimulatedSite) => kind === 'entrance' || kind === 'exit';

/** A weighing in the platform's own dialect. */
export interface Row {
  readonly recordNo: string;
  readonly site: string;
  readonly at: string;
  readonly lane: number;
  readonly axles: number;
  readonly totalKg: number;
  readonly axleCode: string;
  readonly axleKg: readonly number[];
  readonly speedKmh: number;
  readonly plate?: string;
  readonly rearPlate?: string;
  readonly simulated: true;
}

const stepKg = 10;
const issuingLetters = 'ABCDEFGHJKLMN';

function plateOf(random: Random): string {
  const province =
    random() < 0.86
      ? '湘'
      : pick(random, [
          ['粤', 4],
          ['鄂', 3],
          ['赣', 3],
          ['桂', 2],
        ]);
  const letter = issuingLetters[Math.floor(random() * issuingLetters.length)];
  return `${province}${letter}${String(Math.floor(random() * 100_000)).padStart(5, '0')}`;
}

function trueMass(random: Random, type: VehicleType, overShare: number): number {
  if (random() < overShare) {
    const [from, to] = pick(random, overBands);
    return type.screenKg * (1 + from + random() * (to - from));
  }
  const [mean, deviation] = random() < 0.57 ? type.loaded : type.empty;
  return Math.min(type.lawfulKg, Math.max(2_500, normal(random, mean, deviation)));
}

function splitOver(axles: number, totalKg: number): number[] {
  const even = Math.floor(totalKg / axles / stepKg) * stepKg;
  return Array.from({ length: axles }, (_, index) => (index === 0 ? totalKg - even * (axles - 1) : even));
}

/** The same truck at another place and weight, as if it had gone on from there. */
export function again(row: Row, site: SimulatedSite, number: string, at: number, totalKg: number): Row {
  const kg = Math.round(totalKg / stepKg) * stepKg;
  const moved = { recordNo: `${site.code}_${number}`, site: site.code, at: civilTime(at), lane: 1 };
  return { ...row, ...moved, totalKg: kg, axleKg: splitOver(row.axleKg.length, kg) };
}

/** What the camera reads: sometimes nothing, sometimes two plates that are not of one vehicle. */
function platesOf(random: Random, axles: number): Pick<Row, 'plate' | 'rearPlate'> {
  const { noPlate, platesDiffer } = calibration.faults;
  if (random() < noPlate) return {};
  const plate = plateOf(random);
  if (random() < platesDiffer) return { plate, rearPlate: plateOf(random) };
  return { plate, rearPlate: axles >= 5 ? `${plate.slice(0, 2)}${plate.slice(3)}挂` : plate };
}

/** China's civil time with its offset, from milliseconds. */
export function civilTime(ms: number): string {
  return `${new Date(ms + 8 * 3_600_000).toISOString().slice(0, 19)}+08:00`;
}

/** One passage at a site, as its scale and camera tell it. */
export function passage(random: Random, site: SimulatedSite, number: string, at: number): Row {
  const road = isExpressway(site) ? 'expressway' : 'ordinary';
  const type = pick(
    random,
    vehicleTypes.map((one) => [one, one.share[road]] as const),
  );
  const mass = trueMass(random, type, calibration.overShare[road]);
  const totalKg = Math.round(mass / stepKg) * stepKg;
  const { axlesMerged, axlesSplit, clockSkewed } = calibration.faults;
  const miscounted = random() < axlesMerged ? -1 : random() < axlesSplit ? 1 : 0;
  const axles = Math.max(2, type.axles + miscounted);
  const speed = isExpressway(site) ? normal(random, 8, 2) : normal(random, 55, 9);
  return {
    recordNo: `${site.code}_${number}`,
    site: site.code,
    // A clock that is off shows in both directions; one that is ahead by more is refused.
    at: civilTime(random() < clockSkewed ? at - 90_000 : at),
    lane: 1 + Math.floor(random() * site.lanes),
    axles,
    totalKg,
    axleCode: type.code,
    axleKg: splitOver(type.axles, totalKg),
    speedKmh: Math.round(Math.min(90, Math.max(1, speed))),
    ...platesOf(random, type.axles),
    simulated: true,
  };
}
