import { sql } from 'kysely';
import { isId } from '../base/ids.ts';
import type { Scope } from '../identity/access.ts';
import { exportScope } from '../identity/make-access.ts';
import type { Change } from '../sdk/entity.ts';
import type { Fields } from '../sdk/field.ts';
import type { Filter, ListQuery, Page, RowsQuery } from '../sdk/filter.ts';
import { hasPersonal, maskRow } from '../sdk/mask.ts';
import { pageOf, personalNamed, withoutPersonal } from '../store/conditions.ts';
import { listPage } from '../store/list-page.ts';
import { tableName } from '../store/naming.ts';
import { orderSql, type WhereOptions, whereSql } from '../store/postgres-where.ts';
import { streamRows } from '../store/stream.ts';
import type { Bound } from './deps.ts';
import { type EntityRow, missing, readable, selected, selectedForList, table } from './rows.ts';

function searchable(bound: Bound, query: ListQuery): Fields {
  const fields = readable(bound.type);
  const open = !hasPersonal(fields) || bound.access.seesPersonal(bound.who, bound.app.key);
  return open ? fields : withoutPersonal(fields, query);
}

function readScope({ access, who, app, type }: Bound): Scope {
  return access.scope(who, app.key, `entity:${type.key}`, 'read');
}

function which(bound: Bound, query: ListQuery, scope = readScope(bound)): WhereOptions {
  const { where, search } = query;
  return { alias: 't', fields: searchable(bound, query), where, search, scope, org: bound.type.org };
}

/** Masks personal fields, or journals that somebody who may see them has looked at these rows. */
async function shown(bound: Bound, rows: readonly EntityRow[]): Promise<readonly EntityRow[]> {
  const { type, who, app, db } = bound;
  if (rows.length === 0 || !hasPersonal(type.fields)) return rows;
  if (!bound.access.seesPersonal(who, app.key)) return rows.map((row) => maskRow(type.fields, row));
  if (who.system) return rows;
  const detail = { rows: rows.map((row) => row.id) };
  await bound.journal.append(db, { who, action: 'personal.view', subject: `${app.key}.${type.key}`, detail });
  return rows;
}

/** Journals that somebody who sees them masked has asked for rows by personal values. */
async function sought({ type, who, app, db, access, journal }: Bound, where: Filter | undefined, hits: number) {
  const named = personalNamed(type.fields, where);
  if (named.length === 0 || who.system || access.seesPersonal(who, app.key)) return;
  const detail = { fields: named, hits };
  await journal.append(db, { who, action: 'personal.sought', subject: `${app.key}.${type.key}`, detail });
}

export async function allRows(bound: Bound, where: Filter = {}, limit?: number): Promise<readonly EntityRow[]> {
  const { app, type } = bound;
  const { rows } = await sql<EntityRow>`
    SELECT ${selected(type)} FROM ${table(app.key, type)} t WHERE ${whereSql(which(bound, { where }))}
    ORDER BY ${orderSql('t', readable(type), type.sort)} ${limit ? sql`LIMIT ${limit}` : sql``}`.execute(bound.db);
  return await shown(bound, rows);
}

export async function oneRow(bound: Bound, id: string): Promise<EntityRow> {
  const row = isId(id) ? (await allRows(bound, { id }, 1))[0] : undefined;
  if (!row) throw missing(bound.type);
  return row;
}

export async function listRows(bound: Bound, query: ListQuery = {}): Promise<Page<EntityRow>> {
  const { app, type, db } = bound;
  const { page, pageSize, offset } = pageOf(query);
  const sort = query.sort?.length ? query.sort : type.sort;
  const source = { table: tableName(app.key, type.key), columns: selectedForList(type), sort };
  const { rows, total, more } = await listPage<EntityRow>(
    db,
    { ...source, ...which(bound, query) },
    { pageSize, offset },
  );
  await sought(bound, query.where, total);
  return { rows: await shown(bound, rows), total, ...(more ? { approximate: true } : {}), page, pageSize };
}

export async function* streamOf(bound: Bound, query: RowsQuery = {}): AsyncGenerator<readonly EntityRow[]> {
  const { access, who, app, type, db } = bound;
  const where = whereSql(which(bound, query, exportScope(access, who, app.key, `entity:${type.key}`)));
  const sort = query.sort?.length ? query.sort : type.sort;
  const found = sql<EntityRow>`
    SELECT ${selectedForList(type)} FROM ${table(app.key, type)} t WHERE ${where}
    ORDER BY ${orderSql('t', readable(type), sort)}`;
  for await (const rows of streamRows(db, found)) yield await shown(bound, rows);
}

/** Kept changes, oldest first, of a row that the person may read; personal values masked like in the row itself. */
export async function changesOf(bound: Bound, id: string): Promise<readonly Change[]> {
  await oneRow(bound, id);
  const { rows } = await sql<Change>`
    SELECT version, at, by_name AS "byName", why, diff FROM kernel.entity_change
    WHERE row_id = ${id} ORDER BY version`.execute(bound.db);
  const { fields } = bound.type;
  if (!hasPersonal(fields) || bound.access.seesPersonal(bound.who, bound.app.key)) return rows;
  return rows.map((change) => ({
    ...change,
    diff: Object.fromEntries(
      Object.entries(change.diff).map(([name, { before, after }]) => {
        const one = (value: unknown) => maskRow(fields, { [name]: value })[name];
        return [name, { before: one(before), after: one(after) }];
      }),
    ),
  }));
}
