import Type from 'typebox';
import { type CaseRecord, type Ctx, type Filter, Refusal, service } from '../../../kernel/sdk/index.ts';
import { businesses, clueVerdicts, kinds } from '../options.ts';
import { order } from '../order/order.ts';
import { type State, states } from '../order/states.ts';
import { caller } from '../registers/caller.ts';
import { followHash } from './follow-code.ts';
import { maskFreeText } from './mask-text.ts';
import { whereNumbered } from './numbered.ts';

const closed = { additionalProperties: false };
const OrNull = Type.Union([Type.String(), Type.Null()]);

type Order = CaseRecord<typeof order>;

/** States in which the answer is the centre's, and no longer a draft of the unit. */
const answered: readonly State[] = ['callback', 'closed', 'archived'];

/**
 * The order of this number, for who knows its code or the telephone number that was left with it. Who knows neither is
 * told the same as for a number that does not exist.
 */
async function followed(ctx: Ctx, number: string, secret: string): Promise<Order> {
  const where = whereNumbered(number);
  const orders = ctx.cases(order);
  const one = async (more: Filter) =>
    where ? (await orders.list({ where: { ...where, ...more } })).rows[0] : undefined;
  const known = await ctx.entities(caller).find({ phone: secret.replace(/\s/g, '') });
  const found =
    (await one({ followHash: followHash(secret) })) ?? (known ? await one({ caller: known.id }) : undefined);
  if (!found) throw new Refusal('record.missing', { what: '与单号和查询码相符的诉求' });
  return found;
}

/** Each state once it was reached, without whoever brought it there. */
async function progress(ctx: Ctx, { id }: Order) {
  const steps = await ctx.cases(order).history(id);
  return steps
    .filter(({ from, to }) => from !== to)
    .map(({ at, to }) => ({ at, state: states[to as State]?.title ?? to }));
}

/** What enforcement has made of it, for the one who reported it; a decision is public under its number. */
function enforcementOf({ clueVerdict, decisionNumber, clueWhy }: Order): string | null {
  if (!clueVerdict) return null;
  const more = decisionNumber ?? (clueWhy ? maskFreeText(clueWhy) : null);
  return more ? `${clueVerdicts[clueVerdict]}：${more}` : clueVerdicts[clueVerdict];
}

/** 查询办理进度: state, dates and answer; nobody's name. */
export const publicFollow = service({
  key: 'public-follow',
  title: '公众查询诉求',
  // A guess is a question like any other: it is journalled and held to the small rate of writes.
  safe: false,
  open: true,
  by: [],
  input: Type.Object(
    { number: Type.String({ minLength: 5, maxLength: 40 }), secret: Type.String({ minLength: 4, maxLength: 30 }) },
    closed,
  ),
  output: Type.Object(
    {
      number: Type.String(),
      title: Type.String(),
      kind: Type.String(),
      business: Type.String(),
      state: Type.String(),
      tone: Type.String(),
      filedAt: Type.String(),
      dueAt: OrNull,
      answer: OrNull,
      refusedWhy: OrNull,
      enforcement: OrNull,
      steps: Type.Array(Type.Object({ at: Type.String(), state: Type.String() }, closed)),
    },
    closed,
  ),
  async answer(ctx, { number, secret }) {
    const one = await followed(ctx, number.trim(), secret.trim());
    const running = (await ctx.cases(order).deadlines(one.id)).filter(
      ({ key, stoppedAt }) => stoppedAt === null && key.startsWith('handle'),
    );
    const { title, tone } = states[one.state as State];
    return {
      number: one.number ?? '',
      title: maskFreeText(one.title),
      kind: kinds[one.kind],
      business: businesses[one.business],
      state: title,
      tone: tone ?? 'plain',
      filedAt: one.openedAt,
      dueAt: running[0]?.dueAt ?? null,
      answer: answered.includes(one.state as State) && one.answer ? maskFreeText(one.answer) : null,
      refusedWhy: one.state === 'rejected' ? (one.refusedWhy ?? null) : null,
      enforcement: enforcementOf(one),
      steps: await progress(ctx, one),
    };
  },
});
