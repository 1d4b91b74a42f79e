import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type CaseHouse, openCaseHouse } from '../../test/case-house.ts';
import { office, payment, reckonDue } from '../../test/case-office.ts';
import { assert, must } from '../base/assert.ts';
import { Refusal } from '../base/refusal.ts';
import type { Who } from '../sdk/ctx.ts';
import { makeLawBook } from './law-book.ts';

let house: CaseHouse;
let lead: Who;
let head: Who;
beforeAll(async () => {
  house = await openCaseHouse({ app: office, reckonDue });
  lead = house.who('张三', 'lead', '430102');
  head = house.who('李四', 'head', '430100');
});
afterAll(() => house?.close());

const values = { title: '购置办公椅', unit: '430102', amount: 1200.5, payee: '王小明' };
const open = (more: Partial<typeof values> = {}) =>
  house.cases.bind(office, payment, lead).open({ ...values, ...more });
const as = (who: Who) => house.cases.bind(office, payment, who);

async function submitted(more: Partial<typeof values> = {}) {
  const drafted = await open(more);
  return as(lead).move(drafted.id, 1, 'submit');
}

async function refusal(work: Promise<unknown>): Promise<Refusal> {
  const error = await work.then(
    () => assert(false, 'it was not refused'),
    (reason: unknown) => reason,
  );
  assert(error instanceof Refusal, `not a refusal: ${String(error)}`);
  return error;
}

async function count(table: string): Promise<number> {
  const { rows } = await sql<{ n: number }>`select count(*) as n from ${sql.table(table)}`.execute(house.store.db);
  return must(rows[0], 'a count').n;
}

describe('a move', () => {
  test('changes state, history, deadline and journal together', async () => {
    const opened = await open();
    expect(opened).toMatchObject({
      ...values,
      version: 1,
      state: 'draft',
      lawVersion: 2,
      openedByName: '张三',
      closedAt: null,
    });
    const sent = await as(lead).move(opened.id, 1, 'submit');
    expect(sent).toMatchObject({ version: 2, state: 'review' });
    const paid = await as(head).move(opened.id, 2, 'approve', { opinion: '同意' });
    expect(paid).toMatchObject({ version: 3, state: 'paid', closedAt: '2026-03-02T09:00:00+08:00' });
    const steps = await as(head).history(opened.id);
    expect(steps.map((step) => [step.move, step.from, step.to, step.byName])).toEqual([
      ['open', null, 'draft', '张三'],
      ['submit', 'draft', 'review', '张三'],
      ['approve', 'review', 'paid', '李四'],
    ]);
    expect(steps[2]?.input).toEqual({ opinion: '同意' });
    expect(await as(head).deadlines(opened.id)).toMatchObject([
      { key: 'review', state: 'met', dueAt: '2026-03-04T09:00:00+08:00', basis: '旧办法第二条' },
    ]);
    const told = (await house.journal()).filter((entry) => entry.subject === `office.payment/${opened.id}`);
    expect(told.map((entry) => entry.action)).toEqual(['case.open', 'case.move', 'case.move']);
  });

  test('writes inputs of equal name into the case, and a fixed field only once', async () => {
    const opened = await open();
    const edited = await as(lead).move(opened.id, 1, 'edit', { amount: 88, voucher: 'V-1' });
    expect(edited).toMatchObject({ amount: 88, voucher: 'V-1', version: 2 });
    const no = await refusal(as(lead).move(opened.id, 2, 'edit', { voucher: 'V-2' }));
    expect(no.code).toBe('input.invalid');
  });

  test.each([
    ['a state that does not allow it', 'approve', { opinion: '同意' }, 'case.move'],
    ['an unknown move', 'explode', {}, 'record.missing'],
    ['a value out of bounds', 'edit', { amount: 0 }, 'input.invalid'],
    ['more places than money has', 'edit', { amount: 1.005 }, 'input.invalid'],
    ['an unknown input', 'edit', { colour: 'red' }, 'input.invalid'],
  ])('is refused for %s, and the refusal is journalled', async (_, move, input, code) => {
    const opened = await open();
    const no = await refusal(as(lead).move(opened.id, 1, move as 'edit', input));
    expect(no.code).toBe(code);
    expect((await house.journal()).at(-1)).toMatchObject({
      action: 'refusal',
      subject: `office.payment/${opened.id}`,
      detail: { attempted: move, code },
    });
    expect((await as(lead).get(opened.id)).version).toBe(1);
  });

  test('is refused without the role, outside the scope, with empty needs, and by a guard with its basis', async () => {
    const drafted = await open({ payee: undefined });
    expect((await refusal(as(lead).move(drafted.id, 1, 'submit'))).message).toContain('收款人');
    expect((await refusal(as(house.who('赵六', 'reader')).move(drafted.id, 1, 'submit'))).code).toBe('grant.denied');
    expect((await refusal(as(house.who('外人', 'lead', '430200')).move(drafted.id, 1, 'submit'))).code).toBe(
      'grant.scope',
    );
    const dear = await submitted({ amount: 60_000 });
    const no = await refusal(as(head).move(dear.id, 2, 'approve', { opinion: '同意' }));
    expect([no.code, no.basis]).toEqual(['case.guard', '内控手册第十条']);
  });

  test('nobody approves what was done in his name, nor in the name of somebody what that one has done', async () => {
    const { personId: id, name } = head;
    const heldFor = (posts: Who['posts']) => posts.map((post) => ({ ...post, for: { id, name } }));
    const deputy: Who = { ...house.who('替身', 'reader'), posts: heldFor(lead.posts) };
    const opened = await open();
    const sent = await as(deputy).move(opened.id, 1, 'submit');
    expect((await refusal(as(head).move(sent.id, 2, 'approve', { opinion: '同意' }))).code).toBe('case.self-review');
    expect((await house.journal()).at(-1)).toMatchObject({ action: 'refusal', detail: { code: 'case.self-review' } });
    const other = house.who('另一位', 'head');
    const forHead: Who = { ...other, posts: heldFor(other.posts) };
    expect((await refusal(as(forHead).move(sent.id, 2, 'approve', { opinion: '同意' }))).code).toBe('case.self-review');
    // Whoever has done it reviews it in nobody's name.
    const third = { id: 'third', name: '某' };
    const both: Who = { ...deputy, posts: [...deputy.posts, ...other.posts.map((post) => ({ ...post, for: third }))] };
    expect((await refusal(as(both).move(sent.id, 2, 'approve', { opinion: '同意' }))).code).toBe('case.self-review');
    expect((await as(other).move(sent.id, 2, 'approve', { opinion: '同意' })).state).toBe('paid');
  });

  test('nobody approves what he has submitted himself', async () => {
    const both: Who = { ...lead, posts: [...lead.posts, { org: '430100', role: 'office.head' }] };
    const own = await submitted();
    expect((await refusal(as(both).move(own.id, 2, 'approve', { opinion: '同意' }))).code).toBe('case.self-review');
    expect(await as(both).moves(own.id)).toEqual([
      { key: 'ask', refused: null },
      { key: 'approve', refused: '不得复核或审批本人经办的事项。' },
    ]);
  });

  test('leaves nothing behind when its effect fails', async () => {
    const sent = await submitted();
    const before = [await count('office.note'), await count('kernel.case_step'), await count('kernel.journal_entry')];
    await expect(as(head).move(sent.id, 2, 'approve', { opinion: '坏的' })).rejects.toThrow('the effect fails');
    expect([await count('office.note'), await count('kernel.case_step'), await count('kernel.journal_entry')]).toEqual(
      before,
    );
    expect(await as(head).get(sent.id)).toMatchObject({ state: 'review', version: 2 });
    expect((await as(head).deadlines(sent.id))[0]?.state).toBe('running');
  });
});

describe('two at once', () => {
  test('one moves, the other is told that the record has changed', async () => {
    const sent = await submitted();
    const other = house.who('王五', 'head', '430100');
    const results = await Promise.allSettled([
      as(head).move(sent.id, 2, 'approve', { opinion: '同意' }),
      as(other).move(sent.id, 2, 'ask'),
    ]);
    const lost = results.find((result) => result.status === 'rejected');
    expect(results.filter((result) => result.status === 'fulfilled')).toHaveLength(1);
    expect(lost?.reason).toMatchObject({ code: 'record.changed' });
    expect(await as(head).history(sent.id)).toHaveLength(3);
  });

  test('the same request sent many times at once is carried out once', async () => {
    const opened = await open();
    const request = () => as(lead).move(opened.id, 1, 'submit', {}, { idempotencyKey: `submit-${opened.id}` });
    const answers = await Promise.all([request(), request(), request(), request()]);
    expect(new Set(answers.map((answer) => answer.version))).toEqual(new Set([2]));
    expect(await as(lead).history(opened.id)).toHaveLength(2);
    const reused = as(lead).move(opened.id, 2, 'ask' as 'submit', {}, { idempotencyKey: `submit-${opened.id}` });
    expect((await refusal(reused)).code).toBe('input.invalid');
    const again = () => as(lead).open(values, undefined, { idempotencyKey: 'open-1' });
    const [first, second] = [await again(), await again()];
    expect(first.id).toBe(second.id);
  });
});

describe('law', () => {
  test('a former law must have a lower version and no field that is gone', () => {
    const former = [{ ...payment, lawVersion: 3, fields: { ...payment.fields, colour: payment.fields.title } }];
    expect(() => makeLawBook([{ ...office, formerCases: former }])).toThrow(
      /lower version[\s\S]*field colour is no longer/,
    );
  });

  test('an open case keeps the law version it was opened under', async () => {
    const id = '0192aaaa-0000-7000-8000-000000000001';
    await sql`insert into office.payment (id, version, state, law_version, opened_at, opened_by, opened_by_name, title, unit, amount)
      values (${id}, 1, 'draft', 1, now(), 'x', '前人', '旧事项', '430102', 1)`.execute(house.store.db);
    expect(await as(lead).moves(id)).toEqual([{ key: 'finish', refused: null }]);
    await house.cases.checkOpenLaws();
    await sql`update office.payment set law_version = 7 where id = ${id}`.execute(house.store.db);
    await expect(house.cases.checkOpenLaws()).rejects.toThrow('1 cases are open under law 7');
    await sql`update office.payment set law_version = 1 where id = ${id}`.execute(house.store.db);
    expect(await as(lead).move(id, 1, 'finish' as 'submit')).toMatchObject({ state: 'done', lawVersion: 1 });
  });

  test('a deadline keeps the limit of the day it began, pauses, and goes on', async () => {
    house.clock.set('2026-03-09T20:00:00+08:00');
    const before = await submitted();
    house.clock.set('2026-03-10T08:00:00+08:00');
    const after = await submitted();
    const due = async (id: string) => (await as(head).deadlines(id))[0];
    expect(await due(before.id)).toMatchObject({ dueAt: '2026-03-11T20:00:00+08:00', basis: '旧办法第二条' });
    expect(await due(after.id)).toMatchObject({ dueAt: '2026-03-11T08:00:00+08:00', basis: '新办法第二条' });
    await as(head).move(after.id, 2, 'ask');
    expect(await due(after.id)).toMatchObject({ state: 'paused', dueAt: null });
    house.clock.advance(5 * 3_600_000);
    await as(lead).move(after.id, 3, 'submit');
    expect(await due(after.id)).toMatchObject({
      state: 'running',
      dueAt: '2026-03-11T13:00:00+08:00',
      explanation: ['24小时', '暂停 2026-03-10T08:00:00+08:00 至 2026-03-10T13:00:00+08:00'],
    });
  });
});

describe('the scan', () => {
  test('breaches each overdue deadline once, tells and journals, however many workers scan', async () => {
    house.clock.set('2026-04-01T09:00:00+08:00');
    const late = [await submitted(), await submitted(), await submitted()];
    house.clock.advance(25 * 3_600_000);
    const now = house.clock.now();
    const counts = await Promise.all([1, 2, 3, 4].map(() => house.cases.scanDeadlines(now)));
    expect(counts.reduce((sum, each) => sum + each, 0)).toBeGreaterThanOrEqual(3);
    expect(await house.cases.scanDeadlines(now)).toBe(0);
    for (const { id } of late) {
      expect(await as(head).deadlines(id)).toMatchObject([{ state: 'breached', stoppedAt: null }]);
      const entries = (await house.journal()).filter((entry) => entry.subject === `office.payment/${id}`);
      expect(entries.filter((entry) => entry.action === 'deadline.breach')).toHaveLength(1);
      const told = (await house.cases.notices(head, { pageSize: 100 })).rows.filter((notice) => notice.caseId === id);
      expect(told).toMatchObject([{ role: 'head', type: 'payment', message: expect.stringContaining('已逾期') }]);
    }
    expect((await house.cases.notices(lead)).rows.map(({ kind }) => kind)).not.toContain('breach');
    const [first] = late;
    const paid = await as(head).move(must(first, 'a case').id, 2, 'approve', { opinion: '迟到' });
    expect(await as(head).deadlines(paid.id)).toMatchObject([
      { state: 'breached', stoppedAt: '2026-04-02T10:00:00+08:00' },
    ]);
  });

  test('a late move is a breach even when no scan came by', async () => {
    const sent = await submitted();
    house.clock.advance(25 * 3_600_000);
    await as(head).move(sent.id, 2, 'approve', { opinion: '同意' });
    expect(await as(head).deadlines(sent.id)).toMatchObject([{ state: 'breached' }]);
  });
});

describe('reading', () => {
  test('masks personal data, keeps to the scope, filters and searches', async () => {
    const reader = house.who('赵六', 'reader', '430100');
    const opened = await open({ title: '特别的事由' });
    expect((await as(reader).get(opened.id)).payee).toBe('王**');
    expect((await as(lead).get(opened.id)).payee).toBe('王小明');
    expect((await refusal(as(house.who('外人', 'reader', '430200')).get(opened.id))).code).toBe('grant.scope');
    const found = await as(reader).list({ search: '特别', where: { state: 'draft', amount: { gte: 1200 } } });
    expect(found.rows.map((row) => row.id)).toEqual([opened.id]);
    expect((await as(house.who('外人', 'reader', '430200')).list()).total).toBe(0);
    expect((await refusal(as(reader).list({ where: { nonsense: 1 } }))).code).toBe('input.invalid');
  });

  test('the work list shows what waits for the reader, soonest due first', async () => {
    house.clock.set('2026-05-04T09:00:00+08:00');
    const later = await submitted({ title: '后到' });
    house.clock.advance(-3_600_000);
    const sooner = await submitted({ title: '先到' });
    const work = await house.cases.work(head, { type: 'payment', app: 'office', overdue: false });
    expect(work.rows.map((row) => row.id).slice(0, 2)).toEqual([sooner.id, later.id]);
    expect(work.rows[0]).toMatchObject({
      label: '先到',
      stateTitle: '审核',
      deadlineTitle: '审核时限',
      overdue: false,
    });
    expect(work.counts.find((each) => each.type === 'payment')?.count).toBeGreaterThan(2);
    const both: Who = { ...lead, posts: [{ org: '430100', role: 'office.head' }] };
    expect((await house.cases.work(house.who('外人', 'head', '430200'))).total).toBe(0);
    expect((await house.cases.work(both)).counts.map((each) => each.type)).toContain('payment');
    expect((await house.cases.work(house.who('赵六', 'reader'))).total).toBe(0);
  });
});

test('a move tells the roles that it names, where the case then stands, and nobody elsewhere', async () => {
  const sent = await submitted({ title: '补正一件' });
  await as(head).move(sent.id, 2, 'ask');
  const told = (await house.cases.notices(lead)).rows;
  expect(told[0]).toMatchObject({
    kind: 'move',
    caseId: sent.id,
    message: '退回补正：补正一件（李四）',
    byName: '李四',
  });
  const elsewhere = house.who('王五', 'lead', '430200');
  expect((await house.cases.notices(elsewhere)).rows.map(({ caseId }) => caseId)).not.toContain(sent.id);
});
