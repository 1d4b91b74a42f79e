import Type, { type Static } from 'typebox';
import { type CaseRecord, type Ctx, type Filter, service } from '../../../kernel/sdk/index.ts';
import { order } from '../order/order.ts';
import { article } from '../registers/article.ts';
import { caller } from '../registers/caller.ts';
import { line } from '../registers/line.ts';
import { contained, piecesOf, similarity } from '../similarity.ts';

const nullable = <T extends Type.TSchema>(schema: T) => Type.Union([schema, Type.Null()]);
const by = ['agent'];

/** 来电弹屏: what the exchange says of the agent's line. Asked whenever it rings, so it tells no more than that. */
export const deskLine = service({
  key: 'desk-line',
  title: '坐席线路状态',
  safe: true,
  by,
  input: Type.Object({ lineNumber: Type.String({ maxLength: 20 }) }),
  output: Type.Object({
    /** Names the line in the events that are pushed; null before it has rung. */
    id: nullable(Type.String()),
    status: Type.Enum(['idle', 'ringing', 'talking']),
    callId: nullable(Type.String()),
    phone: nullable(Type.String()),
    rangAt: nullable(Type.String()),
  }),
  async answer(ctx, { lineNumber }) {
    const known = await ctx.entities(line).find({ lineNumber });
    if (!known) return { id: null, status: 'idle' as const, callId: null, phone: null, rangAt: null };
    const { id, status, callId = null, phone = null, rangAt = null } = known;
    return { id, status, callId, phone, rangAt };
  },
});

export const Brief = Type.Object({
  id: Type.String(),
  number: nullable(Type.String()),
  title: Type.String(),
  kind: Type.String(),
  business: Type.String(),
  state: Type.String(),
  stateTitle: Type.String(),
  object: nullable(Type.String()),
  openedAt: Type.String(),
  solved: nullable(Type.String()),
});
type Brief = Static<typeof Brief>;

export function briefOf(one: CaseRecord<typeof order>): Brief {
  const { id, number = null, title, kind, business, state, object = null, openedAt, solved = null } = one;
  return { id, number, title, kind, business, state, stateTitle: order.states[state].title, object, openedAt, solved };
}

const CallerView = Type.Object({
  id: Type.String(),
  name: Type.String(),
  phone: nullable(Type.String()),
  sex: nullable(Type.String()),
  truckDriver: Type.Boolean(),
  plate: nullable(Type.String()),
  abusive: Type.Boolean(),
  orders: Type.Integer({ title: '历史工单数' }),
});

async function ordersOf(ctx: Ctx, callerId: string) {
  return ctx.cases(order).list({ where: { caller: callerId }, sort: ['-openedAt'], pageSize: 10 });
}

/** 诉求人历史: who calls, and what he has called about before. */
export const deskCaller = service({
  key: 'desk-caller',
  title: '诉求人及历史工单',
  safe: true,
  by,
  input: Type.Object({ phone: Type.String({ minLength: 3, maxLength: 30 }) }),
  output: Type.Object({ caller: nullable(CallerView), orders: Type.Array(Brief) }),
  async answer(ctx, { phone }) {
    const known = await ctx.entities(caller).find({ phone });
    if (!known) return { caller: null, orders: [] };
    const found = await ordersOf(ctx, known.id);
    const { id, name, sex = null, plate = null, truckDriver, abusive } = known;
    const view = {
      id,
      name,
      phone: known.phone ?? null,
      sex,
      plate,
      truckDriver: truckDriver ?? false,
      abusive: abusive ?? false,
      orders: found.total,
    };
    return { caller: view, orders: found.rows.map(briefOf) };
  },
});

const dayMs = 86_400_000;
const hintDays = 30;
const alike = 0.3;
/** The share of what is typed that stands in an order which is longer. */
const mostOf = 0.5;
/** As many hints as are shown; no more is searched once there are. */
const mostHints = 6;

async function recent(ctx: Ctx, search: string): Promise<readonly CaseRecord<typeof order>[]> {
  const from = new Date(ctx.clock.now().getTime() - hintDays * dayMs).toISOString();
  const where = { openedAt: { gte: from }, state: { ne: 'archived' } };
  return (await ctx.cases(order).list({ search, where, sort: ['-openedAt'], pageSize: 50 })).rows;
}

/** 疑似重复: found while the agent types, by the object, the caller and how alike the texts are. */
export const deskHints = service({
  key: 'desk-hints',
  title: '疑似重复工单',
  safe: true,
  by,
  input: Type.Object({
    text: Type.Optional(Type.String({ maxLength: 4000 })),
    object: Type.Optional(Type.String({ maxLength: 200 })),
    business: Type.Optional(Type.String({ maxLength: 50 })),
    caller: Type.Optional(Type.String({ maxLength: 40 })),
  }),
  output: Type.Array(
    Type.Object({
      ...Brief.properties,
      /** `repeat`: the same caller again on the same object. `duplicate`: somebody else on what seems the same. */
      hint: Type.Enum(['repeat', 'duplicate']),
      similarity: Type.Number(),
    }),
  ),
  async answer(ctx, { text = '', object = '', business, caller: callerId }) {
    const own = callerId ? (await ordersOf(ctx, callerId)).rows : [];
    const judged = (one: CaseRecord<typeof order>) => {
      const same = Boolean(callerId) && one.caller === callerId;
      const sameObject = object !== '' && one.object === object && (!business || one.business === business);
      const told = `${one.title}${one.content}`;
      const near = similarity(text, told);
      const within = contained(text, told);
      const share = Math.round(Math.max(near, within) * 100) / 100;
      return { one, same, fits: sameObject || near >= alike || within >= mostOf, share };
    };
    const found = new Map(own.map(judged).map((each) => [each.one.id, each]));
    const words = [object.trim(), ...piecesOf(text)].filter((word) => [...word].length > 1);
    for (const word of words) {
      if ([...found.values()].filter(({ fits }) => fits).length >= mostHints) break;
      for (const one of await recent(ctx, word)) found.set(one.id, judged(one));
    }
    return [...found.values()]
      .filter(({ fits }) => fits)
      .sort((a, b) => Number(b.same) - Number(a.same) || b.share - a.share)
      .slice(0, mostHints)
      .map(({ one, same, share }) => ({
        ...briefOf(one),
        hint: same ? ('repeat' as const) : ('duplicate' as const),
        similarity: share,
      }));
  },
});

/** 知识检索: what may be answered at once; without a question those of the field that are most alike. */
export const deskKnowledge = service({
  key: 'desk-knowledge',
  title: '知识检索',
  safe: true,
  by: ['agent', 'dispatcher', 'handler', 'unit-head', 'checker', 'visitor', 'keeper'],
  input: Type.Object({
    search: Type.Optional(Type.String({ maxLength: 100 })),
    text: Type.Optional(Type.String({ maxLength: 4000 })),
    business: Type.Optional(Type.String({ maxLength: 50 })),
  }),
  output: Type.Array(
    Type.Object({
      id: Type.String(),
      question: Type.String(),
      answer: Type.String(),
      answerBasis: nullable(Type.String()),
      business: Type.String(),
      /** Past its date: to be read with care. */
      expired: Type.Boolean(),
    }),
  ),
  async answer(ctx, { search = '', text = '', business }) {
    const where: Filter = business ? { business } : {};
    const today = ctx.clock.now().toISOString().slice(0, 10);
    const found = search
      ? (await ctx.entities(article).list({ search, pageSize: 10 })).rows
      : [...(await ctx.entities(article).list({ where, pageSize: 100 })).rows]
          .sort((a, b) => similarity(text, `${b.question}${b.answer}`) - similarity(text, `${a.question}${a.answer}`))
          .slice(0, 5);
    return found.map(({ id, question, answer, answerBasis = null, business: field, validTo }) => ({
      id,
      question,
      answer,
      answerBasis,
      business: field,
      expired: Boolean(validTo) && (validTo ?? '') < today,
    }));
  },
});
