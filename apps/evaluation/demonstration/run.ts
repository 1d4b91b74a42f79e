import { type Ctx, chinaDate, decimal, type NewFact, round, sum, toNumber } from '../../../kernel/sdk/index.ts';
import { goalSetting, monitoring, paymentApproval, selfEvaluation } from '../cases.ts';
import type { EvaluationTable, FundLine } from '../disclosure/model.ts';
import { budgetLine, fundKinds, project, target, unit } from '../entities.ts';
import { observation, payment } from '../facts.ts';
import { formLines } from '../forms/lines.ts';
import { keepDisclosure } from '../intake.ts';
import { prepare } from '../prepare.ts';
import { examine } from '../rules.ts';
import { bindingOf } from './bindings.ts';
import { midYearReports } from './reports.ts';
import { demonstrationYear } from './year.ts';

export const demonstrationOrg = '430000-jtt-kjzx';
const why = '装入演示数据';

type FundKind = keyof typeof fundKinds;

function fundKindOf(name: string): FundKind {
  const found = Object.entries(fundKinds).find(([, title]) => title === name);
  return (found?.[0] as FundKind | undefined) ?? 'other';
}

function sourceOf(fund: FundLine): 'current' | 'carried' | null {
  if (fund.item.includes('当年')) return 'current';
  return fund.item.includes('结转') ? 'carried' : null;
}

async function createTargets(ctx: Ctx, table: EvaluationTable, projectId: string, year: number): Promise<void> {
  const store = ctx.entities(target);
  for (const row of table.rows) {
    const single = typeof row.target?.value === 'number' ? row.target : null;
    await store.create(
      {
        org: demonstrationOrg,
        project: projectId,
        year,
        no: row.no,
        level1: row.level1,
        level2: row.level2,
        level3: row.level3,
        targetText: row.targetText,
        op: single?.op ?? null,
        value: single && typeof single.value === 'number' ? single.value : null,
        unit: single?.unit ?? null,
        weight: row.weight ?? 0,
        ...bindingOf(row.level3),
      },
      why,
    );
  }
}

/** What was spent in the year, cut into four equal payments of which the last takes the rounding. Marked simulated. */
function quarterly(executed: number): number[] {
  const part = round(decimal(executed).div(4), 2);
  return [toNumber(part), toNumber(part), toNumber(part), toNumber(sum([executed]).minus(part.times(3)))];
}

interface Line {
  readonly id: string;
  readonly projectId: string;
  readonly name: string;
  readonly fund: FundLine;
}

function payments(line: Line, year: number, number: number): NewFact<typeof payment>[] {
  return quarterly(line.fund.executed ?? 0).map((amount, quarter) => ({
    simulated: true,
    values: {
      voucher: `演示-${year}-${String(number).padStart(2, '0')}-${quarter + 1}`,
      org: demonstrationOrg,
      paidAt: `${year}-${String(quarter * 3 + 3).padStart(2, '0')}-20T10:00:00+08:00`,
      year,
      project: line.name,
      projectId: line.projectId,
      lineId: line.id,
      payee: '演示收款单位',
      purpose: `${line.fund.item}第 ${quarter + 1} 季度支付`,
      amount,
    },
  }));
}

async function createLines(ctx: Ctx, table: EvaluationTable, projectId: string, year: number): Promise<Line[]> {
  const lines: Line[] = [];
  for (const fund of table.funds) {
    const source = sourceOf(fund);
    if (!source || fund.fullYear === null) continue;
    const line = await ctx.entities(budgetLine).create(
      {
        name: `${table.name}—${fund.item}`,
        org: demonstrationOrg,
        project: projectId,
        year,
        source,
        initial: fund.initial ?? 0,
        adjusted: toNumber(sum([fund.fullYear, -(fund.initial ?? 0)])),
        fullYear: fund.fullYear,
        committed: fund.executed ?? 0,
      },
      why,
    );
    lines.push({ id: line.id, projectId, name: table.name, fund });
  }
  return lines;
}

async function openWork(ctx: Ctx, lines: readonly Line[], year: number): Promise<void> {
  const line = lines.find((one) => (one.fund.fullYear ?? 0) > (one.fund.executed ?? 0) + 20);
  if (!line) return;
  const ground = { org: demonstrationOrg, year, project: line.projectId };
  const store = ctx.cases(paymentApproval);
  for (const [index, amount] of [3.2, 8.5, 1.1].entries()) {
    const title = `演示付款 ${index + 1}`;
    const one = await store.open({ ...ground, title, line: line.id, amount, payee: '演示收款单位' }, why);
    if (index < 2) await store.move(one.id, one.version, 'submit');
  }
  await ctx.cases(selfEvaluation).open({ ...ground, title: `${year}年度${line.name}绩效自评`, values: [] }, why);
  const spent = `${line.fund.executed ?? 0} / ${line.fund.fullYear ?? 0} 万元`;
  await ctx
    .cases(monitoring)
    .open({ ...ground, title: `${year}年度${line.name}运行监控`, spending: spent, progress: '见运行监控测算' }, why);
}

/** A later year's project with the targets of the published one. */
async function unchanged(ctx: Ctx, table: EvaluationTable, year: number): Promise<string> {
  const values = { name: table.name, org: demonstrationOrg, year, fundKind: fundKindOf(table.name) };
  const { id } = await ctx.entities(project).create(values, why);
  await createTargets(ctx, table, id, year);
  return id;
}

/** Next year's project with last year's targets taken over unchanged: what the adviser is there to look at. */
async function nextYear(ctx: Ctx, table: EvaluationTable, year: number): Promise<void> {
  const id = await unchanged(ctx, table, year);
  const values = { title: `${year}年度${table.name}绩效目标`, org: demonstrationOrg, year, project: id };
  await ctx.cases(goalSetting).open(values, why);
}

/**
 * Loads the demonstration: the year 2024 of the unit as it was published, read through the same door as any file; its
 * budget and targets; payments that add up to what was executed, marked simulated; work that is under way.
 */
export async function runDemonstration(ctx: Ctx): Promise<void> {
  const published = demonstrationYear();
  const year = published.document.year ?? 0;
  const lines = formLines(published, { created: '2025-04-03', notice: '演示数据' });
  const fileName = `${year}年度绩效自评（演示）.txt`;
  const fileHash = await ctx.files.put(Buffer.from(lines.map((line) => line.text).join('\n')), fileName);
  await ctx.atomically(async (tx) => {
    const name = published.document.unit ?? '演示单位';
    await tx.entities(unit).create({ name, org: demonstrationOrg, staffEstablished: 33, staffActual: 27 }, why);
    await keepDisclosure(tx, prepare(examine(lines)), { fileName, fileHash, demonstration: true });
    const all: Line[] = [];
    const projects = published.tables.filter((one) => one.kind === 'project');
    for (const table of projects) {
      const id = await unchanged(tx, table, year);
      all.push(...(await createLines(tx, table, id, year)));
      await tx.facts(observation).record(midYearReports(table, demonstrationOrg, year), 'evaluation.demonstration');
    }
    await tx.facts(payment).record(
      all.flatMap((line, index) => payments(line, year, index + 1)),
      'evaluation.demonstration',
    );
    await openWork(tx, all, year);
    const largest = published.tables.find((one) => one.name === '运行维护经费');
    if (largest) await nextYear(tx, largest, year + 1);
    // The year that the other applications' demonstrations happen in: targets beside what is measured of them.
    const now = Number(chinaDate(ctx.clock.now()).slice(0, 4));
    if (now > year + 1) for (const table of projects) await unchanged(tx, table, now);
  });
}
