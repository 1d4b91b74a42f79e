import { randomInt } from 'node:crypto';
import { hash, verify } from '@node-rs/argon2';
import { Refusal } from '../base/refusal.ts';

const shortest = 10;
const classes = [/\p{Ll}/u, /\p{Lu}/u, /\p{Nd}/u, /[^\p{L}\p{Nd}]/u];

/** Argon2id with the library's defaults (19 MiB, 2 passes), which are those of OWASP's password storage sheet. */
export function hashPassword(password: string): Promise<string> {
  return hash(password);
}

/**
 * True when the password fits the hash. Without a hash it does the same work on one that nothing fits, so that the
 * time taken does not tell whether an account exists.
 */
export async function passwordFits(stored: string | null, password: string): Promise<boolean> {
  unfitting ??= hash(generatePassword());
  const fits = await verify(stored ?? (await unfitting), password);
  return stored !== null && fits;
}
let unfitting: Promise<string> | undefined;

/** Refuses a password that is too simple: GB/T 22239-2019, 8.1.4.1 a) asks for complexity. */
export function checkPasswordStrength(password: string, login: string): void {
  const basis = 'GB/T 22239-2019 8.1.4.1 a)';
  if (password.length < shortest || password.length > 200)
    throw new Refusal('auth.weak', { reason: `长度须为 ${shortest} 至 200 个字符` }, basis);
  if (classes.filter((each) => each.test(password)).length < 3)
    throw new Refusal('auth.weak', { reason: '须包含大写字母、小写字母、数字、符号中的三类' }, basis);
  if (password.toLowerCase().includes(login)) throw new Refusal('auth.weak', { reason: '不得包含账号' }, basis);
}

// Without characters that look alike on paper: the password is read from a print and typed once.
const lower = 'abcdefghijkmnpqrstuvwxyz';
const upper = 'ABCDEFGHJKLMNPQRSTUVWXYZ';
const digits = '23456789';

/** A random password of about 60 bits that the strength check accepts. */
export function generatePassword(): string {
  const pick = (from: string) => from.charAt(randomInt(from.length));
  const groups = [lower, upper, digits].map((set) => Array.from({ length: 5 }, () => pick(set)).join(''));
  return groups.join('-');
}
