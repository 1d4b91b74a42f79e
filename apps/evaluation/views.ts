import { type Ctx, type Period, sum, toNumber } from '../../kernel/sdk/index.ts';
import { finding } from './cases.ts';
import { budgetLine, disclosure, project, target, unit } from './entities.ts';
import { observation, payment, score } from './facts.ts';
import * as indicators from './indicators.ts';

/** One kept disclosure with its findings as they stand now: the reader page shows text and rows side by side. */
export async function readDisclosurePage(ctx: Ctx, id: string) {
  const kept = await ctx.entities(disclosure).get(id);
  const findings = await ctx.cases(finding).all({ disclosure: id });
  const { content, ...record } = kept;
  return {
    record,
    ...(content as Record<string, unknown>),
    cases: findings.map((one) => ({ id: one.id, findingId: one.findingId, state: one.state, version: one.version })),
  };
}

const total = (values: readonly number[]): number => toNumber(sum(values));

function countBy<T>(items: readonly T[], key: (item: T) => string): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const item of items) counts[key(item)] = (counts[key(item)] ?? 0) + 1;
  return counts;
}

async function projectBudgets(ctx: Ctx, year: number) {
  const [projects, lines, payments] = await Promise.all([
    ctx.entities(project).all({ year }),
    ctx.entities(budgetLine).all({ year }),
    ctx.facts(payment).all({ year }),
  ]);
  return projects.map((one) => {
    const own = lines.filter((line) => line.project === one.id);
    const paid = payments.filter((row) => row.projectId === one.id);
    return {
      id: one.id,
      name: one.name,
      stopped: one.stopped ?? false,
      initial: total(own.map((line) => line.initial)),
      fullYear: total(own.map((line) => line.fullYear)),
      committed: total(own.map((line) => line.committed)),
      executed: paid.length === 0 ? null : total(paid.map((row) => row.amount)),
      payments: paid.length,
      simulated: paid.some((row) => row.simulated),
    };
  });
}

/** Scores of all kept disclosures of the year, printed beside recomputed; the page shows each with its margin. */
async function yearScores(ctx: Ctx, year: number) {
  const kept = await ctx.entities(disclosure).all({ year });
  return kept.map(({ content, ...record }) => {
    const audit = (content as { audit?: { scores?: unknown; tables?: unknown } } | null)?.audit;
    return { ...record, scores: audit?.scores ?? null };
  });
}

/** 年度总览: budget, execution, scores and findings of a year in the reader's scope. */
export async function yearOverview(ctx: Ctx, year: number) {
  const period: Period = { kind: 'year', name: String(year) };
  const [projects, disclosures, units] = await Promise.all([
    projectBudgets(ctx, year),
    yearScores(ctx, year),
    ctx.entities(unit).all(),
  ]);
  const org = units[0]?.org ?? ctx.who.posts[0]?.org ?? '430000';
  const findings = await ctx.cases(finding).all({ year });
  const computed = [
    indicators.executionRate,
    indicators.printedScore,
    indicators.strictScore,
    indicators.undecidableRows,
    indicators.openFindings,
  ];
  return {
    year,
    org,
    units,
    projects,
    disclosures,
    findings: {
      bySeverity: countBy(findings, (one) => one.severity),
      byState: countBy(findings, (one) => one.state),
      byRule: countBy(findings, (one) => one.rule),
    },
    indicators: await Promise.all(computed.map((one) => ctx.indicators(one).compute(period, org))),
  };
}

/** The four layers of each row of the year: printed, parsed, recomputed, measured. They are shown beside each other, never merged. */
export async function targetTable(ctx: Ctx, year: number) {
  const [targets, printed, scores, projects] = await Promise.all([
    ctx.entities(target).all({ year }),
    ctx.facts(observation).all({ year }),
    ctx.facts(score).all({ year }),
    ctx.entities(project).all({ year }),
  ]);
  const projectNames = new Map(projects.map((one) => [one.id, one.name]));
  const key = (table: string, no: number) => `${table}\u0000${no}`;
  const observed = new Map<string, (typeof printed)[number][]>();
  for (const one of printed) {
    const place = key(one.project, one.no);
    observed.set(place, [...(observed.get(place) ?? []), one]);
  }
  const scored = new Map<string, Record<string, { score: number | null; verdict: string; line: number }>>();
  for (const one of scores) {
    const place = key(one.table, one.no);
    scored.set(place, {
      ...scored.get(place),
      [one.ruleSet]: { score: one.score ?? null, verdict: one.verdict, line: one.line },
    });
  }
  return targets.map((one) => {
    const table = projectNames.get(one.project) ?? '';
    const place = key(table, one.no);
    const layers = observed.get(place) ?? [];
    return {
      ...one,
      projectName: table,
      observations: layers.map(({ layer, actualText, value, unit: measure, observedAt, simulated }) => ({
        layer,
        actualText,
        value: value ?? null,
        unit: measure ?? null,
        observedAt,
        simulated,
      })),
      scores: scored.get(place) ?? {},
    };
  });
}
