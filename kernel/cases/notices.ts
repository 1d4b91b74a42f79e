import { sql } from 'kysely';
import type { Who } from '../sdk/ctx.ts';
import type { Page } from '../sdk/filter.ts';
import { pageOf } from '../store/conditions.ts';
import type { Sql } from '../store/postgres-where.ts';
import type { Db } from '../store/types.ts';
import type { CasesDeps } from './deps.ts';

export type NoticeKind = 'breach' | 'reminder' | 'move' | 'mention' | 'delegation' | 'hand-over';

/** What somebody is told: by virtue of a role, such as a breached deadline, or in person. */
export interface Notice {
  readonly id: number;
  readonly at: string;
  readonly kind: NoticeKind;
  readonly app: string;
  /** Null for a notice to one person. */
  readonly role: string | null;
  readonly org: string | null;
  /** The case that it is about, if any. */
  readonly type: string | null;
  readonly caseId: string | null;
  readonly message: string;
  readonly byName: string | null;
  readonly unread: boolean;
}

export interface Notices extends Page<Notice> {
  /** How many are unread, counted up to a hundred. */
  readonly unread: number;
}

/** The notices of one post's role within its reach; null when the role reaches nothing. */
function forRole(deps: CasesDeps, who: Who, fullRole: string): Sql | null {
  const [app = '', role = ''] = fullRole.split('.');
  const scope = deps.access.roleScope(who, app, [role]);
  if (!scope) return null;
  const named = sql`n.app = ${app} and n.role = ${role}`;
  return scope.kind === 'all' ? sql`(${named})` : sql`(${named} and n.org = any(${[...scope.codes]}))`;
}

function forWho(deps: CasesDeps, who: Who): Sql {
  const roles = [...new Set(who.posts.map((post) => post.role))];
  const parts = [sql`n.person = ${who.personId}`, ...roles.flatMap((role) => forRole(deps, who, role) ?? [])];
  return sql`(${sql.join(parts, sql` or `)})`;
}

/** Nobody pages through more of what he was told; the count of a list goes no further. */
const mostCounted = 1_000;
const mostUnread = 100;

/** A move that roles are told of, at the org where the case stands after it. */
export interface ToldMove {
  readonly app: string;
  readonly type: string;
  readonly caseId: string;
  readonly org: string;
  readonly roles: readonly string[];
  readonly message: string;
  readonly byName: string;
  readonly now: Date;
}

export async function tellMove(
  db: Db,
  { app, type, caseId, org, roles, message, byName, now }: ToldMove,
): Promise<void> {
  await sql`
    insert into kernel.notice (at, kind, app, role, org, case_type, case_id, message, by_name)
    select ${now}::timestamptz, 'move', ${app}, role, ${org}, ${type}, ${caseId}, ${message}, ${byName}
    from unnest(${[...roles]}::text[]) as role`.execute(db);
}

/** What somebody has been told, newest first. */
export async function noticesFor(
  deps: CasesDeps,
  who: Who,
  query: { readonly page?: number; readonly pageSize?: number } = {},
): Promise<Notices> {
  const { page, pageSize, offset } = pageOf(query);
  const where = forWho(deps, who);
  const seen = sql`coalesce((select up_to from kernel.notice_seen where person = ${who.personId}), 0)`;
  const { rows } = await sql<Notice>`
    select n.id, n.at, n.kind, n.app, n.role, n.org, n.case_type as type, n.case_id as "caseId", n.message,
      n.by_name as "byName", n.id > ${seen} as unread
    from kernel.notice n where ${where} order by n.id desc limit ${pageSize} offset ${offset}`.execute(deps.db);
  const counted = await sql<{ total: number; unread: number }>`
    select (select count(*) from (select from kernel.notice n where ${where} limit ${mostCounted}) as counted) as total,
      (select count(*) from (select from kernel.notice n where ${where} and n.id > ${seen} limit ${mostUnread}) as fresh)
        as unread`.execute(deps.db);
  const { total, unread } = counted.rows[0] ?? { total: 0, unread: 0 };
  return { rows, total, unread, page, pageSize };
}

/** Marks what has been told up to this notice as read; what was read before stays read. */
export async function markNoticesSeen(deps: CasesDeps, who: Who, upTo: number): Promise<void> {
  await sql`
    insert into kernel.notice_seen (person, up_to, at) values (${who.personId}, ${upTo}, ${deps.clock.now()})
    on conflict (person) do update set up_to = greatest(kernel.notice_seen.up_to, excluded.up_to),
      at = excluded.at`.execute(deps.db);
}
