import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openKernel } from '../../kernel/kernel.ts';
import type { Ctx } from '../../kernel/sdk/index.ts';
import { type KernelHouse, openKernelHouse } from '../../test/kernel-house.ts';
import { hotline } from './app.ts';
import { satisfactionRate } from './indicators.ts';
import { jobs, monthBefore } from './jobs.ts';
import { messageReceipts, messagesOut } from './messages/gateway.ts';
import { order } from './order/order.ts';
import { article } from './registers/article.ts';
import { caller } from './registers/caller.ts';
import { message } from './registers/message.ts';
import { truckDriver } from './registers/truck-driver.ts';

let house: KernelHouse;
beforeAll(async () => {
  house = await openKernelHouse(hotline, '2026-03-02T09:00:00+08:00');
});
afterAll(() => house?.close());

const ctx = (name: string, roles: readonly string[], org?: string): Ctx => house.ctx(house.who(name, roles, org));
const everything = () => house.ctx({ ...house.who('系统', []), system: true });
const centre = () => ctx('中心', ['agent', 'dispatcher', 'visitor']);
const given = {
  title: '货车停车收费',
  content: '服务区强制停车收费',
  kind: 'complaint',
  business: 'freight',
  urgency: 'ordinary',
  region: '430100',
  org: '430000',
  channel: 'phone',
} as const;

type Extra = Readonly<Record<string, unknown>>;
type Move = keyof (typeof order)['moves'] & string;

async function open(phone: string | null, extra: Extra = {}) {
  const made = phone && (await everything().entities(caller).create({ name: '王五', phone }, '测试'));
  return centre()
    .cases(order)
    .open({ ...given, caller: made ? made.id : null, ...extra });
}

async function step(id: string, by: Ctx, move: Move, input: Extra = {}) {
  const { version } = await everything().cases(order).get(id);
  return by.cases(order).move(id, version, move, input);
}

const answer = { answer: '已责令退费', answerBasis: '收费公路管理条例', result: 'true', handling: 'compensated' };

async function answered(id: string) {
  await step(id, centre(), 'submit');
  await step(id, centre(), 'dispatch', { org: '430100' });
  await step(id, ctx('承办', ['handler'], '430100'), 'sign');
  await step(id, ctx('承办', ['handler'], '430100'), 'answer', answer);
  await step(id, ctx('审核', ['checker']), 'pass');
}

const bodies = async (number: string | null | undefined) =>
  (
    await everything()
      .entities(message)
      .all({ orderNumber: number ?? '' })
  )
    .map(({ body }) => body)
    .sort();

describe('the caller is told by text message', () => {
  it('that his order was split, merged or reopened, without what it is about', async () => {
    const one = await open('13900000001');
    await step(one.id, centre(), 'submit');
    await step(one.id, centre(), 'split', { splitTitle: '另一事', splitContent: '另一事' });
    const other = await open('13900000002');
    await step(other.id, centre(), 'submit');
    await step(other.id, centre(), 'merge', { mergedInto: one.number });
    expect(await bodies(one.number)).toEqual([expect.stringContaining('已拆分')]);
    expect(await bodies(other.number)).toEqual([expect.stringContaining('合并办理')]);
    expect((await bodies(other.number)).join('')).not.toContain('停车');
    const third = await open('13900000003');
    await answered(third.id);
    await step(third.id, centre(), 'call-back-content', { satisfaction: 'satisfied', solved: 'yes' });
    await step(third.id, ctx('督办', ['supervisor']), 'reopen', { reopenWhy: '有新事实' });
    expect(await bodies(third.number)).toEqual([
      expect.stringContaining('请回复两位数字'),
      expect.stringContaining('已重新办理'),
    ]);
  });

  it('only on a mobile telephone, and not one who wants no reply', async () => {
    for (const [phone, extra] of [
      ['07318888', {}],
      ['13900000004', { replyWanted: false }],
      [null, { anonymous: true }],
    ] as const) {
      const one = await open(phone, extra);
      await step(one.id, centre(), 'submit');
      await step(one.id, centre(), 'refuse-pending', { refusedWhy: '不属于交通运输职责' });
      expect(await bodies(one.number)).toEqual([]);
    }
  });

  it('through a gateway that fetches and tells once what has arrived', async () => {
    const by = house.who('短信网关', ['sms-gateway']);
    const waiting = (await house.kernel.contracts.call(hotline, messagesOut, by, {})) as {
      id: string;
      phone: string;
    }[];
    expect(waiting.map(({ phone }) => phone)).toContain('13900000001');
    const [first] = waiting;
    const row = { id: first?.id, delivered: true, receipt: 'R1', at: '2026-03-02T09:10:00+08:00' };
    const tell = (rows: readonly unknown[]) =>
      house.kernel.contracts.takeFeed(hotline, messageReceipts, by, {
        body: new TextEncoder().encode(JSON.stringify(rows)),
        format: 'json',
      });
    expect(await tell([row, row])).toMatchObject({ accepted: 1, duplicates: 1 });
    const left = (await house.kernel.contracts.call(hotline, messagesOut, by, {})) as unknown[];
    expect(left).toHaveLength(waiting.length - 1);
    const unknown = { ...row, id: '0198a2b0-0000-7000-8000-000000000000' };
    expect(await tell([unknown])).toMatchObject({ rejected: [{ code: 'message.unknown' }] });
  });
});

describe('what happens by itself', () => {
  const run = (key: string) => jobs.find((job) => job.key === key)?.run(everything());

  it("closing writes the truck drivers' register, whichever way the order came", async () => {
    const one = await open('13900000005', { truckDriver: true });
    await answered(one.id);
    await step(one.id, centre(), 'call-back-content', { satisfaction: 'satisfied', solved: 'yes' });
    expect(
      await everything()
        .entities(truckDriver)
        .find({ orderNumber: one.number ?? '' }),
    ).toMatchObject({
      answeredOn: '2026-03-02',
      outcome: '已责令退费',
    });
  });

  it('articles know how often they were used', async () => {
    const known = { question: '换证', answer: '网上办理', business: 'other', owner: '430000' } as const;
    const cited = await ctx('知识', ['keeper']).entities(article).create(known, '建立');
    const one = await open(null, { kind: 'consult' });
    await step(one.id, centre(), 'answer-now', { answer: '网上办理', article: cited.id });
    await run('article-use');
    expect(await everything().entities(article).get(cited.id)).toMatchObject({ usedCount: 1 });
  });

  it('the month before is sealed once, and old orders are archived unless badly rated', async () => {
    expect([monthBefore('2026-01-03'), monthBefore('2026-12-31')]).toEqual(['2025-12', '2026-11']);
    const bad = await open('13900000006');
    await answered(bad.id);
    const words = { satisfaction: 'dissatisfied', solved: 'no', satisfactionWhy: '未退费' };
    await step(bad.id, centre(), 'call-back-bad', words);
    await step(bad.id, ctx('复核', ['checker']), 'uphold', { reviewOpinion: '答复属实' });
    house.clock.set('2026-04-10T02:00:00+08:00');
    await run('seal-month');
    const month = { kind: 'month', name: '2026-03' } as const;
    const figure = () => everything().indicators(satisfactionRate).compute(month, '430000');
    const { sealed } = await figure();
    expect(sealed).not.toBeNull();
    await run('seal-month');
    expect((await figure()).sealed).toEqual(sealed);
    await run('archive');
    const closed = await everything().cases(order).all({ state: 'closed' });
    expect(closed.map(({ id }) => id)).toEqual([bad.id]);
    house.clock.set('2026-03-02T09:00:00+08:00');
  });
});

it('two people at once: one moves the order, the other is told that it has changed', async () => {
  const one = await open(null);
  await step(one.id, centre(), 'submit');
  const [a, b] = [ctx('派单甲', ['dispatcher']), ctx('派单乙', ['dispatcher'])];
  const both = await Promise.allSettled([
    a.cases(order).move(one.id, 2, 'dispatch', { org: '430100' }),
    b.cases(order).move(one.id, 2, 'dispatch', { org: '430200' }),
  ]);
  expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  const refused = both.find((each) => each.status === 'rejected');
  expect(refused?.reason).toMatchObject({ code: 'record.changed' });
  expect((await everything().cases(order).history(one.id)).filter(({ move }) => move === 'dispatch')).toHaveLength(1);
});

it('a law change in mid-case: open orders keep their moves and limits, new ones have the new', async () => {
  const old = await open(null);
  const limits = [{ since: '2021-07-01', amount: 5, unit: 'workingDay', basis: '修订后的规定' }] as const;
  const changed = {
    ...order,
    lawVersion: 2,
    deadlines: { ...order.deadlines, 'handle-complaint': { ...order.deadlines?.['handle-complaint'], limits } },
  } as unknown as typeof order;
  const apps = [{ ...hotline, cases: [changed, ...hotline.cases.slice(1)], formerCases: [order] }];
  const kernel = await openKernel({ store: house.kernel.store, apps, clock: house.clock });
  await kernel.cases.checkOpenLaws();
  const [app] = apps;
  const by = (roles: readonly string[]) => kernel.ctxFor(house.who('新规', roles), app ?? hotline).cases(changed);
  const fresh = await by(['agent']).open(given);
  const due = async (id: string, version: number) => {
    const submitted = await by(['agent']).move(id, version, 'submit');
    await by(['dispatcher']).move(id, submitted.version, 'dispatch', { org: '430100' });
    return (await by(['dispatcher']).deadlines(id)).find(({ key }) => key === 'handle-complaint');
  };
  expect(await due(old.id, old.version)).toMatchObject({ dueAt: '2026-03-16T23:59:59+08:00' });
  expect(await due(fresh.id, fresh.version)).toMatchObject({
    dueAt: '2026-03-09T23:59:59+08:00',
    basis: '修订后的规定',
  });
});
