import { type Ctx, type Period, sum, toNumber } from '../../kernel/sdk/index.ts';
import { ruleById } from './audit/registry.ts';
import { finding } from './cases.ts';
import { budgetLine, disclosure, project, unit } from './entities.ts';
import { payment } from './facts.ts';
import * as indicators from './indicators.ts';
import { permitted } from './permitted.ts';
import type { StoredContent } from './prepare.ts';
import type { AuditJson } from './views.ts';

const total = (values: readonly number[]): number => toNumber(sum(values));

async function projectBudgets(ctx: Ctx, year: number) {
  const [projects, lines, payments] = await Promise.all([
    ctx.entities(project).all({ year }),
    ctx.entities(budgetLine).all({ year }),
    permitted(ctx.facts(payment).all({ year })),
  ]);
  const budgets = projects.map((one) => {
    const own = lines.filter((line) => line.project === one.id);
    const paid = (payments ?? []).filter((row) => row.projectId === one.id);
    return {
      id: one.id,
      name: one.name,
      stopped: one.stopped ?? false,
      initial: total(own.map((line) => line.initial)),
      fullYear: total(own.map((line) => line.fullYear)),
      committed: total(own.map((line) => line.committed)),
      /** Null when nothing has been recorded as paid: "no data", never zero. */
      executed: paid.length === 0 ? null : total(paid.map((row) => row.amount)),
      budgetLines: own.length,
      payments: paid.length,
      simulated: paid.some((row) => row.simulated),
    };
  });
  return { budgets, paymentsHidden: payments === null };
}

/** Scores of all kept disclosures of the year, printed beside recomputed, without text and rows. */
async function yearScores(ctx: Ctx, year: number) {
  const kept = await ctx.entities(disclosure).all({ year });
  return kept.map(({ content, ...record }) => {
    const audit = (content as StoredContent).audit as AuditJson;
    const tables = audit.tables.map(({ rows, goal: _goal, ...table }) => ({ ...table, rowCount: rows.length }));
    return { ...record, tables, ruleSets: audit.ruleSets, sensitivity: audit.gradeSensitivity };
  });
}

interface Counted {
  readonly severity: string;
  readonly state: string;
  readonly rule: string;
}

function countFindings(findings: readonly Counted[]) {
  const cells: Record<string, Record<string, number>> = {};
  const rules: Record<string, number> = {};
  for (const { severity, state, rule } of findings) {
    const row = cells[severity] ?? {};
    row[state] = (row[state] ?? 0) + 1;
    cells[severity] = row;
    rules[rule] = (rules[rule] ?? 0) + 1;
  }
  const byRule = Object.entries(rules)
    .map(([rule, count]) => ({ rule, title: ruleById(rule)?.title ?? rule, count }))
    .sort((a, b) => b.count - a.count);
  /** Severity to state to count. */
  return { total: findings.length, cells, byRule };
}

const shownIndicators = [
  indicators.executionRate,
  indicators.printedScore,
  indicators.strictScore,
  indicators.undecidableRows,
  indicators.openFindings,
];

/** 年度总览: budget, execution, scores and findings of a year in the reader's scope. */
export async function yearOverview(ctx: Ctx, year: number) {
  const period: Period = { kind: 'year', name: String(year) };
  const [money, disclosures, units, findings] = await Promise.all([
    projectBudgets(ctx, year),
    yearScores(ctx, year),
    ctx.entities(unit).all(),
    permitted(ctx.cases(finding).all({ year })),
  ]);
  const org = units[0]?.org ?? ctx.who.posts[0]?.org ?? '430000';
  const results = await Promise.all(
    shownIndicators.map(async (one) => {
      const result = await permitted(ctx.indicators(one).compute(period, org));
      return result && { title: one.title, ...result };
    }),
  );
  return {
    year,
    org,
    units,
    projects: money.budgets,
    /** True when the reader's posts do not show payments: what was executed is then not told. */
    paymentsHidden: money.paymentsHidden,
    disclosures,
    /** Null when the reader's posts do not show findings. */
    findings: findings && countFindings(findings),
    indicators: results.filter((one) => one !== null),
  };
}

export type YearOverview = Awaited<ReturnType<typeof yearOverview>>;
