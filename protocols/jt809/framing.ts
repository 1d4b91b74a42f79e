import { failed, type Result, type WireError, wireError } from '../wire/index.ts';

const start = 0x5b;
const end = 0x5d;

/** First byte of each two-byte escape, and by its second byte (1 or 2) what it stands for (JT/T 809 8.2.5). */
const escapes: Readonly<Record<number, readonly [number, number]>> = { 90: [0x5b, 0x5a], 94: [0x5d, 0x5e] };

/** Undoes the escapes of what stood between the two flags. Gives a view when there was nothing to undo. */
export function unescapeContent(content: Buffer): Result<Buffer> {
  if (!content.includes(0x5a) && !content.includes(0x5e)) return { ok: true, value: content };
  const plain = Buffer.allocUnsafe(content.length);
  let length = 0;
  for (let at = 0; at < content.length; at += 1) {
    let byte = content[at] ?? 0;
    const pair = escapes[byte];
    if (pair) {
      const second = content[at + 1];
      if (second !== 1 && second !== 2) return failed('frame.escape', at);
      byte = pair[second - 1] ?? 0;
      at += 1;
    }
    plain[length] = byte;
    length += 1;
  }
  return { ok: true, value: plain.subarray(0, length) };
}

function needsEscape(byte: number): boolean {
  return byte >= 0x5a && byte <= 0x5e && byte !== 0x5c;
}

/** Header, body and CRC as they go onto the wire: escaped, between the flags. */
export function enframe(plain: Buffer): Buffer {
  let extra = 0;
  for (const byte of plain) if (needsEscape(byte)) extra += 1;
  const wire = Buffer.allocUnsafe(plain.length + extra + 2);
  wire[0] = start;
  wire[wire.length - 1] = end;
  if (extra === 0) {
    plain.copy(wire, 1);
    return wire;
  }
  let at = 1;
  for (const byte of plain) {
    if (needsEscape(byte)) {
      wire[at] = byte <= start ? 0x5a : 0x5e;
      wire[at + 1] = byte === start || byte === end ? 1 : 2;
      at += 2;
    } else {
      wire[at] = byte;
      at += 1;
    }
  }
  return wire;
}

/** The content of one whole frame 5B … 5D. Offsets of its errors count on the wire, with the flag. */
export function deframe(wire: Buffer): Result<Buffer> {
  if (wire.length < 2 || wire[0] !== start) return failed('frame.delimiter', 0);
  const last = wire.length - 1;
  if (wire[last] !== end) return failed('frame.delimiter', last);
  const inner = wire.subarray(1, last);
  const flag = inner.findIndex((byte) => byte === start || byte === end);
  if (flag >= 0) return failed('frame.delimiter', flag + 1);
  return unescapeContent(inner);
}

/** Where frames go. The bytes given are valid during the call only: a receiver that keeps them copies them. */
export interface FrameSink {
  /** Header, body and CRC of one frame, unescaped, not yet verified. */
  frame(content: Buffer): void;
  /** Bytes that are no frame: between frames, cut by the next start, a broken escape, too long. */
  bad(error: WireError, bytes: Buffer): void;
}

/** Longest frame taken unless told otherwise: the answer with a photograph of 1 MB, every byte escaped. */
const usualLimitBytes = 2 * 1024 * 1024;

/**
 * Cuts a TCP stream into frames, in whatever pieces it arrives. A broken frame costs its own bytes only: neither flag
 * can occur inside a frame, so the next start always begins a new one. Frames that lie in one piece and hold no escape
 * are not copied, and a stream without flags costs no memory.
 */
export class FrameSplitter {
  readonly #sink: FrameSink;
  readonly #limitBytes: number;
  #held: Buffer = Buffer.allocUnsafe(0);
  /** Bytes of `#held` in use. */
  #length = 0;
  #inFrame = false;

  constructor(sink: FrameSink, limitBytes = usualLimitBytes) {
    this.#sink = sink;
    this.#limitBytes = limitBytes;
  }

  /** Bytes of a frame that is not complete yet. */
  get pending(): number {
    return this.#length;
  }

  push(chunk: Buffer): void {
    let at = 0;
    while (at < chunk.length) at = this.#inFrame ? this.#read(chunk, at) : this.#seek(chunk, at);
  }

  /** Between frames: skips to the next start. */
  #seek(chunk: Buffer, from: number): number {
    const found = chunk.indexOf(start, from);
    const to = found < 0 ? chunk.length : found;
    if (to > from) this.#sink.bad(wireError('frame.delimiter', 0), chunk.subarray(from, to));
    this.#inFrame = found >= 0;
    return found < 0 ? to : found + 1;
  }

  /** Inside a frame: reads to the next flag or to the end of the chunk. */
  #read(chunk: Buffer, from: number): number {
    let to = from;
    while (to < chunk.length && chunk[to] !== end && chunk[to] !== start) to += 1;
    const part = chunk.subarray(from, to);
    if (this.#length + part.length > this.#limitBytes) {
      this.#inFrame = false;
      this.#sink.bad(wireError('frame.long', 0), this.#take(part));
      return to;
    }
    if (to === chunk.length) {
      this.#hold(part);
      return to;
    }
    const content = this.#take(part);
    this.#inFrame = chunk[to] === start;
    if (this.#inFrame) this.#sink.bad(wireError('frame.delimiter', content.length), content);
    else this.#emit(content);
    return to + 1;
  }

  #emit(content: Buffer): void {
    const plain = unescapeContent(content);
    if (plain.ok) this.#sink.frame(plain.value);
    else this.#sink.bad(plain.error, content);
  }

  /** What was held of this frame followed by `part`. */
  #take(part: Buffer): Buffer {
    if (this.#length === 0) return part;
    this.#hold(part);
    const content = this.#held.subarray(0, this.#length);
    this.#length = 0;
    // One large photograph must not keep its memory for the life of the connection.
    if (this.#held.length > 64 * 1024) this.#held = Buffer.allocUnsafe(0);
    return content;
  }

  #hold(part: Buffer): void {
    const needed = this.#length + part.length;
    if (needed > this.#held.length) {
      const larger = Buffer.allocUnsafeSlow(Math.max(256, needed, this.#held.length * 2));
      this.#held.copy(larger, 0, 0, this.#length);
      this.#held = larger;
    }
    part.copy(this.#held, this.#length);
    this.#length = needed;
  }
}
