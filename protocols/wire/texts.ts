import type { ByteReader } from './byte-reader.ts';
import type { ByteWriter } from './byte-writer.ts';
import type { Field } from './field.ts';
import { decodeGbk, encodeGbk } from './gbk.ts';

/** Longest text that is drawn for tests of fields without a bound of their own. */
const sampleBytes = 40;

/** Text without the NULs around it: terminals pad in front (2019), behind (2011, 2013), and terminate where they need not. */
function plainText(bytes: Buffer): string {
  let start = 0;
  let end = bytes.length;
  while (end > start && bytes[end - 1] === 0) end -= 1;
  while (start < end && bytes[start] === 0) start += 1;
  return decodeGbk(bytes.subarray(start, end));
}

/** Reads `count` bytes as text; `spell` is how we would write it, and what differs is kept as original. */
function readText(from: ByteReader, count: number, spell: (text: string) => Buffer): string {
  const bytes = from.slice(count);
  const text = plainText(bytes);
  if (!spell(text).equals(bytes)) from.keepOriginal(bytes);
  return text;
}

/** The original bytes, while they still say this text; otherwise our own spelling. */
function bytesFor(to: ByteWriter, text: string, spell: (text: string) => Buffer): Buffer {
  const original = to.original();
  return original && plainText(original) === text ? original : spell(text);
}

/** Text of ASCII alone with nothing but NULs behind it, as most identifiers are; null for any other. */
function plainAscii(bytes: Buffer, start: number, end: number): string | null {
  let stop = start;
  while (stop < end && (bytes[stop] ?? 0) !== 0) {
    if ((bytes[stop] ?? 0) > 0x7f) return null;
    stop += 1;
  }
  for (let at = stop; at < end; at += 1) if (bytes[at] !== 0) return null;
  return bytes.toString('latin1', start, stop);
}

/** `count` bytes of GBK, padded with NULs behind. Too long a text is a fault. */
export function fixedText(count: number): Field<string> {
  const spell = (text: string) => {
    const bytes = encodeGbk(text);
    return bytes.length < count ? Buffer.concat([bytes, Buffer.alloc(count - bytes.length)]) : bytes;
  };
  return {
    read(from) {
      const start = from.take(count);
      const ascii = plainAscii(from.bytes, start, from.at);
      if (ascii !== null) return ascii;
      from.at = start;
      return readText(from, count, spell);
    },
    write(to, value) {
      const bytes = bytesFor(to, value, spell);
      if (bytes.length !== count) throw to.fault(`最多 ${count} 字节`);
      to.copy(bytes);
    },
    shape: { kind: 'text', maxBytes: count },
  };
}

/** GBK text after its length in bytes, a number of 1, 2 or 4 bytes. */
export function sizedText(size: 1 | 2 | 4): Field<string> {
  return {
    read: (from) => readText(from, from.bytes.readUIntBE(from.take(size), size), encodeGbk),
    write(to, value) {
      const bytes = bytesFor(to, value, encodeGbk);
      to.patch(to.reserve(size), size, bytes.length);
      to.copy(bytes);
    },
    shape: { kind: 'text', maxBytes: sampleBytes },
  };
}

/** GBK text up to the end of the body. */
export const restText: Field<string> = {
  read: (from) => readText(from, from.left, encodeGbk),
  write: (to, value) => to.copy(bytesFor(to, value, encodeGbk)),
  shape: { kind: 'text', maxBytes: sampleBytes },
};

const terminate = (text: string) => Buffer.concat([encodeGbk(text), Buffer.alloc(1)]);

/** GBK text up to the end of the body, with the NUL behind it that the 2011 edition demands. */
export const terminatedRest: Field<string> = {
  read: (from) => readText(from, from.left, terminate),
  write: (to, value) => to.copy(bytesFor(to, value, terminate)),
  shape: { kind: 'text', maxBytes: sampleBytes },
};

/** GBK text up to and with a NUL, or up to the end of the body when there is none. */
export const untilNul: Field<string> = {
  read(from) {
    const nul = from.bytes.indexOf(0, from.at);
    const count = nul < 0 || nul >= from.end ? from.left : nul + 1 - from.at;
    return readText(from, count, terminate);
  },
  write: (to, value) => to.copy(bytesFor(to, value, terminate)),
  shape: { kind: 'text', maxBytes: sampleBytes },
};
