import { catalogueOf, type Edition, type Inspected, inspectBody, inspectFrame, jt808Messages } from '../jt808/index.ts';
import { givenBytes, type WireError, wireError } from '../wire/index.ts';
import { jt1078Messages } from './messages.ts';
import { readStreamPacket, type StreamPacket } from './stream-packet.ts';

/** JT/T 808 with the signalling of JT/T 1078. */
export const jt1078Catalogue = catalogueOf(jt808Messages, jt1078Messages);

export interface DecodeOptions {
  /** A frame of JT/T 808, the body of one message, or packets of a media stream. */
  readonly kind?: 'frame' | 'body' | 'rtp';
  /** Id of a body's message. */
  readonly messageId?: number | undefined;
  readonly edition?: Edition | undefined;
}

/** A packet as it is printed, its payload in hex. */
export interface InspectedPacket extends Omit<StreamPacket, 'payload'> {
  readonly payload: string;
}

/** Packets of a media stream, the first one shown for all. */
export interface InspectedMedia extends Partial<InspectedPacket> {
  readonly ok: true;
  readonly messageId: 'rtp';
  readonly packets: readonly InspectedPacket[];
  /** Bytes behind the last whole packet, in hex. */
  readonly rest: string;
}

export interface MediaFailure {
  readonly ok: false;
  readonly error: WireError;
}

/** A message or media packets of JT/T 1078 from their bytes or hex digits. Never throws on what is given. */
export function decodeJt1078(
  given: Uint8Array | string,
  options: DecodeOptions = {},
): Inspected | InspectedMedia | MediaFailure {
  const bytes = givenBytes(given);
  if (!bytes.ok) return bytes;
  const { kind = 'frame', messageId, edition } = options;
  if (kind === 'rtp') return inspectMedia(bytes.value);
  const inspection = { catalogue: jt1078Catalogue, edition };
  if (kind === 'frame') return inspectFrame(bytes.value, inspection);
  if (messageId === undefined) return { ok: false, error: wireError('message.unknown', 0, '消息体须给出消息标识') };
  return inspectBody(messageId, bytes.value, inspection);
}

/** Packets of a media stream; the SIM has 6 bytes, or 10 where only that comes out even. */
export function inspectMedia(bytes: Buffer): InspectedMedia | MediaFailure {
  const short = readPackets(bytes, 6);
  const long = short.restBytes > 0 ? readPackets(bytes, 10) : short;
  const { packets, restBytes, error } = long.restBytes === 0 ? long : short;
  if (packets.length === 0) return { ok: false, error: error ?? wireError('frame.short', 0) };
  const rest = bytes.toString('hex', bytes.length - restBytes);
  return { ok: true, messageId: 'rtp', ...packets[0], packets, rest };
}

function readPackets(bytes: Buffer, simBytes: 6 | 10) {
  const packets: InspectedPacket[] = [];
  let at = 0;
  while (at < bytes.length) {
    const one = readStreamPacket(bytes, at, { simBytes });
    if (!one.ok) return { packets, restBytes: bytes.length - at, error: one.error };
    const { payload, ...head } = one.value.packet;
    packets.push({ ...head, payload: payload.toString('hex') });
    at = one.value.end;
  }
  return { packets, restBytes: 0, error: undefined };
}
