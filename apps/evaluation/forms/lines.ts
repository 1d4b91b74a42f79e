import type { OfficeBlock, OfficeTable } from '../../../kernel/sdk/index.ts';
import type { Disclosure, Line } from '../disclosure/model.ts';
import { selfEvaluationDocument } from './index.ts';
import type { FormOptions } from './options.ts';

/** Rows of a table with a cell in every column; what a spanning cell covers is empty. */
function gridOf(table: OfficeTable): string[][] {
  const columns = table.widths.length;
  const grid = table.rows.map(() => new Array<string>(columns).fill(''));
  const taken = table.rows.map(() => new Array<boolean>(columns).fill(false));
  table.rows.forEach((cells, rowNo) => {
    for (const cell of cells) {
      const column = taken[rowNo]?.indexOf(false) ?? 0;
      const row = grid[rowNo];
      if (row) row[column] = cell.text;
      for (let down = 0; down < (cell.rowSpan ?? 1); down++) {
        taken[rowNo + down]?.fill(true, column, column + (cell.colSpan ?? 1));
      }
    }
  });
  return grid;
}

function textOf(block: OfficeBlock): readonly { readonly text: string; readonly cells?: readonly string[] }[] {
  if (block.kind === 'heading' || block.kind === 'paragraph') return [{ text: block.text }];
  if (block.kind !== 'table') return [];
  return gridOf(block).map((cells) => ({ text: cells.filter((cell) => cell !== '').join(' '), cells }));
}

/** The text layer that a written form has, without writing a file. */
export function formLines(disclosure: Disclosure, options: FormOptions): Line[] {
  const parts = selfEvaluationDocument(disclosure, options).blocks.flatMap(textOf);
  return parts.map((part, index) => ({ no: index + 1, ...part }));
}
