import type { Edition } from '../declaration.ts';
import { LowerSession } from '../link/lower-session.ts';
import { usualGapTiming } from '../link/received-serials.ts';
import type { Session } from '../link/session.ts';
import type { LinkName, SessionAction, SessionEvent, SessionSettings } from '../link/session-types.ts';
import { standardTiming } from '../link/timing.ts';
import { UpperSession } from '../link/upper-session.ts';
import type { Packet } from '../packet.ts';

type SideName = 'lower' | 'upper';

interface Wire {
  readonly link: LinkName;
  /** The number by which each side knows the connection. */
  readonly ends: Readonly<Record<SideName, number>>;
  /** Takes what is sent and gives nothing: a half-open connection. */
  silent: boolean;
  open: boolean;
  /** Sides that have ended it or were told that it ended. */
  readonly left: Set<SideName>;
}

interface Happening {
  readonly atMs: number;
  readonly order: number;
  readonly run: () => void;
}

export const verifyCode = 20_241_124;

/**
 * Two platforms with a network between them, in simulated time. It does what networks do: takes time, loses connections,
 * and keeps connections that carry nothing.
 */
export class SimulatedPeers {
  readonly lower: LowerSession;
  readonly upper: UpperSession;
  readonly log: { readonly atMs: number; readonly side: SideName; readonly action: SessionAction }[] = [];
  nowMs = 0;
  reachable: Record<LinkName, boolean> = { main: true, sub: true };
  readonly #latencyMs: number;
  readonly #verdict: string;
  #wires: Wire[] = [];
  #queue: Happening[] = [];
  #order = 0;
  #connections = 1000;

  constructor(edition: Edition, latencyMs = 20, verdict = 'ok') {
    const settings: SessionSettings = {
      edition,
      timing: standardTiming,
      gapTiming: usualGapTiming,
      keptPerType: 10_000,
    };
    const account = { userId: 430, password: 'secret', accessCode: 43, downLinkIp: '10.0.0.9', downLinkPort: 8809 };
    this.lower = new LowerSession(account, settings);
    this.upper = new UpperSession(settings);
    this.#latencyMs = latencyMs;
    this.#verdict = verdict;
  }

  tell(side: SideName, event: SessionEvent): void {
    const session: Session = side === 'lower' ? this.lower : this.upper;
    for (const action of session.handle(event, this.nowMs)) {
      this.log.push({ atMs: this.nowMs, side, action });
      this.#perform(side, action);
    }
  }

  /** Lets time pass with all that happens in it. */
  pass(ms: number): void {
    const untilMs = this.nowMs + ms;
    for (let steps = 0; ; steps += 1) {
      if (steps > 200_000) throw new Error('the sessions do not come to rest');
      const dueMs = Math.min(this.lower.due() ?? Infinity, this.upper.due() ?? Infinity);
      const next = this.#queue[0];
      const atMs = Math.max(this.nowMs, Math.min(dueMs, next?.atMs ?? Infinity));
      if (atMs > untilMs) break;
      this.nowMs = atMs;
      if (next && next.atMs <= dueMs) {
        this.#queue.shift();
        next.run();
      } else {
        this.tell('lower', { kind: 'tick' });
        this.tell('upper', { kind: 'tick' });
      }
    }
    this.nowMs = untilMs;
  }

  /** Ends the connections of a link; what is under way on them is lost. */
  cut(link: LinkName): void {
    for (const wire of this.#wires) {
      if (wire.link !== link || !wire.open) continue;
      wire.open = false;
      for (const side of ['lower', 'upper'] as const) this.#lose(side, wire);
    }
  }

  /** The connections of a link carry nothing any more, and nobody is told. */
  silence(link: LinkName): void {
    for (const wire of this.#wires) if (wire.link === link) wire.silent = true;
  }

  /** Packets of the application that arrived at a side. */
  delivered(side: SideName): readonly Packet[] {
    return this.log.flatMap((one) => (one.side === side && one.action.kind === 'deliver' ? [one.action.packet] : []));
  }

  transmitted(side: SideName, messageId: number): number {
    return this.log.filter(
      ({ side: from, action }) => from === side && action.kind === 'transmit' && action.packet.messageId === messageId,
    ).length;
  }

  #later(run: () => void): void {
    this.#queue.push({ atMs: this.nowMs + this.#latencyMs, order: this.#order, run });
    this.#order += 1;
    this.#queue.sort((a, b) => a.atMs - b.atMs || a.order - b.order);
  }

  #perform(side: SideName, action: SessionAction): void {
    switch (action.kind) {
      case 'connect':
        this.#later(() => this.#connect(side, action.link, action.connection));
        return;
      case 'transmit':
        this.#transmit(side, action);
        return;
      case 'disconnect':
        this.#disconnect(side, action.link, action.connection);
        return;
      case 'judge': {
        const { connection } = action;
        this.#later(() => this.tell('upper', { kind: 'judged', connection, result: this.#verdict, verifyCode }));
        return;
      }
      default:
        return;
    }
  }

  #connect(side: SideName, link: LinkName, connection: number): void {
    if (!this.reachable[link]) {
      this.tell(side, { kind: 'lost', link, connection });
      return;
    }
    this.#connections += 1;
    const other = this.#connections;
    const ends = side === 'lower' ? { lower: connection, upper: other } : { lower: other, upper: connection };
    this.#wires.push({ link, ends, silent: false, open: true, left: new Set() });
    this.tell(side === 'lower' ? 'upper' : 'lower', { kind: 'accepted', connection: other });
    this.tell(side, { kind: 'connected', connection });
  }

  #wireOf(side: SideName, link: LinkName, connection: number): Wire | undefined {
    return this.#wires.find((one) => one.link === link && one.ends[side] === connection);
  }

  #transmit(side: SideName, action: Extract<SessionAction, { kind: 'transmit' }>): void {
    const { link, connection, serial, packet } = action;
    const wire = this.#wireOf(side, link, connection);
    if (!wire || wire.left.has(side)) throw new Error(`${side} sends on a ${link} connection that is not there`);
    const to = side === 'lower' ? 'upper' : 'lower';
    const received = { kind: 'received', link, connection: wire.ends[to], serial, packet } as const;
    this.#later(() => {
      if (wire.open && !wire.silent) this.tell(to, received);
    });
  }

  /** The end of a connection comes behind what was sent on it. */
  #disconnect(side: SideName, link: LinkName, connection: number): void {
    const wire = this.#wireOf(side, link, connection);
    if (!wire || wire.left.has(side)) return;
    wire.left.add(side);
    this.#later(() => {
      const wasOpen = wire.open;
      wire.open = false;
      if (wasOpen && !wire.silent) this.#lose(side === 'lower' ? 'upper' : 'lower', wire);
    });
  }

  #lose(side: SideName, wire: Wire): void {
    this.#later(() => {
      if (wire.left.has(side)) return;
      wire.left.add(side);
      this.tell(side, { kind: 'lost', link: wire.link, connection: wire.ends[side] });
    });
  }
}
