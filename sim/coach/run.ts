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
}

export interface Fleet {
  readonly counts: FleetCounts;
  stop(): void;
}

interface Tally {
  connected: number;
  sent: number;
  acknowledged: number;
  reconnects: number;
  faults: number;
}

/** How often a report goes wrong, as measured fleets do: drifts, silences, broken connections, re-sends, spoilt frames. */
const faultShares = { drift: 0.0004, gap: 0.002, reconnect: 0.0005, resend: 0.003, spoilt: 0.0005 } as const;

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
  #timeMs: number;
  stopped = false;

  constructor(options: FleetOptions, coach: SimulatedCoach, number: number, tally: Tally) {
    this.#options = options;
    this.#coach = coach;
    this.#tally = tally;
    this.#next = seeded(options.seed * 100_003 + number);
    this.#trip = new Trip(coach.home, this.#next);
    this.#timeMs = options.startMs;
  }

  report(timeMs: number): void {
    this.#timeMs = timeMs;
    this.#trip.advance(this.#options.intervalSeconds);
    if (!this.#terminal) {
      if (!this.#connecting) void this.#connect();
      return;
    }
    if (this.#silentFor > 0) {
      this.#silentFor -= 1;
      return;
    }
    this.#send(this.#terminal, this.#trip.position(timeMs));
  }

  stop(): void {
    this.stopped = true;
    this.#terminal?.close();
  }

  async #connect(): Promise<void> {
    this.#connecting = true;
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
    void terminal.report(position).then((taken) => {
      if (taken) this.#tally.acknowledged += 1;
    });
  }
}

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
  const tally: Tally = { connected: 0, sent: 0, acknowledged: 0, reconnects: 0, faults: 0 };
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
