import Type, { type Static } from 'typebox';
import {
  type Ctx,
  type EntityRecord,
  feedContract,
  rejectedRow,
  service,
  type Taken,
  takeEach,
} from '../../../kernel/sdk/index.ts';
import { isContent } from '../options.ts';
import { order } from '../order/order.ts';
import { message } from '../registers/message.ts';
import { readAnswer } from './answer.ts';

const batch = 100;

/** 待发短信: what the gateway of text messages fetches, the oldest first. */
export const messagesOut = service({
  key: 'messages-out',
  title: '待发短信',
  safe: true,
  by: ['sms-gateway'],
  input: Type.Object({}),
  output: Type.Array(
    Type.Object({
      id: Type.String({ title: '短信标识，回执用' }),
      purpose: Type.String({ title: '用途；asked 等候回复' }),
      phone: Type.String(),
      body: Type.String(),
    }),
  ),
  async answer(ctx) {
    const query = { where: { state: 'waiting' }, sort: ['queuedAt'], pageSize: batch } as const;
    const { rows } = await ctx.entities(message).list(query);
    return rows.map(({ id, purpose, phone, body }) => ({ id, purpose, phone, body }));
  },
});

const Receipt = Type.Object(
  {
    id: Type.String({ format: 'uuid' }),
    delivered: Type.Boolean(),
    receipt: Type.Optional(Type.String({ maxLength: 200 })),
    at: Type.String({ format: 'date-time' }),
  },
  { additionalProperties: false },
);
export type Receipt = Static<typeof Receipt>;

export async function takeReceipt(ctx: Ctx, row: Receipt): Promise<Taken> {
  const messages = ctx.entities(message);
  const known = await messages.find({ id: row.id });
  if (!known) return rejectedRow(row, 'message.unknown', '没有这条短信');
  if (known.state !== 'waiting') return 'duplicate';
  const state = row.delivered ? ('sent' as const) : ('failed' as const);
  await messages.update(known.id, known.version, { state, receipt: row.receipt ?? null, sentAt: row.at }, '短信回执');
  return 'accepted';
}

/** 短信回执: whether each message has arrived; told twice it counts once. */
export const messageReceipts = feedContract({
  key: 'message-receipts',
  title: '短信回执',
  row: Receipt,
  by: ['sms-gateway'],
  take: (ctx, rows) => takeEach(rows as readonly Receipt[], (row) => takeReceipt(ctx, row)),
});

const Answer = Type.Object(
  {
    phone: Type.String({ title: '发送号码', pattern: '^[0-9+]{5,20}$' }),
    text: Type.String({ title: '内容', minLength: 1, maxLength: 500 }),
    at: Type.String({ format: 'date-time' }),
  },
  { additionalProperties: false },
);
export type Answer = Static<typeof Answer>;

/** Closes the order or sends it to review by what its caller has written; else the call-back finds his words there. */
async function rate(ctx: Ctx, { orderNumber }: EntityRecord<typeof message>, text: string): Promise<void> {
  const orders = ctx.cases(order);
  const [one] = (await orders.list({ where: { number: orderNumber, state: 'callback' }, pageSize: 1 })).rows;
  if (!one) return;
  const rated = readAnswer(text);
  if (!rated) {
    await orders.move(one.id, one.version, 'note-sms', { smsAnswer: text });
    return;
  }
  const { satisfaction, solved, words } = rated;
  const said = { satisfaction, solved, callBackWay: 'sms' } as const;
  if (isContent(satisfaction)) await orders.move(one.id, one.version, 'call-back-content', said);
  else {
    const satisfactionWhy = words || '短信回复，未写原因';
    await orders.move(one.id, one.version, 'call-back-bad', { ...said, satisfactionWhy });
  }
}

/** Whose question it answers: of those to this telephone the latest that is still open. */
export async function takeAnswer(ctx: Ctx, row: Answer): Promise<Taken> {
  const { phone, text, at } = row;
  const asked = { phone: phone.replace(/^\+?86(?=1\d{10}$)/, ''), purpose: 'asked' };
  const { rows } = await ctx.entities(message).list({ where: asked, sort: ['-queuedAt'], pageSize: 20 });
  if (rows.some((one) => one.reply === text && Date.parse(one.repliedAt ?? '') === Date.parse(at))) return 'duplicate';
  const open = rows.find((one) => !one.reply && one.state !== 'failed');
  if (!open) return rejectedRow(row, 'message.unasked', '没有等候该号码回复的短信');
  await ctx.atomically(async (inside) => {
    await inside.entities(message).update(open.id, open.version, { reply: text, repliedAt: at }, '短信回复');
    await rate(inside, open, text);
  });
  return 'accepted';
}

/** 短信回复: what callers write back. What answers no question of ours waits in quarantine for somebody to read it. */
export const messageAnswers = feedContract({
  key: 'message-answers',
  title: '短信回复',
  row: Answer,
  by: ['sms-gateway'],
  take: (ctx, rows) => takeEach(rows as readonly Answer[], (row) => takeAnswer(ctx, row)),
});
