import Type, { type Static } from 'typebox';
import { type CaseRecord, type Ctx, fieldsSchema, service, type Values } from '../../../kernel/sdk/index.ts';
import { orderFields } from '../order/fields.ts';
import { order } from '../order/order.ts';
import { article } from '../registers/article.ts';
import { caller } from '../registers/caller.ts';
import { truckDriver } from '../registers/truck-driver.ts';

const { title, kind, business, urgency, region, org, channel, place, object, content } = orderFields;
const { truckDriver: isTruckDriver, safety, media, secret, replyWanted, repeatOf, happenedAt, anonymous } = orderFields;
const optional = { place, object, truckDriver: isTruckDriver, safety, media, secret, replyWanted, repeatOf };

const Registration = Type.Object(
  {
    ...fieldsSchema({ title, kind, business, urgency, region, org, channel, content }).properties,
    ...fieldsSchema({ ...optional, happenedAt, anonymous }).properties,
    phone: Type.Optional(Type.String({ pattern: '^[0-9+*#-]{3,30}$' })),
    name: Type.Optional(Type.String({ maxLength: 50 })),
    /** What the agent says on the line; without it the order goes to the dispatcher. */
    answer: Type.Optional(Type.String({ minLength: 1, maxLength: 4000 })),
    article: Type.Optional(Type.String({ maxLength: 40 })),
  },
  { additionalProperties: false },
);

export type RegistrationInput = Values<typeof orderFields> &
  Pick<Static<typeof Registration>, 'phone' | 'name' | 'answer' | 'article'>;

/** The caller of this number, entered on the first call; null for one who gives none. */
export async function callerOf(ctx: Ctx, phone: string | undefined, name: string | undefined): Promise<string | null> {
  if (!phone) return null;
  const callers = ctx.entities(caller);
  const known = await callers.find({ phone });
  if (known) return known.id;
  return (await callers.create({ name: name || '未留姓名', phone }, '来电登记')).id;
}

async function citeArticle(ctx: Ctx, id: string | undefined): Promise<void> {
  if (!id) return;
  await ctx.note('article.cited', `hotline.article/${id}`);
  await ctx.entities(article).get(id);
}

/** Each grievance of a truck driver stands in a register of its own from the first moment. */
async function enterInRegister(ctx: Ctx, opened: CaseRecord<typeof order>): Promise<void> {
  const { number: orderNumber, region, openedAt: acceptedAt, simulated } = opened;
  const entry = { orderNumber: orderNumber ?? '', region, matter: 'other', acceptedAt, simulated } as const;
  await ctx.entities(truckDriver).create(entry, '货车司机诉求登记');
}

/** 来电登记: caller, order and the first step in one transaction, on one key press. */
export const deskRegister = service({
  key: 'desk-register',
  title: '来电登记',
  safe: false,
  by: ['agent'],
  input: Registration,
  output: Type.Object({
    id: Type.String(),
    number: Type.String(),
    state: Type.String(),
    level: Type.String(),
    suggestedOrg: Type.Union([Type.String(), Type.Null()]),
  }),
  async answer(ctx, input) {
    const { phone, name, answer, article: cited, ...values } = input as RegistrationInput;
    const callerId = values.anonymous ? null : await callerOf(ctx, phone, name);
    const orders = ctx.cases(order);
    const opened = await orders.open({ ...values, caller: callerId }, '来电登记');
    if (values.truckDriver) await enterInRegister(ctx, opened);
    await citeArticle(ctx, cited);
    const moved = answer
      ? await orders.move(opened.id, opened.version, 'answer-now', { answer, article: cited ?? null })
      : await orders.move(opened.id, opened.version, 'submit');
    const { id, number, state, level, suggestedOrg = null } = moved;
    return { id, number: number ?? '', state, level: level ?? 'blue', suggestedOrg };
  },
});
