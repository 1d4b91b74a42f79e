import { chinaIso } from '../../kernel/base/clock.ts';
import type { Message, PositionBody, PositionToWrite } from '../../protocols/jt808/index.ts';
import { statusTables } from '../../protocols/jt808/index.ts';
import { hexId } from '../../protocols/wire/index.ts';
import { type Random, seeded } from '../overload/random.ts';
import type { SimulatedCoach } from './places.ts';
import { SimTerminal } from './terminal.ts';
import { Trip } from './trip.ts';

export interface FleetOptions {
  readonly host: string;
  readonly port: number;
  readonly coaches: readonly SimulatedCoach[];
  /** When the simulated time begins, in milliseconds: before now by what it runs faster than life. */
  readonly startMs: number;
  /** Simulated seconds in a second. */
  readonly speed: number;
  /** Simulated seconds between two positions of a coach. */
  readonly intervalSeconds: number;
  readonly seed: number;
  readonly now: () => number;
}

export interface FleetCounts {
  readonly connected: number;
  readonly sent: number;
  readonly acknowledged: number;
  readonly reconnects: number;
  readonly faults: number;
  /** Positions that waited in terminals because the platform had not taken those before, or the line was dead. */
  readonly late: number;
  /** Positions that nobody will see: the terminal's memory was full, or it was off. */
  readonly lost: number;
}

export interface Fleet {
  readonly counts: FleetCounts;
  stop(): void;
}

interface Tally {
  connected: number;
  connecting: number;
  sent: number;
  acknowledged: number;
  reconnects: number;
  faults: number;
  late: number;
  lost: number;
}

/** How often a report goes wrong, as measured fleets do: drifts, silences, broken connections, re-sends, spoilt frames, alarms of active safety. */
const faultShares = {
  drift: 0.0004,
  gap: 0.002,
  reconnect: 0.0005,
  resend: 0.003,
  spoilt: 0.0005,
  safety: 0.0002,
} as const;

/** Positions that a terminal has sent and the platform has not taken: then it keeps further ones back. */
const mostUnder = 4;
/** What a terminal remembers of a dead line, less than real ones so that a whole fleet fits here, and how much of it one message carries. */
const mostKept = 100;
const batchSize = 25;
/** Terminals that connect at a time: a province does not switch on its coaches in one second. */
const mostConnecting = 300;

type Fault = keyof typeof faultShares;

/** Which fault, if any, falls on a number between 0 and 1. */
function faultAt(chance: number): Fault | null {
  let border = 0;
  for (const [fault, share] of Object.entries(faultShares) as [Fault, number][]) {
    border += share;
    if (chance < border) return fault;
  }
  return null;
}

/** One coach: connects, reports in step with its clock, and comes again when it is cut off. */
class DrivenCoach {
  readonly #options: FleetOptions;
  readonly #coach: SimulatedCoach;
  readonly #tally: Tally;
  readonly #next: Random;
  readonly #trip: Trip;
  #terminal: SimTerminal | null = null;
  #connecting = false;
  #silentFor = 0;
  #under = 0;
  #kept: PositionToWrite[] = [];
  #alarms = 0;
  #timeMs: number;
  stopped = false;

  constructor(options: FleetOptions, coach: SimulatedCoach, number: number, tally: Tally) {
    this.#options = options;
    this.#coach = coach;
    this.#tally = tally;
    this.#next = seeded(options.seed * 100_003 + number);
    this.#trip = new Trip(coach.home, this.#next, coach.topKmh);
    this.#timeMs = options.startMs;
  }

  report(timeMs: number): void {
    this.#timeMs = timeMs;
    this.#trip.advance(this.#options.intervalSeconds, chinaHour(timeMs));
    if (!this.#terminal) {
      this.#keep(this.#trip.position(timeMs));
      if (!this.#connecting && this.#tally.connecting < mostConnecting) void this.#connect();
      return;
    }
    if (this.#silentFor > 0) {
      this.#silentFor -= 1;
      this.#keep(this.#trip.position(timeMs));
      return;
    }
    if (this.#under >= mostUnder) this.#keep(this.#trip.position(timeMs));
    else this.#send(this.#terminal, this.#trip.position(timeMs));
  }

  /** A terminal keeps what it cannot send; what it has no room for is lost. */
  #keep(position: PositionToWrite): void {
    this.#kept.push(position);
    this.#tally.late += 1;
    if (this.#kept.length <= mostKept) return;
    this.#kept.shift();
    this.#tally.lost += 1;
  }

  stop(): void {
    this.stopped = true;
    this.#terminal?.close();
  }

  async #connect(): Promise<void> {
    this.#connecting = true;
    this.#tally.connecting += 1;
    const { host, port } = this.#options;
    const { phone, authCode, plate, home } = this.#coach;
    const terminal: SimTerminal = new SimTerminal({
      host,
      port,
      phone,
      onMessage: (message) => this.#answer(terminal, message),
      onClose: () => this.#lost(terminal),
    });
    try {
      await terminal.connect();
      const code = (await terminal.authenticate(authCode))
        ? authCode
        : await terminal.register({ plate, plateColour: 'yellow', city: home.city });
      const admitted = code === authCode || (code !== null && (await terminal.authenticate(code)));
      if (admitted && !this.stopped) {
        this.#terminal = terminal;
        this.#tally.connected += 1;
        this.#send(terminal, this.#trip.position(this.#timeMs));
      } else terminal.close();
    } catch (error) {
      // The platform is away or full: the next report tries again.
      if (!(error instanceof Error)) throw error;
      this.#tally.reconnects += 1;
    } finally {
      this.#connecting = false;
      this.#tally.connecting -= 1;
    }
  }

  /** Answers what the platform asks, as an obedient terminal does. */
  #answer(terminal: SimTerminal, { header }: Message): void {
    const { messageId, serial: replyToSerial } = header;
    switch (messageId) {
      case 0x8001:
      case 0x8100:
        return;
      case 0x8104:
        terminal.send(0x0104, { replyToSerial, parameters: [] });
        return;
      case 0x8201:
        terminal.send(0x0201, { replyToSerial, position: bodyOf(this.#trip.position(this.#timeMs)) });
        return;
      default:
        terminal.send(0x0001, { replyToSerial, replyToId: hexId(messageId), result: 'ok' });
    }
  }

  #lost(terminal: SimTerminal): void {
    if (this.#terminal !== terminal) return;
    this.#terminal = null;
    this.#under = 0;
    this.#tally.connected -= 1;
    this.#tally.reconnects += 1;
  }

  #send(terminal: SimTerminal, position: PositionToWrite): void {
    const fault = faultAt(this.#next());
    if (fault) this.#tally.faults += 1;
    switch (fault) {
      case 'drift':
        this.#report(terminal, { ...position, longitude: position.longitude + 0.7 });
        break;
      case 'gap':
        this.#silentFor = 2 + Math.floor(this.#next() * 20);
        // One in three was off: what it would have kept is not there.
        if (this.#next() < 0.33) {
          this.#tally.lost += this.#kept.length;
          this.#kept = [];
        }
        break;
      case 'safety':
        this.#report(terminal, { ...position, additional: { ...position.additional, dsm: this.#alarm(position) } });
        break;
      case 'reconnect':
        terminal.close();
        break;
      case 'spoilt':
        terminal.write(Buffer.from('7e0200000f7d7e', 'hex'));
        break;
      case 'resend':
        this.#report(terminal, position);
        this.#report(terminal, position);
        break;
      default:
        this.#report(terminal, position);
    }
  }

  #report(terminal: SimTerminal, position: PositionToWrite): void {
    this.#tally.sent += 1;
    this.#under += 1;
    void terminal.report(position).then((taken) => this.#taken(terminal, taken, 1));
  }

  /** What was kept goes out in batches as soon as there is room. */
  #taken(terminal: SimTerminal, taken: boolean | null, count: number): void {
    this.#under = Math.max(0, this.#under - 1);
    if (taken) this.#tally.acknowledged += count;
    if (this.#kept.length === 0 || this.#silentFor > 0 || this.#terminal !== terminal) return;
    const batch = this.#kept.splice(0, batchSize);
    this.#tally.sent += batch.length;
    this.#under += 1;
    void terminal.reportLate(batch).then((done) => this.#taken(terminal, done, batch.length));
  }

  /** The driver is at the telephone: an alarm of active safety, without files. */
  #alarm({ timeMs, longitude, latitude, speedKmh }: PositionToWrite): object {
    this.#alarms += 1;
    const time = chinaIso(new Date(timeMs));
    const place = { altitudeM: 60, latitude, longitude, time, vehicleStatus: [] };
    const terminalId = this.#coach.phone.slice(-7);
    return {
      ...{ alarmNumber: this.#alarms, flag: 'start', type: 'phone', level: 2, fatigueDegree: 0, reserved: '00000000' },
      ...{ speedKmh: Math.min(255, Math.round(speedKmh)), ...place },
      identification: { terminalId, time, sequence: 0, attachmentCount: 0, reserved: '00' },
    };
  }
}

const chinaHour = (ms: number) => new Date(ms + 8 * 3_600_000).getUTCHours();

/** The position with its bits by name. */
export function bodyOf(position: PositionToWrite): PositionBody {
  return {
    ...position,
    additional: position.additional ?? {},
    time: chinaIso(new Date(position.timeMs)),
    alarms: [],
    statuses: statusTables[2013].namesOf(position.statusBits),
  };
}

/** Sets a fleet going; its reports are spread evenly over the interval. */
export function driveFleet(options: FleetOptions): Fleet {
  const tally: Tally = {
    connected: 0,
    connecting: 0,
    sent: 0,
    acknowledged: 0,
    reconnects: 0,
    faults: 0,
    late: 0,
    lost: 0,
  };
  const coaches = options.coaches.map((coach, index) => new DrivenCoach(options, coach, index, tally));
  const began = options.now();
  const tickMs = 100;
  const perTick = (coaches.length * options.speed * tickMs) / (options.intervalSeconds * 1000);
  let due = 0;
  let at = 0;
  const tick = () => {
    const timeMs = options.startMs + (options.now() - began) * options.speed;
    for (due += perTick; due >= 1; due -= 1) {
      coaches[at]?.report(timeMs);
      at = (at + 1) % coaches.length;
    }
  };
  const timer = setInterval(tick, tickMs).unref();
  return {
    counts: tally,
    stop: () => {
      clearInterval(timer);
      for (const coach of coaches) coach.stop();
    },
  };
}
