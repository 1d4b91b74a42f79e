import { sql } from 'kysely';
import { must } from '../base/assert.ts';
import { Refusal } from '../base/refusal.ts';
import type { Scope } from '../identity/access.ts';
import { exportScope, withinScope } from '../identity/make-access.ts';
import type { CaseStep } from '../sdk/case.ts';
import type { RowValues } from '../sdk/check-values.ts';
import { type Field, type Fields, instant, integer, text } from '../sdk/field.ts';
import type { Filter, ListQuery, Page, RowsQuery } from '../sdk/filter.ts';
import { hasPersonal, maskRow } from '../sdk/mask.ts';
import { pageOf, personalNamed, withoutPersonal } from '../store/conditions.ts';
import { kept as keptPlan } from '../store/kept-plans.ts';
import { listPage } from '../store/list-page.ts';
import { tableName } from '../store/naming.ts';
import { orderSql, type Sql, whereSql } from '../store/postgres-where.ts';
import { streamRows } from '../store/stream.ts';
import { type CaseRow, caseTable, readCase } from './case-rows.ts';
import type { Bound } from './deps.ts';
import type { AnyCaseType } from './law.ts';

const kept: Fields = {
  id: text('编号', { required: true }),
  version: integer('版本', { required: true }),
  state: text('状态', { required: true }),
  lawVersion: integer('规则版本', { required: true }),
  openedAt: instant('发起时间', { required: true, indexed: true }),
  openedByName: text('发起人', { required: true }),
  closedAt: instant('办结时间'),
} satisfies Record<string, Field>;

/** What a list may be filtered and sorted by: the declared fields and what the kernel keeps. */
export function listedFields(type: AnyCaseType): Fields {
  return { ...type.fields, ...kept };
}

/** Reading of one case type as one person sees it: in scope, personal data maskRow unless his role shows it. */
export function makeReader(bound: Bound, type: AnyCaseType) {
  const { deps, app, who, db } = bound;
  const table = caseTable(app.key, type);
  const fields = listedFields(type);
  const on = `case:${type.key}`;
  const scope = () => deps.access.scope(who, app.key, on, 'read');
  const open = !hasPersonal(type.fields) || deps.access.seesPersonal(who, app.key);
  const shown = (row: CaseRow): CaseRow => (open ? row : maskRow(type.fields, row));

  /** Masks personal values, or journals that somebody who may see them has looked at these cases. */
  const looked = async (rows: readonly CaseRow[]): Promise<readonly CaseRow[]> => {
    if (!open) return rows.map(shown);
    if (rows.length === 0 || who.system || !hasPersonal(type.fields)) return rows;
    const detail = { rows: rows.map((row) => row.id) };
    await deps.journal.append(db, { who, action: 'personal.view', subject: `${app.key}.${type.key}`, detail });
    return rows;
  };

  /** Journals that somebody who sees them masked has asked for cases by personal values. */
  const sought = async (where: Filter | undefined, hits: number) => {
    const named = open || who.system ? [] : personalNamed(type.fields, where);
    if (named.length === 0) return;
    const detail = { fields: named, hits };
    await deps.journal.append(db, { who, action: 'personal.sought', subject: `${app.key}.${type.key}`, detail });
  };

  const visible = async (id: string): Promise<CaseRow> => {
    const reach = scope();
    const row = await readCase(db, table, id, false);
    if (!row) throw new Refusal('record.missing', { what: type.title });
    if (!withinScope(reach, String(row[type.org]))) throw new Refusal('grant.scope');
    return row;
  };

  const which = ({ where, search, sort }: RowsQuery, reach: Scope) => ({
    alias: 'c',
    fields: open ? fields : withoutPersonal(fields, { where, sort }),
    where,
    search,
    scope: reach,
    org: type.org,
  });
  const sorted = (sort: readonly string[] | undefined) => (sort?.length ? sort : ['-openedAt']);
  const select = (conditions: Sql, sort: readonly string[] | undefined) => sql<CaseRow>`
    select ${table.columns} from ${table.table} c where ${conditions} order by ${orderSql('c', fields, sorted(sort))}`;

  return {
    visible,
    shown,
    /** The case as it is shown, once the look is journalled. */
    look: async (row: CaseRow) => must((await looked([row]))[0], 'the case looked at'),
    get: async (id: string) => must((await looked([await visible(id)]))[0], 'the case looked at'),
    all: async (where?: Filter) =>
      looked((await select(whereSql(which({ where }, scope())), undefined).execute(db)).rows),
    list: async (query: ListQuery = {}): Promise<Page<CaseRow>> => {
      const { page, pageSize, offset } = pageOf(query);
      const source = { table: tableName(app.key, type.key), columns: table.columns, sort: sorted(query.sort) };
      const { rows, total, more } = await listPage<CaseRow>(
        db,
        { ...source, ...which(query, scope()) },
        { pageSize, offset },
      );
      await sought(query.where, total);
      return { rows: await looked(rows), total, ...(more ? { approximate: true } : {}), page, pageSize };
    },
    async *stream(query: RowsQuery = {}): AsyncGenerator<readonly CaseRow[]> {
      const conditions = whereSql(which(query, exportScope(deps.access, who, app.key, on)));
      for await (const rows of streamRows(db, select(conditions, query.sort))) yield await looked(rows);
    },
  };
}

interface StepRow {
  readonly at: string;
  readonly move: string;
  readonly from_state: string | null;
  readonly to_state: string;
  readonly by_name: string;
  readonly input: RowValues;
}

/** The steps of a case, oldest first. */
export async function readSteps(bound: Bound, law: AnyCaseType, caseId: string): Promise<readonly CaseStep[]> {
  const { rows } = await sql<StepRow>`${keptPlan}
    select at, move, from_state, to_state, by_name, input from kernel.case_step
    where case_id = ${caseId} order by id`.execute(bound.db);
  const open = bound.deps.access.seesPersonal(bound.who, bound.app.key);
  return rows.map((row) => ({
    at: row.at,
    move: row.move,
    from: row.from_state,
    to: row.to_state,
    byName: row.by_name,
    input: open ? row.input : maskRow(law.moves[row.move]?.input ?? {}, row.input),
  }));
}
