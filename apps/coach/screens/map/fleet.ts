import { noBearing } from '../../../../web/kit/map/points.ts';

/** What a vehicle is doing, in the order of the map's tones: later ones are drawn above earlier ones. */
export const doings = ['offline', 'parked', 'driving', 'alarm'] as const;
export type Doing = (typeof doings)[number];

/** What of a vehicle changes seldom, as the directory of the feed tells it. */
export interface Vehicle {
  readonly number: number;
  readonly phone: string;
  readonly plate: string;
  readonly org: string;
  readonly vehicleClass: string;
  readonly simulated: boolean;
}

export type VehicleRow = readonly [number, string, string, string, string, boolean];

/** What the map and its list show of all vehicles. */
export interface FleetFilter {
  readonly vehicleClass: readonly string[];
  readonly doing: readonly Doing[];
}

export type Counts = Readonly<Record<Doing, number>>;

const headBytes = 24;
const recordBytes = 20;
/** Bits of a record's flags; those of the server. */
const bit = { online: 1, alarm: 2, waiting: 4 } as const;
/** Slower is standing: satellites alone move a parked coach by as much. */
const drivesFromKmh = 3;

/**
 * All vehicles of the feed in columns, by the number that the feed gives them. Little endian; head: run, scan, edition of
 * the directory, records (uint32 each), now in milliseconds (double); record: number (uint32), longitude and latitude in
 * millionths of a degree (int32), seconds (uint32), km/h, half degrees of the bearing, flags, nothing (uint8 each).
 */
export class Fleet {
  /** How the next answer is asked for. */
  cursor = '';
  /** Edition of the directory that the feed speaks of, and of the one that is held. */
  edition = 0;
  directoryEdition = -1;
  count = 0;
  longitudes = new Float64Array();
  latitudes = new Float64Array();
  tones = new Uint8Array();
  bearings = new Uint16Array();
  hidden = new Uint8Array();
  seconds = new Uint32Array();
  speeds = new Uint8Array();
  flags = new Uint8Array();
  readonly #vehicles: (Vehicle | undefined)[] = [];

  get vehicles(): readonly (Vehicle | undefined)[] {
    return this.#vehicles;
  }

  setDirectory(edition: number, rows: readonly VehicleRow[]): void {
    this.directoryEdition = edition;
    for (const [number, phone, plate, org, vehicleClass, simulated] of rows) {
      this.#grow(number + 1);
      this.#vehicles[number] = { number, phone, plate, org, vehicleClass, simulated };
    }
  }

  /** Takes an answer of the feed. True when there was something new in it. */
  take(answer: ArrayBuffer): boolean {
    const view = new DataView(answer);
    const [run, scan, edition, records] = [0, 4, 8, 12].map((at) => view.getUint32(at, true));
    if (!this.cursor.startsWith(`${run}-`)) this.#forget();
    this.cursor = `${run}-${scan}`;
    this.edition = edition ?? 0;
    for (let index = 0, at = headBytes; index < (records ?? 0); index += 1, at += recordBytes) this.#read(view, at);
    return (records ?? 0) > 0;
  }

  doingOf(number: number): Doing {
    return doings[this.tones[number] ?? 0] ?? 'offline';
  }

  /** Hides what the filter leaves out; counts what each of its doings would show. */
  filter({ vehicleClass, doing }: FleetFilter): Counts {
    const counts = { offline: 0, parked: 0, driving: 0, alarm: 0 };
    for (let number = 0; number < this.count; number += 1) {
      const vehicle = this.#vehicles[number];
      const isMeant =
        vehicle !== undefined &&
        this.seconds[number] !== 0 &&
        (vehicleClass.length === 0 || vehicleClass.includes(vehicle.vehicleClass));
      const now = this.doingOf(number);
      if (isMeant) counts[now] += 1;
      this.hidden[number] = isMeant && (doing.length === 0 || doing.includes(now)) ? 0 : 1;
    }
    return counts;
  }

  /** Up to so many of those that are not hidden, alarms first, then by plate. */
  shown(limit: number): readonly Vehicle[] {
    const found: Vehicle[] = [];
    for (const vehicle of this.#vehicles) if (vehicle && this.hidden[vehicle.number] === 0) found.push(vehicle);
    const rank = ({ number }: Vehicle) => -(this.tones[number] ?? 0);
    return found.sort((a, b) => rank(a) - rank(b) || (a.plate < b.plate ? -1 : 1)).slice(0, limit);
  }

  /** Up to so many vehicles whose plate or phone contains a text. */
  search(text: string, limit: number): readonly Vehicle[] {
    const wanted = text.trim().toUpperCase();
    const found: Vehicle[] = [];
    for (const vehicle of this.#vehicles) {
      if (found.length >= limit) break;
      if (vehicle && (vehicle.plate.includes(wanted) || vehicle.phone.includes(wanted))) found.push(vehicle);
    }
    return found;
  }

  byPhone(phone: string): Vehicle | null {
    return this.#vehicles.find((vehicle) => vehicle?.phone === phone) ?? null;
  }

  #read(view: DataView, at: number): void {
    const number = view.getUint32(at, true);
    this.#grow(number + 1);
    const speed = view.getUint8(at + 16);
    const flags = view.getUint8(at + 18);
    this.longitudes[number] = view.getInt32(at + 4, true) / 1e6;
    this.latitudes[number] = view.getInt32(at + 8, true) / 1e6;
    this.seconds[number] = view.getUint32(at + 12, true);
    this.speeds[number] = speed;
    this.flags[number] = flags;
    const doing = doingFrom(flags, speed);
    this.tones[number] = doings.indexOf(doing);
    this.bearings[number] = speed < drivesFromKmh || doing === 'offline' ? noBearing : view.getUint8(at + 17) * 2;
  }

  /** Another run of the server gives other numbers. */
  #forget(): void {
    this.#vehicles.length = 0;
    this.directoryEdition = -1;
    this.count = 0;
    this.seconds.fill(0);
  }

  #grow(count: number): void {
    if (count > this.count) this.count = count;
    if (count <= this.longitudes.length) return;
    const size = Math.max(1024, 2 ** Math.ceil(Math.log2(count)));
    this.longitudes = widened(this.longitudes, new Float64Array(size));
    this.latitudes = widened(this.latitudes, new Float64Array(size));
    this.tones = widened(this.tones, new Uint8Array(size));
    this.bearings = widened(this.bearings, new Uint16Array(size));
    this.hidden = widened(this.hidden, new Uint8Array(size).fill(1));
    this.seconds = widened(this.seconds, new Uint32Array(size));
    this.speeds = widened(this.speeds, new Uint8Array(size));
    this.flags = widened(this.flags, new Uint8Array(size));
  }
}

function doingFrom(flags: number, speedKmh: number): Doing {
  if (flags & (bit.alarm | bit.waiting)) return 'alarm';
  if (!(flags & bit.online)) return 'offline';
  return speedKmh >= drivesFromKmh ? 'driving' : 'parked';
}

function widened<T extends Float64Array | Uint32Array | Uint16Array | Uint8Array>(before: T, wider: T): T {
  wider.set(before);
  return wider;
}
