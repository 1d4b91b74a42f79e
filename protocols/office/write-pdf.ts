import PDFDocument from 'pdfkit';
import type { OfficeBlock, OfficeDocument, OfficeTable } from '../../kernel/base/office-model.ts';
import { cutIntoBands } from './pdf-bands.ts';
import { drawPart, type Pen, partsByPage } from './pdf-draw.ts';
import { layOutTable } from './pdf-table.ts';
import { PrintFont } from './print-font.ts';

/** Sizes in points. */
const margin = { side: 56, top: 62, bottom: 58 };
const textSize = 12;
const headingSizes = { 1: 18, 2: 14, 3: 12 } as const;
const borderWidth = 0.5;

/**
 * Writes the document as a PDF with the shipped face. Same document, same bytes: dates come from the document, and
 * pdfkit derives the file's identifier from them.
 */
export async function writePdf(document: OfficeDocument): Promise<Uint8Array> {
  const writer = new PdfWriter(document);
  document.blocks.forEach((block, index) => {
    writer.write(block, headingsAt(document.blocks, index));
  });
  return writer.finish();
}

/** How many headings follow each other from a block on; they stay together with the text below them. */
function headingsAt(blocks: readonly OfficeBlock[], index: number): number {
  const end = blocks.findIndex((block, at) => at >= index && block.kind !== 'heading');
  return (end === -1 ? blocks.length : end) - index;
}

class PdfWriter implements Pen {
  readonly #document: OfficeDocument;
  readonly #pdf: PDFKit.PDFDocument;
  readonly #font = PrintFont.shipped();
  readonly #chunks: Buffer[] = [];
  readonly #done: Promise<void>;
  #pageNo = 0;
  #y = 0;

  constructor(document: OfficeDocument) {
    this.#document = document;
    this.#pdf = new PDFDocument({
      size: 'A4',
      layout: document.landscape === true ? 'landscape' : 'portrait',
      margin: 0,
      autoFirstPage: false,
      lang: 'zh-CN',
      displayTitle: true,
      info: {
        Title: document.title,
        Author: document.author,
        Creator: 'Hengdao',
        Producer: 'Hengdao',
        CreationDate: new Date(document.created),
      },
    });
    this.#pdf.on('data', (chunk: Buffer) => this.#chunks.push(chunk));
    this.#done = new Promise((resolve, reject) => {
      this.#pdf.on('end', resolve);
      this.#pdf.on('error', reject);
    });
    this.#pdf.registerFont('serif', this.#font.face);
    this.#newPage();
  }

  async finish(): Promise<Uint8Array> {
    this.#pdf.end();
    await this.#done;
    return new Uint8Array(Buffer.concat(this.#chunks));
  }

  write(block: OfficeBlock, headings: number): void {
    if (block.kind === 'heading') this.#heading(block.text, block.level, headings);
    else if (block.kind === 'paragraph') this.#paragraph(block.text, block);
    else if (block.kind === 'table') this.#table(block);
    else if (block.kind === 'seal') this.#seal(block.organ, block.date);
    else if (this.#y > margin.top) this.#newPage();
  }

  text(text: string, x: number, baseline: number, size: number, bold: boolean): void {
    if (text.trim() === '') return;
    this.#pdf.fontSize(size).lineWidth(size * 0.028);
    this.#pdf.text(text, x, baseline, { lineBreak: false, baseline: 'alphabetic', fill: true, stroke: bold });
  }

  box(x: number, y: number, width: number, height: number): void {
    this.#pdf.lineWidth(borderWidth).rect(x, y, width, height).stroke();
  }

  get #width(): number {
    return this.#pdf.page.width - 2 * margin.side;
  }

  get #bottom(): number {
    return this.#pdf.page.height - margin.bottom;
  }

  #heading(text: string, level: 1 | 2 | 3, together: number): void {
    const size = headingSizes[level];
    const lineHeight = size * 1.5;
    if (this.#y + lineHeight * (1.5 + together * 1.5) > this.#bottom) this.#newPage();
    if (this.#y > margin.top) this.#y += size * 0.5;
    this.#lines(text, { size, lineHeight, bold: true, align: level === 1 ? 'center' : 'left', indent: 0 });
    this.#y += level === 1 ? size * 0.5 : 0;
  }

  #paragraph(text: string, style: { align?: 'left' | 'center' | 'right'; indent?: boolean; bold?: boolean }): void {
    const indent = style.indent === true ? 2 * textSize : 0;
    const { align = 'left', bold = false } = style;
    this.#lines(text, { size: textSize, lineHeight: textSize * 1.7, bold, align, indent });
  }

  #lines(
    text: string,
    style: { size: number; lineHeight: number; bold: boolean; align: 'left' | 'center' | 'right'; indent: number },
  ): void {
    const { size, lineHeight, bold, align, indent } = style;
    this.#font.wrap(this.#font.printable(text), this.#width, size, indent).forEach((line, index) => {
      if (this.#y + lineHeight > this.#bottom) this.#newPage();
      const room = this.#width - this.#font.width(line.trimEnd(), size);
      const shift = align === 'center' ? room / 2 : align === 'right' ? room : index === 0 ? indent : 0;
      this.text(line, margin.side + shift, this.#y + lineHeight / 2 + size * 0.36, size, bold);
      this.#y += lineHeight;
    });
  }

  #table(block: OfficeTable): void {
    if (block.rows.length === 0) return;
    const table = layOutTable(block, margin.side, this.#width, this.#font);
    const bands = cutIntoBands(table, { start: this.#y, top: margin.top, bottom: this.#bottom });
    const parts = partsByPage(table, bands);
    const last = bands.at(-1);
    for (let page = 0; page <= (last?.page ?? 0); page++) {
      if (page > 0) this.#newPage();
      for (const part of parts.get(page) ?? []) drawPart(this, this.#font, table, part);
    }
    if (last !== undefined) this.#y = last.top + last.height + 6;
  }

  /** A dotted frame at the right, with the organ's name and the date that stand beside its seal. */
  #seal(organ: string, date: string): void {
    const size = { width: 220, height: 90 };
    if (this.#y + size.height + 12 > this.#bottom) this.#newPage();
    const x = margin.side + this.#width - size.width;
    const y = this.#y + 12;
    this.#pdf
      .save()
      .lineWidth(borderWidth)
      .dash(2, { space: 2 })
      .rect(x, y, size.width, size.height)
      .stroke()
      .restore();
    const centred = (text: string, baseline: number) => {
      const printed = this.#font.printable(text);
      this.text(printed, x + (size.width - this.#font.width(printed, textSize)) / 2, baseline, textSize, false);
    };
    centred(organ, y + 38);
    centred(date, y + 62);
    this.#y = y + size.height + 12;
  }

  #newPage(): void {
    this.#pdf.addPage();
    this.#pdf.font('serif');
    this.#pageNo++;
    this.#y = margin.top;
    this.#furniture(`— ${this.#pageNo} —`, 'center', this.#pdf.page.height - 32);
    if (this.#document.notice !== undefined) this.#furniture(this.#document.notice, 'right', 40);
  }

  /** Running heads and page numbers are marked as artifacts, so that readers do not take them for the text. */
  #furniture(text: string, align: 'center' | 'right', baseline: number): void {
    const size = 9;
    const printed = this.#font.printable(text);
    const room = this.#width - this.#font.width(printed, size);
    this.#pdf.markContent('Artifact', { type: 'Pagination' });
    this.text(printed, margin.side + (align === 'center' ? room / 2 : room), baseline, size, false);
    this.#pdf.endMarkedContent();
  }
}
