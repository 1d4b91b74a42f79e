import {
  type Body,
  type Edition,
  encodeBody,
  FrameSplitter,
  frameOf,
  framesOf,
  type Header,
} from '../protocols/jt808/index.ts';
import type { WireError } from '../protocols/wire/index.ts';
import { catalogue } from './catalogue.ts';
import { AwaitedAnswers } from './commands.ts';

/** The way to a terminal, whatever carries it. */
export interface Link {
  readonly address: string;
  /** Our own address as the terminal reaches it; absent where the carrier does not tell. */
  readonly localAddress?: string;
  send(bytes: Buffer): void;
  /** Stops and resumes reading, where the carrier can. */
  pause(): void;
  resume(): void;
  close(): void;
}

export type ResponseResult = 'ok' | 'failed' | 'malformed' | 'unsupported';

const resultCodes: Readonly<Record<ResponseResult, number>> = { ok: 0, failed: 1, malformed: 2, unsupported: 3 };

/** One connection of a terminal: what is known of it and how it is written to. */
export class Session {
  readonly id: string;
  readonly link: Link;
  readonly answers = new AwaitedAnswers();
  readonly #splitter: FrameSplitter;
  /** Set once it is authenticated. */
  phone: string | null = null;
  /** The header of its last good frame: answers are written in its edition. */
  edition: Edition = '2013';
  version: number | undefined;
  /** Messages that wait for the disk. */
  waiting = 0;
  paused = false;
  badFrames = 0;
  frames = 0;
  ended = false;
  #serial = 0;

  constructor(
    id: string,
    link: Link,
    sink: {
      readonly frame: (session: Session, content: Buffer) => void;
      readonly bad: (session: Session, error: WireError, bytes: Buffer) => void;
    },
  ) {
    this.id = id;
    this.link = link;
    this.#splitter = new FrameSplitter({
      frame: (content) => sink.frame(this, content),
      bad: (error, bytes) => sink.bad(this, error, bytes),
    });
  }

  push(chunk: Buffer): void {
    if (!this.ended) this.#splitter.push(chunk);
  }

  get nextSerial(): number {
    const serial = this.#serial;
    this.#serial = (serial + 1) & 0xffff;
    return serial;
  }

  #header(messageId: number, phone: string, serial: number): Header {
    return { messageId, version: this.version, phone, serial, encryption: 0 };
  }

  /** The platform's general response, 0x8001. */
  respond(to: Pick<Header, 'messageId' | 'phone' | 'serial'>, result: ResponseResult): void {
    if (this.ended) return;
    const body = Buffer.allocUnsafe(5);
    body.writeUInt16BE(to.serial, 0);
    body.writeUInt16BE(to.messageId, 2);
    body[4] = resultCodes[result];
    const frame = frameOf(this.#header(0x8001, to.phone, this.nextSerial), body);
    if (frame.ok) this.link.send(frame.value);
  }

  /**
   * Writes a message, in packages where it is long; gives the serial by which its answer names it, that of the first
   * package, or why it cannot be written.
   */
  send(messageId: number, phone: string, body: Body): { readonly serial: number } | { readonly error: WireError } {
    const header = this.#header(messageId, phone, this.#serial);
    const bytes = encodeBody({ header, edition: this.edition, body }, catalogue);
    if (!bytes.ok) return { error: bytes.error };
    const frames = framesOf(header, bytes.value);
    if (!frames.ok) return { error: frames.error };
    this.#serial = (this.#serial + frames.value.length) & 0xffff;
    if (!this.ended) for (const frame of frames.value) this.link.send(frame);
    return { serial: header.serial };
  }
}
