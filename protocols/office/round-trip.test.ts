import { describe, expect, it } from 'vitest';
import type { OfficeTable } from '../../kernel/base/office-model.ts';
import { readText, writeDocx, writePdf, writeXlsx } from './index.ts';
import { sampleDocument } from './sample-document.ts';
import type { TextLine } from './text-line.ts';

/** The rows of a table as a reader with perfect sight would give them. */
function expectedRows(table: OfficeTable): string[][] {
  const grid = table.rows.map(() => table.widths.map((): string | null => null));
  table.rows.forEach((row, rowNo) => {
    for (const cell of row) {
      const column = grid[rowNo]?.indexOf(null) ?? -1;
      for (let down = 0; down < (cell.rowSpan ?? 1); down++) {
        grid[rowNo + down]?.fill('', column, column + (cell.colSpan ?? 1));
      }
      const first = grid[rowNo];
      if (first !== undefined) first[column] = cell.text;
    }
  });
  return grid.map((row) => row.map((text) => text ?? ''));
}

const tables = sampleDocument.blocks.filter((block): block is OfficeTable => block.kind === 'table');

function cellsOf(lines: readonly TextLine[], width: number): (readonly string[])[] {
  return lines.flatMap((line) => (line.cells?.length === width ? [line.cells] : []));
}

describe('DOCX', () => {
  it('gives back the same texts and cells', async () => {
    const lines = await readText(await writeDocx(sampleDocument), 'a.docx');
    for (const table of tables) expect(cellsOf(lines, table.widths.length)).toEqual(expectedRows(table));
    const flowing = lines.filter((line) => line.cells === undefined && line.text !== '').map((line) => line.text);
    expect(flowing).toEqual([
      '2024年度部门整体支出绩效自评表',
      '一、基本情况',
      '中心高度重视绩效评价工作，完成率为99.90%。',
      '信息中心',
      '2025年4月3日',
    ]);
  });

  it('is the same bytes each time', async () => {
    expect(await writeDocx(sampleDocument)).toEqual(await writeDocx(sampleDocument));
  });

  it('tells which cells are covered from above', async () => {
    const lines = await readText(await writeDocx(sampleDocument), 'a.docx');
    const shared = lines.findIndex((line) => line.text.includes('未签订合同'));
    expect(lines[shared]?.merged).toEqual([0]);
    expect(lines[shared + 1]?.merged).toEqual([0, 3]);
  });
});

describe('PDF', () => {
  it('gives back the same rows; the header row and spans repeat on each page', async () => {
    const lines = await readText(await writePdf(sampleDocument), 'a.pdf');
    const table = tables[1];
    const expected = table === undefined ? [] : expectedRows(table);
    const rows = cellsOf(lines, 6);
    expect(rows.filter((row) => row[0] === '一级指标').length).toBeGreaterThan(1);
    const body = rows.filter((row) => row[0] !== '一级指标').map((row) => row.slice(1));
    expect(body).toEqual(expected.slice(1).map((row) => row.slice(1)));
    expect(rows.filter((row) => row[0] === '产出指标(50分)').length).toBe(new Set(pagesOfRows(lines)).size);
  });

  it('keeps every character of a row that is taller than a page', async () => {
    const lines = await readText(await writePdf(sampleDocument), 'a.pdf');
    const goal = cellsOf(lines, 3)
      .map((row) => row[1])
      .join('')
      .replace('预期目标', '');
    expect(goal).toBe('完成网络线路租赁和短信服务采购任务；'.repeat(200));
  });

  it('leaves page numbers and running heads out, is the same bytes each time', async () => {
    const bytes = await writePdf(sampleDocument);
    const lines = await readText(bytes, 'a.pdf');
    expect(lines.some((line) => line.text.includes('演示数据') || line.text.startsWith('—'))).toBe(false);
    expect(await writePdf(sampleDocument)).toEqual(bytes);
  });

  it('prints a visible sign for characters that the face lacks, and ordinary ones for radicals', async () => {
    const odd = { ...sampleDocument, blocks: [{ kind: 'paragraph', text: '𠮷野家⾏⻓\u0007😀﹪' } as const] };
    const lines = await readText(await writePdf(odd), 'a.pdf');
    expect(lines.map((line) => line.text)).toEqual(['〓野家行长〓%']);
  });

  it('lays out tables of many shapes without losing text', async () => {
    const shapes = [1, 2, 5, 40].flatMap((rowSpan) => [3, 400, 3000].map((length) => ({ rowSpan, length })));
    const blocks = shapes.map(({ rowSpan, length }, no) => {
      const rows = Array.from({ length: 40 }, (_, index) => {
        const tail = { text: `表${no}行${index}。` };
        return index % rowSpan === 0 ? [{ text: '文'.repeat(length), rowSpan }, tail] : [tail];
      });
      return { kind: 'table', widths: [1, 1], headerRows: 0, rows } as const;
    });
    const pdf = await writePdf({ ...sampleDocument, landscape: true, blocks });
    const text = (await readText(pdf, 'a.pdf')).map((line) => line.text).join('');
    for (let no = 0; no < shapes.length; no++) {
      for (let index = 0; index < 40; index++) expect(text).toContain(`表${no}行${index}。`);
    }
    const least = shapes.reduce((total, { rowSpan, length }) => total + length * (40 / rowSpan), 0);
    expect(text.match(/文/g)?.length ?? 0).toBeGreaterThanOrEqual(least);
  });
});

describe('XLSX', () => {
  const workbook = {
    title: '基础数据表',
    created: '2025-04-03',
    author: '信息中心',
    sheets: [
      {
        name: '整体/支出',
        widths: [20, 10, 10],
        headerRows: 1,
        numberFormats: [null, '0.00', '0.00%'],
        merges: [{ row: 1, column: 0, rows: 2, columns: 1 }],
        rows: [
          ['指标', '数', '率'],
          ['甲<&>"\n乙', 0.3, 0.8353],
          [null, 6455.92, 0.5],
          [' 总分', 100, null],
        ],
      },
      { name: '整体:支出', widths: [], headerRows: 0, rows: [['末', 0.1 + 0.2]] },
    ],
  };

  it('gives back what Excel shows', async () => {
    const lines = await readText(await writeXlsx(workbook), 'a.xlsx');
    expect(lines.map((line) => line.cells)).toEqual([
      ['指标', '数', '率'],
      ['甲<&>"\n乙', '0.30', '83.53%'],
      ['', '6455.92', '50.00%'],
      ['总分', '100.00', ''],
      ['末', '0.3'],
    ]);
    expect(lines[2]?.merged).toEqual([0]);
    expect(lines.map((line) => line.page)).toEqual([1, 1, 1, 1, 2]);
  });

  it('is the same bytes each time', async () => {
    expect(await writeXlsx(workbook)).toEqual(await writeXlsx(workbook));
  });
});

function pagesOfRows(lines: readonly TextLine[]): (number | undefined)[] {
  return lines.filter((line) => line.cells?.length === 6).map((line) => line.page);
}
