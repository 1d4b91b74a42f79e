import { sql } from 'kysely';
import { must } from '../base/assert.ts';
import { isId, newId } from '../base/ids.ts';
import { Refusal } from '../base/refusal.ts';
import { checkValues, type RowValues } from '../sdk/check-values.ts';
import type { EntityType } from '../sdk/entity.ts';
import type { Field } from '../sdk/field.ts';
import { canonicalJson } from '../store/canonical-json.ts';
import { snake } from '../store/naming.ts';
import type { Db } from '../store/types.ts';
import type { Bound } from './deps.ts';
import { type EntityRow, missing, orDuplicate, selected, table, toColumn } from './rows.ts';

type Diff = Record<string, { readonly before: unknown; readonly after: unknown }>;

/** Refuses a row that would come to lie outside of where the person may write. */
function assertWithin(bound: Bound, permit: 'create' | 'update', row: RowValues): void {
  const { access, who, app, type } = bound;
  const scope = access.scope(who, app.key, `entity:${type.key}`, permit);
  if (scope.kind === 'all' || !type.org) return;
  if (!scope.codes.includes(String(row[type.org]))) throw new Refusal('grant.scope');
}

function assertReason(why: string): void {
  if (why.trim() === '') throw new Refusal('input.invalid', { detail: '请填写变更原因。' });
}

/** The kept change and the journal's entry stand in the transaction of the write itself. */
async function keep(bound: Bound, db: Db, action: string, row: EntityRow, diff: Diff, why: string): Promise<void> {
  const { app, type, who, journal } = bound;
  await sql`
    INSERT INTO kernel.entity_change (app, entity, row_id, version, at, person_id, by_name, why, diff)
    VALUES (${app.key}, ${type.key}, ${row.id}, ${row.version}, ${bound.clock.now()}, ${who.personId}, ${who.name},
      ${why}, ${JSON.stringify(diff)}::jsonb)`.execute(db);
  const detail = { version: row.version, fields: Object.keys(diff), why };
  await journal.append(db, { who, action, subject: `${app.key}.${type.key}/${row.id}`, detail });
}

/** Runs in the transaction that is open, or in one of its own. */
async function atomically<T>(db: Db, work: (db: Db) => Promise<T>): Promise<T> {
  return db.isTransaction ? await work(db) : await db.transaction().execute(work);
}

export async function createRow(bound: Bound, given: RowValues, why: string): Promise<EntityRow> {
  const { app, type } = bound;
  const values = checkValues(type.fields, given);
  assertReason(why);
  assertWithin(bound, 'create', values);
  const now = bound.clock.now();
  const filled = Object.entries(values).filter(([, value]) => value !== undefined && value !== null);
  const names = ['id', 'version', 'created_at', 'updated_at', ...filled.map(([name]) => snake(name))];
  const row = [newId(now.getTime()), 1, now, now, ...filled.map(([name, value]) => toColumn(type.fields[name], value))];
  return await atomically(bound.db, async (db) => {
    await assertReferences(bound, db, values, Object.keys(values));
    const { rows } = await sql<EntityRow>`
      INSERT INTO ${table(app.key, type)} AS t (${sql.join(names.map((name) => sql.id(name)))})
      VALUES (${sql.join(row)}) RETURNING ${selected(type)}`
      .execute(db)
      .catch(orDuplicate(type, values));
    const made = must(rows[0], 'the inserted row');
    const diff = Object.fromEntries(filled.map(([name]) => [name, { before: null, after: made[name] }]));
    await keep(bound, db, 'entity.create', made, diff, why);
    return made;
  });
}

async function lockedRow(bound: Bound, db: Db, id: string): Promise<EntityRow> {
  if (!isId(id)) throw missing(bound.type);
  const { rows } = await sql<EntityRow>`
    SELECT ${selected(bound.type)} FROM ${table(bound.app.key, bound.type)} t WHERE id = ${id} FOR UPDATE`.execute(db);
  const row = rows[0];
  if (!row) throw missing(bound.type);
  return row;
}

/** A reference within the application points at a row that exists; rows are never deleted, so it stays true. */
async function assertReferences(bound: Bound, db: Db, values: RowValues, names: readonly string[]): Promise<void> {
  const { app, type } = bound;
  for (const name of names) {
    const field = type.fields[name];
    const value = values[name] ?? null;
    const target = field?.kind === 'ref' ? app.entities.find((each: EntityType) => each.key === field.to) : undefined;
    if (!field || !target || value === null) continue;
    const found = isId(String(value))
      ? await sql`SELECT FROM ${table(app.key, target)} t WHERE id = ${value}`.execute(db)
      : { rows: [] };
    if (found.rows.length === 0)
      throw new Refusal('input.invalid', { detail: `“${field.title}”所指的${target.title}不存在。` });
  }
}

/** Whether a value differs from the kept one; instants are equal when they name the same moment. */
function differs(field: Field | undefined, before: unknown, after: unknown): boolean {
  if (field?.kind === 'instant' && before && after) return Date.parse(String(before)) !== Date.parse(String(after));
  return canonicalJson(before) !== canonicalJson(after);
}

function assertFixed(bound: Bound, before: EntityRow, given: RowValues): void {
  for (const name of Object.keys(given)) {
    const field = bound.type.fields[name];
    if (field?.fixed && differs(field, before[name], given[name])) {
      throw new Refusal('input.invalid', { detail: `“${field.title}”建立后不能修改。` });
    }
  }
}

/** Locks the row, checks the version that was seen, and writes only what differs; nothing differing writes nothing. */
export async function updateRow(
  bound: Bound,
  id: string,
  version: number,
  given: RowValues,
  why: string,
): Promise<EntityRow> {
  const { app, type } = bound;
  assertReason(why);
  return await atomically(bound.db, async (db) => {
    const before = await lockedRow(bound, db, id);
    assertWithin(bound, 'update', before);
    if (before.version !== version) throw new Refusal('record.changed');
    const declared = Object.keys(type.fields).map((name) => [name, before[name]] as const);
    const after = checkValues(type.fields, { ...Object.fromEntries(declared), ...given });
    assertFixed(bound, before, given);
    assertWithin(bound, 'update', after);
    const changed = Object.keys(given).filter((name) => differs(type.fields[name], before[name], after[name]));
    if (changed.length === 0) return before;
    await assertReferences(bound, db, after, changed);
    const sets = changed.map((name) => sql`${sql.id(snake(name))} = ${toColumn(type.fields[name], after[name])}`);
    const { rows } = await sql<EntityRow>`
      UPDATE ${table(app.key, type)} AS t
      SET ${sql.join([sql`version = ${version + 1}`, sql`updated_at = ${bound.clock.now()}`, ...sets])}
      WHERE id = ${id} RETURNING ${selected(type)}`
      .execute(db)
      .catch(orDuplicate(type, after));
    const made = must(rows[0], 'the updated row');
    const diff = Object.fromEntries(changed.map((name) => [name, { before: before[name], after: made[name] }]));
    await keep(bound, db, 'entity.update', made, diff, why);
    return made;
  });
}
