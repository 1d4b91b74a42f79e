import type { Packet } from '../packet.ts';
import { LinkPair, type PairAction } from './link-pair.ts';
import { Numbering } from './numbering.ts';
import type { DownReason } from './protocol.ts';
import type { LinkName, SessionAction, SessionEvent, SessionSettings } from './session-types.ts';

/**
 * One platform's side of the two links with one peer: login, keep-alive, redialling, numbering, and sending again. It holds
 * no socket and reads no clock: events go in with their time, actions come out, and `due` tells when it wants a tick. What
 * the sides do differently is in `LowerSession` and `UpperSession`.
 */
export abstract class Session {
  protected readonly links: LinkPair;
  protected readonly numbering: Numbering;
  #out: SessionAction[] = [];
  /** Number of the message that is being taken. */
  #serial = 0;

  constructor(side: 'lower' | 'upper', settings: SessionSettings) {
    this.links = new LinkPair(side, settings.timing);
    this.numbering = new Numbering(side, settings);
  }

  isUp(link: LinkName): boolean {
    return this.links.isUp(link);
  }

  /** Numbers to be kept over a restart. */
  serials() {
    return { sent: this.numbering.sent.all(), received: this.numbering.received.all() };
  }

  /** When the session wants its next tick; null when it waits for events only. */
  due(): number | null {
    const times = [this.links.due(), this.numbering.received.due()].filter((one) => one !== null);
    return times.length === 0 ? null : Math.min(...times);
  }

  handle(event: SessionEvent, atMs: number): readonly SessionAction[] {
    this.#out = [];
    this.#take(event, atMs);
    this.#requestMissing(atMs);
    return this.#out;
  }

  #take(event: SessionEvent, atMs: number): void {
    switch (event.kind) {
      case 'start':
        this.start(atMs);
        return;
      case 'stop':
        this.stop(atMs);
        return;
      case 'connected':
        this.perform(this.links.stepDialed({ kind: 'connected', connection: event.connection }, atMs), atMs);
        return;
      case 'accepted':
        this.perform(this.links.accept(event.connection, atMs), atMs);
        return;
      case 'received':
        this.#serial = event.serial;
        this.perform(this.links.received(event.link, event.connection, event.packet, atMs), atMs);
        return;
      case 'lost':
        this.perform(this.links.lost(event.link, event.connection, atMs), atMs);
        return;
      case 'judged':
        this.judged(event.connection, event.result, event.verifyCode, atMs);
        return;
      case 'send':
        this.#send(event.packet, atMs);
        return;
      case 'tick':
        this.perform(this.links.tick(atMs), atMs);
        return;
    }
  }

  protected abstract start(atMs: number): void;
  protected abstract stop(atMs: number): void;
  protected abstract judge(connection: number, login: Packet, atMs: number): void;
  protected abstract judged(connection: number, result: string | number, verifyCode: number, atMs: number): void;
  protected abstract wentUp(link: LinkName, answer: Packet, atMs: number): void;
  protected abstract wentDown(link: LinkName, reason: DownReason, atMs: number): void;
  protected abstract unreachable(link: LinkName, atMs: number): void;
  /** A message by which the peer announces that it ends both links. */
  protected abstract readonly closing: number;

  protected emit(action: SessionAction): void {
    this.#out.push(action);
  }

  protected perform(actions: readonly PairAction[], atMs: number): void {
    for (const one of actions) this.#perform(one, atMs);
  }

  #perform({ link, connection, action }: PairAction, atMs: number): void {
    switch (action.kind) {
      case 'connect':
      case 'disconnect':
        this.emit({ kind: action.kind, link, connection });
        return;
      case 'send':
        this.#transmit(link, connection, action.packet, atMs);
        return;
      case 'judge':
        this.judge(connection, action.login, atMs);
        return;
      case 'up':
        this.emit({ kind: 'up', link });
        this.wentUp(link, action.answer, atMs);
        return;
      case 'down':
        this.emit({ kind: 'down', link, reason: action.reason });
        this.wentDown(link, action.reason, atMs);
        return;
      case 'refused':
        this.emit({ kind: 'refused', link, result: action.answer.body.result });
        return;
      case 'unreachable':
        this.emit({ kind: 'unreachable', link, failures: action.failures });
        this.unreachable(link, atMs);
        return;
      case 'unexpected':
        this.emit({ kind: 'unexpected', link, packet: action.packet });
        return;
      case 'deliver':
        this.#deliver(link, action.packet, atMs);
        return;
    }
  }

  #deliver(link: LinkName, packet: Packet, atMs: number): void {
    const again = this.numbering.takeOwn(packet);
    const route = this.links.route();
    if (again) {
      if (route) for (const one of again) this.emit({ kind: 'transmit', ...route, ...pick(one) });
      return;
    }
    const arrival = this.numbering.arrived(packet, this.#serial, atMs);
    this.emit({ kind: 'deliver', link, serial: this.#serial, packet, arrival });
    if (packet.messageId === this.closing) this.peerCloses(atMs);
  }

  /** The peer ends both links; the one we dial is dialled again after its wait. */
  protected peerCloses(atMs: number): void {
    const { connection } = this.links.dialed;
    this.perform(this.links.endAccepted('closed-by-peer', atMs), atMs);
    if (!this.links.isUp(this.links.dialedName)) return;
    this.emit({ kind: 'disconnect', link: this.links.dialedName, connection });
    this.perform(this.links.lost(this.links.dialedName, connection, atMs), atMs);
  }

  #send(packet: Packet, atMs: number): void {
    if (!this.say(packet, atMs, true)) this.emit({ kind: 'unsent', packet });
  }

  /** Sends over the link that is there; false when none is. */
  protected say(packet: Packet, atMs: number, keep = false, route = this.links.route()): boolean {
    if (!route) return false;
    this.emit({ kind: 'transmit', ...route, ...this.numbering.number(packet, atMs, keep) });
    if (route.link === this.links.dialedName) this.links.stepDialed({ kind: 'sent' }, atMs);
    return true;
  }

  #transmit(link: LinkName, connection: number, packet: Packet, atMs: number): void {
    this.emit({ kind: 'transmit', link, connection, ...this.numbering.number(packet, atMs, false) });
  }

  /** After a login, over the link that has just come up: the other one may be half open without our knowledge. */
  protected tellSerials(link: LinkName, atMs: number): void {
    const seen = this.numbering.lastSeen();
    if (seen) this.say(seen, atMs, false, this.links.routeOver(link));
  }

  #requestMissing(atMs: number): void {
    if (!this.links.route()) return;
    const { requests, lost } = this.numbering.takeDue(atMs);
    for (const request of requests) this.say(request, atMs);
    for (const gap of lost) this.emit({ kind: 'gap-lost', gap });
  }
}

function pick({ serial, packet }: { readonly serial: number; readonly packet: Packet }) {
  return { serial, packet };
}
