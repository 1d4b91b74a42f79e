import { sql } from 'kysely';
import { newId } from '../kernel/base/ids.ts';
import type { Kernel } from '../kernel/kernel.ts';
import type { Db } from '../kernel/store/types.ts';
import { type PlannedCall, planYear, stepAt, type YearPlan } from '../sim/hotline/plan-year.ts';

/**
 * The year that the simulator plans, put straight into the tables as a migration of an old system would: orders, their
 * steps and deadlines, and the callers; nothing is journalled. The moves themselves are measured apart from it.
 */

const batch = 4000;
const dayMs = 86_400_000;
const hourMs = 3_600_000;

interface Row {
  readonly [column: string]: unknown;
}

const stateAfter: Readonly<Record<string, string>> = {
  dispatch: 'assigned',
  sign: 'handling',
  answer: 'checking',
  pass: 'callback',
  'call-back-content': 'closed',
  'call-back-bad': 'dissatisfied',
};
const archiveAfterMs = 30 * dayMs;

/** Inserts rows of one shape by one statement. */
async function insert(db: Db, table: string, shape: string, rows: readonly Row[]): Promise<void> {
  if (rows.length === 0) return;
  const columns = shape.split(', ').map((each) => each.split(' ')[0]);
  await sql`
    insert into ${sql.raw(table)} (${sql.raw(columns.join(', '))})
    select ${sql.raw(columns.join(', '))} from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r (${sql.raw(shape)})`.execute(
    db,
  );
}

const shapes = {
  caller:
    'id uuid, version int, created_at timestamptz, updated_at timestamptz, name text, phone text, simulated boolean',
  order:
    'id uuid, version int, state text, law_version int, opened_at timestamptz, opened_by text, opened_by_name text, closed_at timestamptz, number text, title text, kind text, business text, urgency text, region text, org text, centre text, channel text, caller text, object text, content text, level text, truck_driver boolean, answered_on_line boolean, answer text, answer_basis text, result text, satisfaction text, solved text, reached boolean, bad boolean, once boolean, attempts bigint, finished_at timestamptz, simulated boolean',
  step: 'app text, case_type text, case_id uuid, case_version int, at timestamptz, move text, from_state text, to_state text, by_id text, by_name text, input jsonb',
  deadline:
    'app text, case_type text, case_id uuid, org text, key text, title text, started_at timestamptz, amount int, unit text, count_from text, roll_forward boolean, basis text, tell text[], due_at timestamptz, provisional boolean, explanation jsonb, stopped_at timestamptz, breached_at timestamptz, state text',
} as const;

/** Gathers what the plan says of a call into rows, as far as the year has come. */
class Loader {
  readonly rows = { caller: [] as Row[], order: [] as Row[], step: [] as Row[], deadline: [] as Row[] };
  readonly #kernel: Kernel;
  readonly #until: number;
  readonly #callers = new Map<string, string>();
  readonly #sequences = new Map<string, number>();

  constructor(kernel: Kernel, until: number) {
    this.#kernel = kernel;
    this.#until = until;
  }

  #caller(phone: string, at: string): string {
    const known = this.#callers.get(phone);
    if (known) return known;
    const id = newId(Date.parse(at));
    this.#callers.set(phone, id);
    this.rows.caller.push({
      id,
      version: 1,
      created_at: at,
      updated_at: at,
      name: '模拟来电人',
      phone,
      simulated: true,
    });
    return id;
  }

  #number(region: string, at: string): string {
    const day = new Date(Date.parse(at) + 8 * hourMs).toISOString().slice(0, 10).replaceAll('-', '');
    const next = (this.#sequences.get(`${region}${day}`) ?? 0) + 1;
    this.#sequences.set(`${region}${day}`, next);
    return `${region}-${day}-${String(next).padStart(4, '0')}`;
  }

  #deadline(
    id: string,
    org: string,
    key: string,
    title: string,
    from: number,
    limit: readonly [number, 'workingDay'],
    stop: number | null,
  ) {
    const [amount, unit] = limit;
    const { due } = this.#kernel.calendar.due(new Date(from), { amount, unit });
    const late = due.getTime() < (stop ?? this.#until);
    this.rows.deadline.push({
      ...{ app: 'hotline', case_type: 'order', case_id: id, org, key, title, started_at: new Date(from).toISOString() },
      ...{
        amount,
        unit,
        count_from: 'nextDay',
        roll_forward: false,
        basis: '装入',
        tell: [],
        due_at: due.toISOString(),
      },
      ...{ provisional: false, explanation: [], stopped_at: stop === null ? null : new Date(stop).toISOString() },
      ...{ breached_at: late ? due.toISOString() : null, state: late ? 'breached' : stop === null ? 'running' : 'met' },
    });
  }

  add(call: PlannedCall): void {
    const opened = Date.parse(call.at);
    const id = newId(opened);
    const done = call.steps.filter((step) => stepAt(call, step) <= this.#until);
    const at = (move: string) => {
      const step = done.find((each) => each.move.startsWith(move));
      return step ? stepAt(call, step) : null;
    };
    const finished = call.answer === null ? at('call-back-content') : opened + 120_000;
    const dispatched = at('dispatch');
    const org = dispatched === null ? '430000' : call.region;
    const archived = finished !== null && finished + archiveAfterMs <= this.#until;
    const last = call.answer === null ? (stateAfter[done.at(-1)?.move ?? ''] ?? 'pending') : 'closed';
    this.#steps(id, call, done, archived ? (finished ?? 0) + archiveAfterMs : null);
    if (call.answer === null)
      this.#deadlines(id, call, org, {
        opened,
        dispatched,
        sign: at('sign'),
        pass: at('pass'),
        finished,
        back: at('call-back'),
      });
    const input = Object.assign({}, ...done.map((step) => step.input)) as Row;
    this.rows.order.push({
      ...{ id, version: done.length + 2, state: archived ? 'archived' : last, law_version: 1, opened_at: call.at },
      ...{
        opened_by: 'sim',
        opened_by_name: '模拟坐席',
        number: this.#number(call.region, call.at),
        title: call.title,
      },
      closed_at: archived ? new Date((finished ?? 0) + archiveAfterMs).toISOString() : null,
      ...{ kind: call.kind, business: call.business, urgency: 'ordinary', region: call.region, org, centre: '430000' },
      ...{ channel: 'phone', caller: this.#caller(call.phone, call.at), object: call.object, content: call.content },
      ...{
        level: call.truckDriver ? 'red' : 'blue',
        truck_driver: call.truckDriver,
        answered_on_line: call.answer !== null,
      },
      answer: call.answer ?? input.answer ?? null,
      ...{
        answer_basis: input.answerBasis ?? null,
        result: input.result ?? null,
        satisfaction: input.satisfaction ?? null,
      },
      ...{ solved: input.solved ?? null, reached: at('call-back') === null ? null : true },
      ...{ bad: at('call-back-bad') === null ? null : true, once: finished === null ? null : true },
      attempts: at('call-back') === null ? null : 1,
      ...{ finished_at: finished === null ? null : new Date(finished).toISOString(), simulated: true },
    });
  }

  #steps(id: string, call: PlannedCall, done: PlannedCall['steps'], archivedAt: number | null): void {
    const opened = Date.parse(call.at);
    const second = call.answer === null ? (['submit', 'pending'] as const) : (['answer-now', 'closed'] as const);
    const all: [move: string, to: string, at: number, by: string][] = [
      ['open', 'new', opened, 'agent'],
      [second[0], second[1], opened + 1000, 'agent'],
      ...done.map((step): [string, string, number, string] => [
        step.move,
        stateAfter[step.move] ?? '',
        stepAt(call, step),
        step.by,
      ]),
    ];
    if (archivedAt !== null) all.push(['archive', 'archived', archivedAt, 'system']);
    let from: string | null = null;
    for (const [index, [move, to, at, by]] of all.entries()) {
      this.rows.step.push({
        ...{
          app: 'hotline',
          case_type: 'order',
          case_id: id,
          case_version: index + 1,
          at: new Date(at).toISOString(),
          move,
        },
        ...{ from_state: from, to_state: to, by_id: `sim-${by}`, by_name: `模拟${by}`, input: {} },
      });
      from = to;
    }
  }

  #deadlines(
    id: string,
    { kind }: PlannedCall,
    org: string,
    at: Readonly<Record<'opened' | 'dispatched' | 'sign' | 'pass' | 'finished' | 'back', number | null>>,
  ): void {
    this.#deadline(id, org, 'transfer', '转办时限', at.opened ?? 0, [1, 'workingDay'], at.dispatched);
    if (at.dispatched === null) return;
    this.#deadline(id, org, 'sign', '签收时限', at.dispatched, [1, 'workingDay'], at.sign);
    const grievance = kind === 'complaint' || kind === 'report';
    const key = grievance ? 'handle-complaint' : 'handle-consult';
    this.#deadline(id, org, key, '办理时限', at.dispatched, [grievance ? 10 : 5, 'workingDay'], at.pass);
    if (at.pass !== null) this.#deadline(id, org, 'call-back', '回访时限', at.pass, [3, 'workingDay'], at.back);
  }

  async flush(db: Db): Promise<void> {
    const { caller, order, step, deadline } = this.rows;
    await insert(db, 'hotline.caller', shapes.caller, caller.splice(0));
    await insert(db, 'hotline."order"', shapes.order, order.splice(0));
    await insert(db, 'kernel.case_step', shapes.step, step.splice(0));
    await insert(db, 'kernel.deadline', shapes.deadline, deadline.splice(0));
  }
}

/** Loads the planned year; returns how many orders there are. */
export async function loadOrders(kernel: Kernel, plan: YearPlan, until: Date): Promise<number> {
  const { db } = kernel.store;
  const loader = new Loader(kernel, until.getTime());
  let loaded = 0;
  for (const call of planYear(plan)) {
    loader.add(call);
    loaded += 1;
    if (loaded % batch === 0) await loader.flush(db);
  }
  await loader.flush(db);
  return loaded;
}
