import { must } from '../../kernel/base/assert.ts';
import type { Field } from './field.ts';

interface Unsigned extends Field<number> {
  readonly size: 1 | 2 | 4;
}

function unsigned(size: 1 | 2 | 4): Unsigned {
  const method = size === 1 ? 'u8' : size === 2 ? 'u16' : 'u32';
  return {
    size,
    read: (from) => from[method](),
    write: (to, value) => to[method](value),
    shape: { kind: 'integer', min: 0, max: 2 ** (size * 8) - 1 },
  };
}

export const u8 = unsigned(1);
export const u16 = unsigned(2);
export const u32 = unsigned(4);

export const i16: Field<number> = {
  read: (from) => from.i16(),
  write: (to, value) => to.i16(value),
  shape: { kind: 'integer', min: -0x8000, max: 0x7fff },
};

/** 64 bits that are a bit field or an identifier; times in seconds fit `unixTime`. */
export const u64: Field<bigint> = {
  read: (from) => from.u64(),
  write: (to, value) => to.u64(BigInt(value)),
  shape: { kind: 'big', max: 2n ** 64n - 1n },
};

/** A number in units of 1/`per`: `scaled(u16, 10)` reads 235 as 23.5. */
export function scaled(base: Field<number>, per: number): Field<number> {
  const { shape } = base;
  const range = must(shape.kind === 'integer' ? shape : undefined, 'an integer to scale');
  return {
    read: (from, scope) => base.read(from, scope) / per,
    write: (to, value, scope) => base.write(to, Math.round(value * per), scope),
    shape: { kind: 'scaled', min: range.min, max: range.max, per },
  };
}

/** A code by its name; a value without a name stays a number. */
export function code<const N extends Readonly<Record<string, number>>>(
  base: Field<number>,
  names: N,
): Field<Extract<keyof N, string> | number> {
  const byValue = new Map(Object.entries(names).map(([name, value]) => [value, name as Extract<keyof N, string>]));
  return {
    read(from, scope) {
      const value = base.read(from, scope);
      return byValue.get(value) ?? value;
    },
    write(to, value, scope) {
      const number = typeof value === 'number' ? value : names[value];
      if (number === undefined) throw to.fault(`没有取值“${value}”`);
      base.write(to, number, scope);
    },
    shape: { kind: 'code', values: Object.keys(names) },
  };
}

/** An identifier as it is printed in the standards: `0x0029`. */
export function hexNumber(base: Field<number>): Field<string> {
  const { shape } = base;
  const digits = shape.kind === 'integer' ? Math.log2(shape.max + 1) / 4 : 4;
  return {
    read: (from, scope) => hexId(base.read(from, scope), digits),
    write(to, value, scope) {
      if (!/^0x[0-9a-f]+$/i.test(value)) throw to.fault(`“${value}”不是 0x 标识`);
      base.write(to, Number(value), scope);
    },
    shape: { kind: 'hexNumber', digits },
  };
}

export function hexId(value: number, digits = 4): string {
  return `0x${value.toString(16).toUpperCase().padStart(digits, '0')}`;
}
