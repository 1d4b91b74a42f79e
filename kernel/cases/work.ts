import { sql } from 'kysely';
import type { Who } from '../sdk/ctx.ts';
import type { Page } from '../sdk/filter.ts';
import { maskRow } from '../sdk/mask.ts';
import { pageOf } from '../store/conditions.ts';
import { columnOf, type Sql } from '../store/postgres-where.ts';
import { caseTable } from './case-rows.ts';
import type { CasesDeps } from './deps.ts';
import { type AnyCaseType, stateTitle } from './law.ts';
import type { CaseLaws } from './law-book.ts';

export interface WorkQuery {
  readonly app?: string;
  /** Key of the case type; together with `app`. */
  readonly type?: string;
  readonly state?: string;
  readonly overdue?: boolean;
  readonly page?: number;
  readonly pageSize?: number;
}

/** A case that waits for a move which the reader may make. */
export interface WorkItem {
  readonly app: string;
  readonly type: string;
  readonly typeTitle: string;
  readonly id: string;
  readonly label: string;
  readonly org: string;
  readonly state: string;
  readonly stateTitle: string;
  readonly openedAt: string;
  /** The soonest due date of its running deadlines; null without one. */
  readonly dueAt: string | null;
  readonly deadlineTitle: string | null;
  readonly overdue: boolean;
}

export interface WorkCount {
  readonly app: string;
  readonly type: string;
  readonly typeTitle: string;
  readonly state: string;
  readonly stateTitle: string;
  readonly count: number;
  readonly overdue: number;
}

export interface WorkList extends Page<WorkItem> {
  /** Counts of everything that waits for the reader, whatever the filters say. */
  readonly counts: readonly WorkCount[];
}

interface Movable {
  readonly states: readonly string[];
  /** Null for everywhere. */
  readonly orgs: readonly string[] | null;
  readonly where: Sql;
}

/** Moves that the same people may make in the same orgs, one as good as the other for the work list. */
interface Alike {
  readonly states: Set<string>;
  readonly orgs: readonly string[] | null;
  readonly notBy: readonly string[];
  /** The reader, and those in whose name alone he may make them: none of them reviews what is theirs. */
  readonly acting: readonly string[];
}

/** For whom somebody stands in who has none of these roles himself. */
function onlyFor(deps: CasesDeps, who: Who, app: string, roles: readonly string[]): readonly string[] {
  const own = who.posts.filter((post) => !post.for);
  if (deps.access.roleScope({ ...who, posts: own }, app, roles)) return [];
  const named = roles.map((role) => `${app}.${role}`);
  return who.posts.flatMap((post) => (post.for && named.includes(post.role) ? [post.for.id] : []));
}

function alikeUnder(deps: CasesDeps, who: Who, app: string, law: AnyCaseType): readonly Alike[] {
  const found = new Map<string, Alike>();
  for (const move of Object.values(law.moves)) {
    if (move.aside) continue;
    const scope = deps.access.roleScope(who, app, move.by);
    const orgs = scope?.kind === 'orgs' ? scope.codes : null;
    if (!scope || orgs?.length === 0) continue;
    const notBy = move.notBy ?? [];
    const acting = notBy.length > 0 ? [who.personId, ...onlyFor(deps, who, app, move.by)] : [];
    const key = JSON.stringify([orgs, notBy, acting]);
    const alike = found.get(key) ?? { states: new Set<string>(), orgs, notBy, acting };
    found.set(key, alike);
    for (const state of move.from) alike.states.add(state);
  }
  return [...found.values()];
}

/** The cases of one law version that stand where somebody may make one of the moves. */
function movableUnder(deps: CasesDeps, who: Who, app: string, law: AnyCaseType): readonly Movable[] {
  return alikeUnder(deps, who, app, law).map(({ states, orgs, notBy, acting }) => {
    const parts = [sql`c.law_version = ${law.lawVersion}`, sql`c.state = any(${[...states]})`];
    if (orgs) parts.push(sql`${columnOf('c', law.org)} = any(${[...orgs]})`);
    for (const other of notBy) {
      parts.push(sql`not coalesce((
        select array_append(s.for_ids, s.by_id) && ${[...acting]}::text[] from kernel.case_step s
        where s.case_id = c.id and s.move = ${other} order by s.id desc limit 1), false)`);
    }
    return { states: [...states], orgs, where: sql`(${sql.join(parts, sql` and `)})` };
  });
}

interface Row {
  readonly id: string;
  readonly label: string;
  readonly org: string;
  readonly state: string;
  readonly opened_at: string;
  readonly due_at: string | null;
  readonly title: string | null;
  readonly overdue: boolean;
}

/** The cases of one type that may wait for somebody, and those that do with their soonest deadline. */
interface Waiting {
  readonly laws: CaseLaws;
  /** True where anything may wait: asked before, since most people have nothing of most types. */
  readonly something: Sql;
  readonly cases: Sql;
}

/** Null when the reader can move none of them, whatever there is. */
function waiting(deps: CasesDeps, who: Who, laws: CaseLaws, now: Date): Waiting | null {
  const { app, current, versions } = laws;
  const movable = versions.flatMap((law) => movableUnder(deps, who, app.key, law));
  if (movable.length === 0) return null;
  const { table } = caseTable(app.key, current);
  const org = columnOf('c', current.org);
  // By their states the open cases are found among all that were ever closed.
  const open = sql`c.state = any(${[...new Set(movable.flatMap((each) => each.states))]}) and c.closed_at is null`;
  const orgs = movable.map((each) => each.orgs);
  const somewhere = orgs.includes(null)
    ? sql`true`
    : sql`${org} = any(${[...new Set(orgs.flatMap((one) => one ?? []))]})`;
  const cases = sql`
    select c.id, ${columnOf('c', current.label)}::text as label, ${org} as org, c.state,
      c.opened_at, d.due_at, d.title, coalesce(d.due_at < ${now}, false) as overdue
    from ${table} c
    left join lateral (
      select due_at, title from kernel.deadline d
      where d.case_id = c.id and d.stopped_at is null and d.due_at is not null order by d.due_at limit 1
    ) d on true
    where ${open} and (${sql.join(
      movable.map((each) => each.where),
      sql` or `,
    )})`;
  return { laws, something: sql`exists (select from ${table} c where ${open} and ${somewhere})`, cases };
}

/** Leaves out the types of which nothing can wait: one small question instead of many large ones. */
async function withSomething(deps: CasesDeps, all: readonly Waiting[]): Promise<readonly Waiting[]> {
  if (all.length < 2) return all;
  const { rows } = await sql<{ there: readonly boolean[] }>`
    select array[${sql.join(all.map((one) => one.something))}] as there`.execute(deps.db);
  return all.filter((_, index) => rows[0]?.there[index]);
}

interface TypeWork {
  readonly items: readonly WorkItem[];
  readonly total: number;
  readonly counts: readonly WorkCount[];
}

function filters(query: WorkQuery): Sql {
  const parts = [sql`true`];
  if (query.state !== undefined) parts.push(sql`w.state = ${query.state}`);
  if (query.overdue !== undefined) parts.push(sql`w.overdue = ${query.overdue}`);
  return sql.join(parts, sql` and `);
}

interface Counted {
  readonly state: string;
  readonly count: number;
  readonly overdue: number;
  readonly shown: number;
}

/** The counts of all and the first of those that are asked for, of one reading. */
async function countAndList(deps: CasesDeps, cases: Sql, chosen: Sql, upTo: number) {
  const { rows } = await sql<{ counted: readonly Counted[] | null; rows: readonly Row[] | null }>`
    with w as materialized (${cases})
    select (
      select jsonb_agg(s order by s.state) from (
        select state, count(*) as count, count(*) filter (where overdue) as overdue,
          count(*) filter (where ${chosen}) as shown
        from w group by state) s) as counted, (
      select jsonb_agg(r) from (
        select id, label, org, state, date_trunc('second', opened_at) as opened_at,
          date_trunc('second', due_at) as due_at, title, overdue
        from w where ${chosen} order by w.due_at asc nulls last, w.opened_at, w.id limit ${upTo}) r) as rows`.execute(
    deps.db,
  );
  return { counted: rows[0]?.counted ?? [], rows: rows[0]?.rows ?? [] };
}

async function workOfType(
  deps: CasesDeps,
  who: Who,
  { laws: { app, current }, cases }: Waiting,
  query: WorkQuery,
  upTo: number,
): Promise<TypeWork> {
  const named = { app: app.key, type: current.key, typeTitle: current.title };
  const left = (query.app ?? app.key) !== app.key || (query.type ?? current.key) !== current.key;
  const { counted, rows } = await countAndList(deps, cases, filters(query), left ? 0 : upTo);
  const counts = counted.map(({ state, count, overdue }) => ({
    ...named,
    state,
    stateTitle: stateTitle(current, state),
    count,
    overdue,
  }));
  const total = left ? 0 : counted.reduce((sum, row) => sum + row.shown, 0);
  const open = deps.access.seesPersonal(who, app.key);
  const items = rows.map((row) => ({
    ...named,
    id: row.id,
    label: String(open ? row.label : maskRow(current.fields, { [current.label]: row.label })[current.label]),
    org: row.org,
    state: row.state,
    stateTitle: stateTitle(current, row.state),
    openedAt: row.opened_at,
    dueAt: row.due_at,
    deadlineTitle: row.title,
    overdue: row.overdue,
  }));
  return { items, total, counts };
}

function sooner(a: WorkItem, b: WorkItem): number {
  const due = (item: WorkItem) => (item.dueAt ? Date.parse(item.dueAt) : Number.POSITIVE_INFINITY);
  if (due(a) !== due(b)) return due(a) - due(b);
  return Date.parse(a.openedAt) - Date.parse(b.openedAt) || a.id.localeCompare(b.id);
}

/** What somebody can move on now, of all applications, soonest due first: one indexed query for each case type of which there is something. */
export async function workOf(deps: CasesDeps, who: Who, query: WorkQuery = {}): Promise<WorkList> {
  const { page, pageSize, offset } = pageOf(query);
  const now = deps.clock.now();
  const all = deps.lawBook.all.flatMap((laws) => waiting(deps, who, laws, now) ?? []);
  const found = await Promise.all(
    (await withSomething(deps, all)).map((one) => workOfType(deps, who, one, query, offset + pageSize)),
  );
  const items = found.flatMap((one) => one.items).sort(sooner);
  return {
    rows: items.slice(offset, offset + pageSize),
    total: found.reduce((sum, one) => sum + one.total, 0),
    page,
    pageSize,
    counts: found.flatMap((one) => one.counts),
  };
}
