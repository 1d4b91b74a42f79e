import { type Decimal, decimal, type OfficeBlock, round, sum, zero } from '../../../kernel/sdk/index.ts';
import type { Disclosure, EvaluationTable, FundLine, IndicatorRow } from '../disclosure/model.ts';
import { formTitle } from './evaluation-form.ts';
import type { FormOptions } from './options.ts';

/** Left to the unit: what no figure says. */
const byUnit = '（本节由填报单位撰写。）';

/**
 * The skeleton of the 整体支出绩效自评报告 with sections 一 to 十: every figure comes from the disclosure's tables or is
 * computed from them; what only the unit knows is left to it and marked so.
 */
export function reportBlocks(disclosure: Disclosure, options: FormOptions): OfficeBlock[] {
  const { document, tables } = disclosure;
  const unit = tables.find((table) => table.kind === 'unit') ?? null;
  const projects = tables.filter((table) => table.kind === 'project');
  const year = document.year === null ? '' : `${document.year}年度`;
  return [
    { kind: 'heading', level: 1, text: `${year}${document.unit ?? ''}\n部门（单位）整体支出\n绩效自评报告` },
    ...section('一、部门（单位）基本情况', [byUnit]),
    { kind: 'heading', level: 2, text: '二、一般公共预算支出情况' },
    ...subsection('（一）基本支出情况', [basicSentence(unit)]),
    ...subsection('（二）项目支出情况', projects.map(projectSentence)),
    ...section('三、政府性基金预算支出情况', [incomeSentence(unit, '政府性基金拨款')]),
    ...section('四、国有资本经营预算支出情况', [incomeSentence(unit, '国有资本经营预算拨款')]),
    ...section('五、社会保险基金预算支出情况', [byUnit]),
    ...section('六、部门整体支出绩效情况', unit === null ? [byUnit] : resultSentences(unit)),
    { kind: 'heading', level: 2, text: '七、存在的问题及原因分析' },
    ...subsection('（一）存在的问题', [byUnit]),
    ...subsection('（二）预算支出执行偏离绩效目标的情况及原因', unit === null ? [byUnit] : deviationSentences(unit)),
    ...section('八、下一步改进措施', [byUnit]),
    ...section('九、部门整体支出绩效自评结果拟应用和公开情况', [byUnit]),
    ...section('十、其他需要说明的情况', [byUnit]),
    ...annexes(disclosure),
    { kind: 'seal', organ: document.unit ?? '', date: chineseDate(options.created) },
  ];
}

function section(title: string, texts: readonly string[]): OfficeBlock[] {
  return [{ kind: 'heading', level: 2, text: title }, ...texts.map(prose)];
}

function subsection(title: string, texts: readonly string[]): OfficeBlock[] {
  return [{ kind: 'heading', level: 3, text: title }, ...(texts.length === 0 ? [byUnit] : texts).map(prose)];
}

function prose(text: string): OfficeBlock {
  return { kind: 'paragraph', text, indent: true };
}

function fund(table: EvaluationTable | null, item: string): FundLine | null {
  return table?.funds.find((line) => line.item === item) ?? null;
}

function basicSentence(unit: EvaluationTable | null): string {
  const basic = fund(unit, '基本支出');
  if (basic?.fullYear === null || basic?.fullYear === undefined) return byUnit;
  return `基本支出全年预算数 ${basic.fullYear} 万元。`;
}

function projectSentence(table: EvaluationTable): string {
  const total = fund(table, '年度资金总额');
  if (total === null) return `${table.name}：自评表未列资金。`;
  const { initial, fullYear, executed } = total;
  const clauses = [
    initial === null ? null : `年初预算安排 ${initial} 万元`,
    fullYear === null ? null : `全年预算数 ${fullYear} 万元`,
    executed === null ? null : `全年执行数 ${executed} 万元`,
    fullYear === null || executed === null || fullYear === 0
      ? null
      : `执行率为 ${shareOf(executed, fullYear)}%，年末结余 ${decimal(fullYear).minus(executed).toString()} 万元`,
  ];
  return `${table.name}：${clauses.filter((clause) => clause !== null).join('，')}。`;
}

function shareOf(part: number, whole: number): string {
  return round(decimal(part).div(whole).times(100), 2).toFixed(2);
}

/** 无 where the unit's form lists the kind of income with nothing; the amount otherwise. */
function incomeSentence(unit: EvaluationTable | null, item: string): string {
  const line = fund(unit, item);
  const amount = line === null ? null : (line.fullYear ?? line.initial ?? line.executed);
  if (amount === null) return byUnit;
  return amount === 0 ? '无。' : `${item} ${amount} 万元。`;
}

function resultSentences(unit: EvaluationTable): string[] {
  const total = fund(unit, '年度资金总额');
  const scored = unit.rows.flatMap((row) => (row.score === null ? [] : [row.score]));
  const execution = total?.score ?? null;
  const score = sum(execution === null ? scored : [...scored, execution]);
  const lost = unit.rows.filter(losesPoints);
  const sentences = [
    total === null || total.fullYear === null || total.executed === null || total.fullYear === 0
      ? null
      : `全年预算数 ${total.fullYear} 万元，全年执行数 ${total.executed} 万元，执行率为 ${shareOf(total.executed, total.fullYear)}%。`,
    scored.length === 0 ? null : `自评表所列各项指标得分与预算执行得分合计 ${score.toString()} 分。`,
    `共设三级指标 ${unit.rows.length} 项，其中 ${unit.rows.length - lost.length} 项未扣分，${lost.length} 项扣分。`,
    ...levelSentences(unit),
  ];
  return sentences.filter((sentence) => sentence !== null);
}

function levelSentences(unit: EvaluationTable): string[] {
  const levels = [...new Set(unit.rows.map((row) => row.level1))];
  return levels.map((level) => {
    const rows = unit.rows.filter((row) => row.level1 === level);
    const of = (pick: (row: IndicatorRow) => number | null): Decimal =>
      rows.reduce((total, row) => total.plus(pick(row) ?? 0), zero);
    return `${level} ${rows.length} 项，分值合计 ${of((row) => row.weight).toString()} 分，得分合计 ${of((row) => row.score).toString()} 分。`;
  });
}

function losesPoints(row: IndicatorRow): boolean {
  return row.weight !== null && row.score !== null && row.score < row.weight;
}

function deviationSentences(unit: EvaluationTable): string[] {
  const lost = unit.rows.filter(losesPoints);
  if (lost.length === 0) return ['各项指标均未扣分。'];
  return lost.map((row) => {
    const reason = row.reason === null ? '未说明原因' : `原因：${row.reason.replace(/[。；]$/, '')}`;
    return `${row.level3}：指标值“${row.targetText || '未填'}”，完成值“${row.actualText || '未填'}”，扣 ${decimal(
      row.weight ?? 0,
    )
      .minus(row.score ?? 0)
      .toString()} 分，${reason}。`;
  });
}

function annexes({ base, document, tables }: Disclosure): OfficeBlock[] {
  const year = document.year === null ? '' : `${document.year}年度`;
  const names = [
    ...(base.length === 0 ? [] : [`${year}部门整体支出绩效评价基础数据表`]),
    ...[...new Set(tables.map((table) => table.kind))].map((kind) => formTitle(document, kind)),
  ];
  return names.map((name, index) => prose(`${index === 0 ? '附件：' : ''}${index + 1}.${name}`));
}

function chineseDate(date: string): string {
  const [year, month, day] = date.slice(0, 10).split('-').map(Number);
  return `${year}年${month}月${day}日`;
}
