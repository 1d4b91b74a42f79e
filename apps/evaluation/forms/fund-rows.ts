import type { OfficeCell } from '../../../kernel/sdk/index.ts';
import type { FundLine } from '../disclosure/model.ts';
import { entry, figure, label, percent } from './cells.ts';

type Row = readonly OfficeCell[];

/**
 * The fund header of a form: the totals with weight, rate and score; below them, on a unit's form, the parts by kind of
 * income at the left and by kind of expenditure at the right.
 */
export function fundRows(funds: readonly FundLine[], heading: string): Row[] {
  const whole = funds.filter((line) => line.by === undefined);
  const parts = partRows(funds);
  const columns = ['年初预算数', '全年预算数', '全年执行数', '分值', '执行率', '得分'].map((text) => label(text));
  const head = [label(heading, { rows: 1 + whole.length + parts.length }), label('', { columns: 2 }), ...columns];
  return [head, ...whole.map(wholeRow), ...parts];
}

function wholeRow(line: FundLine, index: number): Row {
  return [
    entry(index === 1 ? `其中：${line.item}` : line.item, 2),
    figure(line.initial),
    figure(line.fullYear),
    figure(line.executed),
    figure(line.weight),
    percent(line.rate),
    figure(line.score),
  ];
}

function partRows(funds: readonly FundLine[]): Row[] {
  const income = funds.filter((line) => line.by === 'income');
  const expenditure = funds.filter((line) => line.by === 'expenditure');
  if (income.length + expenditure.length === 0) return [];
  const rows: Row[] = [[label('按收入性质分：', { columns: 4 }), label('按支出性质分：', { columns: 4 })]];
  for (let index = 0; index < Math.max(income.length, expenditure.length); index++) {
    rows.push([...partCells(income[index], index), ...partCells(expenditure[index], index)]);
  }
  return rows;
}

function partCells(line: FundLine | undefined, index: number): Row {
  if (line === undefined) return [label('', { columns: 3 }), label('')];
  return [
    entry(`${index === 0 ? '其中：' : ''}${line.item}：`, 3),
    figure(line.fullYear ?? line.initial ?? line.executed),
  ];
}
