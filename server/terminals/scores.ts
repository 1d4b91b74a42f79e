import { coach, inForce, postCheck, scoreAdministration, scoreCompany, scoreForms } from '../../apps/coach/index.ts';
import { systemWho } from '../../kernel/identity/who.ts';
import type { Kernel } from '../../kernel/kernel.ts';
import type { Who } from '../../kernel/sdk/ctx.ts';
import { type Level, readStandings } from './standings.ts';

export interface OrgScore {
  readonly org: string;
  readonly name: string;
  readonly total: number | null;
  readonly rank: number | null;
  readonly items: readonly { readonly item: string; readonly points: number; readonly score: number | null }[];
  readonly simulated: boolean;
}

/** Share of the post checks of a period that the platform of each org has answered in time. */
async function checksByOrg(kernel: Kernel, period: string): Promise<ReadonlyMap<string, number>> {
  const rows = await kernel.ctxFor(systemWho, coach).cases(postCheck).all({ direction: 'sent' });
  const counts = new Map<string, { asked: number; inTime: number }>();
  for (const { org, askedAt, inTime } of rows) {
    if (!askedAt.startsWith(period)) continue;
    const known = counts.get(org) ?? { asked: 0, inTime: 0 };
    counts.set(org, { asked: known.asked + 1, inTime: known.inTime + (inTime ? 1 : 0) });
  }
  return new Map([...counts].map(([org, { asked, inTime }]) => [org, inTime / asked]));
}

/**
 * Scores of the assessment's forms: companies by theirs, compared with the means of the province, all others by that of
 * administrations. Ranked among all orgs of the level, told of those in scope.
 */
export async function readScores(kernel: Kernel, who: Who, period: string, level: Level): Promise<readonly OrgScore[]> {
  const form = inForce(scoreForms, period.length === 7 ? `${period}-01` : period);
  if (!form) return [];
  const shown = new Set((await readStandings(kernel, who, period, level)).rows.map(({ org }) => org));
  const all = await readStandings(kernel, systemWho, period, level);
  const [province] = (await readStandings(kernel, systemWho, period, 'province')).rows;
  const checks = level === 'unit' ? await checksByOrg(kernel, period) : new Map<string, number>();
  const day = period.length === 7 ? '' : '-day';
  const share = (values: Readonly<Record<string, number | null>>, key: string) => {
    const value = values[`${key}${day}`] ?? null;
    return value === null ? null : value / 100;
  };
  const scored = all.rows.map(({ org, name, values, simulated }) => {
    const rates = {
      networked: share(values, 'network-rate'),
      online: share(values, 'online-rate'),
      drifting: share(values, 'drift-rate'),
      complete: share(values, 'track-completeness'),
      qualified: share(values, 'data-pass-rate'),
    };
    const means = {
      meanOverspeeds: values[`mean-overspeeds${day}`] ?? null,
      meanFatigueSeconds: values[`mean-fatigue${day}`] ?? null,
      regionOverspeeds: province?.values[`mean-overspeeds${day}`] ?? null,
      regionFatigueSeconds: province?.values[`mean-fatigue${day}`] ?? null,
      checksAnswered: checks.get(org) ?? null,
    };
    const score = level === 'unit' ? scoreCompany(form, { ...rates, ...means }) : scoreAdministration(form, rates);
    return { org, name, simulated, ...score };
  });
  const ahead = (total: number) => scored.filter((other) => (other.total ?? -1) > total).length;
  return scored
    .filter(({ org }) => shown.has(org))
    .map(({ total, ...row }) => ({ ...row, total, rank: total === null ? null : ahead(total) + 1 }))
    .sort((a, b) => (a.rank ?? Number.POSITIVE_INFINITY) - (b.rank ?? Number.POSITIVE_INFINITY));
}
