import { type PrintedRow, renderRows, wrap } from '../apps/evaluation/disclosure/fixtures/render.ts';
import type { EvaluationTable } from '../apps/evaluation/disclosure/model.ts';
import { evaluationForm } from '../apps/evaluation/forms/index.ts';
import type { OfficeBlock } from '../kernel/sdk/index.ts';
import { writeDocx } from '../protocols/office/index.ts';
import { classes, executionScore, type Plan, type PlannedTable } from './audit-plan.ts';
import { Draw } from './audit-random.ts';

export interface PlannedFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

const points = (tenths: number) => String(tenths / 10);
const hundredths = (value: number) => String(value / 100);
const level1Points = (name: string) => classes.find(({ level1 }) => level1 === name)?.points ?? 0;

/** Every fourth document is a DOCX with real cells; the others are the text layer that a PDF gives, wrapped. */
export async function fileOf(plan: Plan): Promise<PlannedFile> {
  const name = String(plan.seed).padStart(6, '0');
  if (plan.seed % 4 === 0) return { name: `${name}.docx`, bytes: await docxOf(plan) };
  return { name: `${name}.txt`, bytes: Buffer.from(flowing(plan).join('\n')) };
}

interface Paragraph {
  readonly title: boolean;
  readonly text: string;
}

/** The prose part, one paragraph each. */
function paragraphs({ unit, year, money, percents, tables, proseScore }: Plan): readonly Paragraph[] {
  const [whole] = tables;
  const { total, last, basic } = money;
  const executed = whole?.executed ?? 0;
  const title = (text: string) => ({ title: true, text });
  const say = (text: string) => ({ title: false, text });
  return [
    title(`${year}年度${unit}部门决算`),
    title(`第一部分 ${unit}概况`),
    title('一、部门职责'),
    say(`（一）负责有关交通信息系统的建设和运行维护工作，承担日常监测的技术工作，为行业管理提供数据服务。`),
    title(`第二部分 ${year}年度部门决算情况说明`),
    title('一、收入支出决算总体情况说明'),
    say(
      `${year}年度收入总计${total}万元，支出总计${total}万元，与上年相比减少${last - total}万元，减少${percents.change}%，主要是因为部分项目完工。`,
    ),
    title('二、支出决算情况说明'),
    say(
      `${year}年度支出合计${executed}万元，其中：基本支出${basic}万元，占${percents.basic}%；项目支出${executed - basic}万元，占${percents.project}%。`,
    ),
    title('三、预算绩效情况说明'),
    say(`按照预算管理要求组织开展了绩效自评，自评得分${(proseScore / 100).toFixed(2)}分。`),
    title('第三部分 附件'),
  ];
}

function printedRows(table: PlannedTable): PrintedRow[] {
  return table.rows.map((row) => ({
    ...row,
    points: level1Points(row.level1),
    weight: points(row.weight),
    score: points(row.score),
  }));
}

function flowingHead(plan: Plan, table: PlannedTable): string[] {
  const { initial, fullYear, executed, rate } = table;
  const funds = `${initial} ${fullYear} ${executed} 10 ${rate}% ${hundredths(executionScore(table))}`;
  const columns = ['年初 全年 全年', '分值 执行率 得分', '', '预算数 预算数 执行数', `年度资金总额 ${funds}`, ''];
  if (table.kind === 'project')
    return [
      `${plan.year}年度项目支出绩效自评表`,
      `项目名称 ${table.name}`,
      `主管部门 交通运输厅 实施单位 ${plan.unit}`,
      ...columns,
    ];
  const { basic } = plan.money;
  return [
    `${plan.year}年度部门整体支出绩效自评表`,
    '部门名称',
    '',
    plan.unit,
    '',
    ...columns,
    '按收入性质分 按支出性质分：',
    `其中：一般公共预算： ${fullYear} 其中：基本支出 ${basic}`,
    '',
    `政府性基金拨款： 0 项目支出 ${fullYear - basic}`,
    '',
  ];
}

/** The text layer: paragraphs wrapped at the page's width, tables cell by cell in columns whose widths are drawn. */
function flowing(plan: Plan): string[] {
  const draw = new Draw(plan.seed ^ 0x7e47);
  const width = draw.integer(26, 40);
  const prose = paragraphs(plan).flatMap(({ text }) => [...wrap(text, width), '']);
  const tables = plan.tables.flatMap((table) => {
    const layout = {
      level3: draw.integer(10, 16),
      target: draw.integer(7, 10),
      actual: draw.integer(6, 9),
      reason: draw.integer(9, 16),
      page: draw.integer(6, 20),
    };
    return [
      ...flowingHead(plan, table),
      '绩效指标',
      ...renderRows(printedRows(table), layout),
      `总分 90 ${points(table.totalScore)}`,
      '备注：一个一级项目支出一张表。',
      '填表人： 填报日期： 联系电话： 单位负责人签字：',
      '',
    ];
  });
  return [...prose, ...tables];
}

function fundsOf(plan: Plan, table: PlannedTable): EvaluationTable['funds'] {
  const { initial, fullYear, executed, rate } = table;
  const score = executionScore(table) / 100;
  const none = { initial: null, executed: null, weight: null, rate: null, score: null, line: 1 };
  const whole = { item: '年度资金总额', initial, fullYear, executed, weight: 10, rate, score, line: 1 };
  if (table.kind === 'project') return [whole];
  const { basic } = plan.money;
  return [
    whole,
    { ...none, item: '一般公共预算', fullYear, by: 'income' },
    { ...none, item: '政府性基金拨款', fullYear: 0, by: 'income' },
    { ...none, item: '基本支出', fullYear: basic, by: 'expenditure' },
    { ...none, item: '项目支出', fullYear: fullYear - basic, by: 'expenditure' },
  ];
}

function asTable(plan: Plan, table: PlannedTable): EvaluationTable {
  return {
    name: table.name,
    kind: table.kind,
    line: 1,
    funds: fundsOf(plan, table),
    goal: null,
    rows: table.rows.map((row, index) => ({
      no: index + 1,
      level1: row.level1,
      level2: row.level2,
      level3: row.level3,
      targetText: row.target,
      target: null,
      actualText: row.actual,
      actual: null,
      weight: row.weight / 10,
      score: row.score / 10,
      reason: row.reason === '' ? null : row.reason,
      lines: [1, 1],
    })),
    printedTotal: { weight: 90, score: table.totalScore / 10, line: 1 },
    printedLevel1: Object.fromEntries(classes.map(({ level1, points: own }) => [level1, own])),
  };
}

/** The same document with real cells, in the official forms. */
function docxOf(plan: Plan): Promise<Uint8Array> {
  const document = { unit: plan.unit, year: plan.year, title: null };
  const blocks: OfficeBlock[] = paragraphs(plan).map(({ title, text }) =>
    title ? { kind: 'heading', level: 2, text } : { kind: 'paragraph', text, indent: true },
  );
  const created = `${plan.year + 1}-03-01`;
  for (const table of plan.tables) {
    blocks.push({ kind: 'pageBreak' }, ...evaluationForm(document, asTable(plan, table), { created }));
  }
  return writeDocx({ title: `${plan.year}年度${plan.unit}部门决算`, author: plan.unit, created, blocks });
}
