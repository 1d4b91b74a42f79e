import { chinaDate, type FactType, type NewFact, type Values } from '../../kernel/sdk/index.ts';
import { BadTimes } from './bad-times.ts';
import { alarm, position } from './facts.ts';
import type { Fix } from './fix.ts';
import type { LastStates } from './last-states.ts';
import { type Areas, noAreas } from './rules/areas.ts';
import { isTimeUsable, qualityOf } from './rules/quality.ts';
import { dayNumber, type RuleBook, ruleBookOn } from './rules/tables.ts';
import type { Identification } from './rules/terminal-alarms.ts';
import { type RaisedAlarm, Watch } from './rules/watch.ts';
import type { Bearer } from './terminal-register.ts';

type PositionValues = Values<(typeof position)['columns']>;

export interface RecorderDeps {
  readonly bearerOf: (phone: string) => Bearer | null;
  readonly states: LastStates;
  /** Returns when the facts are durable. */
  readonly insert: <T extends FactType>(type: T, facts: readonly NewFact<T>[], source: string) => Promise<void>;
  /** The law of a civil date; what is in force unless given. */
  readonly booksOn?: (day: string) => RuleBook | null;
}

/** Positions and the alarms that began with them. */
export interface Judgement {
  readonly positions: readonly NewFact<typeof position>[];
  readonly alarms: readonly NewFact<typeof alarm>[];
  /** Alarms of which the terminal has files. */
  readonly attachments: readonly AttachmentsOf[];
}

/** A terminal that has files of an alarm, which it names by its mark. */
export interface AttachmentsOf {
  readonly phone: string;
  readonly mark: string;
  readonly identification: Identification;
}

/** Judges positions as they come and records them with the alarms they raise. */
export class Recorder {
  readonly #deps: RecorderDeps;
  readonly #watches = new Map<string, Watch>();
  readonly #badTimes = new BadTimes();
  #book: RuleBook | null = null;
  #bookDay = Number.NaN;
  #areas: Areas = noAreas;

  constructor(deps: RecorderDeps) {
    this.#deps = deps;
  }

  /** Judges positions in the order they came. Judged once, they may be written again and again. */
  judge(fixes: readonly Fix[]): Judgement {
    const positions: NewFact<typeof position>[] = [];
    const alarms: NewFact<typeof alarm>[] = [];
    const attachments: AttachmentsOf[] = [];
    for (const fix of fixes) this.#judge(fix, positions, alarms, attachments);
    return { positions, alarms, attachments };
  }

  /** Returns when positions and alarms are durable, marked with where they came from. */
  async write({ positions, alarms }: Pick<Judgement, 'positions' | 'alarms'>, source: string): Promise<void> {
    const { insert } = this.#deps;
    const told = alarms.length > 0 ? insert(alarm, alarms, source) : undefined;
    await Promise.all([positions.length > 0 ? insert(position, positions, source) : undefined, told]);
  }

  /** Areas and routes as they are registered now. */
  useAreas(areas: Areas): void {
    this.#areas = areas;
  }

  /** A card tells that another driver has taken over. */
  changeDriver(phone: string): void {
    this.#watchOf(phone).changeDriver();
  }

  /** Alarms that time alone raises, such as of vehicles that have fallen silent. To be asked every minute or so. */
  sweep(nowMs: number): readonly NewFact<typeof alarm>[] {
    const book = this.#bookAt(nowMs);
    const found: NewFact<typeof alarm>[] = [];
    if (!book) return found;
    for (const [phone, watch] of this.#watches) {
      const raised = watch.sweep(nowMs, book);
      const bearer = raised && this.#deps.bearerOf(phone);
      if (!raised || !bearer) continue;
      const { plate, org, simulated } = bearer;
      const at = new Date(raised.timeMs).toISOString();
      found.push({ simulated, values: alarmOf(raised, { phone, plate, org, at, ...placeOf(raised) }) });
    }
    return found;
  }

  #judge(
    fix: Fix,
    positions: NewFact<typeof position>[],
    alarms: NewFact<typeof alarm>[],
    attachments: AttachmentsOf[],
  ): void {
    const bearer = this.#deps.bearerOf(fix.phone);
    // Authenticated a moment ago and removed since: what it sent is still kept, under its own number.
    const { plate, org, simulated } = bearer ?? { plate: fix.phone, org: '430000', simulated: false };
    const quality = qualityOf(fix, fix.receivedMs);
    const timeMs = isTimeUsable(fix, fix.receivedMs) ? fix.timeMs : this.#badTimes.firstArrival(fix);
    const book = this.#bookAt(timeMs);
    const watch = this.#watchOf(fix.phone);
    const drift = book ? watch.drifts(fix, quality, book) : false;
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
    const vehicle = bearer ?? { vehicleClass, org, vehicleId: null, nightExempt: false };
    for (const raised of watch.see(fix, { quality, drift }, vehicle, book, this.#areas)) {
      alarms.push({ simulated, values: alarmOf(raised, { phone, plate, org, at, ...placeOf(fix) }) });
      const { mark, identification } = raised;
      if (mark && identification) attachments.push({ phone, mark, identification });
    }
  }

  #watchOf(phone: string): Watch {
    const known = this.#watches.get(phone);
    if (known) return known;
    const made = new Watch();
    this.#watches.set(phone, made);
    return made;
  }

  /** The rules of the day of an act, looked up when the day changes. */
  #bookAt(ms: number): RuleBook | null {
    const day = dayNumber(ms);
    if (day === this.#bookDay) return this.#book;
    this.#bookDay = day;
    this.#book = (this.#deps.booksOn ?? ruleBookOn)(chinaDate(new Date(ms)));
    return this.#book;
  }
}

type AlarmValues = Values<(typeof alarm)['columns']>;
type Place = Pick<AlarmValues, 'longitude' | 'latitude' | 'speedKmh'>;

const placeOf = ({ longitude, latitude, speedKmh }: Place): Place => ({ longitude, latitude, speedKmh });

function alarmOf(raised: RaisedAlarm, where: Place & Pick<AlarmValues, 'phone' | 'plate' | 'org' | 'at'>): AlarmValues {
  const { kind, origin, sign, limitKmh, level, area, mark, basis } = raised;
  return { ...where, kind, origin, sign, limitKmh, level, area, mark, basis };
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
