import { apps } from '../../apps/index.ts';
import { overload } from '../../apps/overload/app.ts';
import { certificate, site } from '../../apps/overload/entities.ts';
import { systemClock } from '../../kernel/base/clock.ts';
import hunan from '../../kernel/identity/data/hunan.json' with { type: 'json' };
import { loadOrgs, systemWho } from '../../kernel/identity/index.ts';
import { type Kernel, openKernel } from '../../kernel/kernel.ts';
import { migrate, openStore } from '../../kernel/store/index.ts';
import { certificateOf, planProvince } from '../../sim/overload/enrol.ts';
import { daysOf, monthlyRows, yearDaysSql, yearSql } from '../../sim/overload/year-sql.ts';

export interface StoreYear {
  readonly dataDir: string;
  readonly year: number;
  readonly rows: number;
  readonly seed: number;
  readonly say: (text: string) => void;
}

const why = '模拟年度';
const dayMs = 86_400_000;

/** The last whole day of the year that lies behind us, as its number in the year. */
function daysBehind(year: number, now: Date): number {
  const china = new Date(now.getTime() + 8 * 3_600_000);
  const all = (Date.UTC(year + 1, 0, 1) - Date.UTC(year, 0, 1)) / dayMs;
  return Math.max(0, Math.min(all, Math.floor((china.getTime() - Date.UTC(year, 0, 1)) / dayMs)));
}

async function registerSites(kernel: Kernel, plan: ReturnType<typeof planProvince>): Promise<void> {
  await kernel.ctxFor(systemWho, overload).atomically(async (ctx) => {
    const known = new Set((await ctx.entities(site).all()).map(({ code }) => code));
    const running = { status: 'in-use', simulated: true } as const;
    const dates = { publishedOn: '2024-01-01', enforcedFrom: '2024-01-16', auditedOn: '2024-01-01' };
    for (const { code, kind, lanes, org, name } of plan.filter((one) => !known.has(one.code))) {
      await ctx.entities(site).create({ code, name, kind, lanes, org, ...dates, ...running }, why);
      await ctx.entities(certificate).create(certificateOf(code, org, lanes), why);
    }
  });
}

/**
 * The days of a year that lie behind us, drawn within the engine: sites of the whole province, their weighings and
 * daily reports. Gives how many rows were written.
 */
export async function drawYear(kernel: Kernel, { year, rows, seed, say }: Omit<StoreYear, 'dataDir'>): Promise<number> {
  const counties = hunan.divisions.flatMap(({ code, level }) => (level === 'county' ? [code] : []));
  const sites = planProvince(counties);
  await registerSites(kernel, sites);
  const days = daysBehind(year, kernel.clock.now());
  const { facts } = kernel.store;
  let [left, written] = [days, 0];
  for (const [index, whole] of monthlyRows(rows).entries()) {
    const all = daysOf(year, index + 1);
    const some = Math.min(all, left);
    left -= some;
    if (some === 0) break;
    const part = { year, month: index + 1, days: some, rows: Math.round((whole * some) / all), sites, seed };
    await facts.command({ query: yearSql({ table: 'hengdao.overload_weighing', withFaults: true, ...part }) });
    written += part.rows;
    say(`${year}-${String(index + 1).padStart(2, '0')}：已写入 ${written}`);
  }
  const table = 'hengdao.overload_site_day';
  if (days > 0) await facts.command({ query: yearDaysSql({ table, year, days, rows: written, sites, seed }) });
  return written;
}

/** Draws a year into the store of a platform that is stopped, and counts it by day as the platform does. */
export async function writeStoreYear({ dataDir, ...year }: StoreYear): Promise<{ rows: number }> {
  const store = await openStore({ dataDir });
  try {
    await migrate(store, apps);
    await loadOrgs(store.db, hunan as Parameters<typeof loadOrgs>[1]);
    const kernel = await openKernel({ store, apps, clock: systemClock });
    const rows = await drawYear(kernel, year);
    await kernel.facts.settle(0);
    await kernel.facts.rollUp(apps);
    return { rows };
  } finally {
    await store.close();
  }
}
