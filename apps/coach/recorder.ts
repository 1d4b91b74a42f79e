import { chinaDate, type FactType, type NewFact, type Values } from '../../kernel/sdk/index.ts';
import { alarm, position } from './facts.ts';
import type { LastStates } from './last-states.ts';
import { keptTimeMs, qualityOf } from './rules/quality.ts';
import { type RuleBook, ruleBookOn } from './rules/tables.ts';
import { Watch } from './rules/watch.ts';
import type { Bearer } from './terminal-register.ts';
import type { arrivals } from './words.ts';

/** A position as a terminal sent it, decoded. */
export interface Fix {
  readonly phone: string;
  readonly timeMs: number;
  /** What was sent in place of a time, when it is none. */
  readonly timeDigits: string | undefined;
  readonly receivedMs: number;
  readonly longitude: number;
  readonly latitude: number;
  readonly altitudeM: number;
  readonly speedKmh: number;
  readonly bearingDeg: number;
  readonly positioned: boolean;
  readonly alarmBits: number;
  readonly statusBits: number;
  /** Names of the alarms that are set. */
  readonly alarms: readonly string[];
  readonly additional: Readonly<Record<string, unknown>>;
  readonly arrival: keyof typeof arrivals;
}

type PositionValues = Values<(typeof position)['columns']>;

export interface RecorderDeps {
  readonly bearerOf: (phone: string) => Bearer | null;
  readonly states: LastStates;
  /** Returns when the facts are durable. */
  readonly insert: <T extends FactType>(type: T, facts: readonly NewFact<T>[]) => Promise<void>;
}

/** Positions and the alarms that began with them. */
export interface Judgement {
  readonly positions: readonly NewFact<typeof position>[];
  readonly alarms: readonly NewFact<typeof alarm>[];
}

/** Judges positions as they come and records them with the alarms they raise. */
export class Recorder {
  readonly #deps: RecorderDeps;
  readonly #watches = new Map<string, Watch>();
  #book: RuleBook | null = null;
  #bookDay = '';
  #dayEndsMs = 0;

  constructor(deps: RecorderDeps) {
    this.#deps = deps;
  }

  /** Judges positions in the order they came. Judged once, they may be written again and again. */
  judge(fixes: readonly Fix[]): Judgement {
    const positions: NewFact<typeof position>[] = [];
    const alarms: NewFact<typeof alarm>[] = [];
    for (const fix of fixes) this.#judge(fix, positions, alarms);
    return { positions, alarms };
  }

  /** Returns when positions and alarms are durable. */
  async write({ positions, alarms }: Judgement): Promise<void> {
    const { insert } = this.#deps;
    await Promise.all([insert(position, positions), alarms.length > 0 ? insert(alarm, alarms) : undefined]);
  }

  #judge(fix: Fix, positions: NewFact<typeof position>[], alarms: NewFact<typeof alarm>[]): void {
    const bearer = this.#deps.bearerOf(fix.phone);
    // Authenticated a moment ago and removed since: what it sent is still kept, under its own number.
    const { plate, org, simulated } = bearer ?? { plate: fix.phone, org: '430000', simulated: false };
    const quality = qualityOf(fix, fix.receivedMs);
    const timeMs = keptTimeMs(fix, fix.receivedMs);
    const book = this.#bookAt(fix.receivedMs);
    const watch = this.#watchOf(fix.phone);
    const watched = { ...fix, timeMs, qualified: quality === 'qualified' };
    const drift = book ? watch.drifts(watched, book) : false;
    const at = new Date(timeMs).toISOString();
    positions.push({
      simulated,
      values: valuesOf(fix, { plate, org, at, quality, drift, isOwnTime: timeMs === fix.timeMs }),
    });
    const { phone, longitude, latitude, speedKmh, bearingDeg, alarmBits, statusBits } = fix;
    const vehicleClass = bearer?.vehicleClass ?? 'line-coach';
    if (fix.positioned) {
      const where = { timeMs, longitude, latitude, speedKmh, bearingDeg, alarmBits, statusBits };
      this.#deps.states.see({ phone, plate, org, vehicleClass, ...where, quality, drift, simulated });
    }
    if (!book) return;
    const nightExempt = bearer?.nightExempt ?? false;
    for (const { kind, origin, sign, limitKmh, basis } of watch.see(watched, { vehicleClass, nightExempt }, book)) {
      const values = { phone, plate, org, at, kind, origin, sign, longitude, latitude, speedKmh, limitKmh, basis };
      alarms.push({ simulated, values });
    }
  }

  #watchOf(phone: string): Watch {
    const known = this.#watches.get(phone);
    if (known) return known;
    const made = new Watch();
    this.#watches.set(phone, made);
    return made;
  }

  /** The rules of the day, looked up once a day. */
  #bookAt(ms: number): RuleBook | null {
    if (ms < this.#dayEndsMs && this.#bookDay !== '') return this.#book;
    this.#bookDay = chinaDate(new Date(ms));
    this.#dayEndsMs = Date.parse(`${this.#bookDay}T00:00:00+08:00`) + 86_400_000;
    this.#book = ruleBookOn(this.#bookDay);
    return this.#book;
  }
}

interface Judged {
  readonly plate: string;
  readonly org: string;
  readonly at: string;
  readonly quality: PositionValues['quality'];
  readonly drift: boolean;
  readonly isOwnTime: boolean;
}

function valuesOf(fix: Fix, { plate, org, at, quality, drift, isOwnTime }: Judged): PositionValues {
  const { odometerKm, recorderSpeedKmh } = fix.additional;
  const sent = fix.timeDigits ?? (isOwnTime ? null : new Date(fix.timeMs).toISOString());
  return {
    plate,
    org,
    at,
    quality,
    drift,
    phone: fix.phone,
    longitude: fix.longitude,
    latitude: fix.latitude,
    altitudeM: fix.altitudeM,
    speedKmh: fix.speedKmh,
    recorderSpeedKmh: typeof recorderSpeedKmh === 'number' ? recorderSpeedKmh : null,
    bearingDeg: fix.bearingDeg,
    odometerKm: typeof odometerKm === 'number' ? odometerKm : null,
    positioned: fix.positioned,
    alarmBits: fix.alarmBits,
    statusBits: fix.statusBits,
    arrival: fix.arrival,
    sentTime: sent,
    extra: extraOf(fix.additional),
  };
}

/** Items that have no column; most positions carry none. */
function extraOf(items: Readonly<Record<string, unknown>>): Record<string, unknown> | null {
  let extra: Record<string, unknown> | null = null;
  for (const name in items) {
    if (name === 'odometerKm' || name === 'recorderSpeedKmh') continue;
    extra ??= {};
    extra[name] = items[name];
  }
  return extra;
}
