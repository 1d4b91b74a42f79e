import { type Ctx, chinaDate, type GuardRefusal, type Values } from '../../../kernel/sdk/index.ts';
import { levelOf, regionsAbove, suggestUnit } from '../classify.ts';
import { type Business, isContent, type Satisfaction } from '../options.ts';
import { department } from '../registers/department.ts';
import type { Order, orderFields } from './fields.ts';

export type OrderValues = Partial<Values<typeof orderFields>>;

const avoidance = '投诉举报办理回避：不得将投诉举报材料转给被投诉举报的单位或者人员';

export const nowIso = (ctx: Pick<Ctx, 'clock'>) => ctx.clock.now().toISOString();

/** A new order's number, level and suggested unit. Numbers are gapless for each region and day. */
export async function register(values: Values<typeof orderFields>, ctx: Ctx): Promise<OrderValues> {
  const day = chinaDate(ctx.clock.now()).replaceAll('-', '');
  const region = values.region.slice(0, 6);
  const sequence = await ctx.nextNumber(`order-${day}`, region, Number(day.slice(0, 4)));
  const repeated = Boolean(values.repeatOf);
  const units = await ctx.entities(department).all({ active: true });
  return {
    number: `${region}-${day}-${String(sequence).padStart(4, '0')}`,
    centre: values.org,
    repeated,
    level: levelOf({ ...values, repeated }),
    suggestedOrg: suggestUnit(units, values.region, values.business as Business),
  };
}

/** Only what is asked or suggested can be answered while the caller is on the line. */
export function guardAnswerNow({ kind }: Order): GuardRefusal | undefined {
  if (kind !== 'complaint' && kind !== 'report') return undefined;
  return { reason: '投诉举报须核查后答复，不能即时办结' };
}

/** The one complained of never handles the complaint. */
export function guardHolder(order: Order, input: { readonly org: string }): GuardRefusal | undefined {
  if (!order.complainedOrg || input.org !== order.complainedOrg) return undefined;
  return { reason: '承办单位是被反映的机构', basis: avoidance };
}

export function guardForward(order: Order, input: { readonly org: string }): GuardRefusal | undefined {
  const below = input.org !== order.org && regionsAbove(input.org).includes(order.org.slice(0, 6));
  return below ? guardHolder(order, input) : { reason: '只能再转下级单位；其他单位须退回重派' };
}

const mostReturns = 2;

export function guardReturns({ returnCount }: Order): GuardRefusal | undefined {
  if ((returnCount ?? 0) < mostReturns) return undefined;
  return { reason: `已退回 ${mostReturns} 次，须由督办协调确定承办单位` };
}

export function guardAnswer({ kind }: Order, input: { readonly result?: string | null }): GuardRefusal | undefined {
  if ((kind !== 'complaint' && kind !== 'report') || input.result) return undefined;
  return { reason: '投诉举报须写明核查结果' };
}

export function guardExtensionAsked(order: Order): GuardRefusal | undefined {
  return order.extensionAsked && !order.extended ? undefined : { reason: '没有待批的延期申请' };
}

export const guardContent = (_order: Order, input: { readonly satisfaction: Satisfaction }) =>
  isContent(input.satisfaction) ? undefined : { reason: '诉求人不满意的，应转复核' };
export const guardBad = (_order: Order, input: { readonly satisfaction: Satisfaction }) =>
  isContent(input.satisfaction) ? { reason: '诉求人满意的，应直接办结' } : undefined;

/** How often a call-back is tried before an order is closed without the caller. */
export const attemptsNeeded = 3;

export function guardUnreached({ attempts }: Order): GuardRefusal | undefined {
  if ((attempts ?? 0) >= attemptsNeeded) return undefined;
  return { reason: `回访未接通满 ${attemptsNeeded} 次方可办结，现为 ${attempts ?? 0} 次` };
}

export function guardArchive(order: Order): GuardRefusal | undefined {
  if (order.clueOpen) return { reason: '移送的执法案件尚未办结，结果反馈后归档' };
  return order.bad && !order.badVerified ? { reason: '差评整改尚未核实' } : undefined;
}

/** An order is closed: at once, unless it was ever handled again. */
export const finished = (order: Order, ctx: Pick<Ctx, 'clock'>): OrderValues => ({
  finishedAt: nowIso(ctx),
  once: order.once !== false && (order.redoCount ?? 0) === 0,
});

/** A repeat complaint within so many days takes the earlier order's mark of having been closed at once. */
export const repeatDays = 15;

export function isRepeat(finishedAt: string | null | undefined, now: Date): boolean {
  return Boolean(finishedAt) && now.getTime() - Date.parse(finishedAt ?? '') <= repeatDays * 86_400_000;
}
