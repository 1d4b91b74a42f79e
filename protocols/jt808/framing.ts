import { failed, type Result, type WireError, wireError } from '../wire/index.ts';

const delimiter = 0x7e;
const escapeMark = 0x7d;

/** Longest frame after unescaping: header of 2019 with package item 21, body 1023, checksum 1. */
export const maxFrameBytes = 1045;
/** The same on the wire, when every byte had to be escaped. */
const maxWireBytes = maxFrameBytes * 2;

/**
 * Undoes the escapes of what stood between two delimiters. Gives a view when there was nothing to undo. A single 0x7d as last
 * byte is kept: it can only be a checksum that a terminal forgot to escape, and the checksum itself tells.
 */
export function undoEscapes(wire: Buffer): Result<Buffer> {
  const first = wire.indexOf(escapeMark);
  if (first < 0) return { ok: true, value: wire };
  const plain = Buffer.allocUnsafe(wire.length);
  let length = wire.copy(plain, 0, 0, first);
  for (let at = first; at < wire.length; at += 1) {
    let byte = wire[at] ?? 0;
    if (byte === escapeMark && at + 1 < wire.length) {
      const next = wire[at + 1];
      if (next !== 1 && next !== 2) return failed('frame.escape', at);
      byte = next === 1 ? escapeMark : delimiter;
      at += 1;
    }
    plain[length] = byte;
    length += 1;
  }
  return { ok: true, value: plain.subarray(0, length) };
}

/** Header, body and checksum as they go onto the wire: escaped, between delimiters. */
export function enframe(plain: Buffer): Buffer {
  let extra = 0;
  for (const byte of plain) if (byte === delimiter || byte === escapeMark) extra += 1;
  const wire = Buffer.allocUnsafe(plain.length + extra + 2);
  wire[0] = delimiter;
  wire[wire.length - 1] = delimiter;
  if (extra === 0) {
    plain.copy(wire, 1);
    return wire;
  }
  let at = 1;
  for (const byte of plain) {
    if (byte === delimiter || byte === escapeMark) {
      wire[at] = escapeMark;
      wire[at + 1] = byte === escapeMark ? 1 : 2;
      at += 2;
    } else {
      wire[at] = byte;
      at += 1;
    }
  }
  return wire;
}

/** The contents of one whole frame 7E … 7E. Offsets of its errors count on the wire, with the delimiter. */
export function deframe(wire: Buffer): Result<Buffer> {
  if (wire.length < 2 || wire[0] !== delimiter) return failed('frame.delimiter', 0);
  const end = wire.indexOf(delimiter, 1);
  if (end !== wire.length - 1) return failed('frame.delimiter', end < 0 ? wire.length : end);
  return undoEscapes(wire.subarray(1, end));
}

/** Where frames go. The bytes given are valid during the call only: a receiver that keeps them copies them. */
export interface FrameSink {
  /** Header, body and checksum of one frame, unescaped, not yet verified. */
  frame(content: Buffer): void;
  /** Bytes that are no frame: noise before the first delimiter, a broken escape, too long. */
  bad(error: WireError, bytes: Buffer): void;
}

/**
 * Cuts a stream of bytes, in whatever pieces it arrives, at its delimiters. A malformed frame costs its own bytes only, and a
 * stream without delimiters costs no memory. Frames that lie in one piece and hold no escape are not copied.
 */
export class FrameSplitter {
  readonly #sink: FrameSink;
  #held: Buffer = Buffer.allocUnsafe(0);
  /** Bytes of `#held` in use. */
  #length = 0;
  /** False until the first delimiter was seen, and after a frame that grew too long. */
  #inFrame = false;

  constructor(sink: FrameSink) {
    this.#sink = sink;
  }

  /** Bytes of a frame that is not complete yet. */
  get pending(): number {
    return this.#length;
  }

  push(chunk: Buffer): void {
    let start = 0;
    for (;;) {
      const end = chunk.indexOf(delimiter, start);
      if (end < 0) break;
      this.#cut(chunk.subarray(start, end));
      start = end + 1;
    }
    if (start < chunk.length) this.#hold(chunk.subarray(start));
  }

  /** A delimiter came after `last`, the bytes of this chunk since the one before. */
  #cut(last: Buffer): void {
    if (this.#inFrame && this.#length + last.length > maxWireBytes) this.#hold(last);
    else if (this.#length > 0) this.#emit(this.#join(last));
    else if (last.length > 0) this.#emit(last);
    this.#length = 0;
    this.#inFrame = true;
  }

  #emit(wire: Buffer): void {
    if (!this.#inFrame) {
      this.#sink.bad(wireError('frame.delimiter', 0), wire);
      return;
    }
    const plain = undoEscapes(wire);
    if (plain.ok) this.#sink.frame(plain.value);
    else this.#sink.bad(plain.error, wire);
  }

  #join(last: Buffer): Buffer {
    this.#room(last.length);
    last.copy(this.#held, this.#length);
    return this.#held.subarray(0, this.#length + last.length);
  }

  #hold(bytes: Buffer): void {
    if (this.#length + bytes.length > maxWireBytes) {
      const whole = this.#length > 0 ? this.#join(bytes.subarray(0, maxWireBytes - this.#length)) : bytes;
      this.#sink.bad(wireError(this.#inFrame ? 'frame.long' : 'frame.delimiter', 0), whole.subarray(0, maxWireBytes));
      this.#length = 0;
      this.#inFrame = false;
      return;
    }
    this.#room(bytes.length);
    bytes.copy(this.#held, this.#length);
    this.#length += bytes.length;
  }

  /** Room for `more` bytes. Most connections never hold more than a part of one frame, so it starts small. */
  #room(more: number): void {
    const needed = this.#length + more;
    if (needed <= this.#held.length) return;
    const larger = Buffer.allocUnsafeSlow(Math.min(maxWireBytes, Math.max(256, needed, this.#held.length * 2)));
    this.#held.copy(larger, 0, 0, this.#length);
    this.#held = larger;
  }
}
