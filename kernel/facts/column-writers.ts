import { assert } from '../base/assert.ts';
import { dateDays, instantMs } from '../base/instant.ts';
import type { Field } from '../sdk/field.ts';
import { ByteWriter } from './byte-writer.ts';

/** A column of a block in the native format of ClickHouse. */
export interface ColumnWriter {
  /** The type as it is sent: dictionaries are made by the engine. */
  readonly type: string;
  /** Writes a value; false when the column cannot hold it. */
  write(value: unknown): boolean;
  /** The column's bytes, in pieces. */
  pieces(): readonly Uint8Array[];
  /** Where it stands, and back to there. */
  mark(): number;
  cutTo(rows: number, mark: number): void;
}

type WriteValue = (to: ByteWriter, value: unknown) => boolean;

function integerWriter(bits: number, signed: boolean): WriteValue {
  const width = bits / 8;
  // Numbers of JavaScript are whole up to 53 bits.
  const largest = bits > 53 ? Number.MAX_SAFE_INTEGER : 2 ** (signed ? bits - 1 : bits) - 1;
  const smallest = signed ? (bits > 53 ? -Number.MAX_SAFE_INTEGER : -(2 ** (bits - 1))) : 0;
  return (to, value) => {
    if (typeof value !== 'number' || !Number.isInteger(value) || value < smallest || value > largest) return false;
    to.integer(value, width);
    return true;
  };
}

/** Rounds to the places of the column, as whole units of its last place. */
function decimalWriter(width: number, places: number): WriteValue {
  const factor = 10 ** places;
  const largest = width === 4 ? 2 ** 31 - 1 : width === 8 ? 2 ** 63 : 10 ** 20;
  return (to, value) => {
    if (typeof value !== 'number') return false;
    const units = Math.round(value * factor);
    if (!(Math.abs(units) <= largest)) return false;
    if (Number.isSafeInteger(units)) to.integer(units, width);
    else to.bigInteger(BigInt(value.toFixed(places).replace('.', '')), width);
    return true;
  };
}

const widths: Readonly<Record<string, number>> = { '32': 4, '64': 8 };

function writerOf(type: string, field: Field): WriteValue {
  const [, sign, bits] = /^(U?)Int(8|16|32|64)$/.exec(type) ?? [];
  if (bits !== undefined) return integerWriter(Number(bits), sign === '');
  const [, size, places = '0'] = /^Decimal(32|64)\((\d+)\)$/.exec(type) ?? [];
  if (size !== undefined) return decimalWriter(widths[size] ?? 8, Number(places));
  const [, wide] = /^Decimal\(20, (\d+)\)$/.exec(type) ?? [];
  if (wide !== undefined) return decimalWriter(16, Number(wide));
  if (type === 'Bool') {
    return (to, value) => {
      if (typeof value !== 'boolean') return false;
      to.byte(value ? 1 : 0);
      return true;
    };
  }
  if (type === 'Date32') {
    return (to, value) => {
      const days = dateDays(String(value));
      if (Number.isNaN(days)) return false;
      to.integer(days, 4);
      return true;
    };
  }
  if (type.startsWith('DateTime64(3')) {
    return (to, value) => {
      const ms = instantMs(value);
      if (!Number.isInteger(ms)) return false;
      to.integer(ms, 8);
      return true;
    };
  }
  assert(type === 'String', `no way to write ${type}`);
  if (field.kind === 'json') {
    return (to, value) => {
      to.text(JSON.stringify(value));
      return true;
    };
  }
  return (to, value) => {
    if (typeof value !== 'string') return false;
    to.text(value);
    return true;
  };
}

/** How many bytes stand for a value that is not there. */
function emptyWidth(type: string): number {
  const bits = /^U?Int(\d+)$|^Decimal(32|64)/.exec(type);
  const size = bits?.[1] ?? bits?.[2];
  if (size !== undefined) return Number(size) / 8;
  if (type.startsWith('Decimal(')) return 16;
  return type === 'Date32' ? 4 : type.startsWith('DateTime64') ? 8 : 1;
}

const unwrapped = (type: string, wrapper: string) =>
  type.startsWith(`${wrapper}(`) ? type.slice(wrapper.length + 1, -1) : type;

/** Makes the writer of a column by its type in the table. */
export function columnWriter(tableType: string, field: Field): ColumnWriter {
  const plain = unwrapped(tableType, 'LowCardinality');
  const base = unwrapped(plain, 'Nullable');
  return base === plain ? required(base, writerOf(base, field)) : nullable(base, writerOf(base, field));
}

function required(type: string, write: WriteValue): ColumnWriter {
  const values = new ByteWriter();
  return {
    type,
    write: (value) => write(values, value),
    pieces: () => [values.written],
    mark: () => values.length,
    cutTo: (_rows, mark) => values.cutTo(mark),
  };
}

function nullable(base: string, write: WriteValue): ColumnWriter {
  const values = new ByteWriter();
  const nulls = new ByteWriter();
  const width = emptyWidth(base);
  return {
    type: `Nullable(${base})`,
    write: (value) => {
      if (value === null || value === undefined) {
        nulls.byte(1);
        values.zeros(width);
        return true;
      }
      nulls.byte(0);
      return write(values, value);
    },
    pieces: () => [nulls.written, values.written],
    mark: () => values.length,
    cutTo: (rows, mark) => {
      nulls.cutTo(rows);
      values.cutTo(mark);
    },
  };
}
