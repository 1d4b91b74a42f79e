import type { FactType, NewFact } from '../sdk/fact.ts';
import type { Field } from '../sdk/field.ts';
import { snake } from '../store/naming.ts';
import { sm3 } from '../store/sm3.ts';

/** A fact as a row of its table: column names of SQL, values as JSON carries them. */
export type FactRow = Readonly<Record<string, unknown>> & { readonly fact_id_hex: string };

/** A value in the one form in which it names a fact: a moment is the same in every offset. */
function canonical(field: Field | undefined, value: unknown): unknown {
  return field?.kind === 'instant' ? Date.parse(String(value)) : value;
}

/**
 * Names a fact by its natural key. A correction carries the key of what it corrects or another one; naming the
 * corrected fact makes it a fact of its own either way.
 */
export function factId(app: string, type: FactType, values: Readonly<Record<string, unknown>>, corrects = ''): string {
  const key = type.naturalKey.map((name) => canonical(type.columns[name], values[name]));
  return sm3(JSON.stringify([app, type.key, ...key, ...(corrects ? [corrects] : [])]));
}

type Encode = (value: unknown) => unknown;

/** How a value stands in JSON for the engine; undefined where it stands as it is. */
function encoding(field: Field): Encode | undefined {
  switch (field.kind) {
    case 'json':
      return (value) => JSON.stringify(value);
    case 'instant':
      return (value) => new Date(String(value)).toISOString();
    // As text, so that the engine reads the digits as they were printed.
    case 'decimal':
      return String;
    default:
      return undefined;
  }
}

interface Column {
  readonly field: string;
  readonly name: string;
  readonly encode: Encode | undefined;
}

const columns = new WeakMap<FactType, readonly Column[]>();

/** Columns of a type, worked out once: this runs for every row that comes in. */
function columnsOf(type: FactType): readonly Column[] {
  const known = columns.get(type);
  if (known) return known;
  const made = Object.entries(type.columns).map(([field, declared]) => ({
    field,
    name: snake(field),
    encode: encoding(declared),
  }));
  columns.set(type, made);
  return made;
}

/** Rows of facts that arrive together. */
export function factRows(
  app: string,
  type: FactType,
  facts: readonly NewFact<FactType>[],
  source: string,
  now: Date,
): readonly FactRow[] {
  const receivedAt = now.toISOString();
  return facts.map((fact) => {
    const values = fact.values as Readonly<Record<string, unknown>>;
    const row: Record<string, unknown> & { fact_id_hex: string } = {
      fact_id_hex: factId(app, type, values, fact.corrects),
      received_at: receivedAt,
      source,
      corrects: fact.corrects ?? '',
      simulated: fact.simulated ?? false,
    };
    for (const { field, name, encode } of columnsOf(type)) {
      const value = values[field] ?? null;
      if (value !== null) row[name] = encode ? encode(value) : value;
    }
    return row;
  });
}
