import { type Ctx, chinaDate, type Limit } from '../../kernel/sdk/index.ts';
import { type LimitKey, limits } from './limits.ts';

/** The limit that is law on a civil date; the first one for days before it. */
export function limitOn(key: LimitKey, date: string): Limit {
  const dated: readonly Limit[] = limits[key];
  return dated.reduce((latest, one) => (one.since <= date && one.since >= latest.since ? one : latest));
}

/** The last civil date of a period that an event on `date` began, and the clause it rests on. */
export function lastDay(ctx: Pick<Ctx, 'calendar'>, key: LimitKey, date: string, region?: string) {
  const { amount, unit, basis } = limitOn(key, date);
  const { due } = ctx.calendar.due(new Date(`${date}T00:00:00+08:00`), { amount, unit }, region);
  return { date: chinaDate(due), basis };
}

/** Today in China, as the clock of the house has it. */
export const today = (ctx: Pick<Ctx, 'clock'>): string => chinaDate(ctx.clock.now());
