import { type Ctx, chinaDate, type JobDecl, Refusal } from '../../kernel/sdk/index.ts';
import { isSealed, sealAll } from './bulletin.ts';
import { order } from './order/order.ts';
import { article } from './registers/article.ts';

/** The month before the one of this civil date, such as `2026-10`. */
export function monthBefore(date: string): string {
  const [year = 0, month = 0] = date.split('-').map(Number);
  return month === 1 ? `${year - 1}-12` : `${year}-${String(month - 1).padStart(2, '0')}`;
}

async function sealLastMonth(ctx: Ctx): Promise<void> {
  const month = monthBefore(chinaDate(ctx.clock.now()));
  if (!(await isSealed(ctx, month))) await sealAll(ctx, month);
}

/** How often each article was used to answer on the line: counted anew, so that nobody waits for a counter. */
async function countArticles(ctx: Ctx): Promise<void> {
  for (const one of await ctx.entities(article).all()) {
    const { total } = await ctx.cases(order).list({ where: { article: one.id }, pageSize: 1 });
    if (total === (one.usedCount ?? 0)) continue;
    await ctx.entities(article).update(one.id, one.version, { usedCount: total }, '引用次数统计');
  }
}

const archiveAfterDays = 30;
const dayMs = 86_400_000;

/** Closed orders rest for a while, since they may be reopened; then they are archived, bad ratings only once mended. */
async function archiveOld(ctx: Ctx): Promise<void> {
  const before = new Date(ctx.clock.now().getTime() - archiveAfterDays * dayMs).toISOString();
  const where = { state: 'closed', finishedAt: { lt: before }, bad: { ne: true }, clueOpen: { ne: true } } as const;
  for (;;) {
    const { rows } = await ctx.cases(order).list({ where, sort: ['finishedAt'], pageSize: 100 });
    let archived = 0;
    for (const one of rows) if (await archive(ctx, one)) archived += 1;
    // A page of orders none of which can be archived would come again for ever.
    if (rows.length < 100 || archived === 0) return;
  }
}

async function archive(ctx: Ctx, { id, version }: { readonly id: string; readonly version: number }): Promise<boolean> {
  try {
    await ctx.cases(order).move(id, version, 'archive');
    return true;
  } catch (error) {
    // Somebody has moved it in this very moment: then it is looked at again the next time.
    if (!(error instanceof Refusal)) throw error;
    return false;
  }
}

/** What happens by itself. */
export const jobs: readonly JobDecl[] = [
  { key: 'seal-month', title: '月末封存', everyMinutes: 60, run: sealLastMonth },
  { key: 'article-use', title: '知识引用统计', everyMinutes: 360, run: countArticles },
  { key: 'archive', title: '满三十日归档', everyMinutes: 60, run: archiveOld },
];
