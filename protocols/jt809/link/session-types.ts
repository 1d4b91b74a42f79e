import type { Edition } from '../declaration.ts';
import type { Packet } from '../packet.ts';
import type { DownReason } from './protocol.ts';
import type { Arrival, Gap, GapTiming } from './received-serials.ts';
import type { LastSerial } from './serials.ts';
import type { LinkTiming } from './timing.ts';

export type LinkName = 'main' | 'sub';

/** What the owner of the sockets tells a session. */
export type SessionEvent =
  /** The lower platform wants its links. */
  | { readonly kind: 'start' }
  /** Log out and end both links. */
  | { readonly kind: 'stop' }
  /** The connection asked for by `connect` is there. */
  | { readonly kind: 'connected'; readonly connection: number }
  /** The peer has connected to us. */
  | { readonly kind: 'accepted'; readonly connection: number }
  | {
      readonly kind: 'received';
      readonly link: LinkName;
      readonly connection: number;
      readonly serial: number;
      readonly packet: Packet;
    }
  /** A connection ended or could not be made. */
  | { readonly kind: 'lost'; readonly link: LinkName; readonly connection: number }
  /** The upper platform's verdict over a login, the body of 0x1002. */
  | {
      readonly kind: 'judged';
      readonly connection: number;
      readonly result: string | number;
      readonly verifyCode: number;
    }
  /** A message of the application is to be sent. */
  | { readonly kind: 'send'; readonly packet: Packet }
  | { readonly kind: 'tick' };

/** What a session asks of the owner of the sockets, in this order. */
export type SessionAction =
  | { readonly kind: 'connect'; readonly link: LinkName; readonly connection: number }
  | {
      readonly kind: 'transmit';
      readonly link: LinkName;
      readonly connection: number;
      readonly serial: number;
      readonly packet: Packet;
    }
  | { readonly kind: 'disconnect'; readonly link: LinkName; readonly connection: number }
  /** Judge a login by address, access code, user and password; the answer is the event `judged`. */
  | { readonly kind: 'judge'; readonly connection: number; readonly login: Packet }
  | { readonly kind: 'up'; readonly link: LinkName }
  | { readonly kind: 'down'; readonly link: LinkName; readonly reason: DownReason }
  | { readonly kind: 'refused'; readonly link: LinkName; readonly result: unknown }
  | { readonly kind: 'unreachable'; readonly link: LinkName; readonly failures: number }
  | {
      readonly kind: 'deliver';
      readonly link: LinkName;
      readonly serial: number;
      readonly packet: Packet;
      readonly arrival: Arrival;
    }
  /** Neither link is up: the message stays with the application, which keeps its own queue. */
  | { readonly kind: 'unsent'; readonly packet: Packet }
  /** The peer did not send these again, often enough asked. */
  | { readonly kind: 'gap-lost'; readonly gap: Gap }
  /** A message without a place in the conversation, such as data before the login. */
  | { readonly kind: 'unexpected'; readonly link: LinkName; readonly packet: Packet };

export interface SessionSettings {
  readonly edition: Edition;
  readonly timing: LinkTiming;
  readonly gapTiming: GapTiming;
  /** Messages of each sub-business type that are kept to be sent again (2019). */
  readonly keptPerType: number;
  /** Numbers kept from before a restart. */
  readonly sent?: readonly LastSerial[];
  readonly received?: readonly LastSerial[];
}

/** What the lower platform says of itself when it logs in. */
export interface LowerAccount {
  readonly userId: number;
  readonly password: string;
  readonly accessCode: number;
  /** Where the upper platform reaches us for the sub link. */
  readonly downLinkIp: string;
  readonly downLinkPort: number;
}
