import { attempt, done, failed, hexId, type Result, type WireError, WireFault } from '../wire/index.ts';
import type { Catalogue } from './declare.ts';
import type { Edition } from './edition.ts';
import { deframe, enframe, FrameSplitter, undoEscapes } from './framing.ts';
import { checksum, type Header, type OpenedFrame, openFrame } from './header.ts';
import { decodeBody, type Message, readMessage } from './message.ts';
import { readPosition } from './position.ts';
import { describePosition } from './position-body.ts';

/** What a person who looks at bytes is told of one message. */
export interface InspectedMessage {
  readonly ok: true;
  readonly messageId: string;
  readonly name?: string;
  readonly title?: string;
  readonly edition: Edition;
  readonly phone?: string;
  readonly serial?: number;
  readonly version?: number;
  readonly package?: { readonly total: number; readonly index: number };
  readonly encryption?: 'rsa' | number;
  readonly checksumOk?: boolean;
  readonly body: unknown;
  readonly originals?: Readonly<Record<string, string>>;
}

/** Bytes that are no message, with as much as could be read of them. */
export interface InspectedFailure extends Partial<Omit<InspectedMessage, 'ok'>> {
  readonly ok: false;
  readonly error: WireError;
}

export type Inspected = InspectedMessage | InspectedFailure;

export interface InspectOptions {
  readonly catalogue?: Catalogue;
  /** What an unmarked frame is read as where the message does not tell. */
  readonly edition?: Edition;
}

const delimiter = 0x7e;

/** One frame, with or without its delimiters. A wrong checksum is told, not held against the rest. */
export function inspectFrame(wire: Buffer, options: InspectOptions = {}): Inspected {
  const content = wire[0] === delimiter ? deframe(wire) : undoEscapes(wire);
  return content.ok ? inspectContent(content.value, options) : { ok: false, error: content.error };
}

/** The same of what stood between the delimiters, unescaped. */
export function inspectContent(content: Buffer, options: InspectOptions = {}): Inspected {
  const opened = attempt(() => openFrame(content));
  if (!opened.ok) return { ok: false, ...headOf(content), error: opened.error };
  const { header, bodyStart, bodyEnd, checksumOk } = opened.value;
  const unmarkedEdition = options.edition === '2011' ? '2011' : '2013';
  const message = attempt(() =>
    readMessage(content, header, bodyStart, bodyEnd, { unmarkedEdition, catalogue: options.catalogue }),
  );
  if (message.ok) return { ...describe(message.value, options), checksumOk };
  const head = { ...describeHeader(header), edition: editionOf(header, unmarkedEdition), checksumOk };
  if (!checksumOk) return { ok: false, ...head, error: failure('frame.checksum', bodyEnd) };
  const partial = header.messageId === 0x0200 ? partialPosition(content, opened.value, head.edition) : undefined;
  return { ok: false, ...head, error: message.error, body: partial };
}

/** Of a report whose items are broken, what stands before them. */
function partialPosition(content: Buffer, { bodyStart, bodyEnd }: OpenedFrame, edition: Edition): unknown {
  const position = attempt(() => describePosition(readPosition(content, bodyStart, bodyEnd), edition));
  return position.ok ? position.value : undefined;
}

function editionOf(header: Header, unmarked: Edition): Edition {
  return header.version === undefined ? unmarked : '2019';
}

function failure(code: WireError['code'], offset: number): WireError {
  return new WireFault(code, offset).error;
}

/** The id, where at least that can be read. */
function headOf(content: Buffer): { readonly messageId?: string } {
  return content.length >= 13 ? { messageId: hexId(content.readUInt16BE(0)) } : {};
}

function describeHeader(header: Header) {
  const { encryption } = header;
  return {
    messageId: hexId(header.messageId),
    phone: header.phone,
    serial: header.serial,
    ...(header.version === undefined ? {} : { version: header.version }),
    ...(header.package ? { package: header.package } : {}),
    ...(encryption === 0 ? {} : { encryption: encryption === 1 ? ('rsa' as const) : encryption }),
  };
}

function describe(message: Message, { catalogue }: InspectOptions): InspectedMessage {
  const declared = catalogue?.get(message.header.messageId);
  return {
    ok: true,
    ...describeHeader(message.header),
    ...(message.name ? { name: message.name } : {}),
    ...(declared ? { title: declared.title } : {}),
    edition: message.edition,
    body: message.body,
    ...(message.originals ? { originals: message.originals } : {}),
  };
}

/** A body without its frame; the message must be named. */
export function inspectBody(messageId: number, body: Buffer, options: InspectOptions = {}): Inspected {
  const message = decodeBody(messageId, body, options.edition ?? '2013', { catalogue: options.catalogue });
  if (!message.ok) return { ok: false, messageId: hexId(messageId), error: message.error };
  const { phone, serial, version, ...rest } = describe(message.value, options);
  return rest;
}

/** A stream: its messages in order, and the errors of what was none. */
export interface InspectedStream {
  readonly ok: boolean;
  readonly messages: readonly Inspected[];
  /** The first of them, as of a single frame. */
  readonly error?: WireError;
  readonly errors: readonly WireError[];
  /** Bytes of a frame that is not complete. */
  readonly pending: number;
}

export function inspectStream(bytes: Buffer, options: InspectOptions = {}): InspectedStream {
  const messages: Inspected[] = [];
  const errors: WireError[] = [];
  const splitter = new FrameSplitter({
    frame(content) {
      const one = inspectContent(content, options);
      if (!one.ok) errors.push(one.error);
      else if (one.checksumOk) messages.push(one);
      else errors.push(failure('frame.checksum', content.length - 1));
    },
    bad: (error) => errors.push(error),
  });
  splitter.push(bytes);
  const [error] = errors;
  return { ok: error === undefined, messages, ...(error ? { error } : {}), errors, pending: splitter.pending };
}

/**
 * Escapes undone, of bytes between delimiters, or done, of bytes without. What stands between delimiters and has its checksum
 * right claims to be a frame and is held to that.
 */
export function inspectEscapes(bytes: Buffer): Result<{ readonly hex: string }> {
  if (bytes[0] !== delimiter) return done({ hex: enframe(bytes).toString('hex') });
  const content = deframe(bytes);
  if (!content.ok) return content;
  const plain = content.value;
  const last = plain.length - 1;
  if (last < 1) return failed('frame.short', plain.length);
  if (checksum(plain, 0, last) === plain[last]) {
    const opened = attempt(() => openFrame(plain));
    if (!opened.ok) return opened;
  }
  return done({ hex: plain.toString('hex') });
}
