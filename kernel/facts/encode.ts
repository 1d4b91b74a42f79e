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

function toColumn(field: Field, value: unknown): unknown {
  switch (field.kind) {
    case 'json':
      return JSON.stringify(value);
    case 'instant':
      return new Date(String(value)).toISOString();
    // As text, so that the engine reads the digits as they were printed.
    case 'decimal':
      return String(value);
    default:
      return value;
  }
}

export function factRow(app: string, type: FactType, fact: NewFact<FactType>, source: string, now: Date): FactRow {
  const values = fact.values as Readonly<Record<string, unknown>>;
  const row: Record<string, unknown> & { fact_id_hex: string } = {
    fact_id_hex: factId(app, type, values, fact.corrects),
    received_at: now.toISOString(),
    source,
    corrects: fact.corrects ?? '',
    simulated: fact.simulated ?? false,
  };
  for (const [name, field] of Object.entries(type.columns)) {
    const value = values[name] ?? null;
    if (value !== null) row[snake(name)] = toColumn(field, value);
  }
  return row;
}
