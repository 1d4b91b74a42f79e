import { area, coach, command, terminal } from '../../apps/coach/index.ts';
import { chinaIso } from '../../kernel/base/clock.ts';
import { newId } from '../../kernel/base/ids.ts';
import { Refusal } from '../../kernel/base/refusal.ts';
import type { Kernel } from '../../kernel/kernel.ts';
import type { Ctx, Who } from '../../kernel/sdk/ctx.ts';
import { deleteArea, type Order, setArea } from './area-orders.ts';
import type { TerminalServer } from './start.ts';

const commanders = ['province', 'supervisor', 'duty-officer'];

/**
 * What may be sent to a terminal, by the name of its message. Left out on purpose: listening in on a vehicle (0x8400),
 * and whatever acts on its engine, fuel or doors (0x8105, 0x8500).
 */
const messages = {
  text: 0x8300,
  'query-position': 0x8201,
  'track-position': 0x8202,
  'confirm-alarm': 0x8203,
  'set-parameters': 0x8103,
  'query-parameters': 0x8104,
  'query-some-parameters': 0x8106,
  'query-properties': 0x8107,
  photo: 0x8801,
  'record-audio': 0x8804,
  'search-media': 0x8802,
  'upload-media': 0x8803,
  'upload-one-medium': 0x8805,
  'query-driver': 0x8702,
  'query-recorder': 0x8700,
  'query-areas': 0x8608,
  'set-circles': 0x8600,
  'delete-circles': 0x8601,
  'set-rectangles': 0x8602,
  'delete-rectangles': 0x8603,
  'delete-polygons': 0x8605,
  'delete-routes': 0x8607,
} as const;

/** Orders whose body is made from a registered area. */
const areaOrders = { 'set-area': setArea, 'delete-area': deleteArea } as const;

type OrderName = keyof typeof messages | keyof typeof areaOrders;

export const orderNames = [...Object.keys(messages), ...Object.keys(areaOrders)] as OrderName[];

export interface CommandRequest {
  readonly phone: string;
  readonly message: OrderName;
  /** Id of the area that is set or deleted. */
  readonly area?: string;
  readonly body?: Readonly<Record<string, unknown>>;
}

const isAreaOrder = (name: OrderName): name is keyof typeof areaOrders => name in areaOrders;

/** The message that a request means. Areas are found within the scope of the one who asks, or not at all. */
async function orderOf(ctx: Ctx, { message, area: areaId, body = {} }: CommandRequest): Promise<Order> {
  if (!isAreaOrder(message)) return { messageId: messages[message], body };
  if (!areaId) throw new Refusal('input.invalid', { detail: '“电子围栏”必填。' });
  return areaOrders[message](await ctx.entities(area).get(areaId));
}

/** Sends a command, waits for the answer and keeps both; told to the journal before it leaves. */
export async function sendCommand(kernel: Kernel, { gateway }: TerminalServer, who: Who, request: CommandRequest) {
  const scope = kernel.access.roleScope(who, coach.key, commanders);
  if (!scope) throw new Refusal('grant.denied', { action: '下发指令' });
  const ctx = kernel.ctxFor(who, coach);
  const { phone, message } = request;
  // Found within the scope of the one who asks, or not at all.
  const found = await ctx.entities(terminal).find({ phone });
  if (!found) throw new Refusal('record.missing', { what: phone });
  if (scope.kind === 'orgs' && !scope.codes.includes(found.org)) throw new Refusal('grant.scope');
  const { messageId, body } = await orderOf(ctx, request);
  const number = newId();
  await ctx.note('command', `terminal/${phone}`, { number, message, body });
  const at = chinaIso(kernel.clock.now());
  const { outcome, answer } = await gateway.command(phone, messageId, body);
  const values = { phone, plate: found.plate ?? phone, org: found.org, at, number, message, body, outcome, answer };
  await kernel.facts.insertRows(
    coach,
    command,
    [{ simulated: found.simulated ?? false, values: { ...values, sender: who.name } }],
    'command',
  );
  return { number, outcome, answer };
}
