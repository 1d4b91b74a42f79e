import type { VehicleClass } from '../words.ts';
import { distanceKm, hasDrifted } from './distance.ts';
import { isNight, type RuleBook } from './tables.ts';

/** One position of a vehicle, as far as the day's figures need it. */
export interface DayPosition {
  readonly timeMs: number;
  readonly longitude: number;
  readonly latitude: number;
  readonly speedKmh: number;
  readonly positioned: boolean;
  readonly qualified: boolean;
}

export interface DayFigures {
  readonly records: number;
  readonly qualified: number;
  readonly driftRecords: number;
  readonly drifting: boolean;
  readonly totalKm: number;
  readonly completeKm: number;
  readonly overspeeds: number;
  readonly fatigueSeconds: number;
}

/** A standstill is slower than this. */
const movingKmh = 3;

/** Adds up one vehicle's day from its positions in the order of their times. */
export class DayCount {
  readonly #book: RuleBook;
  readonly #vehicleClass: VehicleClass;
  #records = 0;
  #qualified = 0;
  #drifts = 0;
  #totalKm = 0;
  #completeKm = 0;
  #last: DayPosition | null = null;
  readonly #overspeed: OverspeedCount;
  readonly #fatigue: FatigueCount;

  constructor(book: RuleBook, vehicleClass: VehicleClass) {
    this.#book = book;
    this.#vehicleClass = vehicleClass;
    this.#overspeed = new OverspeedCount(book);
    this.#fatigue = new FatigueCount(book);
  }

  add(position: DayPosition): void {
    this.#records += 1;
    if (!position.qualified) return;
    this.#qualified += 1;
    if (!position.positioned) return;
    const { thresholds } = this.#book;
    const last = this.#last;
    if (last && hasDrifted(last, position, thresholds.driftKmh)) {
      this.#drifts += 1;
      return;
    }
    if (last) this.#stretch(distanceKm(last, position));
    this.#overspeed.add(position, this.#vehicleClass);
    this.#fatigue.add(position);
    this.#last = position;
  }

  #stretch(km: number): void {
    this.#totalKm += km;
    if (km <= this.#book.thresholds.gapKm) this.#completeKm += km;
  }

  get figures(): DayFigures {
    return {
      records: this.#records,
      qualified: this.#qualified,
      driftRecords: this.#drifts,
      drifting: this.#drifts > this.#records * this.#book.thresholds.driftShare,
      totalKm: Math.round(this.#totalKm * 1000) / 1000,
      completeKm: Math.round(this.#completeKm * 1000) / 1000,
      overspeeds: this.#overspeed.count,
      fatigueSeconds: Math.round(this.#fatigue.seconds),
    };
  }
}

/** Excesses that last longer than the threshold; those closer together than the merging time are one. */
class OverspeedCount {
  readonly #book: RuleBook;
  count = 0;
  #since: number | null = null;
  #counted = false;
  #endedAt = Number.NEGATIVE_INFINITY;

  constructor(book: RuleBook) {
    this.#book = book;
  }

  add({ timeMs, speedKmh }: DayPosition, vehicleClass: VehicleClass): void {
    const { thresholds } = this.#book;
    const limit = this.#book.limitOf(vehicleClass, isNight(timeMs, thresholds));
    if (!limit || speedKmh <= limit.limitKmh) {
      if (this.#counted) this.#endedAt = timeMs;
      this.#since = null;
      this.#counted = false;
      return;
    }
    this.#since ??= timeMs;
    if (this.#counted || timeMs - this.#since <= thresholds.overspeedSeconds * 1000) return;
    if (this.#since - this.#endedAt > thresholds.overspeedMergeSeconds * 1000) this.count += 1;
    this.#counted = true;
  }
}

/** Driving without a rest beyond what is allowed; only the time beyond counts. */
class FatigueCount {
  readonly #book: RuleBook;
  seconds = 0;
  #drivingMs = 0;
  #restMs = 0;
  #lastMs: number | null = null;

  constructor(book: RuleBook) {
    this.#book = book;
  }

  add({ timeMs, speedKmh }: DayPosition): void {
    const rule = this.#book.drivingTime(isNight(timeMs, this.#book.thresholds));
    const passed = this.#lastMs === null ? 0 : timeMs - this.#lastMs;
    this.#lastMs = timeMs;
    if (!rule) return;
    const rest = rule.restMinutes * 60_000;
    // Of a silence as long as a rest nobody knows what the driver did; it is not held against him.
    this.#restMs = speedKmh >= movingKmh && passed < rest ? 0 : this.#restMs + passed;
    if (this.#restMs >= rest) this.#drivingMs = 0;
    if (speedKmh < movingKmh || passed >= rest) return;
    const before = Math.max(this.#drivingMs, rule.mostMinutes * 60_000);
    this.#drivingMs += passed;
    this.seconds += Math.max(0, this.#drivingMs - before) / 1000;
  }
}
