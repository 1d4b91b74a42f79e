import type { Field } from './field.ts';

/** Bit number to name. */
export type BitNames = Readonly<Record<number, string>>;

/** Sets of bits that repeat are looked up, not built: a fleet shows a few dozen different ones. */
const rememberedSets = 4096;

/** The names of the bits of one word. Bits without a name are called `bit7`. */
export class BitTable {
  readonly names: BitNames;
  readonly #bits = new Map<string, number>();
  readonly #sets = new Map<number, readonly string[]>();

  constructor(names: BitNames) {
    this.names = names;
    for (let bit = 0; bit < 32; bit += 1) this.#bits.set(names[bit] ?? `bit${bit}`, bit);
  }

  /** Names of the bits set in `bits`, lowest first. The list is shared: it must not be changed. */
  namesOf(bits: number): readonly string[] {
    const known = this.#sets.get(bits);
    if (known) return known;
    const found: string[] = [];
    for (let bit = 0; bit < 32; bit += 1) if ((bits >>> bit) & 1) found.push(this.names[bit] ?? `bit${bit}`);
    const set = Object.freeze(found);
    if (this.#sets.size < rememberedSets) this.#sets.set(bits, set);
    return set;
  }

  /** The word with these bits set, or the first name that is not of this table. */
  bitsOf(names: readonly string[]): number | string {
    let bits = 0;
    for (const name of names) {
      const bit = this.#bits.get(name);
      if (bit === undefined) return name;
      bits |= 1 << bit;
    }
    return bits >>> 0;
  }
}

/** A word of bits as the names of those that are set. */
export function flags(base: Field<number>, names: BitNames | BitTable): Field<readonly string[]> {
  const table = names instanceof BitTable ? names : new BitTable(names);
  const { shape } = base;
  const size = shape.kind === 'integer' ? Math.log2(shape.max + 1) : 32;
  return {
    read: (from, scope) => table.namesOf(base.read(from, scope)),
    write(to, value, scope) {
      const bits = table.bitsOf(value);
      if (typeof bits === 'string') throw to.fault(`没有标志“${bits}”`);
      base.write(to, bits, scope);
    },
    shape: { kind: 'flags', names: Array.from({ length: size }, (_, bit) => table.names[bit] ?? `bit${bit}`) },
  };
}
