import { type Ctx, chinaDate } from '../../../kernel/sdk/index.ts';
import { type Told, tellCaller, tellUnit } from '../messages/queue.ts';
import { truckDriver } from '../registers/truck-driver.ts';
import type { Order } from './fields.ts';

/** The register of truck drivers' grievances tells when each was answered and with what. */
async function closeInRegister(order: Order, ctx: Ctx): Promise<void> {
  if (!order.truckDriver || !order.number) return;
  const register = ctx.entities(truckDriver);
  const values = { answeredOn: chinaDate(ctx.clock.now()), outcome: (order.answer ?? '').slice(0, 2000) };
  const known = await register.find({ orderNumber: order.number });
  if (known) {
    await register.update(known.id, known.version, values, '工单办结');
    return;
  }
  const { number: orderNumber, region, openedAt: acceptedAt, simulated } = order;
  await register.create({ ...values, orderNumber, region, acceptedAt, simulated, matter: 'other' }, '工单办结');
}

type Effect = (order: Order, input: unknown, ctx: Ctx) => Promise<void>;

/** What a move tells the caller by itself. */
export const tells =
  (told: Told): Effect =>
  (order, _input, ctx) =>
    tellCaller(order, told, ctx);

/** Whoever now holds it is told where there is no time to lose. */
export const tellsUnit =
  (told: 'sent' | 'urged'): Effect =>
  (order, _input, ctx) =>
    tellUnit(order, told, ctx);

/** Closed with the caller on the line: he knows. */
export const closes: Effect = (order, _input, ctx) => closeInRegister(order, ctx);

/** Closed without him. */
export const closesAndTells: Effect = async (order, _input, ctx) => {
  await closeInRegister(order, ctx);
  await tellCaller(order, 'closed', ctx);
};
