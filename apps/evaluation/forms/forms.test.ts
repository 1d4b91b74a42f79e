import { describe, expect, it } from 'vitest';
import { fixture } from '../disclosure/fixtures/load.ts';
import { readDisclosure } from '../disclosure/read.ts';
import { evaluationForm, reportBlocks, selfEvaluationDocument, selfEvaluationWorkbook } from './index.ts';

const disclosure = readDisclosure(fixture('small.txt'));
const options = { created: '2025-04-03', department: '云溪省交通运输厅' };

describe('forms', () => {
  it('have as many columns in every row as the table', () => {
    for (const table of disclosure.tables) {
      for (const block of evaluationForm(disclosure.document, table, options)) {
        if (block.kind !== 'table') continue;
        const free = block.rows.map(() => block.widths.length);
        block.rows.forEach((row, index) => {
          for (const cell of row) {
            for (let down = 0; down < (cell.rowSpan ?? 1); down++) {
              free[index + down] = (free[index + down] ?? 0) - (cell.colSpan ?? 1);
            }
          }
        });
        expect(new Set(free)).toEqual(new Set([0]));
      }
    }
  });

  it('repeat the column titles of the indicators on each page', () => {
    const [table] = disclosure.tables;
    if (table === undefined) throw new Error('the fixture has no table');
    const tables = evaluationForm(disclosure.document, table, options).filter((block) => block.kind === 'table');
    expect(tables.at(-1)?.headerRows).toBe(1);
    expect(tables.at(-1)?.rows[0]?.map((cell) => cell.text)).toContain('年度指标值');
  });

  it('are the same document each time', () => {
    expect(selfEvaluationDocument(disclosure, options)).toEqual(selfEvaluationDocument(disclosure, options));
  });
});

describe('the report', () => {
  it('has its ten sections in order and a seal', () => {
    const blocks = reportBlocks(disclosure, options);
    const numbers = blocks.flatMap((block) =>
      block.kind === 'heading' && block.level === 2 ? [block.text.slice(0, 1)] : [],
    );
    expect(numbers.join('')).toBe('一二三四五六七八九十');
    expect(blocks.at(-1)).toEqual({ kind: 'seal', organ: disclosure.document.unit, date: '2025年4月3日' });
  });

  it('computes rates from the amounts of the tables', () => {
    const project = disclosure.tables.find((table) => table.kind === 'project');
    const total = project?.funds.find((line) => line.item === '年度资金总额');
    if (total?.fullYear == null || total.executed == null) throw new Error('the fixture has no project funds');
    const rate = ((total.executed / total.fullYear) * 100).toFixed(2);
    const texts = reportBlocks(disclosure, options).flatMap((block) =>
      block.kind === 'paragraph' ? [block.text] : [],
    );
    expect(texts.some((text) => text.startsWith(`${project?.name}：`) && text.includes(`执行率为 ${rate}%`))).toBe(
      true,
    );
  });
});

describe('the workbook', () => {
  it('holds figures as numbers and percentages as shares', () => {
    const { sheets } = selfEvaluationWorkbook(disclosure, options);
    const values = sheets.flatMap((sheet) => sheet.rows.flat());
    const rate = disclosure.tables[0]?.funds[0]?.rate ?? 0;
    expect(values).toContainEqual({
      value: Number((rate / 100).toPrecision(12)),
      format: expect.stringContaining('%'),
    });
    expect(values).toContain(disclosure.tables[0]?.funds[0]?.fullYear);
  });
});
