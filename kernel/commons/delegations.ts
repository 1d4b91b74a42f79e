import { sql } from 'kysely';
import { chinaDate } from '../base/clock.ts';
import { isId, newId } from '../base/ids.ts';
import { Refusal } from '../base/refusal.ts';
import { withinScope } from '../identity/index.ts';
import type { Who } from '../sdk/ctx.ts';
import { isCivilDate } from '../sdk/fits.ts';
import type { Db } from '../store/types.ts';
import type { CommonsDeps } from './deps.ts';

/** Who stands in for whom, both days counted. */
export interface Delegation {
  readonly id: string;
  readonly absent: string;
  readonly absentName: string;
  readonly substitute: string;
  readonly substituteName: string;
  readonly firstDay: string;
  readonly lastDay: string;
  readonly why: string;
  readonly madeByName: string;
  /** Set when it was ended before its last day. */
  readonly endedAt: string | null;
}

export interface NewDelegation {
  /** Left out for the one who asks; an administrator may name somebody of his area. */
  readonly absent?: string;
  readonly substitute: string;
  readonly firstDay: string;
  readonly lastDay: string;
  readonly why: string;
}

const longestDays = 92;
const dayMs = 86_400_000;

const select = sql`
  select d.id, d.absent::text, a.name as "absentName", d.substitute::text, s.name as "substituteName",
    d.first_day as "firstDay", d.last_day as "lastDay", d.why, d.made_by_name as "madeByName", d.ended_at as "endedAt"
  from kernel.delegation d join kernel.person a on a.id = d.absent join kernel.person s on s.id = d.substitute`;

/** Those that touch somebody: where he is absent, and where he stands in. */
export async function listDelegations({ db }: CommonsDeps, who: Who): Promise<readonly Delegation[]> {
  if (!isId(who.personId)) return [];
  const { rows } = await sql<Delegation>`
    ${select} where d.absent = ${who.personId} or d.substitute = ${who.personId}
    order by d.first_day desc, d.id limit 200`.execute(db);
  return rows;
}

function checkDays(firstDay: string, lastDay: string, today: string): void {
  const refuse = (detail: string) => {
    throw new Refusal('input.invalid', { detail });
  };
  if (!isCivilDate(firstDay) || !isCivilDate(lastDay)) refuse('起止日期不是日期。');
  if (lastDay < firstDay) refuse('截止日期早于起始日期。');
  if (lastDay < today) refuse('截止日期已过。');
  if ((Date.parse(lastDay) - Date.parse(firstDay)) / dayMs >= longestDays) refuse(`一次代理不超过${longestDays}日。`);
}

/** Somebody hands on his own posts; for another, an administrator whose area holds all of that person's posts. */
function demandOver(deps: CommonsDeps, who: Who, absent: Who): void {
  if (absent.personId === who.personId) return;
  const scope = deps.access.roleScope(who, 'kernel', ['admin']);
  if (scope === null) throw new Refusal('grant.denied', { action: '为他人设置代理' });
  if (!absent.posts.every((post) => withinScope(scope, post.org))) throw new Refusal('grant.scope');
}

async function person(deps: CommonsDeps, id: string): Promise<Who> {
  const found = await deps.whoIs(id);
  if (!found) throw new Refusal('record.missing', { what: '人员' });
  return found;
}

async function tell(db: Db, to: string, by: string, message: string, now: Date): Promise<void> {
  await sql`insert into kernel.notice (at, kind, app, person, by_name, message)
    values (${now}, 'delegation', 'kernel', ${to}, ${by}, ${message})`.execute(db);
}

export async function makeDelegation(deps: CommonsDeps, who: Who, wanted: NewDelegation): Promise<Delegation> {
  const now = deps.clock.now();
  const { firstDay, lastDay, why } = wanted;
  checkDays(firstDay, lastDay, chinaDate(now));
  const absent = await person(deps, wanted.absent ?? who.personId);
  demandOver(deps, who, absent);
  const substitute = await person(deps, wanted.substitute);
  if (substitute.personId === absent.personId) throw new Refusal('input.invalid', { detail: '不能由本人代理。' });
  const id = newId(now.getTime());
  return deps.db.transaction().execute(async (db) => {
    await sql`
      insert into kernel.delegation
        (id, absent, substitute, first_day, last_day, why, made_at, made_by, made_by_name)
      values (${id}, ${absent.personId}, ${substitute.personId}, ${firstDay}, ${lastDay}, ${why}, ${now},
        ${who.personId}, ${who.name})`.execute(db);
    const message = `${firstDay}至${lastDay}由您代理${absent.name}的岗位：${why}`;
    await tell(db, substitute.personId, who.name, message, now);
    const detail = { delegation: id, substitute: substitute.personId, firstDay, lastDay, why };
    await deps.journal.append(db, {
      who,
      action: 'delegation.make',
      subject: `kernel.person/${absent.personId}`,
      detail,
    });
    return read(db, id);
  });
}

async function read(db: Db, id: string): Promise<Delegation> {
  const { rows } = isId(id) ? await sql<Delegation>`${select} where d.id = ${id}`.execute(db) : { rows: [] };
  const [row] = rows;
  if (!row) throw new Refusal('record.missing', { what: '代理' });
  return row;
}

/** Ends it at once: by the absent person who is back, by the substitute, or by an administrator. */
export async function endDelegation(deps: CommonsDeps, who: Who, id: string): Promise<void> {
  const found = await read(deps.db, id);
  if (found.substitute !== who.personId) demandOver(deps, who, await person(deps, found.absent));
  const now = deps.clock.now();
  await deps.db.transaction().execute(async (db) => {
    const { rows } = await sql`
      update kernel.delegation set ended_at = ${now}, ended_by_name = ${who.name}
      where id = ${id} and ended_at is null returning id`.execute(db);
    if (rows.length === 0) return;
    const other = found.substitute === who.personId ? found.absent : found.substitute;
    await tell(db, other, who.name, `${found.substituteName}代理${found.absentName}岗位的安排已结束。`, now);
    await deps.journal.append(db, {
      who,
      action: 'delegation.end',
      subject: `kernel.person/${found.absent}`,
      detail: { delegation: id },
    });
  });
}
