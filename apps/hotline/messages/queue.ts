import type { Ctx } from '../../../kernel/sdk/index.ts';
import type { Order } from '../order/fields.ts';
import { caller } from '../registers/caller.ts';
import { department } from '../registers/department.ts';
import { message } from '../registers/message.ts';
import { question } from './answer.ts';

/** What a caller is told by text message. The matter itself stays where he has to name his number to read it. */
const sentences = {
  refused: '不予受理，理由可凭工单号查询或致电12328',
  merged: '已与您或他人反映的同一事项合并办理，请以合并后的工单为准',
  split: '含多个事项，已拆分为多件分别办理',
  reopened: '已重新办理',
  extended: '办理期限已延长，理由可凭工单号查询或致电12328',
  closed: '已办结，可凭工单号查询办理结果',
  decided: '涉及的执法事项已有结果，可凭工单号查询或致电12328',
  answered: `已答复，可凭工单号查询。${question}`,
} as const;
export type Told = keyof typeof sentences;

const isMobile = (phone: string) => /^1\d{10}$/.test(phone);

async function queue(ctx: Ctx, order: Order, to: { phone: string; purpose: 'told' | 'asked' | 'unit'; body: string }) {
  const values = {
    ...to,
    orderNumber: order.number ?? '',
    queuedAt: ctx.clock.now().toISOString(),
    state: 'waiting' as const,
    simulated: order.simulated ?? false,
  };
  await ctx.entities(message).create(values, to.purpose === 'unit' ? '提醒承办单位' : '告知诉求人');
}

/** Queues a message to the caller, in the transaction of the move that it tells of. */
export async function tellCaller(order: Order, told: Told, ctx: Ctx): Promise<void> {
  if (!order.caller || order.anonymous || order.replyWanted === false) return;
  const { phone } = await ctx.entities(caller).get(order.caller);
  if (!phone || !isMobile(phone)) return;
  const body = `【12328】您反映的事项（工单号${order.number}）${sentences[told]}。`;
  await queue(ctx, order, { phone, purpose: told === 'answered' ? 'asked' : 'told', body });
}

/** Queues a message to the contact of the unit that now holds the order: of red ones, and whenever it is urged. */
export async function tellUnit(order: Order, told: 'sent' | 'urged', ctx: Ctx): Promise<void> {
  if (told === 'sent' && order.level !== 'red') return;
  const unit = await ctx.entities(department).find({ org: order.org });
  if (!unit?.phone || !isMobile(unit.phone)) return;
  const what = told === 'sent' ? '为红色响应，已派贵单位，请即签收' : '已催办，请在时限内办结';
  await queue(ctx, order, { phone: unit.phone, purpose: 'unit', body: `【12328】工单${order.number}${what}。` });
}
