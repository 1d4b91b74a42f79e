import { decimal, sum } from '../../../../kernel/sdk/decimal.ts';
import { totalLine } from '../../scoring/execution.ts';
import type { ScoredTable } from '../../scoring/score-disclosure.ts';
import { stated } from '../amounts.ts';
import { expectEqual } from '../compare.ts';
import { type Context, Report, type Rule } from '../model.ts';
import { amountIn, type Paragraph, projectParagraph } from '../project-text.ts';
import { statements } from '../prose.ts';

const fullYear = '全年预算[^\\d，。]{0,10}?合计N万元';
const executed = '全年执行数为?N万元';
const surplus = '结余N万元';
const carried = '上年结转[^，。；\\d]{0,12}资金N万元';

function compareWithHeader(context: Context, report: Report, table: ScoredTable, paragraph: Paragraph): void {
  const head = totalLine(table.table);
  const current = table.table.funds.find((line) => /当年财政拨款/.test(line.item));
  const carry = table.table.funds.find((line) => /上年结转/.test(line.item));
  for (const [name, source, printed, line] of [
    ['年初预算（当年财政拨款）', '年初预算安排N万元', current?.initial, current?.line],
    ['上年结转资金', carried, carry?.initial, carry?.line],
    ['全年预算数', fullYear, head?.fullYear, head?.line],
    ['全年执行数', executed, head?.executed, head?.line],
  ] as const) {
    const said = amountIn(paragraph, source);
    if (!said || printed === null || printed === undefined) continue;
    expectEqual(report, `《${table.table.name}》${name}：正文与自评表`, said.value, printed, {
      place: `${table.table.name}:${name}`,
      unit: '万元',
      lines: [context.prose.lineAt(said.index), line ?? 1],
    });
  }
}

function sumOf(paragraph: Paragraph, source: string): string[] {
  return [...paragraph.text.matchAll(new RegExp(source.replace(/N/g, '(\\d+(?:\\.\\d+)?)'), 'g'))].map(
    (match) => match[1] ?? '0',
  );
}

function compareWithin(context: Context, report: Report, table: ScoredTable, paragraph: Paragraph): void {
  const initial = amountIn(paragraph, '年初预算安排N万元');
  const year = amountIn(paragraph, fullYear);
  const done = amountIn(paragraph, executed);
  const left = amountIn(paragraph, surplus);
  const line = (at: { index: number } | null): number => context.prose.lineAt(at?.index ?? paragraph.from);
  if (initial && year) {
    const added = sumOf(paragraph, '(?:追加|调增|增加)[^，。；\\d]{0,30}N万元');
    const taken = sumOf(paragraph, '(?:调整预算至|调减|调出)[^，。；\\d]{0,20}N万元');
    const start = [initial.value, amountIn(paragraph, carried)?.value ?? '0', ...added];
    expectEqual(
      report,
      `《${table.table.name}》年初 + 结转 ± 调整 = 全年预算`,
      year.value,
      sum(start).minus(sum(taken)),
      {
        place: `${table.table.name}:adjusted`,
        unit: '万元',
        lines: [line(initial), line(year)],
      },
    );
  }
  if (year && done && left) {
    expectEqual(
      report,
      `《${table.table.name}》结余 = 全年预算 − 执行`,
      left.value,
      decimal(year.value).minus(done.value),
      {
        place: `${table.table.name}:surplus`,
        unit: '万元',
        lines: [line(year), line(left)],
      },
    );
  }
}

function checkProjects(context: Context): Report {
  const report = new Report();
  for (const table of context.projects) {
    const paragraph = projectParagraph(context, table.table);
    if (!paragraph) continue;
    compareWithHeader(context, report, table, paragraph);
    compareWithin(context, report, table, paragraph);
  }
  return report;
}

interface Basic {
  readonly year: { readonly value: string; readonly index: number };
  readonly done: { readonly value: string; readonly index: number };
  readonly paragraph: Paragraph;
}

function basicParagraph(context: Context): Basic | null {
  const found = /年初基本支出预算安排\d/.exec(context.prose.text);
  if (!found) return null;
  const rest = context.prose.text.slice(found.index);
  const end = rest.search(/\n(?:\d{1,2}[.、]|[（(]|[一二三四五六七八九十]+、)/);
  const paragraph = { from: found.index, text: end < 0 ? rest : rest.slice(0, end) };
  const year = amountIn(paragraph, '全年预算数?合计N万元');
  const done = amountIn(paragraph, '实际支出N万元');
  return year && done ? { year, done, paragraph } : null;
}

function checkBasic(context: Context): Report {
  const report = new Report();
  const basic = basicParagraph(context);
  if (!basic) return report;
  const { paragraph, year, done } = basic;
  const line = (at: { index: number }): number => context.prose.lineAt(at.index);
  const initial = amountIn(paragraph, '预算安排N万元');
  const added = amountIn(paragraph, '调整增加N万元');
  const cut = amountIn(paragraph, '调整减少N万元');
  if (initial && (added || cut)) {
    const computed = sum([initial.value, added?.value ?? '0']).minus(cut?.value ?? '0');
    expectEqual(report, '基本支出：年初 ± 调整 = 全年预算', year.value, computed, {
      place: 'adjusted',
      unit: '万元',
      lines: [line(initial), line(year)],
    });
  }
  const parts = ['人员支出为?N万元', '商品和服务支出N万元', '对个人(?:家庭和|和家庭的?)补助支出N万元'].map((source) =>
    amountIn(paragraph, source),
  );
  const known = parts.filter((part): part is NonNullable<typeof part> => part !== null);
  if (known.length === parts.length) {
    expectEqual(
      report,
      '基本支出与人员、商品和服务、对个人和家庭补助之和',
      done.value,
      sum(known.map((part) => part.value)),
      {
        place: 'parts',
        unit: '万元',
        lines: [line(done), ...known.map(line)],
      },
    );
  }
  const surpluses = sumOf(paragraph, '结余N万元');
  if (surpluses.length > 0) {
    expectEqual(
      report,
      '基本支出：正文所列结余与全年预算减实际支出',
      sum(surpluses),
      decimal(year.value).minus(done.value),
      {
        place: 'surplus',
        unit: '万元',
        lines: [line(year), line(amountIn(paragraph, surplus) ?? done)],
        severity: 'medium',
      },
    );
  }
  return report;
}

/** Surpluses told for the basic expenditure and for every project add up to what is carried into the next year. */
function checkClosing(context: Context): Report {
  const report = new Report();
  const closing = stated(context.prose, 'closing');
  const basic = basicParagraph(context);
  const paragraphs = context.projects.map(({ table }) => projectParagraph(context, table));
  if (!closing || !basic || paragraphs.length === 0 || paragraphs.some((one) => one === null)) return report;
  const amounts = paragraphs.flatMap((one) => {
    const left = one ? amountIn(one, surplus) : null;
    return left ? [left] : [];
  });
  const told = sumOf(basic.paragraph, '结余N万元');
  if (amounts.length !== paragraphs.length || told.length === 0) return report;
  expectEqual(
    report,
    '年末结转和结余与正文所列各项结余之和',
    closing.value,
    sum([...told, ...amounts.map((one) => one.value)]),
    {
      place: 'closing',
      unit: '万元',
      lines: [closing.line, ...amounts.map((one) => context.prose.lineAt(one.index))],
      severity: 'medium',
    },
  );
  const budgets = paragraphs.map((one) => (one ? amountIn(one, '年初预算安排N万元') : null));
  const initial = amountIn(basic.paragraph, '预算安排N万元');
  const whole = statements(context.prose, '年初预算数?为N万元')[0];
  if (initial && whole && budgets.every((one) => one !== null)) {
    const computed = sum([initial.value, ...budgets.map((one) => one?.value ?? '0')]);
    expectEqual(report, '年初预算数与基本支出、各项目年初预算之和', whole.value, computed, {
      place: 'initial',
      unit: '万元',
      lines: [whole.line, context.prose.lineAt(initial.index)],
    });
  }
  return report;
}

export const projectTextRules: readonly Rule[] = [
  {
    id: 'text.projects',
    title: '正文所述项目资金与自评表，及其自身增减',
    basis: '部门整体支出绩效自评报告',
    severity: 'high',
    kind: 'arithmetic',
    check: checkProjects,
  },
  {
    id: 'text.basic',
    title: '正文所述基本支出',
    basis: '部门整体支出绩效自评报告',
    severity: 'high',
    kind: 'arithmetic',
    check: checkBasic,
  },
  {
    id: 'text.closing',
    title: '各项结余与年末结转',
    basis: '部门整体支出绩效自评报告',
    severity: 'high',
    kind: 'arithmetic',
    check: checkClosing,
  },
];
