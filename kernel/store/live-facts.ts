import type { FactType } from '../sdk/fact.ts';
import { factIdBytes } from './declared-facts.ts';
import { factTable } from './naming.ts';

/**
 * The facts that count, as they stand in a FROM: each once, however often it arrived, and without those that a later
 * fact corrects. Columns are those of the table, named in snake case.
 */
export function liveFacts(app: string, type: Pick<FactType, 'key'>): string {
  const table = factTable(app, type.key);
  const corrected = (name: string, bytes: number) =>
    `${name} IN (SELECT toFixedString(substring(unhex(corrects), 1, ${bytes}), ${bytes}) FROM ${table} WHERE corrects != '')`;
  // Names are computed, which takes time: only those of facts that share their moment with a corrected one are.
  return `(SELECT *, fact_id FROM ${table} FINAL WHERE (SELECT count() FROM ${table} WHERE corrects != '') = 0
    OR NOT (${corrected('fact_moment', 8)} AND ${corrected('fact_id', factIdBytes)}))`;
}
