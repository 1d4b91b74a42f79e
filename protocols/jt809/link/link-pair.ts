import { must } from '../../../kernel/base/assert.ts';
import type { Packet } from '../packet.ts';
import {
  type AcceptedEvent,
  type AcceptedLink,
  acceptedLinkDue,
  acceptLink,
  stepAcceptedLink,
} from './accepted-link.ts';
import { type DialedEvent, type DialedLink, dialedLinkDue, idleDialedLink, stepDialedLink } from './dialed-link.ts';
import { type LinkAction, mainLink, subLink } from './protocol.ts';
import type { LinkName } from './session-types.ts';
import type { LinkTiming } from './timing.ts';

/** A link's action with the connection that it is about. */
export interface PairAction {
  readonly link: LinkName;
  readonly connection: number;
  readonly action: LinkAction;
}

export interface Route {
  readonly link: LinkName;
  readonly connection: number;
}

/** Connections of one peer that may stand before their login at one time. */
const maxCandidates = 4;

/**
 * The two links of one side: the one it dials and the one its peer dials. A newer connection takes the place of the older
 * one only when its login was accepted, so that nobody ends a link by connecting.
 */
export class LinkPair {
  readonly dialedName: LinkName;
  readonly acceptedName: LinkName;
  readonly #timing: LinkTiming;
  #dialed: DialedLink = idleDialedLink;
  #accepted: AcceptedLink | null = null;
  #candidates: AcceptedLink[] = [];

  constructor(side: 'lower' | 'upper', timing: LinkTiming) {
    this.dialedName = side === 'lower' ? 'main' : 'sub';
    this.acceptedName = side === 'lower' ? 'sub' : 'main';
    this.#timing = timing;
  }

  get dialed(): DialedLink {
    return this.#dialed;
  }

  isUp(link: LinkName): boolean {
    return this.routeOver(link) !== null;
  }

  /** Where messages go: over the link this side dialled, else over the other (chapter 5 d and e). */
  route(): Route | null {
    return this.routeOver(this.dialedName) ?? this.routeOver(this.acceptedName);
  }

  /** The connection of a link that is up. */
  routeOver(link: LinkName): Route | null {
    const end = link === this.dialedName ? this.#dialed : this.#accepted;
    return end?.phase === 'up' ? { link, connection: end.connection } : null;
  }

  due(): number | null {
    const links = this.#accepted ? [this.#accepted, ...this.#candidates] : this.#candidates;
    const times = [
      dialedLinkDue(this.#dialed, this.#timing),
      ...links.map((one) => acceptedLinkDue(one, this.#timing)),
    ].filter((one) => one !== null);
    return times.length === 0 ? null : Math.min(...times);
  }

  stepDialed(event: DialedEvent, atMs: number): PairAction[] {
    const protocol = this.dialedName === 'main' ? mainLink : subLink;
    const before = this.#dialed.connection;
    const { state, actions } = stepDialedLink(this.#dialed, event, atMs, protocol, this.#timing);
    this.#dialed = state;
    // A redial ends the connection before it: only what follows `connect` is about the new one.
    return actions.map((action) => {
      const connection = action.kind === 'disconnect' ? before : state.connection;
      return { link: this.dialedName, connection, action };
    });
  }

  accept(connection: number, atMs: number): PairAction[] {
    this.#candidates.push(acceptLink(connection, atMs));
    if (this.#candidates.length <= maxCandidates) return [];
    const oldest = must(this.#candidates[0], 'the oldest connection');
    return this.stepAccepted(oldest.connection, { kind: 'end', reason: 'replaced' }, atMs);
  }

  stepAccepted(connection: number, event: AcceptedEvent, atMs: number): PairAction[] {
    if (this.#accepted?.connection === connection) {
      const { state, actions } = this.#step(this.#accepted, event, atMs);
      this.#accepted = state.phase === 'closed' ? null : state;
      return actions;
    }
    const index = this.#candidates.findIndex((one) => one.connection === connection);
    const candidate = this.#candidates[index];
    if (!candidate) return [];
    const { state, actions } = this.#step(candidate, event, atMs);
    const isWaiting = state.phase === 'awaiting-login' || state.phase === 'judging';
    this.#candidates.splice(index, 1, ...(isWaiting ? [state] : []));
    if (state.phase !== 'up') return actions;
    const replaced = this.endAccepted('replaced', atMs);
    this.#accepted = state;
    return [...replaced, ...actions];
  }

  endAccepted(reason: 'replaced' | 'closed-by-peer' | 'logged-out', atMs: number): PairAction[] {
    return this.#accepted ? this.stepAccepted(this.#accepted.connection, { kind: 'end', reason }, atMs) : [];
  }

  tick(atMs: number): PairAction[] {
    const actions = this.stepDialed({ kind: 'tick' }, atMs);
    const links = this.#accepted ? [this.#accepted, ...this.#candidates] : [...this.#candidates];
    for (const one of links) actions.push(...this.stepAccepted(one.connection, { kind: 'tick' }, atMs));
    return actions;
  }

  received(link: LinkName, connection: number, packet: Packet, atMs: number): PairAction[] {
    return link === this.dialedName
      ? this.stepDialed({ kind: 'received', connection, packet }, atMs)
      : this.stepAccepted(connection, { kind: 'received', packet }, atMs);
  }

  lost(link: LinkName, connection: number, atMs: number): PairAction[] {
    return link === this.dialedName
      ? this.stepDialed({ kind: 'lost', connection }, atMs)
      : this.stepAccepted(connection, { kind: 'lost' }, atMs);
  }

  #step(link: AcceptedLink, event: AcceptedEvent, atMs: number) {
    const protocol = this.acceptedName === 'main' ? mainLink : subLink;
    const { state, actions } = stepAcceptedLink(link, event, atMs, protocol, this.#timing);
    const { connection } = link;
    return { state, actions: actions.map((action) => ({ link: this.acceptedName, connection, action })) };
  }
}
