import { type FrameSink, FrameSplitter } from '../jt808/index.ts';
import { wireError } from '../wire/index.ts';
import { packetHeadBytes, packetMark, readPacketHead } from './data-packet.ts';

/** Where frames and file data go. Bytes are valid during the call only. */
export interface AttachmentSink extends FrameSink {
  /** A piece of a file, as it arrives: packets are not gathered. `offset` is that of the piece in the file. */
  data(name: string, offset: number, bytes: Buffer): void;
}

const delimiter = 0x7e;
const markStart = packetMark >>> 24;
/** Largest packet taken; the standard sends 64 KiB. */
export const maxPacketBytes = 1024 * 1024;

/**
 * Cuts the stream of an attachment connection, on which frames of JT/T 808 and packets of file data follow each other. The first
 * byte tells which; what begins like neither is skipped up to the next that does.
 */
export class AttachmentSplitter {
  readonly #sink: AttachmentSink;
  readonly #frames: FrameSplitter;
  /** Bytes of a head that is not complete. */
  #head = Buffer.allocUnsafe(packetHeadBytes);
  #headLength = 0;
  #name = '';
  #offset = 0;
  #dataLeft = 0;
  #inFrame = false;
  /** Bytes came since the delimiter that opened the frame. */
  #frameHasBytes = false;

  constructor(sink: AttachmentSink) {
    this.#sink = sink;
    this.#frames = new FrameSplitter(sink);
  }

  push(chunk: Buffer): void {
    let at = 0;
    while (at < chunk.length) at = this.#step(chunk, at);
  }

  /** Takes what belongs together from `at` on and gives where it ends. */
  #step(chunk: Buffer, at: number): number {
    if (this.#dataLeft > 0) return this.#takeData(chunk, at);
    if (this.#headLength > 0) return this.#takeHead(chunk, at);
    if (this.#inFrame) return this.#takeFrame(chunk, at);
    const first = chunk[at];
    if (first === markStart) return this.#takeHead(chunk, at);
    if (first === delimiter) {
      this.#inFrame = true;
      this.#frameHasBytes = false;
      this.#frames.push(chunk.subarray(at, at + 1));
      return at + 1;
    }
    return this.#skip(chunk, at);
  }

  /** Up to and with the delimiter that ends the frame. */
  #takeFrame(chunk: Buffer, at: number): number {
    const end = chunk.indexOf(delimiter, at);
    const next = end < 0 ? chunk.length : end + 1;
    this.#frames.push(chunk.subarray(at, next));
    this.#frameHasBytes ||= (end < 0 ? next : end) > at;
    // Two delimiters in a row are the end of one frame and the start of another.
    if (end >= 0 && this.#frameHasBytes) this.#inFrame = false;
    return next;
  }

  #takeHead(chunk: Buffer, at: number): number {
    const next = Math.min(chunk.length, at + packetHeadBytes - this.#headLength);
    chunk.copy(this.#head, this.#headLength, at, next);
    this.#headLength += next - at;
    if (this.#headLength < packetHeadBytes) return next;
    this.#headLength = 0;
    const head = readPacketHead(this.#head);
    if (head.ok && head.value.length <= maxPacketBytes) {
      this.#name = head.value.name;
      this.#offset = head.value.offset;
      this.#dataLeft = head.value.length;
    } else {
      this.#sink.bad(head.ok ? wireError('frame.long', 58, `${head.value.length} 字节`) : head.error, this.#head);
    }
    return next;
  }

  #takeData(chunk: Buffer, at: number): number {
    const next = Math.min(chunk.length, at + this.#dataLeft);
    this.#sink.data(this.#name, this.#offset, chunk.subarray(at, next));
    this.#offset += next - at;
    this.#dataLeft -= next - at;
    return next;
  }

  #skip(chunk: Buffer, at: number): number {
    let end = at;
    while (end < chunk.length && chunk[end] !== delimiter && chunk[end] !== markStart) end += 1;
    this.#sink.bad(wireError('frame.delimiter', 0), chunk.subarray(at, end));
    return end;
  }
}
