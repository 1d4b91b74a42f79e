import type { ReadLimits } from './limits.ts';
import { UnreadableFile } from './unreadable-file.ts';

/** One line of a file's text layer. */
export interface TextLine {
  /** From 1. For plain text and CSV the line in the file; otherwise the line of the text layer. */
  readonly no: number;
  readonly text: string;
  /**
   * Cells of a table row, left to right; absent for flowing text. A column that a merged cell covers holds an empty
   * string, so that columns align from row to row.
   */
  readonly cells?: readonly string[];
  /** Columns whose empty cell is the lower part of the cell above (vertically merged); absent when there are none. */
  readonly merged?: readonly number[];
  /** Page of the source, from 1, where the source has pages. */
  readonly page?: number;
}

/** Collects lines, numbers them and holds them to the limit. */
export class LineList {
  readonly lines: TextLine[] = [];
  readonly #limits: ReadLimits;

  constructor(limits: ReadLimits) {
    this.#limits = limits;
  }

  add(line: Omit<TextLine, 'no'> & { readonly no?: number }): void {
    if (this.lines.length >= this.#limits.lines) {
      throw new UnreadableFile('too-many-lines', { limit: `${this.#limits.lines} 行` });
    }
    this.lines.push({ ...line, no: line.no ?? this.lines.length + 1 });
  }

  /** Adds a table row; its text is the filled cells in order. */
  addRow(cells: readonly string[], extra: { merged?: readonly number[]; page?: number; no?: number } = {}): void {
    const text = cells
      .map((cell) => cell.replaceAll('\n', ' ').trim())
      .filter((cell) => cell !== '')
      .join(' ');
    const { merged, ...rest } = extra;
    this.add({ ...rest, text, cells, ...(merged === undefined || merged.length === 0 ? {} : { merged }) });
  }
}
