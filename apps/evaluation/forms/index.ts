import type { OfficeBlock, OfficeDocument, OfficeWorkbook } from '../../../kernel/sdk/index.ts';
import type { Disclosure } from '../disclosure/model.ts';
import { baseForm } from './base-form.ts';
import { evaluationForm } from './evaluation-form.ts';
import type { FormOptions } from './options.ts';
import { reportBlocks } from './report.ts';
import { sheetOf } from './sheets.ts';

export { unplacedColumn } from './base-form.ts';
export { evaluationForm, formTitle } from './evaluation-form.ts';
export type { FormOptions } from './options.ts';
export { reportBlocks } from './report.ts';

/** The self-evaluation of a year as one document: the report, the base-data table, the unit's form, the projects'. */
export function selfEvaluationDocument(disclosure: Disclosure, options: FormOptions): OfficeDocument {
  const parts = [
    reportBlocks(disclosure, options),
    baseForm(disclosure),
    ...disclosure.tables.map((table) => evaluationForm(disclosure.document, table, options)),
  ].filter((part) => part.length > 0);
  return {
    ...properties(disclosure, options),
    ...(options.notice === undefined ? {} : { notice: options.notice }),
    blocks: parts.flatMap((part, index): OfficeBlock[] => (index === 0 ? part : [{ kind: 'pageBreak' }, ...part])),
  };
}

/** The forms alone, without the report. */
export function selfEvaluationForms(disclosure: Disclosure, options: FormOptions): OfficeDocument {
  const whole = selfEvaluationDocument(disclosure, options);
  return { ...whole, blocks: whole.blocks.slice(whole.blocks.findIndex((block) => block.kind === 'pageBreak') + 1) };
}

/** The base-data table and the forms as a workbook, one sheet each. */
export function selfEvaluationWorkbook(disclosure: Disclosure, options: FormOptions): OfficeWorkbook {
  const base = baseForm(disclosure);
  const forms = disclosure.tables.map((table) =>
    sheetOf(table.kind === 'unit' ? '整体支出' : table.name, evaluationForm(disclosure.document, table, options)),
  );
  return {
    ...properties(disclosure, options),
    sheets: [...(base.length === 0 ? [] : [sheetOf('基础数据表', base)]), ...forms],
  };
}

function properties({ document }: Disclosure, { created }: FormOptions) {
  const year = document.year === null ? '' : `${document.year}年度`;
  return { title: `${year}${document.unit ?? ''}整体支出绩效自评`, author: document.unit ?? '', created };
}
