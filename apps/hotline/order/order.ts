import { type CaseRecord, type Ctx, caseType, type GuardRefusal, text } from '../../../kernel/sdk/index.ts';
import { tellCaller } from '../messages/queue.ts';
import { petition } from '../petition.ts';
import { afterMoves } from './after-moves.ts';
import { deadlines } from './deadlines.ts';
import { type Order, openingFields, orderFields } from './fields.ts';
import { tells } from './follow.ts';
import { frontMoves } from './front-moves.ts';
import { isRepeat, register } from './rules.ts';
import { states } from './states.ts';
import { clueSets, unitMoves } from './unit-moves.ts';
import { verdictMoves } from './verdict-moves.ts';

/** Found by its number by whoever asks through a move; null when there is none. */
async function numbered(ctx: Ctx, number: string): Promise<CaseRecord<typeof order> | null> {
  const { rows } = await ctx.cases(order).list({ where: { number }, pageSize: 1 });
  return rows[0] ?? null;
}

async function guardMerge(subject: Order, input: { mergedInto: string }, ctx: Ctx): Promise<GuardRefusal | undefined> {
  if (input.mergedInto === subject.number) return { reason: '工单不能合并到自己' };
  const into = await numbered(ctx, input.mergedInto);
  if (!into) return { reason: `没有编号为 ${input.mergedInto} 的工单` };
  return into.state === 'merged' ? { reason: '目标工单已合并到其他工单' } : undefined;
}

/** A unit returns what is not its own before the time to sign for it is over. */
async function guardReturn(subject: Order, _input: unknown, ctx: Ctx): Promise<GuardRefusal | undefined> {
  const counted = frontMoves.return.guard(subject);
  if (counted) return counted;
  const running = (await ctx.cases(order).deadlines(subject.id)).filter((each) => each.stoppedAt === null);
  const sign = running.find((each) => each.key.startsWith('sign'));
  const late = sign?.dueAt && new Date(sign.dueAt) < ctx.clock.now();
  return late ? { reason: '已过签收时限，不能退回' } : undefined;
}

/** What has run out can no longer be extended. */
async function guardExtend(subject: Order, _input: unknown, ctx: Ctx): Promise<GuardRefusal | undefined> {
  const asked = unitMoves['refuse-extension'].guard(subject);
  if (asked) return asked;
  if (subject.truckDriver) return { reason: '货车司机诉求不延期' };
  const running = (await ctx.cases(order).deadlines(subject.id)).find(
    (each) => each.stoppedAt === null && each.key.startsWith('handle'),
  );
  const late = !running?.dueAt || new Date(running.dueAt) < ctx.clock.now();
  return late ? { reason: '延期须在到期前批准' } : undefined;
}

/** A repeat complaint soon after the earlier one was closed: that one was not closed once and for all. */
async function markEarlier(subject: Order, _input: unknown, ctx: Ctx): Promise<void> {
  if (!subject.repeatOf || (subject.kind !== 'complaint' && subject.kind !== 'report')) return;
  const earlier = await numbered(ctx, subject.repeatOf);
  if (earlier?.state !== 'closed' || !isRepeat(earlier.finishedAt, ctx.clock.now())) return;
  await ctx.cases(order).move(earlier.id, earlier.version, 'note-repeat');
}

async function splitOff(subject: Order, input: { splitTitle: string; splitContent: string }, ctx: Ctx): Promise<void> {
  const { kind, business, urgency, region, channel, caller, anonymous, secret, replyWanted, simulated } = subject;
  const common = { kind, business, urgency, region, channel, caller, anonymous, secret, replyWanted, simulated };
  const own = { title: input.splitTitle, content: input.splitContent, org: subject.org, parent: subject.number };
  await ctx.cases(order).open({ ...common, ...own }, `拆分自 ${subject.number}`);
  await tellCaller(subject, 'split', ctx);
}

async function openPetition(subject: Order, _input: unknown, ctx: Ctx): Promise<void> {
  const { title, content, region, org, number, simulated } = subject;
  await ctx.cases(petition).open({ title, content, region, org, orderNumber: number, simulated });
}

const long = (title: string) => text(title, { required: true, multiline: true, maxLength: 4000 });

/** 工单: one demand of one caller from the line to the archive. */
export const order = caseType({
  key: 'order',
  title: '热线工单',
  about: '12328 交通运输服务监督热线的诉求工单；每个时限都能说明自己怎样算出。',
  lawVersion: 1,
  label: 'title',
  org: 'org',
  openedBy: ['agent', 'exchange'],
  opening: openingFields,
  sets: register,
  fields: orderFields,
  initial: 'new',
  states,
  moves: {
    ...frontMoves,
    submit: {
      title: '登记转办',
      from: ['new'],
      to: 'pending',
      by: ['agent', 'exchange'],
      effect: markEarlier,
    },
    merge: { ...frontMoves.merge, guard: guardMerge },
    return: { ...frontMoves.return, guard: guardReturn },
    split: {
      title: '拆分诉求',
      from: ['pending'],
      to: 'pending',
      by: ['dispatcher'],
      input: { splitTitle: text('拆出的标题', { required: true, maxLength: 200 }), splitContent: long('拆出的内容') },
      effect: splitOff,
    },
    refer: {
      title: '转信访办理',
      from: ['pending'],
      to: 'referred',
      by: ['dispatcher'],
      effect: openPetition,
      confirm: '转信访后按信访程序和时限办理。',
      basis: '信访工作条例',
    },
    ...unitMoves,
    'grant-extension': {
      title: '批准延期',
      from: ['handling'],
      to: 'handling',
      by: ['checker'],
      notBy: ['ask-extension'],
      guard: guardExtend,
      sets: () => ({ extended: true, extensionAsked: false }),
      effect: tells('extended'),
    },
    'file-clue': {
      title: '移送执法立案',
      from: ['handling'],
      to: 'legal',
      by: ['handler', 'unit-head'],
      input: { clue: long('线索') },
      guard: ({ kind }) =>
        kind === 'complaint' || kind === 'report' ? undefined : { reason: '只有投诉举报可以移送立案' },
      sets: clueSets,
    },
    ...afterMoves,
    ...verdictMoves,
  },
  deadlines,
});
