import { done, failed, type Result } from './result.ts';

/** Bytes as they are given to be looked at: themselves, or hex digits with blanks between them. */
export function givenBytes(given: Uint8Array | string): Result<Buffer> {
  if (typeof given !== 'string') return done(Buffer.from(given.buffer, given.byteOffset, given.length));
  const digits = given.replace(/\s+/g, '');
  const wrong = digits.search(/[^0-9a-f]/i);
  if (wrong >= 0 || digits.length % 2 === 1) return failed('hex.invalid', wrong < 0 ? digits.length : wrong);
  return done(Buffer.from(digits, 'hex'));
}
