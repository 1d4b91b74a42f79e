import type { Originals } from '../wire/index.ts';

/** The vehicle that a message is about. */
export interface Vehicle {
  readonly plate: string;
  /** A name of `plateColour`, or the number sent when it has none. */
  readonly plateColour: string | number;
}

/** One message between two platforms, without what belongs to the frame. */
export interface Packet {
  /** Business type, such as 0x1200. */
  readonly messageId: number;
  /** Sub-business type, such as 0x1202, of the messages that have one. */
  readonly dataType?: number;
  readonly vehicle?: Vehicle;
  readonly body: Readonly<Record<string, unknown>>;
  /** Bytes behind the data, in hex, where a sender put more than its length field says. */
  readonly trailing?: string;
  /** Bytes of fields that we would spell differently. */
  readonly originals?: Originals;
}

/** What a message is numbered by in 2019 and recognised by in tables: its sub-business type, else its business type. */
export function typeOf(packet: Packet): number {
  return packet.dataType ?? packet.messageId;
}
