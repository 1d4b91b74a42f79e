import { assert, must } from '../../../kernel/base/assert.ts';
import type { Packet } from '../packet.ts';
import { emptyPacket, type LinkAction, type LinkProtocol, type LinkStep } from './protocol.ts';
import type { LinkTiming } from './timing.ts';

export type DialPhase = 'idle' | 'connecting' | 'logging-in' | 'up' | 'logging-out' | 'waiting';

/** The side that dials: the lower platform on the main link, the upper one on the sub link. All its timers are data. */
export interface DialedLink {
  readonly side: 'dialed';
  readonly phase: DialPhase;
  /** Counts attempts; events of an earlier connection are told by it and pass without effect. */
  readonly connection: number;
  /** When the phase began. */
  readonly sinceMs: number;
  readonly heardMs: number;
  readonly saidMs: number;
  readonly askedMs: number;
  /** Failed attempts since the link was last up. */
  readonly failures: number;
  readonly login: Packet | null;
  readonly logout: Packet | null;
}

export type DialedEvent =
  /** The link is wanted; `login` and `logout` are what to say. */
  | { readonly kind: 'open'; readonly login: Packet; readonly logout: Packet }
  | { readonly kind: 'close' }
  | { readonly kind: 'connected'; readonly connection: number }
  | { readonly kind: 'received'; readonly connection: number; readonly packet: Packet }
  /** The connection ended or could not be made. */
  | { readonly kind: 'lost'; readonly connection: number }
  /** A message of the application went out on this link. */
  | { readonly kind: 'sent' }
  | { readonly kind: 'tick' };

type Step = LinkStep<DialedLink>;

export const idleDialedLink: DialedLink = {
  side: 'dialed',
  phase: 'idle',
  connection: 0,
  sinceMs: 0,
  heardMs: 0,
  saidMs: 0,
  askedMs: 0,
  failures: 0,
  login: null,
  logout: null,
};

function retryWaitMs(failures: number, timing: LinkTiming): number {
  return must(timing.retryMs[Math.min(failures, timing.retryMs.length) - 1], 'a wait before the next attempt');
}

/** When the link next has something to do by itself. */
export function dialedLinkDue(link: DialedLink, timing: LinkTiming): number | null {
  switch (link.phase) {
    case 'idle':
      return null;
    case 'connecting':
      return link.sinceMs + timing.connectMs;
    case 'logging-in':
    case 'logging-out':
      return link.sinceMs + timing.answerMs;
    case 'waiting':
      return link.sinceMs + retryWaitMs(link.failures, timing);
    case 'up':
      return Math.min(link.heardMs + timing.silenceMs, keepAliveDue(link, timing));
  }
}

/** Asks when nothing was sent, as the standard says, and also when nothing was heard: an upper platform answers no positions. */
function keepAliveDue(link: DialedLink, timing: LinkTiming): number {
  return Math.max(Math.min(link.heardMs, link.saidMs), link.askedMs) + timing.keepAliveMs;
}

function enter(link: DialedLink, phase: DialPhase, atMs: number, change: Partial<DialedLink> = {}): DialedLink {
  return { ...link, phase, sinceMs: atMs, ...change };
}

function connect(link: DialedLink, atMs: number, before: readonly LinkAction[] = []): Step {
  const state = enter(link, 'connecting', atMs, { connection: link.connection + 1 });
  return { state, actions: [...before, { kind: 'connect' }] };
}

/** The attempt failed or the link went down: wait, then try again. */
function retry(link: DialedLink, atMs: number, timing: LinkTiming, actions: readonly LinkAction[]): Step {
  const failures = link.failures + 1;
  const report: LinkAction[] = failures === timing.reportAfterFailures ? [{ kind: 'unreachable', failures }] : [];
  return { state: enter(link, 'waiting', atMs, { failures }), actions: [...actions, ...report] };
}

export function stepDialedLink(
  link: DialedLink,
  event: DialedEvent,
  atMs: number,
  protocol: LinkProtocol,
  timing: LinkTiming,
): Step {
  switch (event.kind) {
    case 'open':
      return open(link, event.login, event.logout, atMs);
    case 'close':
      return close(link, atMs);
    case 'sent':
      return { state: { ...link, saidMs: atMs }, actions: [] };
    case 'tick':
      return tick(link, atMs, protocol, timing);
    case 'connected':
      return event.connection === link.connection ? connected(link, atMs) : { state: link, actions: [] };
    case 'lost':
      return event.connection === link.connection ? lost(link, atMs, timing) : { state: link, actions: [] };
    case 'received':
      return event.connection === link.connection
        ? received(link, event.packet, atMs, protocol, timing)
        : { state: link, actions: [] };
  }
}

/** Opening again with another login, after the peer gave a new verification code, redials. */
function open(link: DialedLink, login: Packet, logout: Packet, atMs: number): Step {
  const wanted = { ...link, login, logout, failures: 0 };
  if (link.phase === 'idle' || link.phase === 'waiting') return connect(wanted, atMs);
  if (link.phase === 'up') return { state: { ...wanted, failures: link.failures }, actions: [] };
  return connect(wanted, atMs, [{ kind: 'disconnect' }]);
}

function close(link: DialedLink, atMs: number): Step {
  switch (link.phase) {
    case 'up':
      return {
        state: enter(link, 'logging-out', atMs),
        actions: [{ kind: 'send', packet: must(link.logout, 'a logout') }],
      };
    case 'connecting':
    case 'logging-in':
      return { state: enter(link, 'idle', atMs), actions: [{ kind: 'disconnect' }] };
    case 'logging-out':
      return { state: link, actions: [] };
    default:
      return { state: enter(link, 'idle', atMs), actions: [] };
  }
}

function connected(link: DialedLink, atMs: number): Step {
  if (link.phase !== 'connecting') return { state: link, actions: [] };
  const state = enter(link, 'logging-in', atMs, { heardMs: atMs, saidMs: atMs, askedMs: atMs });
  return { state, actions: [{ kind: 'send', packet: must(link.login, 'a login') }] };
}

function lost(link: DialedLink, atMs: number, timing: LinkTiming): Step {
  switch (link.phase) {
    case 'connecting':
    case 'logging-in':
      return retry(link, atMs, timing, []);
    case 'up':
      return retry(link, atMs, timing, [{ kind: 'down', reason: 'lost' }]);
    case 'logging-out':
      return { state: enter(link, 'idle', atMs), actions: [{ kind: 'down', reason: 'logged-out' }] };
    default:
      return { state: link, actions: [] };
  }
}

function received(link: DialedLink, packet: Packet, atMs: number, protocol: LinkProtocol, timing: LinkTiming): Step {
  const state = { ...link, heardMs: atMs };
  if (link.phase === 'logging-in') {
    if (packet.messageId !== protocol.loginAnswer) return { state, actions: [{ kind: 'unexpected', packet }] };
    if (packet.body.result === 'ok') {
      return { state: enter(state, 'up', atMs, { failures: 0 }), actions: [{ kind: 'up', answer: packet }] };
    }
    return retry(state, atMs, timing, [{ kind: 'refused', answer: packet }, { kind: 'disconnect' }]);
  }
  if (link.phase === 'logging-out' && packet.messageId === protocol.logoutAnswer) {
    const actions: LinkAction[] = [{ kind: 'disconnect' }, { kind: 'down', reason: 'logged-out' }];
    return { state: enter(state, 'idle', atMs), actions };
  }
  if (link.phase !== 'up' && link.phase !== 'logging-out') return { state, actions: [{ kind: 'unexpected', packet }] };
  if (packet.messageId === protocol.keepAliveAnswer) return { state, actions: [] };
  return { state, actions: [{ kind: 'deliver', packet }] };
}

function tick(link: DialedLink, atMs: number, protocol: LinkProtocol, timing: LinkTiming): Step {
  const due = dialedLinkDue(link, timing);
  if (due === null || atMs < due) return { state: link, actions: [] };
  switch (link.phase) {
    case 'waiting':
      return connect(link, atMs);
    case 'connecting':
    case 'logging-in':
      return retry(link, atMs, timing, [{ kind: 'disconnect' }]);
    case 'logging-out':
      return {
        state: enter(link, 'idle', atMs),
        actions: [{ kind: 'disconnect' }, { kind: 'down', reason: 'logged-out' }],
      };
    case 'up': {
      if (atMs >= link.heardMs + timing.silenceMs) {
        return retry(link, atMs, timing, [{ kind: 'disconnect' }, { kind: 'down', reason: 'silent' }]);
      }
      const state = { ...link, saidMs: atMs, askedMs: atMs };
      return { state, actions: [{ kind: 'send', packet: emptyPacket(protocol.keepAlive) }] };
    }
    default:
      assert(false, `a link in phase ${link.phase} has no timer`);
  }
}
