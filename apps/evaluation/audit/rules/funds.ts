import { type Decimal, decimal, sum } from '../../../../kernel/sdk/decimal.ts';
import type { EvaluationTable, FundLine } from '../../disclosure/model.ts';
import { executionRate, executionScore, totalLine } from '../../scoring/execution.ts';
import type { ScoredTable } from '../../scoring/score-disclosure.ts';
import { stated } from '../amounts.ts';
import { expectEqual, expectPercent, show } from '../compare.ts';
import { type Context, Report, type Rule } from '../model.ts';
import { statements } from '../prose.ts';

const columns = [
  ['年初预算数', (line: FundLine) => line.initial],
  ['全年预算数', (line: FundLine) => line.fullYear],
  ['全年执行数', (line: FundLine) => line.executed],
] as const;

const incomeKinds = /当年财政拨款|上年结转|其他资金|一般公共预算|政府性基金|专户|国有资本/;

function checkHeaderParts(context: Context): Report {
  const report = new Report();
  for (const { table } of context.scored.tables) {
    const whole = totalLine(table);
    const parts = table.funds.filter((line) => line !== whole && incomeKinds.test(line.item));
    if (!whole || table.kind === 'unit') continue;
    for (const [name, pick] of columns) {
      const printed = pick(whole);
      const known = parts.map(pick).filter((value): value is number => value !== null);
      if (printed === null || known.length < 2) continue;
      expectEqual(report, `《${table.name}》年度资金总额与各项资金之和（${name}）`, printed, sum(known), {
        place: `${table.name}:${name}`,
        unit: '万元',
        lines: [whole.line, ...parts.map((line) => line.line)],
      });
    }
  }
  return report;
}

function anyAmount(line: FundLine | undefined): number | null {
  return line ? (line.fullYear ?? line.initial ?? line.executed) : null;
}

/** In the unit's header: basic and project spending, and the kinds of income, both add up to the full-year budget. */
function checkUnitHeader(context: Context): Report {
  const report = new Report();
  const table = context.unit?.table;
  const whole = table ? totalLine(table) : null;
  if (!table || !whole || whole.fullYear === null) return report;
  const basic = table.funds.find((line) => /基本支出/.test(line.item));
  const project = table.funds.find((line) => /项目支出/.test(line.item));
  const amounts = [anyAmount(basic), anyAmount(project)];
  if (amounts[0] !== null && amounts[1] !== null && basic && project) {
    expectEqual(report, '《整体支出》全年预算数 = 基本支出 + 项目支出', whole.fullYear, sum(amounts as number[]), {
      place: 'unit:expenditure',
      unit: '万元',
      lines: [whole.line, basic.line, project.line],
    });
  }
  const kinds = table.funds.filter((line) => line !== whole && incomeKinds.test(line.item));
  const known = kinds.map(anyAmount).filter((value): value is number => value !== null);
  if (known.length > 1) {
    expectEqual(report, '《整体支出》全年预算数与各项收入之和', whole.fullYear, sum(known), {
      place: 'unit:income',
      unit: '万元',
      lines: [whole.line, ...kinds.map((line) => line.line)],
    });
  }
  return report;
}

function checkExecution(context: Context): Report {
  const report = new Report();
  for (const { table } of context.scored.tables) {
    const line = totalLine(table);
    const rate = line ? executionRate(line) : null;
    if (!line || !rate) continue;
    const place = table.name;
    if (line.rate !== null) {
      expectPercent(report, `《${table.name}》执行率`, decimal(line.rate).toFixed(2), rate, {
        place,
        lines: [line.line],
      });
    }
    const score = executionScore(line);
    if (line.score !== null && score !== null) {
      expectEqual(report, `《${table.name}》执行率得分`, line.score, score, {
        place: `${place}:score`,
        unit: '分',
        lines: [line.line],
        effect: [{ table: table.name, low: change(score, line.score), high: change(score, line.score) }],
      });
    }
    if (rate.gt(100)) {
      report.find({
        place: `${place}:over`,
        message: `《${table.name}》执行数 ${line.executed} 万元超过全年预算数 ${line.fullYear} 万元`,
        printed: String(line.executed),
        computed: String(line.fullYear),
        lines: [line.line],
      });
    }
  }
  return report;
}

function change(to: Decimal, from: number): number {
  return Number(to.minus(from).toString());
}

function total(tables: readonly ScoredTable[], pick: (table: EvaluationTable) => number | null): Decimal | null {
  const values = tables.map(({ table }) => pick(table));
  return values.length === 0 || values.some((value) => value === null) ? null : sum(values as number[]);
}

/** Sums over the project tables against the unit's header, the base table and the prose. */
function checkProjectsAgainstUnit(context: Context): Report {
  const report = new Report();
  const heads = context.projects.map(({ table }) => totalLine(table)?.line ?? table.line);
  const fullYear = total(context.projects, (table) => totalLine(table)?.fullYear ?? null);
  const executed = total(context.projects, (table) => totalLine(table)?.executed ?? null);
  const header = context.unit?.table.funds.find((line) => /项目支出/.test(line.item));
  const printed = anyAmount(header);
  if (fullYear && header && printed !== null) {
    expectEqual(report, '《整体支出》项目支出与各项目全年预算数之和', printed, fullYear, {
      place: 'projects:fullYear',
      unit: '万元',
      lines: [header.line, ...heads],
    });
  }
  const spent = stated(context.prose, 'project');
  if (executed && spent) {
    expectEqual(report, '项目支出决算数与各项目执行数之和', spent.value, executed, {
      place: 'projects:executed',
      unit: '万元',
      lines: [spent.line, ...heads],
    });
  }
  checkInitial(context, report, heads);
  const involved = statements(context.prose, '涉及项目\\d+个[，,](?:共)?涉及资金N万元')[0];
  if (involved && fullYear) {
    expectEqual(report, '自评“涉及资金”与各项目全年预算数之和', involved.value, fullYear, {
      place: 'projects:involved',
      unit: '万元',
      lines: [involved.line, ...heads],
    });
  }
  return report;
}

/** Initial budgets: projects and basic expenditure together against the unit's header. */
function checkInitial(context: Context, report: Report, heads: readonly number[]): void {
  const unit = context.unit ? totalLine(context.unit.table) : null;
  const projects = total(context.projects, (table) => totalLine(table)?.initial ?? null);
  const basic = statements(context.prose, '年初基本支出预算安排N万元')[0];
  if (!unit || unit.initial === null || !projects || !basic) return;
  expectEqual(
    report,
    '《整体支出》年初预算数与基本支出、各项目年初预算数之和（是否含上年结转各表口径应一致）',
    unit.initial,
    projects.plus(basic.value),
    {
      place: 'projects:initial',
      unit: '万元',
      lines: [basic.line, unit.line, ...heads],
    },
  );
}

/** Current money and money carried over, summed over projects, against what the prose says was used. */
function checkCarriedOver(context: Context): Report {
  const report = new Report();
  const carried = context.projects.map(({ table }) => table.funds.find((line) => /上年结转/.test(line.item)));
  const current = context.projects.map(({ table }) => table.funds.find((line) => /当年财政拨款/.test(line.item)));
  const lines = [...carried, ...current].map((line) => line?.line ?? 1);
  const compare = (what: string, printed: { value: Decimal; line: number } | undefined, sources: (number | null)[]) => {
    if (!printed || sources.length === 0 || sources.some((value) => value === null)) return;
    expectEqual(report, what, printed.value, sum(sources as number[]), {
      place: what,
      unit: '万元',
      lines: [printed.line, ...lines],
    });
  };
  const used = statements(context.prose, '上年结转[^，。；\\d]{0,12}资金使用N万元')[0];
  const now = statements(context.prose, '本年财政补助支出中项目支出N万元')[0];
  const opening = stated(context.prose, 'opening') ?? undefined;
  compare(
    '使用上年结转资金与各项目上年结转执行数之和',
    used,
    carried.map((line) => line?.executed ?? null),
  );
  compare(
    '本年财政补助用于项目的支出与各项目当年财政拨款执行数之和',
    now,
    current.map((line) => line?.executed ?? null),
  );
  compare(
    '年初结转和结余与各项目上年结转资金之和',
    opening,
    carried.map((line) => line?.initial ?? null),
  );
  return report;
}

/** The unit's header against the first part of the disclosure. */
function checkUnitAgainstAccounts(context: Context): Report {
  const report = new Report();
  const line = context.unit ? totalLine(context.unit.table) : null;
  if (!line) return report;
  for (const [name, printed, key] of [
    ['全年预算数与收支总计', line.fullYear, 'total'],
    ['全年执行数与本年支出', line.executed, 'expenditure'],
  ] as const) {
    const other = stated(context.prose, key);
    if (printed === null || !other) continue;
    expectEqual(report, `《整体支出》${name}`, printed, other.value, {
      place: key,
      unit: '万元',
      lines: [line.line, other.line],
    });
  }
  const counted = statements(context.prose, '涉及项目N个')[0];
  if (counted && context.projects.length > 0 && !counted.value.eq(context.projects.length)) {
    report.find({
      place: 'projects',
      message: `正文称自评涉及项目 ${show(counted.value)} 个，文件只附 ${context.projects.length} 张项目自评表；按“一个一级项目一张表”须说明其余项目归入哪一张`,
      printed: show(counted.value),
      computed: String(context.projects.length),
      lines: [counted.line, ...context.projects.map(({ table }) => table.line)],
      severity: 'low',
      kind: 'plausibility',
    });
  }
  return report;
}

export const fundRules: readonly Rule[] = [
  {
    id: 'funds.header-parts',
    title: '项目资金总额等于各项资金之和',
    basis: '项目支出绩效自评表',
    severity: 'high',
    kind: 'arithmetic',
    check: checkHeaderParts,
  },
  {
    id: 'funds.unit-header',
    title: '整体支出表：收入、支出两种分法都等于全年预算数',
    basis: '部门整体支出绩效自评表',
    severity: 'high',
    kind: 'arithmetic',
    check: checkUnitHeader,
  },
  {
    id: 'funds.execution',
    title: '执行率和执行率得分',
    basis: '自评表：得分 = 全年执行数 ÷ 全年预算数 × 分值，以分值为限',
    severity: 'high',
    kind: 'arithmetic',
    check: checkExecution,
  },
  {
    id: 'funds.projects-sum',
    title: '各项目之和与整体',
    basis: '部门整体支出绩效自评表',
    severity: 'high',
    kind: 'arithmetic',
    check: checkProjectsAgainstUnit,
  },
  {
    id: 'funds.carried-over',
    title: '结转资金的来源和使用',
    basis: '部门整体支出绩效自评表',
    severity: 'high',
    kind: 'arithmetic',
    check: checkCarriedOver,
  },
  {
    id: 'funds.unit-accounts',
    title: '自评表与决算说明',
    basis: '部门整体支出绩效自评表',
    severity: 'high',
    kind: 'arithmetic',
    check: checkUnitAgainstAccounts,
  },
];
