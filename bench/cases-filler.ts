import { sql } from 'kysely';
import { newId } from '../kernel/base/ids.ts';
import type { CaseType } from '../kernel/sdk/case.ts';
import type { Field } from '../kernel/sdk/field.ts';
import { snake, tableName } from '../kernel/store/naming.ts';
import type { Db } from '../kernel/store/types.ts';

const batch = 2000;
const dayMs = 86_400_000;

/** A value that fits the field, so that any declared case can be made in any number. */
function fitting(field: Field, number: number, orgs: readonly string[], at: number): unknown {
  switch (field.kind) {
    case 'org':
      return orgs[number % orgs.length];
    case 'choice': {
      const keys = Object.keys(field.options);
      return keys[number % keys.length];
    }
    case 'integer':
      return field.min ?? 1;
    case 'decimal':
      return 200;
    case 'date':
      return new Date(at).toISOString().slice(0, 10);
    case 'instant':
      return new Date(at).toISOString();
    // Of the right form, though it names nobody.
    case 'ref':
      return newId(at);
    case 'yes-no':
      return true;
    case 'json':
      return [];
    default:
      return `${field.title}${number}`;
  }
}

/**
 * Cases of a declared type spread over a year: nine in ten have come to an end, the others stand in all states. Put
 * straight into the table, with one step each.
 */
export async function fillCases(
  db: Db,
  app: string,
  type: CaseType,
  { count, orgs, until }: { readonly count: number; readonly orgs: readonly string[]; readonly until: Date },
): Promise<void> {
  const fields = Object.entries(type.fields).filter(
    ([name, field]) => field.required || name === 'number' || field.search,
  );
  const states = Object.keys(type.states);
  const ends = states.filter((state) => type.states[state]?.final);
  const columns = fields.map(([name]) => snake(name));
  for (let from = 0; from < count; from += batch) {
    const rows = Array.from({ length: Math.min(batch, count - from) }, (_, index) => {
      const number = from + index;
      const at = until.getTime() - Math.floor((1 - number / count) * 365 * dayMs);
      const ended = number % 10 !== 9;
      const state = ended ? ends[number % ends.length] : states[Math.floor(number / 10) % states.length];
      const isFinal = type.states[state ?? '']?.final ?? false;
      return {
        id: newId(at),
        state,
        opened_at: new Date(at).toISOString(),
        closed_at: isFinal ? new Date(at + 20 * dayMs).toISOString() : null,
        ...Object.fromEntries(fields.map(([name, field]) => [snake(name), fitting(field, number, orgs, at)])),
      };
    });
    const target = sql.table(tableName(app, type.key));
    const list = sql.raw(columns.map((column) => `"${column}"`).join(', '));
    const json = JSON.stringify(rows);
    await sql`
      insert into ${target} (id, version, state, law_version, opened_at, opened_by, opened_by_name, closed_at, ${list})
      select id, 1, state, ${type.lawVersion}, opened_at, 'sim', '模拟', closed_at, ${list}
      from jsonb_populate_recordset(null::${target}, ${json}::jsonb)`.execute(db);
    await sql`
      insert into kernel.case_step (app, case_type, case_id, case_version, at, move, to_state, by_id, by_name, input)
      select ${app}, ${type.key}, id, 1, opened_at, 'open', state, 'sim', '模拟', '{}'
      from jsonb_to_recordset(${json}::jsonb) as r (id uuid, opened_at timestamptz, state text)`.execute(db);
  }
}
