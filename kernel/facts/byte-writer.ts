const shortest = 4096;
/** Characters of a text that takes less than 128 bytes whatever they are. */
const longestShort = 42;
const two32 = 0x1_0000_0000;

/** Bytes that grow at their end, little endian as ClickHouse wants them. */
export class ByteWriter {
  #bytes = Buffer.allocUnsafe(shortest);
  length = 0;

  /** What was written so far; valid until the next write. */
  get written(): Buffer {
    return this.#bytes.subarray(0, this.length);
  }

  /** Forgets what was written from here on. */
  cutTo(length: number): void {
    this.length = length;
  }

  #room(count: number): Buffer {
    const wanted = this.length + count;
    if (wanted > this.#bytes.length) {
      const grown = Buffer.allocUnsafe(Math.max(wanted, this.#bytes.length * 2));
      this.#bytes.copy(grown, 0, 0, this.length);
      this.#bytes = grown;
    }
    return this.#bytes;
  }

  byte(value: number): void {
    this.#room(1)[this.length] = value;
    this.length += 1;
  }

  /** The low bytes of a whole number of up to 53 bits, two's complement, in 1, 2, 4, 8 or 16 bytes. */
  integer(value: number, width: number): void {
    const bytes = this.#room(width);
    let at = this.length;
    if (width >= 4) {
      const high = Math.floor(value / two32);
      at = putWord(bytes, at, value - high * two32);
      if (width > 4) at = putWord(bytes, at, high);
      for (const end = this.length + width; at < end; ) at = putWord(bytes, at, high < 0 ? -1 : 0);
    } else {
      bytes[at] = value;
      if (width === 2) bytes[at + 1] = value >> 8;
    }
    this.length += width;
  }

  /** A whole number of any size, two's complement. */
  bigInteger(value: bigint, width: number): void {
    for (let rest = value, left = width; left > 0; left -= 4) {
      this.integer(Number(BigInt.asUintN(32, rest)), 4);
      rest >>= 32n;
    }
  }

  zeros(count: number): void {
    const bytes = this.#room(count);
    for (const end = this.length + count; this.length < end; this.length += 1) bytes[this.length] = 0;
  }

  /** A length, seven bits a byte. */
  varint(value: number): void {
    let rest = value;
    for (; rest >= 0x80; rest = Math.floor(rest / 128)) this.byte((rest % 128) | 0x80);
    this.byte(rest);
  }

  /** Text in UTF-8 after its length in bytes. */
  text(value: string): void {
    // Most texts are short: for them a call out of JavaScript costs more than the work.
    if (value.length <= longestShort && this.#short(value)) return;
    const bytes = Buffer.byteLength(value);
    this.varint(bytes);
    this.#room(bytes).write(value, this.length);
    this.length += bytes;
  }

  /** Text whose length in bytes fits one byte; false, and nothing written, when it has surrogates. */
  #short(value: string): boolean {
    const { length } = value;
    const bytes = this.#room(1 + 3 * length);
    let at = this.length + 1;
    for (let index = 0; index < length; index += 1) {
      const code = value.charCodeAt(index);
      if (code < 0x80) bytes[at++] = code;
      else if (code < 0x800) {
        bytes[at++] = 0xc0 | (code >> 6);
        bytes[at++] = 0x80 | (code & 0x3f);
      } else {
        if (code >= 0xd800 && code < 0xe000) return false;
        bytes[at++] = 0xe0 | (code >> 12);
        bytes[at++] = 0x80 | ((code >> 6) & 0x3f);
        bytes[at++] = 0x80 | (code & 0x3f);
      }
    }
    bytes[this.length] = at - this.length - 1;
    this.length = at;
    return true;
  }
}

function putWord(bytes: Buffer, at: number, word: number): number {
  bytes[at] = word;
  bytes[at + 1] = word >>> 8;
  bytes[at + 2] = word >>> 16;
  bytes[at + 3] = word >>> 24;
  return at + 4;
}
