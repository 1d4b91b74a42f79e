import type { VehicleClass } from '../words.ts';
import { distanceKm, hasDrifted } from './distance.ts';
import { DrivingTime } from './driving-time.ts';
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
  readonly #driving = new DrivingTime();
  #fatigueMs = 0;

  constructor(book: RuleBook, vehicleClass: VehicleClass) {
    this.#book = book;
    this.#vehicleClass = vehicleClass;
    this.#overspeed = new OverspeedCount(book);
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
    this.#fatigueMs += this.#driving.add(position.timeMs, position.speedKmh, this.#book);
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
      fatigueSeconds: Math.round(this.#fatigueMs / 1000),
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
