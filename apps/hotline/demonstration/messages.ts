import type { Ctx } from '../../../kernel/sdk/index.ts';
import { takeAnswer, takeReceipt } from '../messages/gateway.ts';
import { message } from '../registers/message.ts';

const replies: Readonly<Record<string, string>> = { '2': '11', '5': '21，谢谢', '8': '还可以' };
const minuteMs = 60_000;

/** What the gateway has told of the month's messages: most have arrived, some callers wrote back; the latest still wait. */
export async function tellMessages(ctx: Ctx): Promise<void> {
  const queued = await ctx.entities(message).list({ sort: ['queuedAt'], pageSize: 100 });
  for (const { id, phone, purpose, queuedAt } of queued.rows.slice(0, -2)) {
    const after = (minutes: number) => new Date(Date.parse(queuedAt) + minutes * minuteMs).toISOString();
    const delivered = !phone.endsWith('9');
    await takeReceipt(ctx, { id, delivered, receipt: delivered ? '模拟送达' : '模拟空号', at: after(1) });
    const text = replies[phone.slice(-1)];
    if (purpose === 'asked' && delivered && text) await takeAnswer(ctx, { phone, text, at: after(30) });
  }
}
