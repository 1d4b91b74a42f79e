import Type, { type Static } from 'typebox';
import {
  type Ctx,
  deliveryContract,
  feedContract,
  orRejected,
  service,
  type Taken,
  takeEach,
  whenCase,
} from '../../kernel/sdk/index.ts';
import { callerOf } from './desk/register.ts';
import { businesses, kinds, urgencies } from './options.ts';
import { order } from './order/order.ts';
import { sample } from './side-cases.ts';

const keysOf = <K extends string>(options: Readonly<Record<K, string>>) => Type.Enum(Object.keys(options) as K[]);
const code = Type.String({ pattern: '^[0-9]{6}$' });

const Incoming = Type.Object(
  {
    sourceNumber: Type.String({ minLength: 1, maxLength: 100 }),
    from: Type.Enum(['from-12345', 'ministry']),
    title: Type.String({ minLength: 1, maxLength: 200 }),
    content: Type.String({ minLength: 1, maxLength: 4000 }),
    kind: keysOf(kinds),
    business: keysOf(businesses),
    urgency: Type.Optional(keysOf(urgencies)),
    region: code,
    centre: Type.Optional(code),
    phone: Type.Optional(Type.String({ pattern: '^[0-9+*#-]{3,30}$' })),
    name: Type.Optional(Type.String({ maxLength: 50 })),
  },
  { additionalProperties: false },
);
type Incoming = Static<typeof Incoming>;

async function takeOrder(ctx: Ctx, row: Incoming): Promise<Taken> {
  const { sourceNumber, from, phone, name, centre, urgency = 'ordinary', ...values } = row;
  const orders = ctx.cases(order);
  const known = await orders.list({ where: { sourceNumber, channel: from }, pageSize: 1 });
  if (known.total > 0) return 'duplicate';
  const caller = await callerOf(ctx, phone, name);
  const source = { sourceNumber, channel: from, ministry: from === 'ministry' } as const;
  const org = centre ?? `${row.region.slice(0, 2)}0000`;
  const opened = await orders.open({ ...values, ...source, urgency, org, caller }, '平台转办');
  await orders.move(opened.id, opened.version, 'submit');
  return 'accepted';
}

/** 12345和部级转办: orders of other platforms; the same number from the same platform is one order. */
export const ordersIn = feedContract({
  key: 'orders-in',
  title: '平台转办工单',
  row: Incoming,
  by: ['exchange'],
  take: (ctx, rows) => takeEach(rows as readonly Incoming[], (row) => takeOrder(ctx, row).catch(orRejected(row))),
});

/** 转办结果: what those platforms fetch of their own orders, oldest change first. */
export const resultsOut = service({
  key: 'results-out',
  title: '转办工单办理结果',
  safe: true,
  by: ['exchange'],
  input: Type.Object({
    from: Type.Enum(['from-12345', 'ministry']),
    since: Type.String({ format: 'date-time', description: '办结时刻不早于' }),
    page: Type.Optional(Type.Integer({ minimum: 1 })),
  }),
  output: Type.Object({
    rows: Type.Array(
      Type.Object({
        sourceNumber: Type.String(),
        number: Type.String(),
        state: Type.String(),
        answer: Type.Union([Type.String(), Type.Null()]),
        satisfaction: Type.Union([Type.String(), Type.Null()]),
        solved: Type.Union([Type.String(), Type.Null()]),
        finishedAt: Type.Union([Type.String(), Type.Null()]),
      }),
    ),
    total: Type.Integer(),
  }),
  async answer(ctx, { from, since, page = 1 }) {
    const where = { channel: from, finishedAt: { gte: since } };
    const found = await ctx.cases(order).list({ where, sort: ['finishedAt'], page, pageSize: 100 });
    return {
      total: found.total,
      rows: found.rows.map(({ sourceNumber, number, state, answer, satisfaction, solved, finishedAt }) => ({
        sourceNumber: sourceNumber ?? '',
        number: number ?? '',
        state,
        answer: answer ?? null,
        satisfaction: satisfaction ?? null,
        solved: solved ?? null,
        finishedAt: finishedAt ?? null,
      })),
    };
  },
});

const Sample = Type.Object(
  {
    orderNumber: Type.String({ maxLength: 40 }),
    title: Type.String({ minLength: 1, maxLength: 200 }),
    question: Type.String({ minLength: 1, maxLength: 2000 }),
    drawnOn: Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' }),
    centre: code,
  },
  { additionalProperties: false },
);
type Sample = Static<typeof Sample>;

/** 部抽检: samples that the Ministry draws; each runs on its own clock from its arrival. */
export const samplesIn = feedContract({
  key: 'samples-in',
  title: '部抽检工单下发',
  row: Sample,
  by: ['exchange'],
  take: (ctx, rows) =>
    takeEach(rows as readonly Sample[], async ({ centre, ...values }) => {
      const where = { orderNumber: values.orderNumber, drawnOn: values.drawnOn };
      if ((await ctx.cases(sample).list({ where, pageSize: 1 })).total > 0) return 'duplicate';
      await ctx.cases(sample).open({ ...values, org: centre }, '部抽检下发');
      return 'accepted';
    }),
});

/** 执法线索: what units have handed over for enforcement, for whoever files cases. The caller is not among it. */
export const clues = service({
  key: 'clues',
  title: '移送执法线索',
  safe: true,
  by: ['exchange', 'supervisor'],
  input: Type.Object({ page: Type.Optional(Type.Integer({ minimum: 1 })) }),
  output: Type.Array(
    Type.Object({
      number: Type.String(),
      clue: Type.String(),
      business: Type.String(),
      region: Type.String(),
      place: Type.Union([Type.String(), Type.Null()]),
      object: Type.Union([Type.String(), Type.Null()]),
      clueAt: Type.Union([Type.String(), Type.Null()]),
    }),
  ),
  async answer(ctx, { page = 1 }) {
    const found = await ctx.cases(order).list({ where: { state: 'legal' }, sort: ['clueAt'], page, pageSize: 100 });
    return found.rows.map(({ number, clue, business, region, place, object, clueAt }) => ({
      number: number ?? '',
      clue: clue ?? '',
      business,
      region,
      place: place ?? null,
      object: object ?? null,
      clueAt: clueAt ?? null,
    }));
  },
});

/** 执法线索移交: a complaint that calls for a penalty goes to enforcement when its unit hands it over. */
export const cluesOut = deliveryContract({
  key: 'clues-out',
  title: '执法线索移交行政执法',
  maxAttempts: 8,
  to: 'enforcement/clues',
  follows: [
    whenCase(order, ['legal'], ({ id, number, clue, business, region, place, object, happenedAt, simulated }) => ({
      source: 'hotline',
      number: number ?? id,
      org: region,
      title: `${businesses[business]}举报 ${number ?? ''}`.trim(),
      content: clue ?? '',
      object: object ?? '',
      place: place ?? '',
      ...(happenedAt ? { happenedAt } : {}),
      simulated: simulated ?? false,
    })),
  ],
});
