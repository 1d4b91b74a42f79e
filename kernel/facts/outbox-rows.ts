import type { FactType } from '../sdk/fact.ts';
import type { Field } from '../sdk/field.ts';
import { snake } from '../store/naming.ts';
import type { Arrived } from './fact-block.ts';

/** A fact as a row of its table: column names of SQL, values as JSON carries them to the engine. */
export type OutboxRow = Readonly<Record<string, unknown>>;

function encoded(field: Field, value: unknown): unknown {
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

/** Facts as they wait in PostgreSQL: readable there, and independent of the order of columns in a later version. */
export function outboxRows(type: FactType, { facts, source, receivedAt }: Arrived): readonly OutboxRow[] {
  return facts.map((fact) => {
    const values = fact.values as Readonly<Record<string, unknown>>;
    const row: Record<string, unknown> = {
      received_at: receivedAt.toISOString(),
      source,
      corrects: fact.corrects ?? '',
      simulated: fact.simulated ?? false,
    };
    for (const [name, field] of Object.entries(type.columns)) {
      const value = values[name] ?? null;
      if (value !== null) row[snake(name)] = encoded(field, value);
    }
    return row;
  });
}
