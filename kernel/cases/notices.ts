import { sql } from 'kysely';
import type { Who } from '../sdk/ctx.ts';
import type { Page } from '../sdk/filter.ts';
import { pageOf } from '../store/conditions.ts';
import type { Sql } from '../store/postgres-where.ts';
import type { CasesDeps } from './deps.ts';

/** What somebody is told by virtue of a role, such as a breached deadline. */
export interface Notice {
  readonly id: number;
  readonly at: string;
  readonly app: string;
  readonly role: string;
  readonly org: string;
  readonly type: string;
  readonly caseId: string;
  readonly message: string;
}

/** The notices of one post's role within its reach; null when the role reaches nothing. */
function forRole(deps: CasesDeps, who: Who, fullRole: string): Sql | null {
  const [app = '', role = ''] = fullRole.split('.');
  const scope = deps.access.roleScope(who, app, [role]);
  if (!scope) return null;
  const named = sql`n.app = ${app} and n.role = ${role}`;
  return scope.kind === 'all' ? sql`(${named})` : sql`(${named} and n.org = any(${[...scope.codes]}))`;
}

/** What somebody has been told, newest first. */
export async function noticesFor(
  deps: CasesDeps,
  who: Who,
  query: { readonly page?: number; readonly pageSize?: number } = {},
): Promise<Page<Notice>> {
  const { page, pageSize, offset } = pageOf(query);
  const roles = [...new Set(who.posts.map((post) => post.role))];
  const conditions = roles.flatMap((role) => forRole(deps, who, role) ?? []);
  if (conditions.length === 0) return { rows: [], total: 0, page, pageSize };
  const where = sql.join(conditions, sql` or `);
  const { rows } = await sql<Notice>`
    select n.id, n.at, n.app, n.role, n.org, n.case_type as type, n.case_id as "caseId", n.message
    from kernel.notice n where ${where} order by n.id desc limit ${pageSize} offset ${offset}`.execute(deps.db);
  const counted = await sql<{ total: number }>`
    select count(*) as total from kernel.notice n where ${where}`.execute(deps.db);
  return { rows, total: counted.rows[0]?.total ?? 0, page, pageSize };
}
