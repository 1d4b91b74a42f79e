import { attempt, ByteReader, failed, hexId, type Originals, type Result, type WireError } from '../wire/index.ts';
import { envelopeOf, layoutOf, titleOf } from './catalogue.ts';
import type { CipherKeys } from './cipher.ts';
import { type Frame, readFrame } from './codec.ts';
import type { Edition } from './declaration.ts';
import { readData, readPacket } from './envelope.ts';
import { deframe } from './framing.ts';
import { guessEdition, type Header, sentTime } from './header.ts';
import { type Packet, typeOf } from './packet.ts';

export interface DecodeOptions {
  /** A whole frame with its flags, or the data of one message. */
  readonly kind?: 'frame' | 'body' | undefined;
  /** Edition agreed with the peer. Without it a frame's own look decides; a body is taken as 2019. */
  readonly edition?: Edition | undefined;
  readonly keys?: CipherKeys | undefined;
  /** Type of a body: a business type with its envelope (0x1200) or a sub-business type without (0x1202). */
  readonly messageId?: number | undefined;
}

/** A message as it is printed. */
export interface DecodedMessage {
  readonly ok: true;
  readonly messageId: string;
  readonly title: string | undefined;
  readonly edition: Edition;
  /** What only a frame has. */
  readonly serial?: number;
  readonly accessCode?: number;
  readonly version?: string;
  readonly encrypted?: boolean;
  readonly sentAt?: string | undefined;
  readonly checksumOk?: true;
  /** The vehicle, the sub-business type and the data, side by side. */
  readonly body: Readonly<Record<string, unknown>>;
  readonly originals?: Originals | undefined;
}

export type Decoded = DecodedMessage | { readonly ok: false; readonly error: WireError };

/** A message of JT/T 809 from its bytes or their hex digits. Never throws on what is given. */
export function decodeJt809(given: Uint8Array | string, options: DecodeOptions = {}): Decoded {
  const bytes = bytesOf(given);
  if (!bytes.ok) return bytes;
  const decoded = options.kind === 'body' ? decodeBody(bytes.value, options) : decodeWire(bytes.value, options);
  return decoded.ok ? decoded.value : decoded;
}

function bytesOf(given: Uint8Array | string): Result<Buffer> {
  if (typeof given !== 'string') return { ok: true, value: Buffer.from(given.buffer, given.byteOffset, given.length) };
  const digits = given.replace(/\s/g, '');
  const wrong = digits.search(/[^0-9a-f]/i);
  if (wrong >= 0 || digits.length % 2 === 1) return failed('hex.invalid', wrong < 0 ? digits.length : wrong);
  return { ok: true, value: Buffer.from(digits, 'hex') };
}

function decodeWire(wire: Buffer, options: DecodeOptions): Result<DecodedMessage> {
  const content = deframe(wire);
  if (!content.ok) return content;
  const { keys } = options;
  const edition = options.edition ?? guessEdition(content.value);
  const frame = readFrame(content.value, keys ? { edition, keys } : { edition });
  return frame.ok ? { ok: true, value: describeFrame(frame.value, edition) } : frame;
}

function describeFrame({ header, packet }: Frame, edition: Edition): DecodedMessage {
  return { ...describePacket(packet, edition), ...describeHeader(header), checksumOk: true };
}

function describeHeader({ serial, accessCode, version, encryption, sentAt }: Header) {
  return { serial, accessCode, version, encrypted: encryption !== 0, sentAt: sentTime(sentAt) };
}

function describePacket(packet: Packet, edition: Edition): DecodedMessage {
  const { messageId, dataType, vehicle, body, trailing, originals } = packet;
  const head = dataType === undefined ? {} : { dataType: hexId(dataType) };
  const tail = trailing === undefined ? {} : { trailing };
  const type = envelopeOf(messageId) === 'statistics' ? messageId : typeOf(packet);
  return {
    ok: true,
    messageId: hexId(messageId),
    title: titleOf(type),
    edition,
    body: { ...vehicle, ...head, ...body, ...tail },
    originals,
  };
}

function decodeBody(bytes: Buffer, { messageId, edition = '2019' }: DecodeOptions): Result<DecodedMessage> {
  if (messageId === undefined) return failed('message.unknown', 0, '消息体须给出消息标识');
  if (envelopeOf(messageId) !== undefined) {
    return attempt(() => describePacket(readPacket(bytes, 0, bytes.length, messageId, edition), edition));
  }
  const layout = layoutOf(messageId, edition);
  if (!layout) return failed('message.unknown', 0, hexId(messageId));
  return attempt(() => {
    const from = new ByteReader(bytes);
    const body = readData(from, layout);
    const { originals } = from;
    return { ok: true, messageId: hexId(messageId), title: titleOf(messageId), edition, body, originals };
  });
}
