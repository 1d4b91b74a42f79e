import { randomInt } from 'node:crypto';
import type { LastState } from '../../apps/coach/index.ts';

/** What the feed of the map is made of. */
export interface MapBoardDeps {
  readonly states: () => Iterable<LastState>;
  readonly isOnline: (phone: string) => boolean;
  /** Terminals of which an alarm waits for somebody. */
  readonly waiting: () => ReadonlySet<string>;
  readonly now: () => number;
  /** States are looked through at most so often, however many maps are open. */
  readonly scanMs: number;
}

/** Nodes of the org tree whose vehicles are told, or null for all. */
export type Orgs = ReadonlySet<string> | null;

/** Length of head and of each record of the feed, in bytes. */
export const headBytes = 24;
export const recordBytes = 20;

/** Bits of a record's flags. */
export const mapFlag = { online: 1, alarm: 2, waiting: 4 } as const;

interface Vehicle {
  readonly number: number;
  state: LastState;
  flags: number;
  /** Number of the scan in which it changed last. */
  changed: number;
}

/** What of a vehicle changes seldom. */
export type VehicleRow = readonly [
  number: number,
  phone: string,
  plate: string,
  org: string,
  vehicleClass: string,
  simulated: boolean,
];

const namedAlike = (a: LastState, b: LastState) =>
  a.plate === b.plate && a.org === b.org && a.vehicleClass === b.vehicleClass && a.simulated === b.simulated;

/**
 * Where all vehicles are, as maps are told it: each vehicle has a number for as long as the process runs, and whoever
 * asks gets the records that changed since the scan that he has seen. Little endian:
 * head: run, scan, edition of the directory, records that follow, milliseconds of now (as a double);
 * record: number, longitude and latitude in millionths of a degree, seconds of the position (uint32, int32, int32,
 * uint32), km/h, half degrees of the bearing, flags, nothing (four uint8).
 */
export class MapBoard {
  readonly #deps: MapBoardDeps;
  readonly #run = randomInt(1, 0xffffffff);
  readonly #byPhone = new Map<string, Vehicle>();
  readonly #vehicles: Vehicle[] = [];
  #records = Buffer.alloc(recordBytes * 1024);
  #scan = 0;
  #edition = 0;
  #scannedMs = Number.NEGATIVE_INFINITY;

  constructor(deps: MapBoardDeps) {
    this.#deps = deps;
  }

  /** The directory of vehicles, with its edition: asked for again where the feed tells another one. */
  vehicles(orgs: Orgs): { readonly edition: number; readonly rows: readonly VehicleRow[] } {
    this.#look();
    const rows = this.#vehicles
      .filter(({ state }) => !orgs || orgs.has(state.org))
      .map(
        ({ number, state: { phone, plate, org, vehicleClass, simulated } }): VehicleRow => [
          number,
          phone,
          plate,
          org,
          vehicleClass,
          simulated,
        ],
      );
    return { edition: this.#edition, rows };
  }

  /** Records that changed since `since`, which is `run-scan` as an earlier answer told it; all where it is of another run. */
  feed(since: string, orgs: Orgs): Buffer {
    this.#look();
    const [run, scan] = since.split('-', 2).map(Number);
    const seen = run === this.#run ? (scan ?? 0) : 0;
    const due = this.#vehicles.filter(({ changed, state }) => changed > seen && (!orgs || orgs.has(state.org)));
    const out = Buffer.allocUnsafe(headBytes + due.length * recordBytes);
    out.writeUInt32LE(this.#run, 0);
    out.writeUInt32LE(this.#scan, 4);
    out.writeUInt32LE(this.#edition, 8);
    out.writeUInt32LE(due.length, 12);
    out.writeDoubleLE(this.#deps.now(), 16);
    let at = headBytes;
    for (const { number } of due) {
      const from = number * recordBytes;
      this.#records.copy(out, at, from, from + recordBytes);
      at += recordBytes;
    }
    return out;
  }

  #look(): void {
    const now = performance.now();
    if (now - this.#scannedMs < this.#deps.scanMs) return;
    this.#scannedMs = now;
    this.#scan += 1;
    const waiting = this.#deps.waiting();
    let renamed = false;
    for (const state of this.#deps.states()) if (this.#see(state, waiting)) renamed = true;
    if (renamed) this.#edition += 1;
  }

  /** True when the directory has changed with it. */
  #see(state: LastState, waiting: ReadonlySet<string>): boolean {
    const flags = this.#flagsOf(state, waiting);
    const known = this.#byPhone.get(state.phone);
    if (!known) {
      const made = { number: this.#vehicles.length, state, flags, changed: this.#scan };
      this.#byPhone.set(state.phone, made);
      this.#vehicles.push(made);
      this.#write(made);
      return true;
    }
    if (known.state === state && known.flags === flags) return false;
    const renamed = !namedAlike(known.state, state);
    Object.assign(known, { state, flags, changed: this.#scan });
    this.#write(known);
    return renamed;
  }

  #flagsOf({ phone, alarmBits }: LastState, waiting: ReadonlySet<string>): number {
    const { online, alarm, waiting: due } = mapFlag;
    return (this.#deps.isOnline(phone) ? online : 0) | (alarmBits === 0 ? 0 : alarm) | (waiting.has(phone) ? due : 0);
  }

  #write({ number, state, flags }: Vehicle): void {
    const at = number * recordBytes;
    if (at + recordBytes > this.#records.length) {
      const larger = Buffer.alloc(this.#records.length * 2);
      this.#records.copy(larger);
      this.#records = larger;
    }
    const records = this.#records;
    records.writeUInt32LE(number, at);
    records.writeInt32LE(Math.round(state.longitude * 1e6), at + 4);
    records.writeInt32LE(Math.round(state.latitude * 1e6), at + 8);
    records.writeUInt32LE(Math.floor(state.timeMs / 1000), at + 12);
    records.writeUInt8(Math.min(255, Math.round(state.speedKmh)), at + 16);
    records.writeUInt8(Math.round((state.bearingDeg % 360) / 2), at + 17);
    records.writeUInt8(flags, at + 18);
    records.writeUInt8(0, at + 19);
  }
}
