import type { AreaKind, Road } from '../words.ts';
import type { Place } from './distance.ts';

/** A registered area or route. */
export interface AreaRow {
  readonly id: string;
  readonly name: string;
  readonly org: string;
  readonly kind: AreaKind;
  readonly points: readonly Place[];
  readonly widthM?: number | null;
  readonly road?: Road | null;
  readonly limitKmh?: number | null;
  readonly nightLimitKmh?: number | null;
  readonly vehicle?: string | null;
  readonly validFrom?: string | null;
  readonly validTo?: string | null;
  readonly basis?: string | null;
}

/** Whom a rule of place concerns. */
export interface Placed {
  readonly org: string;
  readonly vehicleId: string | null;
}

const metresPerDegree = 111_195;
const cellsPerDegree = 20;
/** A larger area is looked at for every position, not entered cell by cell. */
const mostCells = 20_000;

const midnight = (day: string) => Date.parse(`${day}T00:00:00+08:00`);

/** An area made ready for millions of questions. */
export class Area {
  readonly row: AreaRow;
  readonly west: number;
  readonly east: number;
  readonly south: number;
  readonly north: number;
  readonly #orgs: ReadonlySet<string>;
  readonly #fromMs: number;
  readonly #toMs: number;
  /** Where on the route the last question found it near: the next is most likely about the same vehicle's next place. */
  #nearAt = 0;

  constructor(row: AreaRow, orgs: ReadonlySet<string>) {
    this.row = row;
    this.#orgs = orgs;
    const [longitudes, latitudes] = [row.points.map((one) => one.longitude), row.points.map((one) => one.latitude)];
    [this.west, this.east] = [Math.min(...longitudes), Math.max(...longitudes)];
    [this.south, this.north] = [Math.min(...latitudes), Math.max(...latitudes)];
    this.#fromMs = row.validFrom ? midnight(row.validFrom) : Number.NEGATIVE_INFINITY;
    this.#toMs = row.validTo ? midnight(row.validTo) + 86_400_000 : Number.POSITIVE_INFINITY;
  }

  concerns({ org, vehicleId }: Placed, timeMs: number): boolean {
    if (timeMs < this.#fromMs || timeMs >= this.#toMs) return false;
    return this.row.vehicle ? this.row.vehicle === vehicleId : this.#orgs.has(org);
  }

  /** Whether a place lies within the polygon; its border counts as either. */
  holds({ longitude, latitude }: Place): boolean {
    if (longitude < this.west || longitude > this.east || latitude < this.south || latitude > this.north) return false;
    const { points } = this.row;
    let inside = false;
    let from = points[points.length - 1] as Place;
    for (const to of points) {
      const crosses = from.latitude > latitude !== to.latitude > latitude;
      const share = (latitude - from.latitude) / (to.latitude - from.latitude);
      if (crosses && longitude < from.longitude + share * (to.longitude - from.longitude)) inside = !inside;
      from = to;
    }
    return inside;
  }

  /** Whether a place lies within so many metres of the line. */
  isNear(place: Place, metres: number): boolean {
    const { points } = this.row;
    const last = points.length - 1;
    for (let step = 0; step < last; step += 1) {
      const at = (this.#nearAt + step) % last;
      if (metresToSegment(place, points[at] as Place, points[at + 1] as Place) > metres) continue;
      this.#nearAt = at;
      return true;
    }
    return false;
  }
}

/** On a plane that touches the earth at the place: exact enough for some kilometres. */
function metresToSegment(place: Place, from: Place, to: Place): number {
  const east = metresPerDegree * Math.cos((place.latitude * Math.PI) / 180);
  const [ax, ay] = [(from.longitude - place.longitude) * east, (from.latitude - place.latitude) * metresPerDegree];
  const [bx, by] = [(to.longitude - place.longitude) * east, (to.latitude - place.latitude) * metresPerDegree];
  const [dx, dy] = [bx - ax, by - ay];
  const length = dx * dx + dy * dy;
  const share = length === 0 ? 0 : Math.min(1, Math.max(0, -(ax * dx + ay * dy) / length));
  return Math.hypot(ax + share * dx, ay + share * dy);
}

const cellOf = (degrees: number) => Math.floor(degrees * cellsPerDegree);
const keyOf = (column: number, row: number) => column * 10_000 + row;
const none: readonly Area[] = [];

/** All areas in use, found by place; those that bind a vehicle wherever it is, by vehicle. */
export class Areas {
  readonly #cells = new Map<number, Area[]>();
  readonly #everywhere: Area[] = [];
  readonly #binding: Area[] = [];

  /** `orgsBelow` gives the codes of a node of the tree and of all below it. */
  constructor(rows: readonly AreaRow[], orgsBelow: (org: string) => readonly string[]) {
    for (const row of rows) {
      // A line is no polygon: until it has a third point it forbids nothing.
      if (row.kind !== 'route' && row.points.length < 3) continue;
      const area = new Area(row, new Set(orgsBelow(row.org)));
      if (row.kind === 'route' || row.kind === 'leave') this.#binding.push(area);
      else this.#enter(area);
    }
  }

  #enter(area: Area): void {
    const [west, east, south, north] = [area.west, area.east, area.south, area.north].map(cellOf) as [
      number,
      number,
      number,
      number,
    ];
    if ((east - west + 1) * (north - south + 1) > mostCells) {
      this.#everywhere.push(area);
      return;
    }
    for (let column = west; column <= east; column += 1) {
      for (let row = south; row <= north; row += 1) {
        const key = keyOf(column, row);
        const there = this.#cells.get(key);
        if (there) there.push(area);
        else this.#cells.set(key, [area]);
      }
    }
  }

  /** Areas that may hold a place. */
  around({ longitude, latitude }: Place): readonly Area[] {
    const there = this.#cells.get(keyOf(cellOf(longitude), cellOf(latitude)));
    if (this.#everywhere.length === 0) return there ?? none;
    return there ? [...there, ...this.#everywhere] : this.#everywhere;
  }

  get binding(): readonly Area[] {
    return this.#binding;
  }
}

export const noAreas = new Areas([], () => []);
