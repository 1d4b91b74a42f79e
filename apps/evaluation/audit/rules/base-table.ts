import { type Decimal, decimal, sum } from '../../../../kernel/sdk/decimal.ts';
import type { BaseRow } from '../../disclosure/model.ts';
import { stated } from '../amounts.ts';
import { closeness, expectEqual, expectPercent, show } from '../compare.ts';
import { type Context, Report, type Rule } from '../model.ts';
import { linesOf, matches, statements } from '../prose.ts';
import { procurement } from './procurement.ts';
import { changeOf, threePublic } from './three-public.ts';

/** A label without its number, colon and 其中. */
function bare(label: string): string {
  return label
    .replace(/[\s\u3000]/g, '')
    .replace(/^其中[:：]?/, '')
    .replace(/^[（(]?\d+[)）]?[、.．]?/, '')
    .replace(/[:：]$/, '');
}

function row(context: Context, shape: RegExp, excluding?: RegExp): BaseRow | null {
  return (
    context.disclosure.base.find(
      (one) => shape.test(bare(one.label)) && !(excluding?.test(bare(one.label)) ?? false),
    ) ?? null
  );
}

type Column = 'last' | 'budget' | 'final';

/**
 * The value in one of the three columns: last year's final, this year's budget, this year's final. Columns are told
 * apart by their titles; a row with three values and no telling titles is read left to right.
 */
function value(context: Context, base: BaseRow | null, column: Column): number | null {
  if (!base) return null;
  const year = context.disclosure.document.year;
  const named = base.values.find(({ column: title }) => {
    const text = title.replace(/\s/g, '');
    if (column === 'budget') return /预算/.test(text);
    if (!/决算|实际/.test(text)) return false;
    return column === 'last'
      ? year !== null && text.includes(String(year - 1))
      : year === null || text.includes(String(year));
  });
  if (named) return named.value;
  const at = { last: 0, budget: 1, final: 2 }[column];
  return base.values.length === 3 && !base.values.some((one) => /预算|决算/.test(one.column))
    ? (base.values[at]?.value ?? null)
    : null;
}

const columns: readonly (readonly [Column, string])[] = [
  ['last', '上年决算数'],
  ['budget', '本年预算数'],
  ['final', '本年决算数'],
];

function compareParts(
  context: Context,
  report: Report,
  whole: BaseRow | null,
  parts: readonly BaseRow[],
  title: string,
): void {
  if (!whole || parts.length < 2) return;
  for (const [column, name] of columns) {
    const printed = value(context, whole, column);
    const known = parts.map((part) => value(context, part, column)).filter((one): one is number => one !== null);
    if (printed === null || known.length < 2) continue;
    const unplaced =
      column === 'last' ? parts.map(single).filter((one): one is number => one !== null && one !== 0) : [];
    if (unplaced.length > 0) {
      comparePlacing(report, `基础数据表 ${title}（${name}）`, printed, known, unplaced, [whole, ...parts]);
      continue;
    }
    expectEqual(report, `基础数据表 ${title}（${name}）`, printed, sum(known), {
      place: `${title}:${column}`,
      unit: '万元',
      lines: [whole.lines[0], ...parts.map((part) => part.lines[0])],
    });
  }
}

/** The only value of a row whose column the source does not tell. */
function single(base: BaseRow): number | null {
  const [only, more] = base.values;
  return only && !more && only.column === '' ? only.value : null;
}

/** Some parts print a figure whose column is not told: the sum must fit with or without them. */
function comparePlacing(
  report: Report,
  what: string,
  printed: number,
  known: readonly number[],
  unplaced: readonly number[],
  rows: readonly BaseRow[],
): void {
  const without = sum(known);
  const all = sum([...known, ...unplaced]);
  const fits = [without, all].find((one) => closeness(one, decimal(printed)) === 'equal');
  if (fits) {
    report.pass(`${what}：${show(printed)}万元，相符`);
    return;
  }
  report.find({
    place: what,
    message: `${what}：印为 ${show(printed)}万元；列位明确的各项合计 ${show(without)}万元，连同列位不明的 ${unplaced.join('、')}万元合计 ${show(all)}万元，都不相等`,
    printed: show(printed),
    computed: `${show(without)} 或 ${show(all)}`,
    lines: rows.map((one) => one.lines[0]),
  });
}

/** Rows numbered 1, 2, 3 … directly below a row of their own group. */
function numberedBelow(context: Context, whole: BaseRow | null): BaseRow[] {
  const { base } = context.disclosure;
  if (!whole) return [];
  const found: BaseRow[] = [];
  for (const one of base.slice(base.indexOf(whole) + 1)) {
    const number = one.label.replace(/\s/g, '').match(/^(\d+)[、.．]/)?.[1];
    if (number === undefined) continue;
    if (Number(number) !== found.length + 1) break;
    found.push(one);
  }
  return found;
}

function checkParts(context: Context): Report {
  const report = new Report();
  const three = row(context, /^“?三公”?经费/);
  const vehicles = row(context, /公务用车购置/);
  const parts = [vehicles, row(context, /出国/), row(context, /公务接待/)].filter(
    (one): one is BaseRow => one !== null,
  );
  compareParts(context, report, three, parts, '“三公”经费 = 用车 + 出国 + 接待');
  const running = row(context, /公车运行|用车运行/);
  if (vehicles && running) {
    const purchase = row(context, /^(?:公车|公务用车)购置$/);
    const known = [purchase, running].filter((one): one is BaseRow => one !== null);
    compareParts(context, report, vehicles, known, '公务用车 = 购置 + 运行');
  }
  const project = row(context, /^项目支出/);
  compareParts(context, report, project, numberedBelow(context, project), '项目支出 = 各项之和');
  return report;
}

/** Items below a numbered row that carry a figure of the same column: 省级专项资金 and its projects. */
function checkSubItems(context: Context): Report {
  const report = new Report();
  const { base } = context.disclosure;
  const project = row(context, /^项目支出/);
  const last = numberedBelow(context, project).at(-1);
  if (!last) return report;
  const start = base.indexOf(last);
  const rest = base.slice(start + 1);
  const stop = rest.findIndex(
    (one) => /^公用经费|^其中|政府采购|基本支出/.test(one.label.replace(/\s/g, '')) || one.group !== last.group,
  );
  const own = (one: BaseRow): number | null => single(one) ?? value(context, one, 'last');
  const items = (stop < 0 ? rest : rest.slice(0, stop)).filter((one) => own(one) !== null);
  const printed = own(last);
  if (printed === null || items.length < 2) return report;
  const computed = sum(items.map((item) => own(item) ?? 0));
  expectEqual(report, `基础数据表 ${bare(last.label)}与其下 ${items.length} 项之和`, printed, computed, {
    place: 'sub-items',
    unit: '万元',
    lines: [last.lines[0], ...items.map((item) => item.lines[1])],
  });
  return report;
}

function checkStaff(context: Context): Report {
  const report = new Report();
  const candidates = context.disclosure.base.flatMap((one) => one.values.map((cell) => ({ one, cell })));
  const rate = candidates.find(({ cell }) => /控制率/.test(cell.column) || /^\d+(?:\.\d+)?%$/.test(cell.text.trim()));
  if (!rate) return report;
  const numbers = rate.one.values.filter((cell) => cell.value !== null && cell !== rate.cell);
  const [posts, present] = numbers;
  const printed = rate.cell.text.match(/(\d+(?:\.\d+)?)/)?.[1];
  if (posts?.value == null || present?.value == null || printed === undefined || posts.value === 0) return report;
  expectPercent(
    report,
    `财政供养人员控制率（${present.value}/${posts.value}）`,
    printed,
    decimal(present.value).div(posts.value).times(100),
    {
      place: 'staff',
      lines: [rate.one.lines[0]],
    },
  );
  return report;
}

interface Said {
  readonly value: Decimal;
  readonly line: number;
}

function compareWithText(
  context: Context,
  report: Report,
  what: string,
  base: BaseRow | null,
  column: Column,
  said: Said | null,
): void {
  const printed = value(context, base, column);
  if (printed === null || !base || !said) return;
  expectEqual(report, `${what}：基础数据表与正文`, printed, said.value, {
    place: `${what}:${column}`,
    unit: '万元',
    lines: [base.lines[0], said.line],
  });
}

function checkAgainstText(context: Context): Report {
  const report = new Report();
  const three = threePublic(context);
  for (const [what, shape, pair, changed] of [
    ['“三公”经费', /^“?三公”?经费/, three.total, '“三公”经费'],
    ['公务用车购置和运行', /公务用车购置/, three.vehicles, '公务用车运行维护费'],
    ['公务接待费', /公务接待/, three.reception, '公务接待费'],
    ['因公出国（境）费', /出国/, three.abroad, '因公出国（境）费'],
  ] as const) {
    const base = row(context, shape);
    compareWithText(
      context,
      report,
      `${what}预算数`,
      base,
      'budget',
      pair ? { value: pair.budget, line: pair.line } : null,
    );
    compareWithText(
      context,
      report,
      `${what}决算数`,
      base,
      'final',
      pair ? { value: pair.final, line: pair.line } : null,
    );
    const change = changeOf(context, changed);
    const before = pair && change ? { value: pair.final.minus(change.value), line: change.line } : null;
    compareWithText(context, report, `${what}上年数（决算减增减额）`, base, 'last', before);
  }
  compareWithText(
    context,
    report,
    '项目支出决算数',
    row(context, /^项目支出/),
    'final',
    stated(context.prose, 'project'),
  );
  const meeting = statements(context.prose, '会议费N万元')[0];
  const training = statements(context.prose, '培训费N万元')[0];
  const both = meeting && training ? { value: meeting.value.plus(training.value), line: training.line } : null;
  compareWithText(context, report, '会议费、培训费决算数', row(context, /会议费、?培训费/), 'final', both);
  return report;
}

/** A single figure of procurement without column titles is compared with the total of the prose as a whole. */
function checkProcurement(context: Context): Report {
  const report = new Report();
  const base = row(context, /^政府采购/);
  const total = procurement(context).total;
  if (!base || !total) return report;
  const final = value(context, base, 'final');
  const figures = base.values.map((cell) => cell.value).filter((one): one is number => one !== null);
  if (figures.length === 0) return report;
  if (final !== null || figures.length === 1) {
    expectEqual(report, '政府采购金额：基础数据表与正文', final ?? figures[0] ?? 0, total.value, {
      place: 'procurement',
      unit: '万元',
      lines: [base.lines[0], total.line],
    });
  } else if (figures.some((one) => total.value.eq(one))) {
    report.pass(`政府采购金额 ${show(total.value)} 万元见于基础数据表`);
  } else {
    report.find({
      place: 'procurement',
      message: `政府采购支出总额正文为 ${show(total.value)} 万元，基础数据表只有 ${figures.join('、')} 万元`,
      printed: figures.join('、'),
      computed: show(total.value),
      lines: [base.lines[0], total.line],
    });
  }
  return report;
}

/** Rows named like a project: budget and final against its own table. */
function checkAgainstTables(context: Context): Report {
  const report = new Report();
  const tables = [...context.projects];
  if (context.unit) {
    const header = context.unit.table.funds.find((line) => /项目支出/.test(line.item));
    const base = row(context, /^项目支出/);
    const budget = value(context, base, 'budget');
    const printed = header ? (header.fullYear ?? header.initial) : null;
    if (base && header && budget !== null && printed !== null) {
      expectEqual(report, '项目支出预算数：基础数据表与整体支出自评表', budget, printed, {
        place: 'unit:project',
        unit: '万元',
        lines: [base.lines[0], header.line],
      });
    }
  }
  for (const { table } of tables) {
    const name = table.name.replace(/\s/g, '');
    const base = context.disclosure.base.find((one) => bare(one.label) === name) ?? null;
    const head = table.funds.find((line) => line.weight !== null) ?? table.funds[0];
    if (!base || !head) continue;
    for (const [column, printed, title] of [
      ['budget', head.fullYear, '预算数与全年预算数'],
      ['final', head.executed, '决算数与全年执行数'],
    ] as const) {
      const own = value(context, base, column);
      if (own === null || printed === null) continue;
      expectEqual(report, `《${table.name}》${title}：基础数据表与自评表`, own, printed, {
        place: `${table.name}:${column}`,
        unit: '万元',
        lines: [base.lines[0], head.line],
      });
    }
  }
  return report;
}

/** A basic expenditure of last year further from this year's than this is hardly right. */
const farFrom = 2;

/** Last year's expenditure follows from this year's and its change; less last year's projects it leaves the basic part. */
function checkLastYear(context: Context): Report {
  const report = new Report();
  const base = row(context, /^项目支出/);
  const projects = value(context, base, 'last');
  const now = stated(context.prose, 'fiscal.expenditure') ?? stated(context.prose, 'expenditure');
  const basic = stated(context.prose, 'fiscal.basic') ?? stated(context.prose, 'basic');
  const change = matches(context.prose, '与上年相比[，,]财政拨款支出(增加|减少)N万元')[0];
  if (!base || projects === null || !now || !basic || !change) return report;
  const last = change[1] === '增加' ? now.value.minus(change[2] ?? 0) : now.value.plus(change[2] ?? 0);
  const left = last.minus(projects);
  const told = `由正文推得上年支出 ${show(last)} 万元，减基础数据表上年项目支出 ${show(projects)} 万元，上年基本支出应为 ${show(left)} 万元，本年为 ${show(basic.value)} 万元`;
  if (left.gte(basic.value.div(farFrom)) && left.lte(basic.value.times(farFrom))) {
    report.pass(told);
    return report;
  }
  report.find({
    place: 'last-year',
    message: `${told}，相差过大；上年项目支出或增减额有误`,
    printed: show(projects),
    computed: show(left),
    lines: [base.lines[0], now.line, basic.line, ...linesOf(context.prose, change)],
  });
  return report;
}

export const baseTableRules: readonly Rule[] = [
  {
    id: 'base.last-year',
    title: '上年支出与上年项目支出',
    basis: '部门整体支出绩效评价基础数据表',
    severity: 'medium',
    kind: 'plausibility',
    needs: '上年决算',
    check: checkLastYear,
  },
  {
    id: 'base.parts',
    title: '基础数据表各项之和',
    basis: '部门整体支出绩效评价基础数据表',
    severity: 'high',
    kind: 'arithmetic',
    check: checkParts,
  },
  {
    id: 'base.sub-items',
    title: '基础数据表专项与其下各项',
    basis: '部门整体支出绩效评价基础数据表',
    severity: 'medium',
    kind: 'arithmetic',
    check: checkSubItems,
  },
  {
    id: 'base.staff',
    title: '财政供养人员控制率',
    basis: '部门整体支出绩效评价基础数据表',
    severity: 'medium',
    kind: 'arithmetic',
    check: checkStaff,
  },
  {
    id: 'base.text',
    title: '基础数据表与正文',
    basis: '部门整体支出绩效评价基础数据表',
    severity: 'high',
    kind: 'arithmetic',
    check: checkAgainstText,
  },
  {
    id: 'base.procurement',
    title: '基础数据表政府采购金额与正文',
    basis: '部门整体支出绩效评价基础数据表',
    severity: 'high',
    kind: 'arithmetic',
    check: checkProcurement,
  },
  {
    id: 'base.tables',
    title: '基础数据表与自评表',
    basis: '部门整体支出绩效评价基础数据表',
    severity: 'high',
    kind: 'arithmetic',
    check: checkAgainstTables,
  },
];
