import { sql } from 'kysely';
import { isId, newId } from '../base/ids.ts';
import { Refusal } from '../base/refusal.ts';
import type { Who } from '../sdk/ctx.ts';
import type { CommonsDeps, OpenWork } from './deps.ts';

/** What one shift has left to the next, as it stood then. */
export interface HandOver {
  readonly id: string;
  readonly app: string;
  readonly role: string;
  readonly roleTitle: string;
  readonly org: string;
  readonly at: string;
  readonly byName: string;
  readonly remark: string;
  readonly open: Pick<OpenWork, 'total' | 'rows' | 'counts'>;
  readonly takenAt: string | null;
  readonly takenByName: string | null;
  /** True when the one who reads it may take it over: he holds the post and did not hand it over himself. */
  readonly mayTake: boolean;
}

interface Row extends Omit<HandOver, 'roleTitle' | 'mayTake'> {
  readonly byId: string;
}

/** So many cases are named; the counts say how many there are. */
const mostNamed = 100;

const columns = sql`
  id, app, role, org, at, by_id as "byId", by_name as "byName", remark, open, taken_at as "takenAt",
  taken_by_name as "takenByName"`;

const holds = (who: Who, { app, role, org }: Pick<Row, 'app' | 'role' | 'org'>) =>
  who.posts.some((post) => post.org === org && post.role === `${app}.${role}`);

const shown = (deps: CommonsDeps, who: Who, { byId, ...row }: Row): HandOver => ({
  ...row,
  roleTitle: deps.roleTitle(`${row.app}.${row.role}`),
  mayTake: row.takenAt === null && byId !== who.personId && holds(who, row),
});

/** Those of somebody's posts, the latest first. */
export async function listHandOvers(deps: CommonsDeps, who: Who): Promise<readonly HandOver[]> {
  const posts = JSON.stringify(who.posts.map(({ org, role }) => ({ org, full: role })));
  const { rows } = await sql<Row>`
    select ${columns} from kernel.hand_over h
    where (h.org, h.app || '.' || h.role) in (
      select org, "full" from jsonb_to_recordset(${posts}::jsonb) as held (org text, "full" text))
    order by at desc limit 50`.execute(deps.db);
  return rows.map((row) => shown(deps, who, row));
}

/** Writes down what waits for the post now, and tells the others who hold it. */
export async function handOver(
  deps: CommonsDeps,
  who: Who,
  given: { readonly org: string; readonly role: string; readonly remark: string },
): Promise<HandOver> {
  const [app = '', role = ''] = given.role.split('.');
  const post = { app, role, org: given.org };
  if (!holds(who, post)) throw new Refusal('grant.denied', { action: '交接该岗位' });
  // The list of this post alone, whatever else the one who hands over may do.
  const asPost: Who = { ...who, posts: who.posts.filter((held) => held.org === given.org && held.role === given.role) };
  const { total, rows: named, counts } = await deps.work(asPost, { app, pageSize: mostNamed });
  const open = { total, rows: named, counts: counts.filter((count) => count.app === app) };
  const now = deps.clock.now();
  const id = newId(now.getTime());
  return deps.db.transaction().execute(async (db) => {
    const { rows } = await sql<Row>`
      insert into kernel.hand_over (id, app, role, org, at, by_id, by_name, remark, open)
      values (${id}, ${app}, ${role}, ${given.org}, ${now}, ${who.personId}, ${who.name}, ${given.remark},
        ${JSON.stringify(open)}::jsonb) returning ${columns}`.execute(db);
    const message = `${who.name}已交班，未办${total}件，请接班确认。`;
    await sql`insert into kernel.notice (at, kind, app, role, org, by_name, message)
      values (${now}, 'hand-over', ${app}, ${role}, ${given.org}, ${who.name}, ${message})`.execute(db);
    const detail = { handOver: id, role: given.role, org: given.org, total };
    await deps.journal.append(db, { who, action: 'hand-over.give', subject: `kernel.hand-over/${id}`, detail });
    const [row] = rows;
    if (!row) throw new Error('the hand-over that was written has not come back');
    return shown(deps, who, row);
  });
}

/** The next shift says that it has taken over. Once; whoever comes second is told who was first. */
export async function takeOver(deps: CommonsDeps, who: Who, id: string): Promise<HandOver> {
  return deps.db.transaction().execute(async (db) => {
    const { rows } = isId(id)
      ? await sql<Row>`select ${columns} from kernel.hand_over where id = ${id} for update`.execute(db)
      : { rows: [] };
    const [found] = rows;
    if (!found) throw new Refusal('record.missing', { what: '交班记录' });
    if (!holds(who, found)) throw new Refusal('grant.denied', { action: '接班' });
    if (found.byId === who.personId) throw new Refusal('case.self-review');
    if (found.takenAt) throw new Refusal('record.changed');
    const now = deps.clock.now();
    const taken = await sql<Row>`
      update kernel.hand_over set taken_at = ${now}, taken_by = ${who.personId}, taken_by_name = ${who.name}
      where id = ${id} returning ${columns}`.execute(db);
    await deps.journal.append(db, { who, action: 'hand-over.take', subject: `kernel.hand-over/${id}` });
    return shown(deps, who, taken.rows[0] ?? found);
  });
}
