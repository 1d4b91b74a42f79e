import { chinaIso } from '../../kernel/base/clock.ts';
import {
  attempt,
  ByteReader,
  type DerivedField,
  type Field,
  fixedText,
  hexNumber,
  restHex,
  type Scope,
  u8,
  u16,
} from '../wire/index.ts';

/** The last second that ISO 8601 shows with a year of four digits at +08:00. */
const lastIsoSecond = Date.parse('9999-12-31T15:59:59Z') / 1000;

/**
 * time_t of 64 bits, seconds since 1970 UTC, as ISO 8601 with +08:00. Zero, which the standard uses for "none", and
 * numbers that are no date stay decimal digits.
 */
export const unixTime: Field<string> = {
  read(from) {
    const seconds = from.u64();
    if (seconds === 0n || seconds > BigInt(lastIsoSecond)) return String(seconds);
    return chinaIso(new Date(Number(seconds) * 1000));
  },
  write(to, value) {
    if (/^\d+$/.test(value)) return to.u64(BigInt(value));
    const ms = Date.parse(value);
    if (Number.isNaN(ms)) throw to.fault(`“${value}”不是时间`);
    to.u64(BigInt(Math.floor(ms / 1000)));
  },
  shape: {
    kind: 'samples',
    values: ['0', '1970-01-01T08:00:01+08:00', '2010-01-10T17:07:54+08:00', '18446744073709551615'],
  },
};

const platformIdText = fixedText(11);
const platformIdHex = /^0x[0-9a-f]{22}$/i;
const controlCharacter = /\p{Cc}|\uFFFD/u;

/**
 * A platform's unique code in 11 bytes: text, or, as some platforms send it, a big-endian number, which is told by its
 * leading zero bytes. Bytes that are neither are shown as `0x` and their digits.
 */
export const platformId: Field<string | number> = {
  read(from, scope) {
    const start = from.take(11);
    const { bytes } = from;
    if (bytes.readUIntBE(start, 5) === 0 && bytes.readUIntBE(start + 5, 6) > 0) return bytes.readUIntBE(start + 5, 6);
    from.at = start;
    const text = platformIdText.read(new ByteReader(bytes, start, start + 11), scope);
    if (!controlCharacter.test(text)) return platformIdText.read(from, scope);
    return `0x${from.hex(11)}`;
  },
  write(to, value, scope) {
    if (typeof value === 'number') {
      if (!(Number.isInteger(value) && value > 0 && value < 2 ** 48)) throw to.fault(`“${value}”不是平台编码`);
      to.hex(value.toString(16).padStart(22, '0'), 11);
    } else if (platformIdHex.test(value)) to.hex(value.slice(2), 11);
    else platformIdText.write(to, value, scope);
  },
  shape: { kind: 'samples', values: ['43010000001', '', 12345678900, '0x0102030405060708091011'] },
};

/** A business or sub-business type as it is written in the standard: `0x1202`. */
export const typeId = hexNumber(u16);

/** A byte that says yes (1) or no (0); another value stays a number. */
export const yesNo: Field<boolean | number> = {
  read(from, scope) {
    const value = u8.read(from, scope);
    return value > 1 ? value : value === 1;
  },
  write: (to, value, scope) => u8.write(to, Number(value), scope),
  shape: { kind: 'samples', values: [true, false, 7] },
};

/**
 * A field that some senders leave out; whether it is there is told by the bytes. On writing it is there when it has a
 * value.
 */
export function present<T>(
  isThere: (from: ByteReader, scope: Scope) => boolean,
  field: Field<T>,
): Field<T | undefined> {
  return {
    read: (from, scope) => (isThere(from, scope) ? field.read(from, scope) : undefined),
    write(to, value, scope) {
      if (value !== undefined) field.write(to, value, scope);
    },
    shape: { kind: 'optional', field, present: () => true },
  };
}

/** True when the number of four bytes at `offset` counts exactly the bytes behind it: the layout is the one assumed. */
export function lengthFits(from: ByteReader, offset: number): boolean {
  const at = from.at + offset;
  return at + 4 <= from.end && from.bytes.readUInt32BE(at) === from.end - at - 4;
}

/** Text of a fixed size that differs between senders: the bytes tell which; we write the usual one. */
export function textOfEither(usual: number, other: number, isOther: (from: ByteReader) => boolean): Field<string> {
  const usualText = fixedText(usual);
  const otherText = fixedText(other);
  return {
    read(from, scope) {
      if (!isOther(from)) return usualText.read(from, scope);
      const start = from.at;
      const text = otherText.read(from, scope);
      from.keepOriginal(from.bytes.subarray(start, from.at));
      return text;
    },
    write(to, value, scope) {
      const original = to.original();
      const field = original?.length === other ? otherText : usualText;
      field.write(to, value, scope);
    },
    shape: usualText.shape,
  };
}

/** A structure up to the end of the body, or the bytes in hex where a sender put something else there. */
export function orHex<T>(field: Field<T>): Field<T | string> {
  return {
    read(from, scope) {
      const inner = new ByteReader(from.bytes, from.at, from.end);
      const tried = attempt(() => field.read(inner, scope));
      if (!tried.ok || inner.left > 0) return restHex.read(from, scope);
      if (inner.originals) from.keepOriginals(inner.originals);
      from.take(from.left);
      return tried.value;
    },
    write: (to, value, scope) =>
      typeof value === 'string' ? restHex.write(to, value, scope) : field.write(to, value, scope),
    shape: { kind: 'oneOf', shapes: [field.shape, restHex.shape] },
  };
}

/** How many bytes the hex field `of` of the same record has; computed on writing. */
export function hexBytesOf(base: Field<number>, of: string): DerivedField {
  return {
    derived: true,
    read: (from, scope) => base.read(from, scope),
    write: (to, _, scope) => base.write(to, String(scope[of] ?? '').length / 2, scope),
    shape: { kind: 'derived' },
  };
}

/** As many bytes, in hex, as the field `count` before it says. */
export function hexAfter(count: string): Field<string> {
  return {
    read: (from, scope) => from.hex(Number(scope[count])),
    write: (to, value) => to.hex(value),
    shape: { kind: 'hex', min: 0, max: 40 },
  };
}

/** A body without fields. */
export const empty: Field<Record<string, never>> = {
  read: () => ({}),
  write: () => undefined,
  shape: { kind: 'record', fields: [] },
};
