import type { ByteReader } from './byte-reader.ts';
import type { DerivedField, Field, RecordOf, Scope } from './field.ts';
import { WireFault } from './result.ts';

/** Fields in their order on the wire. */
export function record<const F extends Readonly<Record<string, Field<unknown>>>>(fields: F): Field<RecordOf<F>> {
  const entries = Object.entries(fields);
  const hasDerived = entries.some(([, field]) => isDerived(field));
  return {
    read(from) {
      const value: Record<string, unknown> = {};
      // Fields see those before them; what is derived is seen, and not part of the value.
      const seen = hasDerived ? {} : value;
      for (const [key, field] of entries) {
        from.enter(key);
        const one = field.read(from, seen);
        from.leave();
        if (one === undefined) continue;
        if (hasDerived) (seen as Record<string, unknown>)[key] = one;
        if (!hasDerived || !isDerived(field)) value[key] = one;
      }
      return value as RecordOf<F>;
    },
    write(to, value) {
      const scope = value as Scope;
      for (const [key, field] of entries) {
        to.enter(key);
        field.write(to, scope[key], scope);
        to.leave();
      }
    },
    shape: { kind: 'record', fields: entries },
  };
}

function isDerived(field: Field<unknown>): field is DerivedField {
  return field.shape.kind === 'derived';
}

/** How many there are of the list `of` of the same record; computed on writing. */
export function countOf(base: Field<number>, of: string): DerivedField {
  return {
    derived: true,
    read: (from, scope) => base.read(from, scope),
    write(to, _, scope) {
      const list = scope[of];
      base.write(to, Array.isArray(list) ? list.length : 0, scope);
    },
    shape: { kind: 'derived' },
  };
}

const sampleItems = 5;

function readItem<T>(from: ByteReader, index: number, item: Field<T>, scope: Scope): T {
  const start = from.at;
  from.enter(index);
  const value = item.read(from, scope);
  from.leave();
  // A false count must not make a list grow out of no bytes.
  if (from.at === start) throw new WireFault('body.short', start, '列表项为空');
  return value;
}

function readItems<T>(from: ByteReader, count: number, item: Field<T>, scope: Scope): T[] {
  const items: T[] = [];
  for (let index = 0; index < count; index += 1) items.push(readItem(from, index, item, scope));
  return items;
}

/** As many items as the field `count` of the same record says. */
export function counted<T>(count: string, item: Field<T>): Field<readonly T[]> {
  return {
    read: (from, scope) => readItems(from, Number(scope[count]), item, scope),
    write(to, value, scope) {
      value.forEach((one, index) => {
        to.enter(index);
        item.write(to, one, scope);
        to.leave();
      });
    },
    shape: { kind: 'list', item, min: 0, max: sampleItems },
  };
}

/** Items after their count. */
export function list<T>(count: Field<number>, item: Field<T>): Field<readonly T[]> {
  const plain = counted('', item);
  return {
    read: (from, scope) => readItems(from, count.read(from, scope), item, scope),
    write(to, value, scope) {
      count.write(to, value.length, scope);
      plain.write(to, value, scope);
    },
    shape: plain.shape,
  };
}

/** Items up to the end of the body. */
export function restList<T>(item: Field<T>): Field<readonly T[]> {
  const plain = counted('', item);
  return {
    read(from, scope) {
      const items: T[] = [];
      while (from.left > 0) items.push(readItem(from, items.length, item, scope));
      return items;
    },
    write: plain.write,
    shape: plain.shape,
  };
}

/** A field that is there only when the fields before it say so. */
export function when<T>(present: (scope: Scope) => boolean, field: Field<T>): Field<T | undefined> {
  return {
    read: (from, scope) => (present(scope) ? field.read(from, scope) : undefined),
    write(to, value, scope) {
      if (!present(scope)) return;
      if (value === undefined) throw to.fault('缺少该字段');
      field.write(to, value, scope);
    },
    shape: { kind: 'optional', field, present },
  };
}

/** A field at the end that is there only when bytes are left. */
export function ifLeft<T>(field: Field<T>): Field<T | undefined> {
  return {
    read: (from, scope) => (from.left > 0 ? field.read(from, scope) : undefined),
    write(to, value, scope) {
      if (value !== undefined) field.write(to, value, scope);
    },
    shape: { kind: 'tail', field },
  };
}

/** A field after its length in bytes, which it must use up. */
export function sized<T>(size: 1 | 2 | 4, field: Field<T>): Field<T> {
  return {
    read(from, scope) {
      const count = from.bytes.readUIntBE(from.take(size), size);
      return from.within(count, () => field.read(from, scope));
    },
    write(to, value, scope) {
      const start = to.reserve(size);
      field.write(to, value, scope);
      to.patch(start, size, to.at - start - size);
    },
    shape: field.shape,
  };
}

/**
 * Layouts of which the first that uses up the bytes holds: for messages whose editions or makers differ without a mark. Each
 * but the first carries a `tag`, by which writing finds it again.
 */
export function firstFitting<T extends object>(...layouts: readonly [Field<T>, ...Field<T>[]]): Field<T> {
  return {
    read(from, scope) {
      const goBack = from.checkpoint();
      let first: WireFault | undefined;
      for (const layout of layouts) {
        try {
          const value = layout.read(from, scope);
          if (from.left === 0) return value;
          first ??= new WireFault('body.surplus', from.at, `${from.left} 字节`);
        } catch (error) {
          if (!(error instanceof WireFault)) throw error;
          first ??= error;
        }
        goBack();
      }
      throw first;
    },
    write(to, value, scope) {
      const tag = 'layout' in value ? value.layout : undefined;
      const layout = layouts.find((one) => tagOf(one) === tag) ?? layouts[0];
      layout.write(to, value, scope);
    },
    shape: { kind: 'oneOf', shapes: layouts.map((one) => one.shape) },
  };
}

function tagOf(layout: Field<object>): unknown {
  const { shape } = layout;
  const tag = shape.kind === 'record' ? shape.fields.find(([key]) => key === 'layout')?.[1].shape : undefined;
  return tag?.kind === 'samples' ? tag.values[0] : undefined;
}

/** No bytes on the wire: names the layout of a record among those of `firstFitting`. Its key is `layout`. */
export function tag<const T extends string>(name: T): Field<T> {
  return {
    read: () => name,
    write() {
      // A name of the layout only.
    },
    shape: { kind: 'samples', values: [name] },
  };
}

/** A field whose declaration depends on the fields before it. `all` lists those it can be, for the tests. */
export function choose<T>(pick: (scope: Scope) => Field<T>, all: readonly Field<T>[]): Field<T> {
  return {
    read: (from, scope) => pick(scope).read(from, scope),
    write: (to, value, scope) => pick(scope).write(to, value, scope),
    shape: { kind: 'chosen', pick: (scope) => pick(scope), all },
  };
}

/** A condition for `when`: the named field has this value, or, of a list of flags, contains it. */
export function where(key: string, ...values: readonly unknown[]): (scope: Scope) => boolean {
  return (scope) => {
    const value = scope[key];
    return Array.isArray(value) ? values.some((one) => value.includes(one)) : values.includes(value);
  };
}
