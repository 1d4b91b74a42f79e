import { calibration, vehicleTypes } from './calibration.ts';
import { pick, type Random } from './random.ts';
import { again, civilTime, passage, type Row, type SimulatedSite } from './traffic.ts';

export interface GateEvent {
  readonly site: string;
  readonly recordNo: string;
  readonly at: string;
  readonly action: 'refused' | 'left' | 'reweighed';
  readonly plate?: string;
  readonly totalKg?: number;
  readonly simulated: true;
}

export interface Slip {
  readonly slipNo: string;
  readonly site: string;
  readonly at: string;
  readonly plate: string;
  readonly axles: number;
  readonly grossKg: number;
  readonly enterprise: string;
  readonly cargo: string;
  readonly simulated: true;
}

/** What has come of trips since it was last asked. */
export interface Happened {
  readonly rows: readonly Row[];
  readonly events: readonly GateEvent[];
  readonly slips: readonly Slip[];
}

const screenKg = new Map(vehicleTypes.map((type) => [type.axles, type.screenKg]));
const limitOf = (row: Row) => screenKg.get(row.axles) ?? Number.POSITIVE_INFINITY;
const soonest = 20;
const latest = 90;

/**
 * Trips that go on after a weighing, in seconds instead of hours: trucks turned back at a gate come again lighter, try
 * the next gate or stay away; trucks loaded at a source meet a scale; trucks that enter the expressway leave it.
 */
export class Trips {
  readonly #random: Random;
  readonly #sites: readonly SimulatedSite[];
  #coming: { readonly second: number; readonly make: (at: number) => Partial<Happened> }[] = [];
  #number = 0;

  constructor(random: Random, sites: readonly SimulatedSite[]) {
    this.#random = random;
    this.#sites = sites;
  }

  get waiting(): number {
    return this.#coming.length;
  }

  #one(kind: SimulatedSite['kind'], other?: string): SimulatedSite | null {
    const some = this.#sites.filter((site) => site.kind === kind && site.code !== other);
    return some[Math.floor(this.#random() * some.length)] ?? null;
  }

  #later(second: number, make: (at: number) => Partial<Happened>): void {
    this.#coming.push({ second: second + soonest + Math.floor(this.#random() * (latest - soonest)), make });
  }

  #name(prefix: string): string {
    this.#number += 1;
    return `${prefix}${this.#number}`;
  }

  /** Follows what was just weighed; gives what the gate tells of it at once. */
  follow(row: Row, site: SimulatedSite, run: string, second: number): readonly GateEvent[] {
    if (site.kind !== 'entrance' || !row.plate) return [];
    if (row.totalKg <= limitOf(row)) {
      const exit = this.#random() < 0.05 ? this.#one('exit') : null;
      const grown = this.#random() < calibration.exits.heavier ? 1.15 : 1;
      if (exit)
        this.#later(second, (at) => ({ rows: [again(row, exit, this.#name(`${run}x`), at, row.totalKg * grown)] }));
      return [];
    }
    this.#turnBack(row, site, run, second);
    return [this.#told(row, 'refused', Date.parse(row.at))];
  }

  #told(row: Row, action: GateEvent['action'], at: number, totalKg = row.totalKg): GateEvent {
    const { site, recordNo, plate } = row;
    return { site, recordNo, at: civilTime(at), action, ...(plate ? { plate } : {}), totalKg, simulated: true };
  }

  #turnBack(row: Row, site: SimulatedSite, run: string, second: number): void {
    const { reduced, elsewhere, left } = calibration.refused;
    const outcome = pick(this.#random, [
      ['reduced', reduced],
      ['elsewhere', elsewhere],
      ['left', left],
    ] as const);
    const gate = outcome === 'elsewhere' ? this.#one('entrance', site.code) : site;
    if (outcome === 'left' || !gate) {
      this.#later(second, (at) => ({ events: [this.#told(row, 'left', at)] }));
      return;
    }
    const kg = outcome === 'reduced' ? limitOf(row) * 0.95 : row.totalKg;
    this.#later(second, (at) => ({ rows: [again(row, gate, this.#name(`${run}g`), at, kg)] }));
  }

  /** A truck is loaded at a source: its slip now, its passage at a scale later. Null without a source. */
  load(run: string, at: number, second: number): Slip | null {
    const source = this.#one('source');
    const point = this.#one('non-stop');
    if (!source || !point) return null;
    const { overloaded, mismatch } = calibration.loading;
    const truck = passage(this.#random, point, this.#name(`${run}s`), at);
    if (!truck.plate) return null;
    const kg = this.#random() < overloaded ? limitOf(truck) * 1.08 : Math.min(truck.totalKg, limitOf(truck));
    const seen = this.#random() < mismatch ? kg * 1.12 : kg;
    this.#later(second, (then) => ({ rows: [again(truck, point, this.#name(`${run}l`), then, seen)] }));
    const grossKg = Math.round(kg / 10) * 10;
    const slipNo = this.#name(`${run}z`);
    const told = { slipNo, site: source.code, at: civilTime(at), plate: truck.plate, axles: truck.axles, grossKg };
    return { ...told, enterprise: `源头企业${source.code}（模拟）`, cargo: '砂石', simulated: true };
  }

  /** What is due by a second of the play; all that is left without one. */
  due(at: number, second = Number.POSITIVE_INFINITY): Happened {
    const now = this.#coming.filter((one) => one.second <= second);
    this.#coming = this.#coming.filter((one) => one.second > second);
    const made = now.map(({ make }) => make(at));
    return {
      rows: made.flatMap(({ rows = [] }) => rows),
      events: made.flatMap(({ events = [] }) => events),
      slips: made.flatMap(({ slips = [] }) => slips),
    };
  }
}
