import { createHash } from 'node:crypto';

/** Without signs that are taken for one another on paper. */
const signs = 'ABCDEFGHJKMNPQRSTUVWXYZ23456789';
const length = 8;

/** A code that only the one who files an order gets; the order keeps its hash alone. */
export function newFollowCode(): string {
  const drawn = crypto.getRandomValues(new Uint8Array(length));
  const text = Array.from(drawn, (byte) => signs[byte % signs.length]).join('');
  return `${text.slice(0, 4)}-${text.slice(4)}`;
}

/** Case, spaces and dashes do not matter. */
export const followHash = (code: string): string =>
  createHash('sha256')
    .update(code.toUpperCase().replace(/[^A-Z0-9]/g, ''))
    .digest('hex');
