import { overload } from '../apps/overload/app.ts';
import { weighing } from '../apps/overload/facts.ts';
import { must } from '../kernel/base/assert.ts';
import { systemWho } from '../kernel/identity/index.ts';
import type { Kernel } from '../kernel/kernel.ts';
import type { Filter, TallyQuery } from '../kernel/sdk/index.ts';

/** What a screen asks, and the same in plain SQL. */
export interface Question {
  readonly label: string;
  readonly ours: () => Promise<unknown>;
  readonly plain: string;
}

const china = (day: string) => `${day}T00:00:00+08:00`;
const june = { gte: china('2024-06-01'), lt: china('2024-07-01') };
const week = { gte: china('2024-09-09'), lt: china('2024-09-16') };
const year = { gte: china('2024-01-01'), lt: china('2025-01-01') };
const sqlDays = ({ gte, lt }: { gte: string; lt: string }) => `at >= '${gte}' and at < '${lt}'`;

function lists(kernel: Kernel, site: string, org: string, plate: string): readonly Question[] {
  const facts = kernel.ctxFor(systemWho, overload).facts(weighing);
  const page = (label: string, where: Filter, plain: string): Question => ({
    label,
    ours: () => facts.list({ where }),
    plain: `select * from weighing where ${plain} order by at desc limit 20`,
  });
  return [
    page(
      'passage list: one site, June, six axles, first page',
      { site, at: june, axles: 6 },
      `site = '${site}' and ${sqlDays(june)} and axles = 6`,
    ),
    page('passage list: over the limit in the province, newest page', { over: true }, 'over'),
    page(
      'passage list: one county, one week, over the limit',
      { org, at: week, over: true },
      `org = '${org}' and ${sqlDays(week)} and over`,
    ),
    page(
      'passage list: more than 80 t in the year (no index, no counts)',
      { totalKg: { gt: 80_000 }, at: year },
      `total_kg > 80000 and ${sqlDays(year)}`,
    ),
    page('site page: last passages of one site', { site }, `site = '${site}'`),
    page('one plate over the year', { plate }, `plate = '${plate}'`),
  ];
}

function figures(kernel: Kernel): readonly Question[] {
  const ctx = kernel.ctxFor(systemWho, overload);
  const facts = ctx.facts(weighing);
  const compute = async (keys: (key: string) => boolean, name: string, kind: 'year' | 'month') => {
    for (const one of overload.indicators.filter(({ key, period }) => keys(key) && period !== 'day')) {
      await ctx.indicators(one).compute({ kind, name }, '430000');
    }
  };
  const counted = { all: { aggregate: 'count' }, over: { aggregate: 'count', where: { over: true } } } as const;
  const tally = (query: Omit<TallyQuery, 'figures'>) =>
    facts.tally({ where: { at: year }, figures: counted, ...query });
  const rate = (by: string, where: string) =>
    `select ${by ? `${by}, ` : ''}count(*), count(*) filter (where over) from weighing where ${where}
    ${by ? `group by ${by.replace(/ as \w+/, '')}` : ''}`;
  const month = "date_trunc('month', at at time zone 'Asia/Shanghai')";
  return [
    {
      label: 'over-limit rate of one month, expressway',
      ours: () => compute((key) => key === 'over-rate-month-expressway', '2024-06', 'month'),
      plain: rate('', `road = 'expressway' and ${sqlDays(june)}`),
    },
    {
      label: 'rate of the year by month and site',
      ours: () => tally({ by: ['at:month', 'site'], limit: 20_000 }),
      plain: rate(`${month}, site`, sqlDays(year)),
    },
    {
      label: 'board: counties, days and busiest sites of the year',
      ours: () =>
        Promise.all([
          tally({ by: ['org'] }),
          tally({ by: ['at:day'] }),
          tally({ by: ['site'], sort: ['-over'], limit: 10 }),
        ]),
      plain: rate(`org, site, ${month}`, sqlDays(year)),
    },
    {
      label: 'all indicators of the year',
      ours: () => compute((key) => !key.startsWith('over-rate-month'), '2024', 'year'),
      plain: `select road, count(*), count(*) filter (where over), count(*) filter (where over and band <> 'to10'),
        count(*) filter (where over and band not in ('to10', 'to20')), count(*) filter (where timely),
        count(*) filter (where complete) from weighing where ${sqlDays(year)} group by road`,
    },
  ];
}

/** What the screens ask over a year, for a site and a plate that are in it. */
export async function questions(kernel: Kernel): Promise<readonly Question[]> {
  const facts = kernel.ctxFor(systemWho, overload).facts(weighing);
  const { rows } = await facts.list({ where: { over: true }, pageSize: 50 });
  const one = must(
    rows.find((row) => row.plate),
    'a plate of the year',
  );
  return [...lists(kernel, one.site, one.org, must(one.plate, 'plate')), ...figures(kernel)];
}

/** How long a question takes, after it was asked once, in milliseconds. */
export async function times(turns: number, once: () => Promise<unknown>) {
  await once();
  const all: number[] = [];
  for (let turn = 0; turn < turns; turn += 1) {
    const began = performance.now();
    await once();
    all.push(performance.now() - began);
  }
  all.sort((a, b) => a - b);
  return { p50: all[Math.floor(turns / 2)] ?? 0, p95: all[Math.ceil(turns * 0.95) - 1] ?? 0 };
}
