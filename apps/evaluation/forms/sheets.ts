import type {
  OfficeBlock,
  OfficeCell,
  OfficeNumber,
  OfficeSheet,
  OfficeTable,
  OfficeValue,
} from '../../../kernel/sdk/index.ts';

type Merge = NonNullable<OfficeSheet['merges']>[number];

/** Characters of a sheet's whole width; the parts of a form share it as they share the page. */
const sheetWidth = 110;

/**
 * The same form as a sheet: titles and paragraphs in one merged row each, tables below each other in the same columns.
 * Figures become numbers, percentages numbers with a format, so that they can be added up.
 */
export function sheetOf(name: string, blocks: readonly OfficeBlock[]): OfficeSheet {
  const tables = blocks.filter((block): block is OfficeTable => block.kind === 'table');
  const widest = tables.reduce<readonly number[]>(
    (best, { widths }) => (widths.length > best.length ? widths : best),
    [1],
  );
  const total = widest.reduce((all, one) => all + one, 0);
  const rows: OfficeValue[][] = [];
  const merges: Merge[] = [];
  const titleRows: number[] = [];
  for (const block of blocks) {
    if (block.kind === 'table') {
      block.rows.forEach((row, index) => {
        if (row.every((cell) => cell.bold === true || cell.text === '')) titleRows.push(rows.length + index);
      });
      addTable(block, rows, merges);
    } else if (block.kind === 'heading' || block.kind === 'paragraph') {
      if (widest.length > 1) merges.push({ row: rows.length, column: 0, rows: 1, columns: widest.length });
      if (block.kind === 'heading') titleRows.push(rows.length);
      rows.push([block.text, ...widest.slice(1).map(() => null)]);
    }
  }
  return {
    name,
    widths: widest.map((one) => Math.round((one / total) * sheetWidth)),
    headerRows: 0,
    titleRows,
    rows,
    merges,
  };
}

function addTable(table: OfficeTable, rows: OfficeValue[][], merges: Merge[]): void {
  const top = rows.length;
  const columns = table.widths.length;
  const taken = table.rows.map(() => new Array<boolean>(columns).fill(false));
  table.rows.forEach((cells, rowNo) => {
    const values: OfficeValue[] = new Array<OfficeValue>(columns).fill(null);
    rows.push(values);
    for (const cell of cells) {
      const column = taken[rowNo]?.indexOf(false) ?? 0;
      values[column] = shownValue(cell);
      const span = { rows: cell.rowSpan ?? 1, columns: cell.colSpan ?? 1 };
      for (let down = 0; down < span.rows; down++) taken[rowNo + down]?.fill(true, column, column + span.columns);
      if (span.rows > 1 || span.columns > 1) merges.push({ row: top + rowNo, column, ...span });
    }
  });
}

/** A text that a number prints exactly becomes that number; everything else stays as it stands. */
function shownValue({ text }: OfficeCell): string | number | OfficeNumber | null {
  if (text === '') return null;
  if (/^-?\d{1,12}(\.\d{1,6})?$/.test(text) && String(Number(text)) === text) return Number(text);
  const share = /^(\d{1,6})(?:\.(\d{1,6}))?%$/.exec(text);
  if (share === null) return text;
  const decimals = share[2] ?? '';
  return {
    value: Number(`${share[1]}${decimals}e-${decimals.length + 2}`),
    format: decimals === '' ? '0%' : `0.${'0'.repeat(decimals.length)}%`,
  };
}
