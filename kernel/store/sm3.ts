import { createHash } from 'node:crypto';

/** SM3 (GB/T 32905-2016) of bytes, or of text in UTF-8, as 64 lower-case hex digits. */
export function sm3(content: Uint8Array | string): string {
  return createHash('sm3').update(content).digest('hex');
}
