import { attempt, ByteWriter, failed, type Result, WireFault } from '../wire/index.ts';
import { envelopeOf, type messages } from './catalogue.ts';
import { applyCipher, type CipherKeys } from './cipher.ts';
import { crc16 } from './crc16.ts';
import type { BodyOf, Edition } from './declaration.ts';
import { readPacket, writePacket } from './envelope.ts';
import { enframe } from './framing.ts';
import { type Header, type OpenedFrame, openFrame, writeHeader } from './header.ts';
import type { Packet, Vehicle } from './packet.ts';

/** What two platforms have agreed on. */
export interface Peer {
  readonly edition: Edition;
  /** Needed for frames that are encrypted. */
  readonly keys?: CipherKeys;
}

/** A frame as read. */
export interface Frame {
  readonly header: Header;
  readonly packet: Packet;
  /** False when the length field does not count this frame: some senders count it escaped. */
  readonly lengthOk: boolean;
}

/** A business or sub-business type, as `0x1202`. */
export type MessageType = keyof typeof messages;

/** A message by its type, with the data that its layout in this edition demands. */
export function compose<T extends MessageType, E extends Edition>(
  type: T,
  _edition: E,
  body: BodyOf<(typeof messages)[T], E>,
  vehicle?: Vehicle,
): Packet {
  const id = Number(type);
  const data = body as Packet['body'];
  const envelope = envelopeOf(id);
  if (envelope === 'direct') return { messageId: id, body: data };
  const packet = { messageId: envelope === 'statistics' ? id : id & 0xff00, dataType: id, body: data };
  return vehicle ? { ...packet, vehicle } : packet;
}

/**
 * Reads an unescaped frame. It is refused when its CRC is wrong: the bytes are not what the peer sent. Errors: `frame.short`,
 * `frame.checksum`, `frame.encrypted`, `message.unknown`, `body.short`, `body.value`.
 */
export function readFrame(content: Buffer, peer: Peer): Result<Frame> {
  return attempt(() => {
    const opened = openFrame(content, peer.edition);
    if (!opened.checksumOk) throw new WireFault('frame.checksum', opened.bodyEnd);
    return { header: opened.header, packet: readBody(content, opened, peer), lengthOk: opened.lengthOk };
  });
}

/** Reads the body of an opened frame, decrypted where it must be. Faults. */
export function readBody(content: Buffer, { header, bodyStart, bodyEnd }: OpenedFrame, peer: Peer): Packet {
  const isPlain = header.encryption === 0 || bodyStart === bodyEnd;
  const bytes = isPlain ? content : decrypted(content, header.key, bodyStart, bodyEnd, peer.keys);
  return readPacket(bytes, bodyStart, bodyEnd, header.messageId, peer.edition);
}

function decrypted(content: Buffer, key: number, start: number, end: number, keys: CipherKeys | undefined): Buffer {
  if (!keys) throw new WireFault('frame.encrypted', start);
  const plain = Buffer.from(content);
  applyCipher(plain, key, keys, start, end);
  return plain;
}

/** The frame on the wire. `header.messageId` is the packet's. Error: `body.value` when a value does not fit its field. */
export function encodeFrame(header: Omit<Header, 'messageId'>, packet: Packet, peer: Peer): Result<Buffer> {
  if (header.encryption !== 0 && !peer.keys) return failed('frame.encrypted', 0);
  const written = attempt(() => {
    const body = new ByteWriter(256, packet.originals);
    writePacket(body, packet, peer.edition);
    const to = new ByteWriter(body.at + 34);
    writeHeader(to, { ...header, messageId: packet.messageId }, body.at, peer.edition);
    const bodyStart = to.at;
    to.copy(body.written);
    if (header.encryption !== 0 && peer.keys) applyCipher(to.written, header.key, peer.keys, bodyStart, to.at);
    to.u16(crc16(to.written));
    return to.written;
  });
  return written.ok ? { ok: true, value: enframe(written.value) } : written;
}
