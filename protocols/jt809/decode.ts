import { must } from '../../kernel/base/assert.ts';
import {
  attempt,
  ByteReader,
  done,
  givenBytes,
  hexId,
  type Originals,
  type WireError,
  WireFault,
  wireError,
} from '../wire/index.ts';
import { envelopeOf, groups, layoutOf, titleOf } from './catalogue.ts';
import type { CipherKeys } from './cipher.ts';
import { readBody } from './codec.ts';
import type { Edition } from './declaration.ts';
import { readData, readPacket, vehicleBytes } from './envelope.ts';
import { deframe, FrameSplitter } from './framing.ts';
import { guessEdition, type Header, openFrame, sentTime } from './header.ts';
import { type Packet, typeOf } from './packet.ts';

export interface DecodeOptions {
  /** A whole frame with its flags, or the data of one message. */
  readonly kind?: 'frame' | 'body' | undefined;
  /** Edition agreed with the peer. Without it a frame's own look decides, and for a body which one fits. */
  readonly edition?: Edition | undefined;
  readonly keys?: CipherKeys | undefined;
  /** Type of a body: a business type with its envelope (0x1200) or a sub-business type without (0x1202). */
  readonly messageId?: number | undefined;
}

/** A message as it is printed. */
export interface DecodedMessage {
  readonly ok: true;
  readonly messageId: string;
  readonly title?: string;
  readonly edition: Edition;
  /** What only a frame has. */
  readonly serial?: number;
  readonly accessCode?: number;
  readonly version?: string;
  readonly encrypted?: boolean;
  readonly sentAt?: string;
  readonly checksumOk?: boolean;
  readonly lengthOk?: boolean;
  /** The vehicle, the sub-business type and the data, side by side. */
  readonly body: Readonly<Record<string, unknown>>;
  readonly originals?: Originals;
}

/** Bytes that are no message, with as much as could be read of them. */
export interface DecodedFailure extends Partial<Omit<DecodedMessage, 'ok'>> {
  readonly ok: false;
  readonly error: WireError;
}

export type Decoded = DecodedMessage | DecodedFailure;

/** A stream: its messages in order, and the errors of what was none. */
export interface DecodedStream {
  readonly ok: boolean;
  readonly messages: readonly Decoded[];
  /** The first of them, as of a single frame. */
  readonly error?: WireError;
  readonly errors: readonly WireError[];
  /** Bytes of a frame that is not complete. */
  readonly pending: number;
}

const startFlag = 0x5b;

/** A message of JT/T 809 from its bytes or their hex digits. Never throws on what is given. */
export function decodeJt809(given: Uint8Array | string, options: DecodeOptions = {}): Decoded {
  const bytes = givenBytes(given);
  if (!bytes.ok) return bytes;
  return options.kind === 'body' ? decodeBody(bytes.value, options) : decodeWire(bytes.value, options);
}

/** Frames of a TCP stream. Only those with a right CRC count as messages. */
export function decodeJt809Stream(given: Uint8Array | string, options: DecodeOptions = {}): DecodedStream {
  const messages: Decoded[] = [];
  const errors: WireError[] = [];
  const splitter = new FrameSplitter({
    frame(content) {
      const one = decodeContent(content, options);
      if (!one.ok) errors.push(one.error);
      else if (one.checksumOk) messages.push(one);
      else errors.push(wireError('frame.checksum', content.length - 2));
    },
    bad: (error) => errors.push(error),
  });
  const bytes = givenBytes(given);
  if (bytes.ok) splitter.push(bytes.value);
  else errors.push(bytes.error);
  const [error] = errors;
  return { ok: error === undefined, messages, ...(error ? { error } : {}), errors, pending: splitter.pending };
}

/** One frame, with its flags or unescaped without. A wrong CRC is told, not held against the rest. */
function decodeWire(wire: Buffer, options: DecodeOptions): Decoded {
  const content = wire[0] === startFlag ? deframe(wire) : done(wire);
  return content.ok ? decodeContent(content.value, options) : content;
}

function decodeContent(content: Buffer, options: DecodeOptions): Decoded {
  const edition = options.edition ?? guessEdition(content);
  const opened = attempt(() => openFrame(content, edition));
  if (!opened.ok) return opened;
  const { header, checksumOk, lengthOk, bodyEnd } = opened.value;
  const head = { ...describeHeader(header), edition, checksumOk, lengthOk };
  const { keys } = options;
  const packet = attempt(() => readBody(content, opened.value, keys ? { edition, keys } : { edition }));
  if (packet.ok) return { ...describePacket(packet.value, edition), ...head };
  // Behind a wrong CRC whatever else is wrong follows from it.
  return { ok: false, ...head, error: checksumOk ? packet.error : wireError('frame.checksum', bodyEnd) };
}

function describeHeader({ messageId, serial, accessCode, version, encryption, sentAt }: Header) {
  const time = sentTime(sentAt);
  return {
    messageId: hexId(messageId),
    serial,
    accessCode,
    version,
    ...(encryption === 0 ? {} : { encrypted: true }),
    ...(time ? { sentAt: time } : {}),
  };
}

function describePacket(packet: Packet, edition: Edition): DecodedMessage {
  const { messageId, dataType, vehicle, body, trailing, originals } = packet;
  const type = envelopeOf(messageId) === 'statistics' ? messageId : typeOf(packet);
  const title = titleOf(type, edition);
  return {
    ok: true,
    messageId: hexId(messageId),
    ...(title ? { title } : {}),
    edition,
    body: {
      ...vehicle,
      ...(dataType === undefined ? {} : { dataType: hexId(dataType) }),
      ...body,
      ...(trailing === undefined ? {} : { trailing }),
    },
    ...(originals ? { originals } : {}),
  };
}

function decodeBody(bytes: Buffer, options: DecodeOptions): Decoded {
  const messageId = options.messageId ?? guessMessageId(bytes);
  if (messageId === undefined) return { ok: false, error: wireError('message.unknown', 0, '消息体须给出消息标识') };
  const editions = options.edition ? [options.edition] : (['2019', '2011'] as const);
  const decoded = editions.map((edition) => decodeBodyOf(bytes, messageId, edition));
  return must(decoded.find(isWhole) ?? decoded[0], 'a decoded body');
}

function decodeBodyOf(bytes: Buffer, messageId: number, edition: Edition): Decoded {
  const packet = attempt(() => readAlone(bytes, messageId, edition));
  if (packet.ok) return describePacket(packet.value, edition);
  return { ok: false, messageId: hexId(messageId), edition, error: packet.error };
}

/** Whether the layout took every byte: the sign of the right edition. */
function isWhole(decoded: Decoded): boolean {
  return decoded.ok && !('surplus' in decoded.body) && !('trailing' in decoded.body);
}

/** The business type of a body that was not named, by its sub-business type, which stands first or behind a vehicle. */
function guessMessageId(bytes: Buffer): number | undefined {
  for (const at of [0, vehicleBytes]) {
    if (bytes.length < at + 6) continue;
    const type = bytes.readUInt16BE(at);
    if (layoutOf(type, '2019') && groups.has(type & 0xff00)) return type & 0xff00;
  }
  return undefined;
}

/** A body with its envelope when the id is a business type, without when it is a sub-business type. */
export function readAlone(bytes: Buffer, messageId: number, edition: Edition): Packet {
  if (envelopeOf(messageId) !== undefined) return readPacket(bytes, 0, bytes.length, messageId, edition);
  const layout = layoutOf(messageId, edition);
  if (!layout) throw new WireFault('message.unknown', 0, hexId(messageId));
  const from = new ByteReader(bytes);
  const body = readData(from, layout);
  return from.originals ? { messageId, body, originals: from.originals } : { messageId, body };
}
