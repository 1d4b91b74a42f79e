import { UnreadableFile } from './unreadable-file.ts';

/**
 * Decodes a text file whose encoding nobody has named: byte order mark, then strict UTF-8, then UTF-16 without a mark,
 * then strict GB18030 (which contains GBK and GB2312). Throws `UnreadableFile` for zeros, binary data and what no
 * encoding explains.
 */
export function decodeText(bytes: Uint8Array): string {
  if (bytes.every((byte) => byte === 0)) throw new UnreadableFile('zeros');
  const marked = byMark(bytes);
  if (marked !== null) {
    const text = strict(marked, bytes);
    if (text === null) throw new UnreadableFile('damaged', { detail: `不是完整的 ${marked.toUpperCase()} 文本` });
    return plausible(text) ? text : refuse();
  }
  if (bytes.includes(0)) return withoutMark(bytes) ?? refuse();
  const utf8 = strict('utf-8', bytes);
  if (utf8 !== null) return plausible(utf8) ? utf8 : refuse();
  const gb = strict('gb18030', bytes);
  if (gb !== null && plausible(gb)) return gb;
  const wide = withoutMark(bytes);
  if (wide !== null) return wide;
  if (gb !== null || isBinary(bytes)) return refuse();
  throw new UnreadableFile('unknown-encoding');
}

/** Whether the beginning of a file has more control bytes than any eight-bit text has. */
export function isBinary(bytes: Uint8Array): boolean {
  const beginning = bytes.subarray(0, 65_536);
  const controls = beginning.filter((byte) => byte < 0x20 && !(byte >= 0x09 && byte <= 0x0d)).length;
  return controls > beginning.length * 0.01;
}

function refuse(): never {
  throw new UnreadableFile('binary');
}

function byMark(bytes: Uint8Array): string | null {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8';
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  return null;
}

function strict(encoding: string, bytes: Uint8Array): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch (error) {
    if (error instanceof TypeError) return null;
    throw error;
  }
}

/** UTF-16 without a byte order mark: taken only when nearly every character is one that a Chinese text has. */
function withoutMark(bytes: Uint8Array): string | null {
  if (bytes.length % 2 !== 0) return null;
  for (const encoding of ['utf-16le', 'utf-16be']) {
    const text = strict(encoding, bytes);
    if (text !== null && plausible(text) && commonShare(text) > 0.95) return text;
  }
  return null;
}

/** Text has hardly any control characters besides tab, line ends and form feed. */
function plausible(text: string): boolean {
  return controlShare(text) <= 0.001;
}

function controlShare(text: string): number {
  return text === '' ? 0 : count(text, isControl) / text.length;
}

function commonShare(text: string): number {
  return text === '' ? 0 : count(text, isCommon) / text.length;
}

function count(text: string, holds: (code: number) => boolean): number {
  let total = 0;
  for (let index = 0; index < text.length; index++) if (holds(text.charCodeAt(index))) total++;
  return total;
}

function isControl(code: number): boolean {
  return (code < 0x20 && !(code >= 0x09 && code <= 0x0d)) || (code >= 0x7f && code < 0xa0 && code !== 0x85);
}

/** ASCII, general and CJK punctuation, the unified ideographs with extension A, and full-width forms. */
function isCommon(code: number): boolean {
  return (
    (code >= 0x20 && code < 0x7f) ||
    (code >= 0x09 && code <= 0x0d) ||
    (code >= 0x2010 && code <= 0x22ff) ||
    (code >= 0x3000 && code <= 0x303f) ||
    (code >= 0x3400 && code <= 0x9fff) ||
    (code >= 0xff00 && code <= 0xffef)
  );
}
