import type pg from 'pg';
import { newId } from '../kernel/base/ids.ts';

/** One case that a lane of the benchmark moves to and fro. */
export interface Lane {
  readonly id: string;
  version: number;
}

const bare = {
  lock: `select c.id, c.version, c.state, c.law_version, c.opened_at, c.opened_by_name, c.closed_at, c.title, c.unit, c.note
    from bench."order" c where c.id = $1 for update`,
  update: `update bench."order" c set version = $2, state = $3, closed_at = null, note = $4 where c.id = $1 returning c.*`,
  step: `insert into kernel.case_step
    (app, case_type, case_id, case_version, at, move, from_state, to_state, by_id, by_name, input)
    values ('bench', 'order', $1, $2, $3, $4, $5, $6, 'system', '系统', $7::jsonb)`,
  active: 'select * from kernel.deadline where case_id = $1 and stopped_at is null order by id',
  stop: `update kernel.deadline set stopped_at = $2, state = 'met' where case_id = $1 and key = 'stay' and stopped_at is null`,
  start: `insert into kernel.deadline (app, case_type, case_id, org, key, title, started_at, amount, unit, count_from,
    roll_forward, basis, tell, due_at, provisional, explanation, state)
    values ('bench', 'order', $1, '43', 'stay', '停留时限', $2, 30, 'minute', 'sameMoment', false, '测试', '{}', $3, false,
      $4::jsonb, 'running')`,
  journal: `with entry as (
      insert into kernel.journal_entry (id, at, person_id, person_name, system, posts, action, subject, detail, canonical)
      values ($1, $2, 'system', '系统', true, '[]', 'case.move', $3, $4::jsonb, $5) returning id)
    insert into kernel.journal_unsealed (entry_id) select id from entry`,
} as const;

const explanation = JSON.stringify(['起算事件', '计满 30 分钟', '到期', '日历版本']);

/** The same writes as a move makes, by the bare client in one transaction. */
export async function bareMove(client: pg.PoolClient, lane: Lane): Promise<void> {
  const now = new Date();
  const goes = lane.version % 2 === 1;
  const [move, from, to] = goes ? ['go', 'here', 'there'] : ['back', 'there', 'here'];
  const version = lane.version + 1;
  await client.query('begin');
  await client.query(bare.lock, [lane.id]);
  await client.query(bare.update, [lane.id, version, to, '走一步']);
  await client.query(bare.step, [lane.id, version, now, move, from, to, '{"note":"走一步"}']);
  await client.query(bare.active, [lane.id]);
  if (goes) await client.query(bare.start, [lane.id, now, new Date(now.getTime() + 1_800_000), explanation]);
  else await client.query(bare.stop, [lane.id, now]);
  const detail = JSON.stringify({ move, from, to, version });
  const subject = `bench.order/${lane.id}`;
  const canonical = JSON.stringify({ action: 'case.move', at: now, detail, personId: 'system', subject });
  await client.query(bare.journal, [newId(), now, subject, detail, canonical]);
  await client.query('commit');
  lane.version = version;
}
