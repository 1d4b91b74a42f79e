import { heightOf, type LaidOutTable, linesIn, type PlacedCell } from './pdf-table.ts';

/** A row, or a part of a row that is taller than a page, on one page. */
export interface Band {
  readonly row: number;
  /** From 0, counted from the page on which the table begins. */
  readonly page: number;
  readonly top: number;
  height: number;
  /** Lines of the row's cells that this part shows; to infinity in a row that is not cut. */
  readonly lines: readonly [number, number];
}

/** Where the table may stand: it begins at `start` of the current page and goes on from `top` to `bottom` of others. */
export interface PageFrame {
  readonly start: number;
  readonly top: number;
  readonly bottom: number;
}

/** Spans of up to so many rows are kept on one page. */
const keptSpan = 4;

/**
 * Cuts a table into bands. Rows stay whole unless one is taller than a page; short spans stay together; each part of a
 * longer span is made tall enough to show the span's text again; header rows are repeated. No text is ever lost.
 */
export function cutIntoBands(table: LaidOutTable, frame: PageFrame): Band[] {
  const cutter = new Cutter(table, frame);
  cutter.run();
  return cutter.bands;
}

class Cutter {
  bands: Band[] = [];
  readonly #table: LaidOutTable;
  readonly #frame: PageFrame;
  readonly #spans: readonly PlacedCell[];
  readonly #headerHeight: number;
  #page = 0;
  #y: number;
  /** Row with which the body of the current page begins. */
  #firstRow = 0;

  constructor(table: LaidOutTable, frame: PageFrame) {
    this.#table = table;
    this.#frame = frame;
    this.#y = frame.start;
    this.#spans = table.cells.filter((cell) => cell.lastRow > cell.row);
    let header = 0;
    for (let row = 0; row < table.headerRows; row++) header += heightOf(table, table.rowLines[row] ?? 1);
    this.#headerHeight = header;
  }

  get #bodyHeight(): number {
    return this.#frame.bottom - this.#frame.top - this.#headerHeight;
  }

  run(): void {
    const { rowCount, headerRows, rowLines } = this.#table;
    const beginning = this.#headerHeight + heightOf(this.#table, Math.min(3, rowLines[headerRows] ?? 0));
    if (this.#y + beginning > this.#frame.bottom) this.#moveOn();
    let row = 0;
    while (row < rowCount) {
      const height = this.#needOf(row);
      if (this.#y + height <= this.#frame.bottom) this.#put(row++, height, [0, Number.POSITIVE_INFINITY]);
      else if (height > this.#bodyHeight || row === this.#firstRow) this.#split(row++);
      else row = this.#breakBefore(row);
    }
  }

  /** Height of the row on this page; a row in which spans end also makes up what their texts still lack. */
  #needOf(row: number): number {
    let need = heightOf(this.#table, this.#table.rowLines[row] ?? 1);
    for (const span of this.#spans) {
      if (span.lastRow === row) need = Math.max(need, this.#lackOf(span));
    }
    return need;
  }

  #lackOf(span: PlacedCell): number {
    return heightOf(this.#table, span.lines.length) - this.#shownOf(span);
  }

  /** Height that the span has so far on this page. */
  #shownOf(span: PlacedCell): number {
    let shown = 0;
    for (let at = this.bands.length - 1; at >= 0; at--) {
      const band = this.bands[at];
      if (band === undefined || band.page !== this.#page || band.row < span.row) break;
      if (band.row <= span.lastRow) shown += band.height;
    }
    return shown;
  }

  #put(row: number, height: number, lines: readonly [number, number]): void {
    this.bands.push({ row, page: this.#page, top: this.#y, height, lines });
    this.#y += height;
  }

  /** Ends the page before `row`, or before an earlier row where that keeps a span readable; returns the next row. */
  #breakBefore(row: number): number {
    const next = this.#breakRow(row);
    this.bands = this.bands.filter((band) => band.page !== this.#page || band.row < next || band.row < this.#firstRow);
    const last = this.bands.at(-1);
    if (last?.page === this.#page) {
      this.#y = last.top + last.height;
      const lack = Math.max(0, ...this.#openAt(next).map((span) => this.#lackOf(span)));
      last.height += Math.min(lack, Math.max(0, this.#frame.bottom - this.#y));
    }
    this.#moveOn();
    this.#firstRow = next;
    return next;
  }

  #breakRow(row: number): number {
    let next = row;
    for (let moved = true; moved; ) {
      moved = false;
      for (const span of this.#openAt(next)) {
        if (span.row <= this.#firstRow || span.row < this.#table.headerRows) continue;
        const short = span.lastRow - span.row < keptSpan && this.#spanHeight(span) < this.#bodyHeight / 2;
        const cramped = this.#shownBefore(span, next) + this.#slack(next) < heightOf(this.#table, span.lines.length);
        if (short || cramped) {
          next = span.row;
          moved = true;
          break;
        }
      }
    }
    return next;
  }

  #openAt(row: number): PlacedCell[] {
    return this.#spans.filter((span) => span.row < row && span.lastRow >= row);
  }

  #spanHeight(span: PlacedCell): number {
    let height = 0;
    for (let row = span.row; row <= span.lastRow; row++)
      height += heightOf(this.#table, this.#table.rowLines[row] ?? 1);
    return height;
  }

  #shownBefore(span: PlacedCell, row: number): number {
    return this.bands
      .filter((band) => band.page === this.#page && band.row >= span.row && band.row < row)
      .reduce((total, band) => total + band.height, 0);
  }

  /** Room that stays below the rows before `row`. */
  #slack(row: number): number {
    const last = this.bands.findLast((band) => band.page === this.#page && band.row < row);
    return last === undefined ? 0 : this.#frame.bottom - last.top - last.height;
  }

  #moveOn(): void {
    this.#page++;
    this.#y = this.#frame.top;
    const begun = this.bands.some((band) => band.row >= this.#table.headerRows);
    if (!begun) return;
    for (let row = 0; row < this.#table.headerRows; row++) {
      this.#put(row, heightOf(this.#table, this.#table.rowLines[row] ?? 1), [0, Number.POSITIVE_INFINITY]);
    }
  }

  /** Shows a row that is taller than a page, or than the rest of an only page, in parts. */
  #split(row: number): void {
    const ending = this.#spans.filter((span) => span.lastRow === row).map((span) => span.lines.length);
    const total = Math.max(this.#table.rowLines[row] ?? 1, ...ending);
    let done = 0;
    while (done < total) {
      const room = linesIn(this.#table, this.#frame.bottom - this.#y);
      const fresh = this.#y <= this.#frame.top + this.#headerHeight;
      if (room >= Math.min(3, total - done) || fresh) {
        const take = Math.max(1, Math.min(room, total - done));
        this.#put(row, heightOf(this.#table, take), [done, done + take]);
        done += take;
      }
      if (done < total) {
        this.#moveOn();
        this.#firstRow = row;
      }
    }
  }
}
