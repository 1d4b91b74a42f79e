import { seeded } from '../overload/random.ts';

/** Figures of a month as they were published, in per cent. */
export interface PublishedMonth {
  readonly network: number;
  readonly online: number;
  readonly drift: number;
  readonly completeness: number;
  readonly pass: number;
}

/** Of the province, 2024. */
export const published2024: PublishedMonth = {
  network: 99.1,
  online: 98.87,
  drift: 0.3,
  completeness: 99.81,
  pass: 100,
};

/** How many vehicles of a fleet of a size are networked, online and drifting, so that the rates come out as published. */
export function shareOut(vehicles: number, { network, online, drift }: PublishedMonth) {
  const networked = Math.round((vehicles * network) / 100);
  const onlineVehicles = Math.round((networked * online) / 100);
  return { networked, online: onlineVehicles, drifting: Math.round((onlineVehicles * drift) / 100) };
}

/** One position of the month, as a terminal would have sent it. */
export interface MonthPosition {
  /** From 0: the vehicle's place in the fleet. */
  readonly vehicle: number;
  readonly timeMs: number;
  readonly longitude: number;
  readonly latitude: number;
  readonly speedKmh: number;
  readonly bearingDeg: number;
  readonly odometerKm: number;
}

export interface MonthOptions {
  readonly vehicles: number;
  readonly published: PublishedMonth;
  /** Kilometres of a vehicle on a day. */
  readonly kmPerDay: number;
  readonly seed: number;
  /** Where a vehicle has its home; Changsha unless given. */
  readonly homeOf?: (vehicle: number) => { readonly longitude: number; readonly latitude: number };
}

const kmPerDegree = 111.195;
/** Between two positions; less than what makes a track incomplete, whatever setting of that is usual. */
const stepKm = 1;
/** A stretch without a position, well beyond it. */
const gapKm = 6;
const speedKmh = 60;
const changsha = { longitude: 112.94, latitude: 28.23 };
const micro = (degrees: number) => Math.round(degrees * 1e6) / 1e6;

/**
 * A month of a fleet that the assessment finds to be as published: so many vehicles never heard of, so many silent for
 * the month, one day of drift for so many, and stretches left out until the share of incomplete kilometres is that of
 * the month. Days are made one after another, always the same from the same seed.
 */
export class CalibratedMonth {
  readonly counts: ReturnType<typeof shareOut>;
  readonly #options: MonthOptions;
  #totalKm = 0;
  #gapsKm = 0;

  constructor(options: MonthOptions) {
    this.#options = options;
    this.counts = shareOut(options.vehicles, options.published);
  }

  /** The day before the month: every vehicle that is networked at all reports, so that it is known. */
  *firstSeen(day: string): Generator<MonthPosition> {
    for (let vehicle = 0; vehicle < this.counts.networked; vehicle += 1) yield* this.#drive(vehicle, day, 2, false);
  }

  /** Positions of a day of the month, vehicle by vehicle. `index` counts its days from 0. */
  *day(day: string, index: number): Generator<MonthPosition> {
    const { kmPerDay } = this.#options;
    for (let vehicle = 0; vehicle < this.counts.online; vehicle += 1) {
      const drifts = vehicle < this.counts.drifting && index === vehicle % 28;
      yield* this.#drive(vehicle, day, kmPerDay, drifts);
    }
  }

  *#drive(vehicle: number, day: string, km: number, drifts: boolean): Generator<MonthPosition> {
    const { seed, published, homeOf } = this.#options;
    const next = seeded(seed * 1_000_003 + vehicle * 401 + Number(day.replaceAll('-', '')));
    const home = homeOf?.(vehicle) ?? changsha;
    const bearing = next() * 2 * Math.PI;
    const [north, east] = [Math.cos(bearing), Math.sin(bearing)];
    const startMs = Date.parse(`${day}T07:00:00+08:00`) + Math.floor(next() * 9 * 3600) * 1000;
    const odometer = 20_000 + vehicle * 10;
    const at = (driven: number, aside = 0): MonthPosition => ({
      vehicle,
      timeMs: startMs + Math.round((driven / speedKmh) * 3_600_000),
      longitude: micro(
        home.longitude + (driven * east) / kmPerDegree / Math.cos((home.latitude * Math.PI) / 180) + aside,
      ),
      latitude: micro(home.latitude + (driven * north) / kmPerDegree),
      speedKmh,
      bearingDeg: Math.round((bearing * 180) / Math.PI) % 360,
      odometerKm: Math.round((odometer + driven) * 10) / 10,
    });
    yield at(0);
    let gaps = true;
    for (let driven = 0; driven < km; ) {
      const owed = ((100 - published.completeness) / 100) * this.#totalKm - this.#gapsKm;
      const step = gaps && owed >= gapKm / 2 && driven + gapKm < km ? gapKm : stepKm;
      // One gap a day at most.
      if (step === gapKm) gaps = false;
      driven += step;
      this.#totalKm += step;
      if (step === gapKm) this.#gapsKm += step;
      yield at(driven);
      if (drifts && driven >= km / 2) {
        drifts = false;
        yield { ...at(driven + stepKm / 2), longitude: at(driven, 0.8).longitude };
      }
    }
  }
}
