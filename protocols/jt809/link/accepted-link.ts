import type { Packet } from '../packet.ts';
import { type DownReason, emptyPacket, type LinkAction, type LinkProtocol, type LinkStep } from './protocol.ts';
import type { LinkTiming } from './timing.ts';

/** The side that is dialled, for one connection: the upper platform on the main link, the lower one on the sub link. */
export interface AcceptedLink {
  readonly side: 'accepted';
  readonly phase: 'awaiting-login' | 'judging' | 'up' | 'closed';
  readonly connection: number;
  readonly sinceMs: number;
  readonly heardMs: number;
}

export type AcceptedEvent =
  | { readonly kind: 'received'; readonly packet: Packet }
  /** The login was judged: `answer` goes back, and the link is up when it says `ok`. */
  | { readonly kind: 'judged'; readonly answer: Packet }
  | { readonly kind: 'lost' }
  /** A newer connection of the same peer takes this one's place, or the owner ends it. */
  | { readonly kind: 'end'; readonly reason: DownReason }
  | { readonly kind: 'tick' };

type Step = LinkStep<AcceptedLink>;

export function acceptLink(connection: number, atMs: number): AcceptedLink {
  return { side: 'accepted', phase: 'awaiting-login', connection, sinceMs: atMs, heardMs: atMs };
}

/** When the link next has something to do by itself. */
export function acceptedLinkDue(link: AcceptedLink, timing: LinkTiming): number | null {
  switch (link.phase) {
    case 'awaiting-login':
    case 'judging':
      return link.sinceMs + timing.answerMs;
    case 'up':
      return link.heardMs + timing.silenceMs;
    case 'closed':
      return null;
  }
}

function end(link: AcceptedLink, reason: DownReason, before: readonly LinkAction[]): Step {
  const wasUp = link.phase === 'up';
  const actions: LinkAction[] = wasUp ? [...before, { kind: 'down', reason }] : [...before];
  return { state: { ...link, phase: 'closed' }, actions };
}

export function stepAcceptedLink(
  link: AcceptedLink,
  event: AcceptedEvent,
  atMs: number,
  protocol: LinkProtocol,
  timing: LinkTiming,
): Step {
  if (link.phase === 'closed') return { state: link, actions: [] };
  switch (event.kind) {
    case 'received':
      return received({ ...link, heardMs: atMs }, event.packet, protocol);
    case 'judged':
      return judged(link, event.answer, atMs);
    case 'lost':
      return end(link, 'lost', []);
    case 'end':
      return end(link, event.reason, [{ kind: 'disconnect' }]);
    case 'tick': {
      const due = acceptedLinkDue(link, timing);
      return due !== null && atMs >= due ? end(link, 'silent', [{ kind: 'disconnect' }]) : { state: link, actions: [] };
    }
  }
}

function judged(link: AcceptedLink, answer: Packet, atMs: number): Step {
  if (link.phase !== 'judging') return { state: link, actions: [] };
  const send: LinkAction = { kind: 'send', packet: answer };
  if (answer.body.result !== 'ok') return end(link, 'lost', [send, { kind: 'disconnect' }]);
  return { state: { ...link, phase: 'up', sinceMs: atMs, heardMs: atMs }, actions: [send, { kind: 'up', answer }] };
}

function received(link: AcceptedLink, packet: Packet, protocol: LinkProtocol): Step {
  const reply = (messageId: number): LinkAction => ({ kind: 'send', packet: emptyPacket(messageId) });
  if (link.phase === 'awaiting-login' && packet.messageId === protocol.login) {
    return { state: { ...link, phase: 'judging' }, actions: [{ kind: 'judge', login: packet }] };
  }
  if (link.phase !== 'up') return { state: link, actions: [{ kind: 'unexpected', packet }] };
  if (packet.messageId === protocol.keepAlive) return { state: link, actions: [reply(protocol.keepAliveAnswer)] };
  if (packet.messageId === protocol.logout) {
    return end(link, 'logged-out', [reply(protocol.logoutAnswer), { kind: 'disconnect' }]);
  }
  return { state: link, actions: [{ kind: 'deliver', packet }] };
}
