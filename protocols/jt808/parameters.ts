import { attempt, type ByteReader, type Field, hexId, list, u8, WireFault } from '../wire/index.ts';
import { parameterById } from './parameter-table.ts';

/** One parameter as it is set or reported: a value when the id is known, else its bytes. */
export interface Parameter {
  /** `0x0029`. */
  readonly id: string;
  /** For the reader; writing goes by the id. */
  readonly name?: string;
  readonly value?: unknown;
  readonly hex?: string;
}

/** Ids that terminals fill in their own ways: those of makers, and of video, which another standard added. */
function isLoose(id: number): boolean {
  return id >= 0xf000 || (id >= 0x75 && id <= 0x7c);
}

/** Id DWORD, length BYTE, value. */
const parameter: Field<Parameter> = {
  read(from) {
    const id = from.u32();
    const length = from.u8();
    const known = parameterById(id);
    if (!known) return { id: hexId(id), hex: from.hex(length) };
    const goBack = from.checkpoint();
    from.enter('value');
    const value = attempt(() => from.within(length, () => readValue(from, known.field)));
    from.leave();
    if (value.ok) return { id: hexId(id), name: known.name, value: value.value };
    if (!isLoose(id)) throw new WireFault(value.error.code, value.error.offset);
    goBack();
    return { id: hexId(id), hex: from.hex(length) };
  },
  write(to, { id, value, hex }) {
    const number = Number(id);
    to.u32(number);
    const length = to.reserve(1);
    const known = hex === undefined ? parameterById(number) : undefined;
    to.enter('value');
    if (known) known.field.write(to, value, {});
    else to.hex(hex ?? '');
    to.leave();
    to.patch(length, 1, to.at - length - 1);
  },
  shape: { kind: 'parameter' },
};

/** A value that does not have the length of its parameter is a fault, as is one that contradicts itself. */
function readValue(from: ByteReader, field: Field<unknown>): unknown {
  if (from.left === 0 && field.shape.kind !== 'text') throw new WireFault('body.short', from.at, '参数值为空');
  return field.read(from, {});
}

/** Count BYTE and the parameters. */
export const parameterList: Field<readonly Parameter[]> = list(u8, parameter);
