import type { AlarmKind, VehicleClass } from '../words.ts';
import { hasDrifted } from './distance.ts';
import { isBanned, isNight, type RuleBook } from './tables.ts';

/** A position as the live rules see it. */
export interface WatchedPosition {
  readonly timeMs: number;
  readonly longitude: number;
  readonly latitude: number;
  readonly speedKmh: number;
  readonly positioned: boolean;
  readonly qualified: boolean;
  /** Names of the terminal's own alarms, by the protocol. */
  readonly alarms: readonly string[];
}

export interface WatchedVehicle {
  readonly vehicleClass: VehicleClass;
  readonly nightExempt: boolean;
}

export interface RaisedAlarm {
  readonly kind: AlarmKind;
  readonly origin: 'terminal' | 'platform';
  readonly sign: string;
  readonly limitKmh?: number;
  readonly basis?: string;
}

/** Terminal alarms by what has to be done about them. Warnings before an alarm and faults of parts are `other`. */
const kinds: Readonly<Record<string, AlarmKind>> = {
  emergency: 'emergency',
  overspeed: 'overspeed',
  'fatigue-driving': 'fatigue-driving',
  'daily-driving-exceeded': 'fatigue-driving',
  'illegal-displacement': 'illegal-displacement',
  'gnss-antenna-cut': 'tampering',
  'main-power-lost': 'tampering',
  collision: 'collision',
  'collision-warning': 'collision',
  'rollover-warning': 'collision',
  'area-crossing': 'area',
  'route-crossing': 'area',
  'route-deviation': 'area',
  adas: 'active-safety',
  dsm: 'active-safety',
  tpms: 'active-safety',
  bsd: 'active-safety',
};

const nightBasis = '《道路旅客运输企业安全管理规范》第三十八条：长途客运车辆凌晨 2 时至 5 时停止运行或实行接驳运输';
const movingKmh = 10;

/** Follows one vehicle through its positions and raises each alarm when it begins. Late positions raise nothing. */
export class Watch {
  #last: WatchedPosition | null = null;
  #fastSince: number | null = null;
  readonly #on = new Set<string>();

  /** Whether the position lies too far from the last one to have been driven. */
  drifts(position: WatchedPosition, book: RuleBook): boolean {
    const last = this.#last;
    if (!last || !position.positioned || !position.qualified || position.timeMs <= last.timeMs) return false;
    return hasDrifted(last, position, book.thresholds.driftKmh);
  }

  see(position: WatchedPosition, vehicle: WatchedVehicle, book: RuleBook): RaisedAlarm[] {
    if (!position.qualified || (this.#last && position.timeMs <= this.#last.timeMs)) return [];
    const now = [
      ...position.alarms.map((sign): RaisedAlarm => ({ kind: kinds[sign] ?? 'other', origin: 'terminal', sign })),
      ...this.#platform(position, vehicle, book),
    ];
    const raised = now.filter(({ origin, sign }) => !this.#on.has(`${origin} ${sign}`));
    this.#on.clear();
    for (const { origin, sign } of now) this.#on.add(`${origin} ${sign}`);
    if (position.positioned && !now.some(({ kind }) => kind === 'drift')) this.#last = position;
    return raised;
  }

  #platform(position: WatchedPosition, vehicle: WatchedVehicle, book: RuleBook): RaisedAlarm[] {
    if (!position.positioned) return [];
    if (this.drifts(position, book)) {
      return [{ kind: 'drift', origin: 'platform', sign: 'drift', basis: book.thresholds.basis }];
    }
    return [...this.#overspeed(position, vehicle, book), ...this.#nightBan(position, vehicle, book)];
  }

  #overspeed({ timeMs, speedKmh }: WatchedPosition, { vehicleClass }: WatchedVehicle, book: RuleBook): RaisedAlarm[] {
    const limit = book.limitOf(vehicleClass, isNight(timeMs, book.thresholds));
    if (!limit || speedKmh <= limit.limitKmh) {
      this.#fastSince = null;
      return [];
    }
    this.#fastSince ??= timeMs;
    if (timeMs - this.#fastSince <= book.thresholds.overspeedSeconds * 1000) return [];
    return [{ kind: 'overspeed', origin: 'platform', sign: 'overspeed', ...limit }];
  }

  #nightBan({ timeMs, speedKmh }: WatchedPosition, vehicle: WatchedVehicle, book: RuleBook): RaisedAlarm[] {
    const free = vehicle.nightExempt || vehicle.vehicleClass === 'dangerous-goods';
    if (free || speedKmh < movingKmh || !isBanned(timeMs, book.thresholds)) return [];
    return [{ kind: 'night-ban', origin: 'platform', sign: 'night-ban', basis: nightBasis }];
  }
}
