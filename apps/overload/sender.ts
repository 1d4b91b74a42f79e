import { type Ctx, isCivilDate, type Rejected } from '../../kernel/sdk/index.ts';
import { site } from './entities.ts';
import { type Site, siteFields } from './taken.ts';

/** The sites by their code. */
export function sitesOf(ctx: Ctx): Promise<ReadonlyMap<string, readonly Site[]>> {
  return ctx.entities(site).lookup('code', siteFields);
}

/** Why the acting account may not send for a site; null when it may. */
export function whyNotFor(ctx: Ctx, code: string, known: Site | undefined): Omit<Rejected, 'original'> | null {
  if (!known) return { code: 'site.unknown', reason: `站点“${code}”未登记` };
  if (!known.sender || known.sender === ctx.who.personId) return null;
  return { code: 'site.other', reason: '该账号不得上传其他站点的数据' };
}

function timeFault(time: string): Omit<Rejected, 'original'> | null {
  const exists = isCivilDate(time) && !Number.isNaN(Date.parse(time));
  return exists ? null : { code: 'time.invalid', reason: '时间不存在' };
}

export interface SortedBySite<R> {
  readonly known: readonly { readonly row: R; readonly site: Site }[];
  readonly rejected: readonly Rejected[];
}

/** Parts the rows that the acting account may send from those it may not. */
export async function sortBySite<R extends { readonly site: string }>(
  ctx: Ctx,
  rows: readonly R[],
  timeOf: (row: R) => string,
  original: (row: R) => string = JSON.stringify,
): Promise<SortedBySite<R>> {
  const sites = await sitesOf(ctx);
  const known: { row: R; site: Site }[] = [];
  const rejected: Rejected[] = [];
  for (const row of rows) {
    const at = sites.get(row.site)?.[0];
    const why = whyNotFor(ctx, row.site, at) ?? timeFault(timeOf(row));
    if (why) rejected.push({ ...why, original: original(row) });
    else if (at) known.push({ row, site: at });
  }
  return { known, rejected };
}
