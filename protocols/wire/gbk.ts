import iconv from 'iconv-lite';

/** Text in the encoding of the standards (GBK). Bytes that are no GBK become U+FFFD. */
export function decodeGbk(bytes: Buffer): string {
  return isAscii(bytes) ? bytes.toString('latin1') : iconv.decode(bytes, 'gbk');
}

/** Characters that GBK lacks become `?`. */
export function encodeGbk(text: string): Buffer {
  return hasOnlyAscii(text) ? Buffer.from(text, 'latin1') : iconv.encode(text, 'gbk');
}

function hasOnlyAscii(text: string): boolean {
  for (let at = 0; at < text.length; at += 1) if (text.charCodeAt(at) > 0x7f) return false;
  return true;
}

function isAscii(bytes: Buffer): boolean {
  for (const byte of bytes) if (byte > 0x7f) return false;
  return true;
}
