import Type, { type Static } from 'typebox';
import { type Ctx, feedContract, type Intake, type Rejected, service } from '../../kernel/sdk/index.ts';
import type { Order } from './order/fields.ts';
import { caller } from './registers/caller.ts';
import { message } from './registers/message.ts';

/** What a caller is told by text message. The matter itself stays where he has to name his number to read it. */
const sentences = {
  refused: '不予受理，理由可凭工单号查询或致电12328',
  merged: '已与您或他人反映的同一事项合并办理，请以合并后的工单为准',
  split: '含多个事项，已拆分为多件分别办理',
  reopened: '已重新办理',
  extended: '办理期限已延长，理由可凭工单号查询或致电12328',
  closed: '已办结，可凭工单号查询办理结果',
} as const;
export type Told = keyof typeof sentences;

const isMobile = (phone: string) => /^1\d{10}$/.test(phone);

/** Queues a message to the caller, in the transaction of the move that it tells of. */
export async function tellCaller(order: Order, told: Told, ctx: Ctx): Promise<void> {
  if (!order.caller || order.anonymous || order.replyWanted === false) return;
  const { phone } = await ctx.entities(caller).get(order.caller);
  if (!phone || !isMobile(phone)) return;
  const values = {
    orderNumber: order.number ?? '',
    phone,
    body: `【12328】您反映的事项（工单号${order.number}）${sentences[told]}。`,
    queuedAt: ctx.clock.now().toISOString(),
    state: 'waiting',
    simulated: order.simulated ?? false,
  } as const;
  await ctx.entities(message).create(values, '告知诉求人');
}

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
      phone: Type.String(),
      body: Type.String(),
    }),
  ),
  async answer(ctx) {
    const query = { where: { state: 'waiting' }, sort: ['queuedAt'], pageSize: batch } as const;
    const { rows } = await ctx.entities(message).list(query);
    return rows.map(({ id, phone, body }) => ({ id, phone, body }));
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
type Receipt = Static<typeof Receipt>;

async function takeReceipt(ctx: Ctx, row: Receipt): Promise<'accepted' | 'duplicate' | Rejected> {
  const messages = ctx.entities(message);
  const known = await messages.find({ id: row.id });
  if (!known) return { code: 'message.unknown', reason: '没有这条短信', original: JSON.stringify(row) };
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
  async take(ctx, rows): Promise<Intake> {
    const taken: Awaited<ReturnType<typeof takeReceipt>>[] = [];
    for (const row of rows as readonly Receipt[]) taken.push(await takeReceipt(ctx, row));
    return {
      accepted: taken.filter((one) => one === 'accepted').length,
      duplicates: taken.filter((one) => one === 'duplicate').length,
      rejected: taken.filter((one): one is Rejected => typeof one === 'object'),
    };
  },
});
