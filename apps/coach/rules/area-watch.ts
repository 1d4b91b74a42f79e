import type { Road } from '../words.ts';
import type { Area, Areas, Placed } from './areas.ts';
import type { Place } from './distance.ts';
import type { SpeedLimit, Thresholds } from './tables.ts';
import type { RaisedAlarm } from './terminal-alarms.ts';

/** Slower stands. */
const standingKmh = 3;

export interface PlacedPosition extends Place {
  readonly timeMs: number;
  readonly speedKmh: number;
}

/** What the areas around a place say of speed. */
export interface Posted {
  limit: (SpeedLimit & { readonly area: string }) | null;
  road: Road | null;
}

const settled = '电子围栏登记';
/** To a tenth of a km/h, as limits are kept. */
const shareOf = (limit: number, share: number) => Math.round(limit * share * 10) / 10;
const basisOf = ({ row }: Area) => row.basis ?? settled;

/** Follows one vehicle through areas and along routes. */
export class AreaWatch {
  /** Since when it stands in an area where it must not, or is off its routes. */
  readonly #since = new Map<string, { readonly sinceMs: number; seenMs: number }>();

  /** Adds alarms of areas and routes to `into`; gives the limits of speed that are posted at the place. */
  see(
    at: PlacedPosition,
    who: Placed,
    areas: Areas,
    rules: { readonly thresholds: Thresholds; readonly night: boolean },
    into: RaisedAlarm[],
  ): Posted | null {
    let posted: Posted | null = null;
    for (const area of areas.around(at)) {
      const holds = area.concerns(who, at.timeMs) && area.holds(at);
      if (!holds) this.#since.delete(area.row.id);
      else if (area.row.kind === 'speed') posted = this.#limit(area, posted, rules);
      else this.#inside(area, at, rules.thresholds, into);
    }
    if (areas.binding.length > 0) this.#bound(at, who, areas, rules.thresholds, into);
    return posted;
  }

  #limit(
    area: Area,
    before: Posted | null,
    rules: { readonly thresholds: Thresholds; readonly night: boolean },
  ): Posted {
    const posted = before ?? { limit: null, road: null };
    const { name, road, limitKmh, nightLimitKmh } = area.row;
    posted.road ??= road ?? null;
    const byDay = limitKmh ?? null;
    const limit = rules.night ? (nightLimitKmh ?? (byDay && shareOf(byDay, rules.thresholds.nightShare))) : byDay;
    if (limit !== null && (!posted.limit || limit < posted.limit.limitKmh)) {
      posted.limit = { limitKmh: limit, basis: basisOf(area), area: name };
    }
    return posted;
  }

  #inside(area: Area, at: PlacedPosition, { stopSeconds }: Thresholds, into: RaisedAlarm[]): void {
    const { id, name, kind } = area.row;
    const common = { origin: 'platform', area: name, basis: basisOf(area) } as const;
    if (kind === 'enter') into.push({ kind: 'area', sign: `area.enter.${id}`, ...common });
    if (kind !== 'no-stop') return;
    const stands = at.speedKmh < standingKmh;
    if (this.#lasts(id, stands, at.timeMs, stopSeconds)) {
      into.push({ kind: 'illegal-stop', sign: `area.stop.${id}`, ...common });
    }
  }

  #bound(at: PlacedPosition, who: Placed, areas: Areas, thresholds: Thresholds, into: RaisedAlarm[]): void {
    let routes: Area[] | null = null;
    for (const area of areas.binding) {
      if (!area.concerns(who, at.timeMs)) continue;
      const { id, name, kind } = area.row;
      if (kind === 'route') {
        routes ??= [];
        routes.push(area);
      } else if (!area.holds(at)) {
        into.push({ kind: 'area', origin: 'platform', sign: `area.leave.${id}`, area: name, basis: basisOf(area) });
      }
    }
    const [first] = routes ?? [];
    if (!routes || !first) return;
    const near = (route: Area) => route.isNear(at, route.row.widthM ?? thresholds.routeWidthM);
    const off = at.speedKmh >= standingKmh ? !routes.some(near) : this.#since.has('route') && !routes.some(near);
    if (this.#lasts('route', off, at.timeMs, thresholds.routeSeconds)) {
      const { name } = first.row;
      into.push({ kind: 'route', origin: 'platform', sign: 'route-left', area: name, basis: basisOf(first) });
    }
  }

  /** True while something has held for longer than so many seconds. */
  #lasts(key: string, holds: boolean, timeMs: number, seconds: number): boolean {
    if (!holds) {
      this.#since.delete(key);
      return false;
    }
    const known = this.#since.get(key);
    // Not seen for as long, it may have been away meanwhile.
    if (!known || timeMs - known.seenMs > seconds * 1000) {
      this.#since.set(key, { sinceMs: timeMs, seenMs: timeMs });
      return false;
    }
    known.seenMs = timeMs;
    return timeMs - known.sinceMs > seconds * 1000;
  }
}
