/** What two platforms agree on for one link (JT/T 809 8.2.7.3): multiplier, increment and modulus. All are secrets. */
export interface CipherKeys {
  readonly m1: number;
  readonly ia1: number;
  readonly ic1: number;
}

/**
 * Encrypts or decrypts `bytes[from, to)` in place; the cipher is its own inverse. `key` is the one sent in the header.
 * The cipher is a linear congruence and hides nothing from someone who knows a few bytes of text: it keeps the
 * standard, the line between two platforms needs a protected network all the same.
 */
export function applyCipher(bytes: Uint8Array, key: number, keys: CipherKeys, from = 0, to = bytes.length): void {
  const modulus = keys.m1 >>> 0 || 1;
  let state = key >>> 0 || 1;
  for (let at = from; at < to; at += 1) {
    state = (Math.imul(keys.ia1, state % modulus) + keys.ic1) >>> 0;
    bytes[at] = (bytes[at] ?? 0) ^ ((state >>> 20) & 0xff);
  }
}
