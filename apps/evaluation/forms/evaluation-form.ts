import type { OfficeBlock, OfficeCell, OfficeTable } from '../../../kernel/sdk/index.ts';
import type { Disclosure, EvaluationTable } from '../disclosure/model.ts';
import { entry, formWidths, label } from './cells.ts';
import { fundRows } from './fund-rows.ts';
import { indicatorHeader, indicatorRows, totalRow } from './indicator-rows.ts';
import type { FormOptions } from './options.ts';
import { signatureLine } from './signature.ts';

/** Title of the form as it is printed, such as 2024年度部门整体支出绩效自评表. */
export function formTitle(document: Disclosure['document'], kind: EvaluationTable['kind']): string {
  const year = document.year === null ? '' : `${document.year}年度`;
  return kind === 'unit' ? `${year}部门整体支出绩效自评表` : `${year}项目支出绩效自评表`;
}

/** A self-evaluation form in the official layout: 部门整体支出 for a unit's table, 项目支出 for a project's. */
export function evaluationForm(
  document: Disclosure['document'],
  table: EvaluationTable,
  options: FormOptions,
): OfficeBlock[] {
  const unit = table.kind === 'unit';
  const head: OfficeTable = {
    kind: 'table',
    widths: formWidths,
    headerRows: 0,
    rows: [
      ...(unit ? unitNameRows(document) : projectNameRows(document, table, options)),
      ...fundRows(table.funds, unit ? '年度预算申请（万元）' : '项目资金（万元）'),
      ...goalRows(table),
    ],
  };
  const indicators: OfficeTable = {
    kind: 'table',
    widths: formWidths,
    headerRows: 1,
    rows: [indicatorHeader, ...indicatorRows(table), ...totalRow(table)],
  };
  return [
    { kind: 'heading', level: 1, text: formTitle(document, table.kind) },
    head,
    ...(table.rows.length === 0 ? [] : [indicators]),
    signatureLine,
  ];
}

function unitNameRows(document: Disclosure['document']): OfficeCell[][] {
  return [[label('省级预算部门名称', { columns: 2 }), label(document.unit ?? '', { columns: 7 })]];
}

function projectNameRows(
  document: Disclosure['document'],
  table: EvaluationTable,
  options: FormOptions,
): OfficeCell[][] {
  return [
    [label('项目支出名称', { columns: 2 }), label(table.name, { columns: 7 })],
    [
      label('主管部门', { columns: 2 }),
      label(options.department ?? '', { columns: 3 }),
      label('实施单位'),
      label(document.unit ?? '', { columns: 3 }),
    ],
  ];
}

function goalRows(table: EvaluationTable): OfficeCell[][] {
  if (table.goal === null) return [];
  return [
    [label('年度总体目标', { rows: 2 }), label('预期目标', { columns: 4 }), label('实际完成情况', { columns: 4 })],
    [entry(table.goal.expected, 4), entry(table.goal.actual, 4)],
  ];
}
