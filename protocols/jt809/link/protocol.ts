import type { Packet } from '../packet.ts';

/** The messages by which one link is opened, kept and closed: the same conversation with other numbers. */
export interface LinkProtocol {
  readonly login: number;
  readonly loginAnswer: number;
  readonly logout: number;
  readonly logoutAnswer: number;
  readonly keepAlive: number;
  readonly keepAliveAnswer: number;
}

/** Dialled by the lower platform (8.3.1.1 to 8.3.1.6). */
export const mainLink: LinkProtocol = {
  login: 0x1001,
  loginAnswer: 0x1002,
  logout: 0x1003,
  logoutAnswer: 0x1004,
  keepAlive: 0x1005,
  keepAliveAnswer: 0x1006,
};

/** Dialled by the upper platform (8.3.1.9 to 8.3.1.14). */
export const subLink: LinkProtocol = {
  login: 0x9001,
  loginAnswer: 0x9002,
  logout: 0x9003,
  logoutAnswer: 0x9004,
  keepAlive: 0x9005,
  keepAliveAnswer: 0x9006,
};

/** Why a link is no longer up. */
export type DownReason = 'lost' | 'silent' | 'logged-out' | 'replaced' | 'closed-by-peer';

/** What a link asks of the one who owns its sockets. */
export type LinkAction =
  | { readonly kind: 'connect' }
  | { readonly kind: 'send'; readonly packet: Packet }
  | { readonly kind: 'disconnect' }
  /** The login is to be judged; the answer comes back as the event `judged`. */
  | { readonly kind: 'judge'; readonly login: Packet }
  | { readonly kind: 'up'; readonly answer: Packet }
  | { readonly kind: 'down'; readonly reason: DownReason }
  | { readonly kind: 'refused'; readonly answer: Packet }
  /** So many attempts in a row have failed. */
  | { readonly kind: 'unreachable'; readonly failures: number }
  | { readonly kind: 'deliver'; readonly packet: Packet }
  /** A message that has no place in this phase, such as data before the login. */
  | { readonly kind: 'unexpected'; readonly packet: Packet };

export interface LinkStep<S> {
  readonly state: S;
  readonly actions: readonly LinkAction[];
}

export function emptyPacket(messageId: number): Packet {
  return { messageId, body: {} };
}
