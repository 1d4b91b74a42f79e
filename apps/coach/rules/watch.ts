import type { Quality, VehicleClass } from '../words.ts';
import { AreaWatch, type Posted } from './area-watch.ts';
import type { Areas, Placed } from './areas.ts';
import { hasDrifted } from './distance.ts';
import { DrivingTime } from './driving-time.ts';
import { type PlacedAlarm, Silence } from './silence.ts';
import { isBanned, isNight, type RuleBook } from './tables.ts';
import { type RaisedAlarm, terminalAlarms } from './terminal-alarms.ts';

export type { RaisedAlarm } from './terminal-alarms.ts';

/** A position as the live rules see it. */
export interface WatchedPosition {
  readonly timeMs: number;
  readonly receivedMs: number;
  readonly longitude: number;
  readonly latitude: number;
  readonly speedKmh: number;
  readonly positioned: boolean;
  /** Names of the terminal's own alarms, by the protocol. */
  readonly alarms: readonly string[];
  readonly additional: Readonly<Record<string, unknown>>;
}

export interface WatchedVehicle extends Placed {
  readonly vehicleClass: VehicleClass;
  readonly nightExempt: boolean;
}

const nightBasis = '《道路旅客运输企业安全管理规范》第三十八条：长途客运车辆凌晨 2 时至 5 时停止运行或实行接驳运输';
const shieldedBasis = '《道路运输车辆动态监督管理办法》：不得破坏卫星定位装置以及恶意人为干扰、屏蔽卫星定位装置信号';
const movingKmh = 10;
const nothing: readonly RaisedAlarm[] = [];

/** Follows one vehicle through its positions and raises each alarm when it begins. Late positions raise nothing. */
export class Watch {
  /** The last place that was driven to. */
  #last: WatchedPosition | null = null;
  #seenMs = Number.NEGATIVE_INFINITY;
  #fastSince: number | null = null;
  #unfixedSince: number | null = null;
  readonly #driving = new DrivingTime();
  readonly #areas = new AreaWatch();
  readonly #silence = new Silence();
  #on: readonly string[] = [];

  /** Whether the position lies too far from the last one to have been driven. */
  drifts(position: WatchedPosition, quality: Quality, book: RuleBook): boolean {
    const last = this.#last;
    if (!last || !position.positioned || quality !== 'qualified' || position.timeMs <= last.timeMs) return false;
    return hasDrifted(last, position, book.thresholds.driftKmh);
  }

  /** The alarms that begin with a position. `drift` as told by `drifts`. */
  see(
    position: WatchedPosition,
    judged: { readonly quality: Quality; readonly drift: boolean },
    vehicle: WatchedVehicle,
    book: RuleBook,
    areas: Areas,
  ): readonly RaisedAlarm[] {
    const { timeMs, positioned } = position;
    const { quality, drift } = judged;
    if (quality.startsWith('time-')) return nothing;
    if (timeMs <= this.#seenMs) {
      this.#silence.late(timeMs);
      return nothing;
    }
    this.#seenMs = timeMs;
    const now: RaisedAlarm[] = [];
    terminalAlarms(position.alarms, position.additional, now);
    if (!positioned) this.#unfixed(position, book, now);
    else if (quality === 'qualified') this.#fixed(position, drift, vehicle, book, areas, now);
    return this.#begun(now);
  }

  /** Alarms that time alone raises. */
  sweep(nowMs: number, book: RuleBook): PlacedAlarm | null {
    return this.#silence.sweep(nowMs, book.thresholds);
  }

  /** Another driver has taken over. */
  changeDriver(): void {
    this.#driving.begin();
  }

  #begun(now: readonly RaisedAlarm[]): readonly RaisedAlarm[] {
    if (now.length === 0) {
      if (this.#on.length > 0) this.#on = [];
      return nothing;
    }
    const names = now.map(({ origin, sign, mark }) => `${origin} ${sign} ${mark ?? ''}`);
    const begun = now.filter((_, index) => !this.#on.includes(names[index] ?? ''));
    this.#on = names;
    return begun;
  }

  #fixed(
    position: WatchedPosition,
    drift: boolean,
    vehicle: WatchedVehicle,
    book: RuleBook,
    areas: Areas,
    now: RaisedAlarm[],
  ): void {
    this.#unfixedSince = null;
    if (drift) {
      now.push({ kind: 'drift', origin: 'platform', sign: 'drift', basis: book.thresholds.basis });
      return;
    }
    const night = isNight(position.timeMs, book.thresholds);
    const rules = { thresholds: book.thresholds, night };
    const posted = this.#areas.see(position, vehicle, areas, rules, now);
    this.#overspeed(position, vehicle, book, night, posted, now);
    this.#nightBan(position, vehicle, book, now);
    this.#fatigue(position, book, night, now);
    this.#silence.heard(position, book.thresholds);
    this.#last = position;
  }

  /** The lower of what is posted and what the class of vehicle and road allows. */
  #overspeed(
    { timeMs, speedKmh }: WatchedPosition,
    { vehicleClass }: WatchedVehicle,
    book: RuleBook,
    night: boolean,
    posted: Posted | null,
    now: RaisedAlarm[],
  ): void {
    const general = book.limitOf(vehicleClass, night, posted?.road ?? null);
    const local = posted?.limit ?? null;
    const limit = local && (!general || local.limitKmh < general.limitKmh) ? local : general;
    if (!limit || speedKmh <= limit.limitKmh) {
      this.#fastSince = null;
      return;
    }
    this.#fastSince ??= timeMs;
    if (timeMs - this.#fastSince <= book.thresholds.overspeedSeconds * 1000) return;
    now.push({ kind: 'overspeed', origin: 'platform', sign: 'overspeed', ...limit });
  }

  #nightBan({ timeMs, speedKmh }: WatchedPosition, vehicle: WatchedVehicle, book: RuleBook, now: RaisedAlarm[]): void {
    if (speedKmh < movingKmh || !isBanned(timeMs, book.thresholds)) return;
    if (vehicle.nightExempt || vehicle.vehicleClass === 'dangerous-goods') return;
    now.push({ kind: 'night-ban', origin: 'platform', sign: 'night-ban', basis: nightBasis });
  }

  #fatigue({ timeMs, speedKmh }: WatchedPosition, book: RuleBook, night: boolean, now: RaisedAlarm[]): void {
    this.#driving.add(timeMs, speedKmh, book);
    if (speedKmh < movingKmh || this.#driving.excessMs(book) === 0) return;
    const basis = book.drivingTime(night)?.basis;
    now.push({ kind: 'fatigue-driving', origin: 'platform', sign: 'driving-time', ...(basis ? { basis } : {}) });
  }

  /** Driving by its own speedometer, and no satellites for long: somebody may keep them from it. */
  #unfixed({ timeMs, additional }: WatchedPosition, book: RuleBook, now: RaisedAlarm[]): void {
    const { recorderSpeedKmh } = additional;
    if (typeof recorderSpeedKmh !== 'number' || recorderSpeedKmh < movingKmh) {
      this.#unfixedSince = null;
      return;
    }
    this.#unfixedSince ??= timeMs;
    if (timeMs - this.#unfixedSince <= book.thresholds.shieldedSeconds * 1000) return;
    now.push({ kind: 'tampering', origin: 'platform', sign: 'gnss-shielded', basis: shieldedBasis });
  }
}
