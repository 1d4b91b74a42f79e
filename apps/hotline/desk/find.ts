import Type from 'typebox';
import { type Ctx, type Filter, service } from '../../../kernel/sdk/index.ts';
import { numberTyped } from '../order/number.ts';
import { order } from '../order/order.ts';
import { caller } from '../registers/caller.ts';
import { Brief, briefOf } from './services.ts';

/** By its own number, by the telephone of whoever called, or by the number of the platform that it came from. */
async function whereTyped(ctx: Ctx, text: string): Promise<Filter> {
  const number = numberTyped(text);
  if (number) return { number };
  const known = await ctx.entities(caller).find({ phone: text });
  return known ? { caller: known.id } : { sourceNumber: text };
}

/** 查单: an order that somebody on the line asks about, at once. */
export const deskFind = service({
  key: 'desk-find',
  title: '查单',
  safe: true,
  by: ['agent', 'visitor'],
  input: Type.Object({ text: Type.String({ title: '单号或电话', minLength: 3, maxLength: 100 }) }),
  output: Type.Array(Brief),
  async answer(ctx, { text }) {
    const where = await whereTyped(ctx, text.trim());
    return (await ctx.cases(order).list({ where, sort: ['-openedAt'], pageSize: 10 })).rows.map(briefOf);
  },
});
