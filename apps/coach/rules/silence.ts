import { distanceKm, type Place } from './distance.ts';
import type { Thresholds } from './tables.ts';
import type { RaisedAlarm } from './terminal-alarms.ts';

/** Faster drives. */
const drivingKmh = 10;

export interface Heard extends Place {
  readonly timeMs: number;
  readonly speedKmh: number;
  readonly receivedMs: number;
}

/** An alarm with the place and time it is about. */
export interface PlacedAlarm extends RaisedAlarm, Place {
  readonly timeMs: number;
  readonly speedKmh: number;
}

interface Moved {
  readonly from: Heard;
  readonly to: Heard;
}

const unsupervised = '《道路运输车辆动态监督管理办法》：营运中的车辆应当保持终端在线并实时上传定位';

/** Notices that a vehicle fell silent while it drove, and that it moved while it was silent. */
export class Silence {
  #last: Heard | null = null;
  #told = false;
  #moved: Moved | null = null;

  /** A position newer than all before it. */
  heard(position: Heard, { offlineSeconds, displacementKm }: Thresholds): void {
    const last = this.#last;
    this.#last = position;
    this.#told = false;
    if (!last || position.timeMs - last.timeMs <= offlineSeconds * 1000) return;
    // Positions of the silence may still come in: the terminal keeps what it could not send.
    if (distanceKm(last, position) > displacementKm) this.#moved = { from: last, to: position };
  }

  /** A position of a time that had seemed silent: the vehicle has not hidden where it was. */
  late(timeMs: number): void {
    if (this.#moved && timeMs > this.#moved.from.timeMs && timeMs < this.#moved.to.timeMs) this.#moved = null;
  }

  /** Alarms that time alone raises. To be asked now and then. */
  sweep(nowMs: number, { offlineSeconds, lateSeconds }: Thresholds): PlacedAlarm | null {
    const moved = this.#moved;
    if (moved && nowMs - moved.to.receivedMs > lateSeconds * 1000) {
      this.#moved = null;
      const { timeMs, longitude, latitude, speedKmh } = moved.to;
      const alarm = { kind: 'illegal-displacement', origin: 'platform', sign: 'offline-displacement' } as const;
      return { ...alarm, basis: unsupervised, timeMs, longitude, latitude, speedKmh };
    }
    const last = this.#last;
    if (!last || this.#told || last.speedKmh < drivingKmh || nowMs - last.receivedMs <= offlineSeconds * 1000) {
      return null;
    }
    this.#told = true;
    const { timeMs, longitude, latitude, speedKmh } = last;
    const alarm = { kind: 'offline', origin: 'platform', sign: 'offline' } as const;
    return { ...alarm, basis: unsupervised, timeMs, longitude, latitude, speedKmh };
  }
}
