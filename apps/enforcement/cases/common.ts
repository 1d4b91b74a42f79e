import {
  type Ctx,
  choice,
  date,
  type GuardRefusal,
  instant,
  org,
  ref,
  text,
  yesNo,
} from '../../../kernel/sdk/index.ts';
import { lastDay, today } from '../deadlines.ts';
import type { LimitKey } from '../limits.ts';
import { fieldsOfLaw, serviceWays } from '../options.ts';

/** Who may open and conduct matters; the words stand in the grants. */
export const officers = ['officer'] as const;
export const heads = ['head'] as const;

/** What each matter of enforcement carries: what it is, whose it is, and the two officers who answer for it. */
export const matterFields = {
  title: text('名称', { required: true, search: true, help: '不写当事人姓名。' }),
  org: org('执法单位', { required: true }),
  field: choice('执法门类', fieldsOfLaw, { required: true }),
  leadOfficer: ref('主办执法人员', 'officer', { required: true }),
  secondOfficer: ref('协办执法人员', 'officer', { required: true }),
  simulated: yesNo('模拟数据'),
};

/** A matter that belongs to a case of the ordinary procedure or to one of the spot procedure. */
export const linkFields = {
  title: text('名称', { required: true, search: true, help: '不写当事人姓名。' }),
  org: org('执法单位', { required: true }),
  penalty: ref('普通程序案件', 'penalty'),
  spotPenalty: ref('简易程序案件', 'spot-penalty'),
  simulated: yesNo('模拟数据'),
};

export const serviceInput = (name: string) => ({
  [name]: date('送达日期', { required: true }),
});

export const servedWay = choice('送达方式', serviceWays, { required: true });
export const happenedAt = instant('发生时间', { required: true });
export const returnInput = { returnedWhy: text('退回原因', { required: true, multiline: true }) };
export const returnedWhy = text('退回原因', { multiline: true });

/** A day that is told must not lie ahead. */
export function refuseFuture(ctx: Pick<Ctx, 'clock'>, on: string, what: string): GuardRefusal | undefined {
  return on > today(ctx) ? { reason: `${what}不能晚于今天` } : undefined;
}

/** Refuses while the period that began on a day is not over. */
export function refuseBeforeEnd(
  ctx: Pick<Ctx, 'clock' | 'calendar'>,
  {
    limit,
    from,
    region,
    what,
  }: { readonly limit: LimitKey; readonly from: string; readonly region: string; readonly what: string },
): GuardRefusal | undefined {
  const { date: last, basis } = lastDay(ctx, limit, from, region);
  return today(ctx) <= last ? { reason: `${what}至 ${last} 届满，尚未届满`, basis } : undefined;
}

/** Refuses once the period that began on a day is over. */
export function refuseAfterEnd(
  ctx: Pick<Ctx, 'clock' | 'calendar'>,
  question: {
    readonly limit: LimitKey;
    readonly from: string;
    readonly region: string;
    readonly what: string;
    readonly on?: string;
  },
): GuardRefusal | undefined {
  const { limit, from, region, what, on } = question;
  const { date: last, basis } = lastDay(ctx, limit, from, region);
  return (on ?? today(ctx)) > last ? { reason: `${what}已于 ${last} 届满`, basis } : undefined;
}

/** The first guard that refuses. */
export function firstOf(...refusals: readonly (GuardRefusal | undefined)[]): GuardRefusal | undefined {
  return refusals.find((refusal) => refusal !== undefined);
}
