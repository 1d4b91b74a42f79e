import type { Ctx, Stage } from '../../../kernel/sdk/index.ts';
import { callerOf } from '../desk/register.ts';
import { call } from '../facts.ts';
import { businesses, type Satisfaction } from '../options.ts';
import { order } from '../order/order.ts';
import { article } from '../registers/article.ts';
import { department } from '../registers/department.ts';
import { articles, matters } from './matters.ts';
import { tellMessages } from './messages.ts';

const why = '装入演示数据';
const days = 28;
const hourMs = 3_600_000;
const cities = [
  { region: '430100', name: '长沙市交通运输局', login: 'changsha' },
  { region: '430200', name: '株洲市交通运输局', login: 'zhuzhou' },
] as const;
/** Where the demonstration of enforcement has its organ. */
const county = '430102';
const grades: readonly Satisfaction[] = ['satisfied', 'very-satisfied', 'satisfied', 'basic', 'dissatisfied'];

async function registers(ctx: Ctx): Promise<void> {
  const all = Object.keys(businesses) as (keyof typeof businesses)[];
  for (const { region, name } of cities) {
    const values = { name, org: region, region, businesses: all, ranked: true, active: true };
    await ctx.entities(department).create(values, why);
  }
  for (const one of articles) {
    const values = { ...one, answerBasis: '演示口径', owner: '430000', usedCount: 0, simulated: true };
    await ctx.entities(article).create(values, why);
  }
}

/** One order on its way, each step at its own time. */
class Story {
  readonly #stage: Stage;
  readonly #id: string;
  #version: number;
  #at: number;

  constructor(stage: Stage, id: string, version: number, at: number) {
    [this.#stage, this.#id, this.#version, this.#at] = [stage, id, version, at];
  }

  /** False when the step lies in the future: then the order still waits for it. */
  async step(
    login: string,
    hours: number,
    move: string,
    input: Record<string, unknown>,
    until: number,
  ): Promise<boolean> {
    this.#at += hours * hourMs;
    if (this.#at > until) return false;
    this.#stage.at(new Date(this.#at).toISOString());
    const moved = await this.#stage
      .as(login)
      .cases(order)
      .move(this.#id, this.#version, move as 'sign', input);
    this.#version = moved.version;
    return true;
  }
}

/** The steps of an order that is handed on; every fifth caller is not content, and one unit is slow. */
async function handOn(story: Story, number: number, city: (typeof cities)[number], until: number): Promise<void> {
  const grade = grades[number % grades.length] ?? 'satisfied';
  const slow = number % 9 === 4 ? 24 * 16 : 30;
  const answer = { answer: '已派人核查，情况属实，已督促整改并告知结果。', answerBasis: '演示依据', result: 'true' };
  const content = grade !== 'dissatisfied';
  const asked = content
    ? { satisfaction: grade, solved: 'yes' }
    : { satisfaction: grade, solved: 'no', satisfactionWhy: '答复与事实不符' };
  const steps = [
    ['dispatcher', 1, 'dispatch', { org: city.region }],
    [city.login, 2, 'sign', {}],
    [city.login, slow, 'answer', { ...answer, handling: 'rectified' }],
    ['checker', 3, 'pass', {}],
    ['visitor', 20, content ? 'call-back-content' : 'call-back-bad', asked],
  ] as const;
  for (const [login, hours, move, input] of steps) {
    if (!(await story.step(login, hours, move, input, until))) return;
  }
}

/** Handed over to the county's enforcement, which will find it among its clues and answer. */
async function handOver(story: Story, login: string, clue: string, until: number): Promise<void> {
  const steps = [
    ['dispatcher', 1, 'dispatch', { org: '430100' }],
    [login, 1, 'sign', {}],
    [login, 0.5, 'file-clue', { clue }],
  ] as const;
  for (const [by, hours, move, input] of steps) await story.step(by, hours, move, input, until);
}

async function tell(stage: Stage, number: number, at: number, until: number): Promise<void> {
  const matter = matters[number % matters.length];
  const city = cities[number % 3 === 0 ? 1 : 0];
  if (!matter || !city) return;
  stage.at(new Date(at).toISOString());
  const agent = stage.as('agent');
  const caller = await callerOf(agent, `1380000${String(1000 + (number % 31))}`, '演示来电人');
  const { answer, clue, ...values } = matter;
  const isHandedOver = clue !== undefined && until - at < 12 * hourMs;
  const place = {
    region: isHandedOver ? county : city.region,
    org: '430000',
    channel: 'phone',
    urgency: 'ordinary',
    place: '演示地点',
  } as const;
  const opened = await agent.cases(order).open({ ...values, ...place, caller, simulated: true }, why);
  const story = new Story(stage, opened.id, opened.version, at);
  if (answer) await story.step('agent', 0, 'answer-now', { answer }, until);
  else if (await story.step('agent', 0, 'submit', {}, until)) {
    if (isHandedOver) await handOver(story, city.login, clue, until);
    else await handOn(story, number, city, until);
  }
}

/** Calls of the month, some of them given up in the queue. */
async function calls(ctx: Ctx, times: readonly number[]): Promise<void> {
  const facts = times.map((at, index) => {
    const waitSeconds = 4 + ((index * 7) % 21);
    const pickedUp = index % 17 !== 5;
    const iso = (ms: number) => new Date(ms).toISOString();
    return {
      simulated: true,
      values: {
        callId: `演示-${index + 1}`,
        rangAt: iso(at),
        pickedUpAt: pickedUp ? iso(at + waitSeconds * 1000) : null,
        endedAt: iso(at + (waitSeconds + 150) * 1000),
        lineNumber: '8001',
        waitSeconds,
        talkSeconds: pickedUp ? 150 : null,
        pickedUp,
        inTime: pickedUp && waitSeconds <= 15,
      },
    };
  });
  await ctx.facts(call).record(facts, 'hotline.demonstration');
}

/** A month at small scale up to now, told step by step by the people of the demonstration; all of it marked simulated. */
export async function runDemonstration(ctx: Ctx, stage: Stage): Promise<void> {
  const until = ctx.clock.now().getTime();
  const begin = until - days * 24 * hourMs;
  const earlier = Array.from({ length: 28 }, (_, index) => begin + Math.round((index + 0.3) * 24 * hourMs));
  // The last day and a half is dense, so that work of each state is there to be seen.
  const lately = Array.from({ length: 12 }, (_, index) => until - Math.round((36 - index * 3.2) * hourMs));
  const times = [...earlier, ...lately].sort((a, b) => a - b);
  stage.at(new Date(begin).toISOString());
  await registers(ctx);
  for (const [number, at] of times.entries()) await tell(stage, number, at, until);
  stage.at(new Date(until).toISOString());
  await calls(ctx, times);
  await tellMessages(ctx);
}
