import { attempt, ByteWriter, failed, type Result } from '../wire/index.ts';
import { envelopeOf, type messages } from './catalogue.ts';
import { applyCipher, type CipherKeys } from './cipher.ts';
import { crc16 } from './crc16.ts';
import type { BodyOf, Edition } from './declaration.ts';
import { readPacket, writePacket } from './envelope.ts';
import { enframe } from './framing.ts';
import { type Header, openFrame, writeHeader } from './header.ts';
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
}

export type MessageType = keyof typeof messages;

/** A message by its type, with the data its layout demands. */
export function compose<T extends MessageType, E extends Edition>(
  type: T,
  edition: E,
  body: BodyOf<(typeof messages)[T], E>,
  vehicle?: Vehicle,
): Packet {
  const envelope = envelopeOf(type);
  // `edition` only fixes the layout that the types hold `body` against.
  void edition;
  if (envelope === 'direct') return { messageId: type, body: body as Packet['body'] };
  const messageId = envelope === 'statistics' ? type : type & 0xff00;
  return { messageId, dataType: type, vehicle, body: body as Packet['body'] };
}

/**
 * Reads an unescaped frame. It is refused when its CRC or its length is wrong: the bytes are not what the peer sent.
 * Errors: `frame.short`, `frame.length`, `frame.checksum`, `frame.encrypted`, `message.unknown`, `body.short`, `body.value`.
 */
export function readFrame(content: Buffer, peer: Peer): Result<Frame> {
  const opened = attempt(() => openFrame(content, peer.edition));
  if (!opened.ok) return opened;
  const { header, bodyStart, bodyEnd, checksumOk, lengthOk } = opened.value;
  if (!checksumOk) return failed('frame.checksum', bodyEnd);
  if (!lengthOk)
    return failed('frame.length', 0, `声明 ${content.readUInt32BE(0)} 字节，实际 ${content.length + 2} 字节`);
  if (header.encryption === 0 || bodyStart === bodyEnd)
    return readBody(content, header, bodyStart, bodyEnd, peer.edition);
  if (!peer.keys) return failed('frame.encrypted', bodyStart);
  const plain = Buffer.from(content);
  applyCipher(plain, header.key, peer.keys, bodyStart, bodyEnd);
  return readBody(plain, header, bodyStart, bodyEnd, peer.edition);
}

function readBody(content: Buffer, header: Header, start: number, end: number, edition: Edition): Result<Frame> {
  return attempt(() => ({ header, packet: readPacket(content, start, end, header.messageId, edition) }));
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
