import type { FactType } from '../sdk/fact.ts';
import { factTable } from './naming.ts';

/**
 * The facts that count, as they stand in a FROM: each once, however often it arrived, and without those that a later
 * fact corrects. Columns are those of the table, named in snake case.
 */
export function liveFacts(app: string, type: Pick<FactType, 'key'>): string {
  const table = factTable(app, type.key);
  return `(SELECT * FROM ${table} FINAL WHERE fact_id NOT IN (
    SELECT toFixedString(unhex(corrects), 32) FROM ${table} WHERE corrects != ''))`;
}
