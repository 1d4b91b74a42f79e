import { type Ctx, chinaDate, chinaIso, type GuardRefusal } from '../../../kernel/sdk/index.ts';
import { coercionLaw } from '../law.ts';

const [firstHour, lastHour] = [6, 22];

/**
 * 行政强制法 第四十三条: no execution at night or on statutory holidays unless it is urgent. Every day off counts as a
 * holiday here, the plain weekend too, which is the side on which nobody's right is hurt.
 */
export function refuseNightAndHoliday(
  ctx: Pick<Ctx, 'calendar'>,
  { at, urgent, region }: { readonly at: string; readonly urgent: boolean; readonly region: string },
): GuardRefusal | undefined {
  if (urgent) return undefined;
  const instant = new Date(at);
  const hour = Number(chinaIso(instant).slice(11, 13));
  const basis = coercionLaw('第四十三条');
  if (hour < firstHour || hour >= lastHour) return { reason: '不得在夜间实施行政强制执行，情况紧急的除外', basis };
  if (ctx.calendar.isWorkingDay(chinaDate(instant), region).working) return undefined;
  return { reason: '不得在法定节假日实施行政强制执行，情况紧急的除外', basis };
}
