import type { FactType } from '../sdk/fact.ts';
import { factTable } from './naming.ts';

/**
 * The facts that count, as they stand in a FROM: each once, however often it arrived, and without those that a later
 * fact corrects. Columns are those of the table, named in snake case.
 */
export function liveFacts(app: string, type: Pick<FactType, 'key'>): string {
  const table = factTable(app, type.key);
  // Where nothing is corrected the condition is a constant, and the ids, which are most of a table, are not read.
  return `(SELECT * FROM ${table} FINAL WHERE (SELECT count() FROM ${table} WHERE corrects != '') = 0
    OR fact_id NOT IN (SELECT toFixedString(unhex(corrects), 32) FROM ${table} WHERE corrects != ''))`;
}
