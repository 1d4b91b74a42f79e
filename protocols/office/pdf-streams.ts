import { inflateSync } from 'node:zlib';
import { type Deadline, megabytes, type ReadLimits } from './limits.ts';
import { UnreadableFile } from './unreadable-file.ts';

/**
 * Refuses a PDF whose compressed streams unpack to more than the limits, before the PDF reader, which knows no such
 * limit, sees it. Page content counts against half the limit, as the reader needs several times its size; fonts and
 * pictures, which are large in honest files and are not decoded for text, count against four times the limit.
 */
export function refuseStreamBombs(bytes: Uint8Array, limits: ReadLimits, deadline: Deadline): void {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  const spent = { content: 0, media: 0 };
  for (let at = file.indexOf('stream'); at !== -1; at = file.indexOf('stream', at + 6)) {
    if (file.subarray(Math.max(0, at - 3), at).toString('latin1') === 'end') continue;
    const start = startOfData(file, at + 6);
    if (!isZlib(file, start)) continue;
    deadline.check();
    const dictionary = dictionaryBefore(file, at);
    const kind = /\/Length1\b|\/Subtype\s*\/(Image|CIDFontType0C|Type1C|OpenType)\b/.test(dictionary)
      ? 'media'
      : 'content';
    const limit = limits.inflatedBytes * (kind === 'media' ? 4 : 0.5);
    const layers = Math.max(1, dictionary.match(/\/(FlateDecode|Fl)\b/g)?.length ?? 1);
    spent[kind] += unpackedSize(file.subarray(start), layers, Math.min(limit - spent[kind], limits.inflatedBytes));
  }
}

function startOfData(file: Buffer, at: number): number {
  if (file[at] === 0x0d && file[at + 1] === 0x0a) return at + 2;
  return file[at] === 0x0a || file[at] === 0x0d ? at + 1 : at;
}

/** The two header bytes of zlib data (RFC 1950): deflate, and a multiple of 31. */
function isZlib(file: Buffer, at: number): boolean {
  const first = file[at] ?? 0;
  return (first & 0x0f) === 8 && (first * 256 + (file[at + 1] ?? 0)) % 31 === 0;
}

function dictionaryBefore(file: Buffer, at: number): string {
  const text = file.subarray(Math.max(0, at - 1024), at).toString('latin1');
  return text.slice(text.lastIndexOf(' obj') + 1);
}

/** Bytes that come out of the stream; what stops early because the data is damaged is left to the PDF reader. */
function unpackedSize(data: Buffer, layers: number, room: number): number {
  let current = data;
  let total = 0;
  for (let layer = 0; layer < layers; layer++) {
    try {
      current = inflateSync(current, { maxOutputLength: Math.max(1, room - total) });
    } catch (error) {
      if (!(error instanceof Error && 'code' in error)) throw error;
      if (error.code === 'ERR_BUFFER_TOO_LARGE') {
        throw new UnreadableFile('inflates-too-large', { limit: megabytes(room) }, error);
      }
      return total;
    }
    total += current.length;
  }
  return total;
}
