import { type RawBuilder, sql } from 'kysely';
import { must } from '../base/assert.ts';
import { isId } from '../base/ids.ts';
import type { RowValues } from '../sdk/check-values.ts';
import type { Who } from '../sdk/ctx.ts';
import type { Field } from '../sdk/field.ts';
import { kept as keptPlan } from '../store/kept-plans.ts';
import { snake, tableName } from '../store/naming.ts';
import type { Sql } from '../store/postgres-where.ts';
import type { Db } from '../store/types.ts';
import { type AnyCaseType, isFinal } from './law.ts';

/** A case as it is read: its fields and what the kernel keeps of it. */
export interface CaseRow extends RowValues {
  readonly id: string;
  readonly version: number;
  readonly state: string;
  readonly openedAt: string;
  readonly openedByName: string;
  readonly closedAt: string | null;
  readonly lawVersion: number;
}

const kept = ['id', 'version', 'state', 'lawVersion', 'openedAt', 'openedByName', 'closedAt'];

/** The table of one case type and its columns, worked out once per declaration. */
export interface CaseTable {
  readonly table: RawBuilder<unknown>;
  /** Column list under the names of the fields. */
  readonly columns: RawBuilder<unknown>;
  /** Column of a field, or of what the kernel keeps; undefined for unknown names. */
  column(name: string): RawBuilder<unknown> | undefined;
}

const tables = new WeakMap<AnyCaseType, Map<string, CaseTable>>();

function makeTable(app: string, type: AnyCaseType): CaseTable {
  const names = [...kept, ...Object.keys(type.fields)];
  const columns = new Map(names.map((name) => [name, sql`c.${sql.ref(snake(name))}`]));
  return {
    table: sql`${sql.table(tableName(app, type.key))}`,
    columns: sql.join(names.map((name) => sql`c.${sql.ref(snake(name))} as ${sql.id(name)}`)),
    column: (name) => columns.get(name),
  };
}

export function caseTable(app: string, type: AnyCaseType): CaseTable {
  const perApp = tables.get(type) ?? new Map<string, CaseTable>();
  tables.set(type, perApp);
  const made = perApp.get(app) ?? makeTable(app, type);
  perApp.set(app, made);
  return made;
}

/** A value as PostgreSQL takes it. */
function toColumn(field: Field, value: unknown): unknown {
  if (value === undefined || value === null) return null;
  return field.kind === 'json' ? JSON.stringify(value) : value;
}

/** The case, locked against other movers when `lock` is set; null when there is none. */
export async function readCase(db: Db, table: CaseTable, id: string, lock: boolean): Promise<CaseRow | null> {
  if (!isId(id)) return null;
  const { rows } = await sql<CaseRow>`${keptPlan}
    select ${table.columns} from ${table.table} c where c.id = ${id} ${lock ? sql`for update` : sql``}`.execute(db);
  return rows[0] ?? null;
}

/** One step of a case's history, as it is written with the change that it tells of. */
export interface NewStep {
  readonly app: string;
  readonly now: Date;
  readonly move: string;
  readonly from: string | null;
  readonly to: string;
  readonly who: Who;
  /** For whom the maker stood in, where his own posts would not have let him. */
  readonly forIds: readonly string[];
  readonly input: RowValues;
}

/** Writes a case and its step in one statement: half the way to the server for every move. */
async function withStep(
  db: Db,
  change: Sql,
  type: string,
  of: { readonly id: string; readonly version: number },
  step: NewStep,
) {
  const { rows } = await sql<CaseRow>`${keptPlan}
    with changed as (${change}), step as (
      insert into kernel.case_step
        (app, case_type, case_id, case_version, at, move, from_state, to_state, by_id, by_name, for_ids, input)
      values (${step.app}, ${type}, ${of.id}, ${of.version}, ${step.now}, ${step.move}, ${step.from}, ${step.to},
        ${step.who.personId}, ${step.who.name}, ${step.forIds.length > 0 ? [...step.forIds] : null}, ${JSON.stringify(step.input)}::jsonb))
    select * from changed`.execute(db);
  return must(rows[0], 'the written case');
}

/** A new case with its first step. */
export async function insertCase(
  db: Db,
  law: AnyCaseType,
  id: string,
  values: RowValues,
  step: NewStep,
): Promise<CaseRow> {
  const { who, now } = step;
  const table = caseTable(step.app, law);
  const filled = Object.entries(law.fields).filter(([name]) => values[name] !== undefined);
  const names = ['id', 'version', 'state', 'law_version', 'opened_at', 'opened_by', 'opened_by_name', 'closed_at'];
  const closedAt = isFinal(law, law.initial) ? now : null;
  const row = [id, 1, law.initial, law.lawVersion, now, who.personId, who.name, closedAt];
  const all = [...names, ...filled.map(([name]) => snake(name))];
  const insert = sql`
    insert into ${table.table} as c (${sql.join(all.map((name) => sql.ref(name)))})
    values (${sql.join([...row, ...filled.map(([name, field]) => toColumn(field, values[name]))])})
    returning ${table.columns}`;
  return withStep(db, insert, law.key, { id, version: 1 }, step);
}

/** Writes the new state, what was filled in, and the step. The row is locked by this transaction. */
export async function updateCase(
  db: Db,
  law: AnyCaseType,
  before: CaseRow,
  values: RowValues,
  step: NewStep,
): Promise<CaseRow> {
  const table = caseTable(step.app, law);
  const version = before.version + 1;
  const filled = Object.entries(law.fields).filter(([name]) => values[name] !== undefined);
  const sets = filled.map(([name, field]) => sql`${sql.ref(snake(name))} = ${toColumn(field, values[name])}`);
  const closedAt = isFinal(law, step.to) ? step.now : null;
  const update = sql`
    update ${table.table} c
    set ${sql.join([sql`version = ${version}`, sql`state = ${step.to}`, sql`closed_at = ${closedAt}`, ...sets])}
    where c.id = ${before.id} returning ${table.columns}`;
  return withStep(db, update, law.key, { id: before.id, version }, step);
}

/** Who last made each of the moves in this case, by move, each with those for whom he stood in. */
export async function latestMakers(
  db: Db,
  caseId: string,
  moves: readonly string[],
): Promise<ReadonlyMap<string, readonly string[]>> {
  const { rows } = await sql<{ move: string; by_id: string; for_ids: readonly string[] | null }>`
    select distinct on (move) move, by_id, for_ids from kernel.case_step
    where case_id = ${caseId} and move = any(${[...moves]}::text[])
    order by move, id desc`.execute(db);
  return new Map(rows.map((row) => [row.move, [row.by_id, ...(row.for_ids ?? [])]]));
}
