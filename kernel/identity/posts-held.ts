import { type RawBuilder, sql } from 'kysely';
import { chinaDate } from '../base/clock.ts';
import type { Post } from '../sdk/ctx.ts';

/**
 * The posts of person `p` of the query at hand: his own, and those of people for whom he stands in on the day of `now`.
 * The administration and audit of the platform are never handed on, and neither is what is only held for a third.
 */
export function postsHeld(now: Date): RawBuilder<readonly Post[]> {
  const today = chinaDate(now);
  return sql`coalesce((
    select jsonb_agg(held.post order by held.post) from (
      select jsonb_build_object('org', org, 'role', role) as post from kernel.post where person = p.id
      union all
      select jsonb_build_object('org', q.org, 'role', q.role, 'for', jsonb_build_object('id', a.id, 'name', a.name))
      from kernel.delegation d
      join kernel.person a on a.id = d.absent and not a.disabled
      join kernel.post q on q.person = d.absent and q.role not like 'kernel.%'
      where d.substitute = p.id and d.ended_at is null and ${today}::date between d.first_day and d.last_day
    ) held), '[]')`;
}
