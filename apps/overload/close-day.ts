import { type Ctx, chinaMidnight } from '../../kernel/sdk/index.ts';
import { site } from './entities.ts';
import { heartbeat, siteDay, weighing } from './facts.ts';

const dayMs = 86_400_000;

/** Passages of one site on a day, counted without reading them. */
async function passagesOf(ctx: Ctx, code: string, at: { gte: string; lt: string }): Promise<number> {
  const { total } = await ctx.facts(weighing).list({ where: { site: code, at }, pageSize: 1 });
  return total;
}

/** One row for each site in use: online when a device gave a sign of life or a weighing came, networked when one came. */
export async function closeDay(ctx: Ctx, day: string): Promise<{ sites: number; online: number }> {
  const from = chinaMidnight(day);
  const at = { gte: from.toISOString(), lt: new Date(from.getTime() + dayMs).toISOString() };
  const due = await ctx.entities(site).all({ status: 'in-use' });
  const beats = await ctx.facts(heartbeat).all({ at, state: 'ok' });
  const alive = new Set(beats.map((beat) => beat.site));
  const rows = [];
  for (const { code, kind, org, simulated } of due) {
    const weighings = await passagesOf(ctx, code, at);
    const online = alive.has(code) || weighings > 0;
    rows.push({
      simulated: simulated ?? false,
      values: { site: code, siteKind: kind, org, day, online, networked: weighings > 0, weighings },
    });
  }
  await ctx.facts(siteDay).record(rows, 'close-day');
  return { sites: rows.length, online: rows.filter(({ values }) => values.online).length };
}
