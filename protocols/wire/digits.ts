import type { Field } from './field.ts';

const two = (value: number) => (value >> 4 > 9 || (value & 15) > 9 ? Number.NaN : (value >> 4) * 10 + (value & 15));

const beforeMonth = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334];
const monthDays = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
/** Days from 1970-01-01 to 2000-01-01. */
const daysTo2000 = 10_957;
export const chinaOffsetMs = 8 * 3600 * 1000;

/**
 * Milliseconds since 1970 UTC of the six BCD bytes YY MM DD hh mm ss at `at`, taken as a civil time at +00:00 of the years 2000
 * to 2099. NaN when they are no time. Allocates nothing: it is on the path of every position.
 */
export function bcdTimeMs(bytes: Uint8Array, at: number): number {
  const year = two(bytes[at] ?? 0xff);
  const month = two(bytes[at + 1] ?? 0xff);
  const day = two(bytes[at + 2] ?? 0xff);
  const hour = two(bytes[at + 3] ?? 0xff);
  const minute = two(bytes[at + 4] ?? 0xff);
  const second = two(bytes[at + 5] ?? 0xff);
  // Written so that NaN fails each comparison.
  if (!(month >= 1 && month <= 12 && day >= 1 && hour <= 23 && minute <= 59 && second <= 59 && year >= 0))
    return Number.NaN;
  const leap = year % 4 === 0;
  if (day > (monthDays[month - 1] ?? 0) + (leap && month === 2 ? 1 : 0)) return Number.NaN;
  const leapDays = ((year + 3) >> 2) + (leap && month > 2 ? 1 : 0);
  const days = daysTo2000 + year * 365 + leapDays + (beforeMonth[month - 1] ?? 0) + day - 1;
  return days * 86_400_000 + hour * 3_600_000 + minute * 60_000 + second * 1000;
}

const toBcd = (value: number) => Math.floor(value / 10) * 16 + (value % 10);

/** The reverse of `bcdTimeMs`: writes six BCD bytes at `at`. False for an instant that lies outside the years 2000 to 2099. */
export function writeBcdTime(bytes: Uint8Array, at: number, ms: number): boolean {
  const seconds = Math.floor(ms / 1000);
  const secondOfDay = ((seconds % 86_400) + 86_400) % 86_400;
  const day = (seconds - secondOfDay) / 86_400 - daysTo2000;
  if (!(day >= 0 && day < 36_525)) return false;
  // Within this century every fourth year is a leap year and a cycle of four years begins with it.
  const cycle = Math.floor(day / 1461);
  const inCycle = day % 1461;
  const year = inCycle < 366 ? 0 : Math.floor((inCycle - 1) / 365);
  let left = inCycle - (year === 0 ? 0 : year * 365 + 1);
  let month = 0;
  for (; month < 11; month += 1) {
    const length = (monthDays[month] ?? 31) + (month === 1 && year === 0 ? 1 : 0);
    if (left < length) break;
    left -= length;
  }
  bytes[at] = toBcd(cycle * 4 + year);
  bytes[at + 1] = toBcd(month + 1);
  bytes[at + 2] = toBcd(left + 1);
  bytes[at + 3] = toBcd(Math.floor(secondOfDay / 3600));
  bytes[at + 4] = toBcd(Math.floor(secondOfDay / 60) % 60);
  bytes[at + 5] = toBcd(secondOfDay % 60);
  return true;
}

/** Digits in BCD, `count` bytes. A nibble above 9 is shown as its hex letter. */
export function bcd(count: number): Field<string> {
  return {
    read: (from) => from.hex(count),
    write: (to, value) => to.hex(value, count),
    shape: { kind: 'digits', count: count * 2 },
  };
}

/** A byte of BCD as it is printed. */
const twoDigits = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));

/**
 * BCD[6] as ISO 8601 with +08:00 (or `Z` where the standard says UTC). Digits that are no time, such as 000000083000 for
 * "every day from 08:30", stay twelve digits.
 */
function bcdTime(zone: '+08:00' | 'Z'): Field<string> {
  const offset = zone === 'Z' ? 0 : chinaOffsetMs;
  return {
    read(from) {
      const at = from.take(6);
      const { bytes } = from;
      if (Number.isNaN(bcdTimeMs(bytes, at))) return bytes.toString('hex', at, at + 6);
      const digits = (index: number) => twoDigits[bytes[at + index] ?? 0];
      return `20${digits(0)}-${digits(1)}-${digits(2)}T${digits(3)}:${digits(4)}:${digits(5)}${zone}`;
    },
    write(to, value) {
      if (/^[0-9a-f]{12}$/i.test(value)) return to.hex(value, 6);
      const ms = Date.parse(value);
      if (Number.isNaN(ms)) throw to.fault(`“${value}”不是时间`);
      const at = to.reserve(6);
      if (!writeBcdTime(to.bytes, at, ms + offset)) throw to.fault(`“${value}”不在 2000 至 2099 年`);
    },
    shape: { kind: 'time', zone },
  };
}

export const chinaTime = bcdTime('+08:00');
export const utcTime = bcdTime('Z');

/** `count` bytes shown as hex. */
export function hexBytes(count: number): Field<string> {
  return {
    read: (from) => from.hex(count),
    write: (to, value) => to.hex(value, count),
    shape: { kind: 'hex', min: count, max: count },
  };
}

/** Bytes up to the end of the body, as hex. */
export const restHex: Field<string> = {
  read: (from) => from.hex(from.left),
  write: (to, value) => to.hex(value),
  shape: { kind: 'hex', min: 0, max: 40 },
};

/** Bytes after their length, a number of 1, 2 or 4 bytes, as hex. */
export function sizedHex(size: 1 | 2 | 4): Field<string> {
  return {
    read: (from) => from.hex(from.bytes.readUIntBE(from.take(size), size)),
    write(to, value) {
      to.patch(to.reserve(size), size, value.length / 2);
      to.hex(value);
    },
    shape: { kind: 'hex', min: 0, max: 40 },
  };
}
