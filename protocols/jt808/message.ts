import { attempt, ByteReader, ByteWriter, failed, type Originals, type Result, WireFault } from '../wire/index.ts';
import { type Body, type Catalogue, catalogueOf, type MessageDeclaration } from './declare.ts';
import type { Edition } from './edition.ts';
import { enframe } from './framing.ts';
import { checksum, type Header, openFrame, writeHeader } from './header.ts';
import { jt808Messages } from './messages/index.ts';

/** One frame as a message. What cannot be read alone (a package, an encrypted or unknown body) has the body `{ hex }`. */
export interface Message {
  readonly header: Header;
  readonly edition: Edition;
  /** By the catalogue; undefined for an id it lacks. */
  readonly name: string | undefined;
  readonly body: Body;
  /** See `Originals`. */
  readonly originals?: Originals;
}

export interface DecodeOptions {
  /** What an unmarked frame is read as where the message itself does not tell; 2013 when absent. */
  readonly unmarkedEdition?: '2011' | '2013';
  /** Messages known; those of JT/T 808 when absent. */
  readonly catalogue?: Catalogue;
}

const ownCatalogue = catalogueOf(jt808Messages);

/** Reads an unescaped frame, whole and with its checksum right. Never throws. */
export function decodeFrame(content: Buffer, options: DecodeOptions = {}): Result<Message> {
  return attempt(() => {
    const { header, bodyStart, bodyEnd, checksumOk } = openFrame(content);
    if (!checksumOk) throw new WireFault('frame.checksum', bodyEnd);
    return readMessage(content, header, bodyStart, bodyEnd, options);
  });
}

/** Reads the body that lies from `start` up to `end`, under the header that came with it. Faults. */
export function readMessage(
  bytes: Buffer,
  header: Header,
  start: number,
  end: number,
  options: DecodeOptions = {},
): Message {
  const declared = (options.catalogue ?? ownCatalogue).get(header.messageId);
  const edition = editionOf(declared, header, bytes, start, end, options);
  const name = declared?.name;
  if (!declared || isOpaque(header)) {
    return { header, edition, name, body: { hex: bytes.toString('hex', start, end) } };
  }
  const reader = new ByteReader(bytes, start, end);
  const body = declared.layouts[edition].read(reader, {}) as Body;
  if (reader.left > 0) throw new WireFault('body.surplus', reader.at, `${reader.left} 字节`);
  return { header, edition, name, body, originals: reader.originals };
}

/** A body that cannot be read by itself. */
function isOpaque(header: Header): boolean {
  return header.package !== undefined || header.encryption !== 0;
}

function editionOf(
  declared: MessageDeclaration | undefined,
  header: Header,
  bytes: Buffer,
  start: number,
  end: number,
  options: DecodeOptions,
): Edition {
  if (header.version !== undefined) return '2019';
  const told = isOpaque(header) ? undefined : declared?.tell?.(bytes, start, end);
  return told ?? options.unmarkedEdition ?? '2013';
}

/** Reads a body alone, for instance one put together from packages. */
export function decodeBody(
  messageId: number,
  body: Buffer,
  edition: Edition,
  options: DecodeOptions = {},
): Result<Message> {
  const header: Header = {
    messageId,
    phone: '0',
    serial: 0,
    encryption: 0,
    version: edition === '2019' ? 1 : undefined,
  };
  return attempt(() => readMessage(body, header, 0, body.length, { unmarkedEdition: unmarked(edition), ...options }));
}

function unmarked(edition: Edition): '2011' | '2013' | undefined {
  return edition === '2019' ? undefined : edition;
}

/** What is needed to write a message. */
export type MessageToEncode = Pick<Message, 'header' | 'edition' | 'body' | 'originals'>;

/** The bytes of a body. */
export function encodeBody(message: MessageToEncode, catalogue: Catalogue = ownCatalogue): Result<Buffer> {
  return attempt(() => {
    const to = new ByteWriter(128, message.originals);
    writeBody(to, message, catalogue);
    return Buffer.from(to.written);
  });
}

function writeBody(to: ByteWriter, { header, edition, body }: MessageToEncode, catalogue: Catalogue): void {
  const declared = catalogue.get(header.messageId);
  if (declared && !isOpaque(header)) declared.layouts[edition].write(to, body, {});
  else if (typeof body.hex === 'string') to.hex(body.hex);
  else throw to.fault('未知消息、分包或加密的消息体须以 hex 给出');
}

/** A message as it goes onto the wire, escaped and between delimiters. Bodies over 1,023 bytes need packages. */
export function encodeFrame(message: MessageToEncode, catalogue: Catalogue = ownCatalogue): Result<Buffer> {
  const body = encodeBody(message, catalogue);
  return body.ok ? frameOf(message.header, body.value) : body;
}

/** A frame around the bytes of a body. */
export function frameOf(header: Header, body: Buffer): Result<Buffer> {
  if (body.length > 0x3ff) return failed('frame.long', 0, `消息体 ${body.length} 字节，须分包`);
  return attempt(() => {
    const to = new ByteWriter(body.length + 24);
    writeHeader(to, header, body.length);
    to.copy(body);
    to.u8(checksum(to.written, 0, to.at));
    return enframe(to.written);
  });
}
