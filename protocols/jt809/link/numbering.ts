import { hexId } from '../../wire/index.ts';
import { type Packet, typeOf } from '../packet.ts';
import { type Arrival, type Gap, ReceivedSerials } from './received-serials.ts';
import { SentMessages } from './sent-messages.ts';
import { distance, following, SentSerials } from './serials.ts';
import type { SessionSettings } from './session-types.ts';

/** A message with the number under which it is or was sent. */
export interface Numbered {
  readonly serial: number;
  readonly packet: Packet;
}

/** The messages by which this side tells its numbers and asks for missing ones, and by which the peer does. */
interface NumberingProtocol {
  readonly tells: number;
  readonly asks: number;
  readonly peerTells: number;
  readonly peerAsks: number;
}

const lowerProtocol: NumberingProtocol = { tells: 0x1103, asks: 0x1303, peerTells: 0x9103, peerAsks: 0x9303 };
const upperProtocol: NumberingProtocol = { tells: 0x9103, asks: 0x9303, peerTells: 0x1103, peerAsks: 0x1303 };

const maxCount = 255;

/** Serial numbers of one session in both directions, and what is sent again (chapter 7; in 2011 numbers only). */
export class Numbering {
  readonly received: ReceivedSerials;
  readonly sent: SentSerials;
  readonly #kept: SentMessages;
  readonly #protocol: NumberingProtocol;
  readonly #resends: boolean;

  constructor(side: 'lower' | 'upper', settings: SessionSettings) {
    this.#protocol = side === 'lower' ? lowerProtocol : upperProtocol;
    this.#resends = settings.edition === '2019';
    this.received = new ReceivedSerials(settings.gapTiming, settings.received);
    this.sent = new SentSerials(settings.edition, settings.sent);
    this.#kept = new SentMessages(settings.keptPerType);
  }

  /** Numbers a message; those of the application are kept to be sent again. */
  number(packet: Packet, atMs: number, keep: boolean): Numbered {
    const serial = this.sent.next(packet, atMs);
    if (keep && this.#resends) this.#kept.keep({ dataType: typeOf(packet), serial, atMs, packet });
    return { serial, packet };
  }

  /** After a login: the last numbers that we have seen (8.3.2.4); null when there are none. */
  lastSeen(): Packet | null {
    const seen = this.received.all();
    if (!this.#resends || seen.length === 0) return null;
    const serials = seen.slice(0, maxCount).map(({ dataType, serial, atMs }) => ({
      dataType: hexId(dataType),
      serial,
      time: new Date(atMs).toISOString(),
    }));
    const { tells } = this.#protocol;
    return { messageId: tells, dataType: tells, body: { serials } };
  }

  /** Takes a message about numbers and gives what is to be sent again; null when it is about something else. */
  takeOwn(packet: Packet): readonly Numbered[] | null {
    const type = packet.messageId === this.#protocol.peerTells ? packet.messageId : typeOf(packet);
    if (type === this.#protocol.peerTells) return this.#resume(packet);
    return type === this.#protocol.peerAsks ? this.#again(packet) : null;
  }

  /** Numbering goes on behind what the peer has seen; what it has not seen of the last connection goes out again. */
  #resume(packet: Packet): readonly Numbered[] {
    const { serials } = packet.body as { serials?: readonly { dataType: string; serial: number; time: string }[] };
    const unseen: Numbered[] = [];
    for (const { dataType, serial, time } of serials ?? []) {
      const type = Number(dataType);
      const last = this.sent.last(type);
      if (last !== undefined) unseen.push(...this.#kept.range(type, following(serial), last));
      this.sent.resume(type, serial, Date.parse(time) || 0);
    }
    return unseen;
  }

  #again(packet: Packet): readonly Numbered[] {
    const { retransmitDataType, firstSerial, lastSerial, since } = packet.body as Record<string, string | number>;
    const dataType = Number(retransmitDataType);
    const fromMs = Date.parse(String(since));
    if (!Number.isNaN(fromMs) && since !== '0') return this.#kept.since(dataType, fromMs);
    return this.#kept.range(dataType, Number(firstSerial), Number(lastSerial));
  }

  /** Notes the number of a message that arrived. */
  arrived(packet: Packet, serial: number, atMs: number): Arrival {
    return this.#resends ? this.received.arrived(typeOf(packet), serial, atMs) : 'next';
  }

  /** Requests that are due, and gaps that are given up. */
  takeDue(atMs: number): { readonly requests: readonly Packet[]; readonly lost: readonly Gap[] } {
    const { ask, lost } = this.received.takeDue(atMs);
    return { requests: ask.map((gap) => this.#request(gap)), lost };
  }

  #request({ dataType, first, last }: Gap): Packet {
    const body = {
      retransmitDataType: hexId(dataType),
      count: Math.min(distance(first, last) + 1, maxCount),
      firstSerial: first,
      lastSerial: last,
      since: '0',
    };
    return { messageId: this.#protocol.asks & 0xff00, dataType: this.#protocol.asks, body };
  }
}
