import { type RawBuilder, sql } from 'kysely';
import { Refusal } from '../base/refusal.ts';
import type { EntityType } from '../sdk/entity.ts';
import { type Field, type Fields, instant, integer, text } from '../sdk/field.ts';
import { snake, tableName } from '../store/naming.ts';

/** A row as it is read: declared values under their names and what the kernel keeps. */
export interface EntityRow extends Readonly<Record<string, unknown>> {
  readonly id: string;
  readonly version: number;
  readonly createdAt: string;
  readonly updatedAt: string;
}

/** What the kernel keeps of every row; it can be filtered and sorted by like declared fields. */
const kept: Fields = {
  id: text('标识', { required: true }),
  version: integer('版本', { required: true }),
  createdAt: instant('建立时间', { required: true }),
  updatedAt: instant('更新时间', { required: true, indexed: true }),
};

interface Readable {
  readonly fields: Fields;
  readonly selected: RawBuilder<unknown>;
  readonly selectedForList: RawBuilder<unknown>;
}

const readables = new WeakMap<EntityType, Readable>();

function columns(names: readonly string[]): RawBuilder<unknown> {
  return sql.join(names.map((name) => sql`t.${sql.id(snake(name))} AS ${sql.id(name)}`));
}

/** Worked out once per declaration: every statement needs it. */
function readableOf(type: EntityType): Readable {
  const known = readables.get(type);
  if (known) return known;
  const fields: Fields = { ...kept, ...type.fields };
  const listed = Object.entries(fields).filter(([, field]) => !(field.kind === 'json' && field.hidden));
  const made = {
    fields,
    selected: columns(Object.keys(fields)),
    selectedForList: columns(listed.map(([name]) => name)),
  };
  readables.set(type, made);
  return made;
}

/** Declared fields and what the kernel keeps. */
export function readable(type: EntityType): Fields {
  return readableOf(type).fields;
}

export function table(app: string, type: EntityType): RawBuilder<unknown> {
  return sql`${sql.table(tableName(app, type.key))}`;
}

/** All columns under the names of the fields. */
export function selected(type: EntityType): RawBuilder<unknown> {
  return readableOf(type).selected;
}

/** The columns of a list: hidden JSON, which may be as large as a file, is read with its own row only. */
export function selectedForList(type: EntityType): RawBuilder<unknown> {
  return readableOf(type).selectedForList;
}

/** A value as PostgreSQL takes it. */
export function toColumn(field: Field | undefined, value: unknown): unknown {
  if (value === undefined || value === null) return null;
  return field?.kind === 'json' ? JSON.stringify(value) : value;
}

export function missing(type: EntityType): Refusal {
  return new Refusal('record.missing', { what: type.title });
}

/** Turns a breach of uniqueness into words that name the fields and the values. */
export function orDuplicate(type: EntityType, values: Readonly<Record<string, unknown>>) {
  return (error: unknown): never => {
    const { code, constraint } = error as { code?: string; constraint?: string };
    if (code !== '23505') throw error;
    const set = (type.unique ?? []).find((names) => constraint?.includes(names.map(snake).join('_').slice(0, 40)));
    const shown = (set ?? []).map((name) => {
      const field = type.fields[name];
      return field?.personal ? `${field.title}` : `${field?.title} ${String(values[name] ?? '')}`;
    });
    throw new Refusal('record.duplicate', {
      what: `${type.title}${shown.length > 0 ? `（${shown.join('，')}）` : ''}`,
    });
  };
}
