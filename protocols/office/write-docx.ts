import {
  AlignmentType,
  BorderStyle,
  Document,
  Footer,
  Header,
  type IParagraphOptions,
  type IRunOptions,
  LineRuleType,
  Packer,
  PageNumber,
  PageOrientation,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  VerticalAlign,
  WidthType,
} from 'docx';
import type { OfficeBlock, OfficeCell, OfficeDocument, OfficeTable } from '../../kernel/base/office-model.ts';
import { repack } from './repack.ts';

/** Lengths in twentieths of a point, as Word keeps them; A4 is 11906 by 16838. */
const page = { width: 11906, height: 16838, side: 1418, top: 1418, bottom: 1304 };

/** Faces that official Chinese documents use; Latin letters and figures in Times New Roman. */
const faces = { song: 'SimSun', fangsong: 'FangSong', hei: 'SimHei', kai: 'KaiTi' } as const;

/** Sizes in half points. */
const sizes = { title: 36, section: 30, text: 28, furniture: 18 } as const;

/** A row with more characters than this may be cut at the end of a page; others stay whole. */
const wholeRowCharacters = 600;

/**
 * Writes the document as DOCX in the look of Chinese official forms. Same document, same bytes: the package is packed
 * again with the document's own date.
 */
export async function writeDocx(document: OfficeDocument): Promise<Uint8Array> {
  const file = new Document({
    title: document.title,
    creator: document.author,
    lastModifiedBy: document.author,
    revision: 1,
    styles: { default: { document: { run: { font: fontOf(faces.song), size: 21, language: { eastAsia: 'zh-CN' } } } } },
    sections: [
      {
        properties: { page: pageOf(document) },
        headers:
          document.notice === undefined
            ? {}
            : { default: new Header({ children: [furniture(document.notice, 'right')] }) },
        footers: { default: new Footer({ children: [pageNumber()] }) },
        children: document.blocks.flatMap((block) => blockOf(block, document)),
      },
    ],
  });
  return repack(new Uint8Array(await Packer.toBuffer(file)), document.created);
}

function pageOf(document: OfficeDocument) {
  const orientation = document.landscape === true ? PageOrientation.LANDSCAPE : PageOrientation.PORTRAIT;
  return {
    size: { width: page.width, height: page.height, orientation },
    margin: { left: page.side, right: page.side, top: page.top, bottom: page.bottom },
  };
}

function textWidth(document: OfficeDocument): number {
  return (document.landscape === true ? page.height : page.width) - 2 * page.side;
}

function fontOf(face: string) {
  return { ascii: 'Times New Roman', hAnsi: 'Times New Roman', cs: 'Times New Roman', eastAsia: face };
}

const alignments = { left: AlignmentType.LEFT, center: AlignmentType.CENTER, right: AlignmentType.RIGHT } as const;

function blockOf(block: OfficeBlock, document: OfficeDocument): (Paragraph | Table)[] {
  switch (block.kind) {
    case 'heading':
      return [headingOf(block.text, block.level)];
    case 'paragraph':
      return [
        paragraph(
          block.text,
          { font: fontOf(faces.fangsong), size: sizes.text, bold: block.bold === true },
          {
            alignment: alignments[block.align ?? 'left'],
            indent: block.indent === true ? { firstLine: sizes.text * 20 } : {},
            spacing: { line: 360, lineRule: LineRuleType.AUTO },
          },
        ),
      ];
    case 'table':
      // Word joins tables that touch; a line of one point keeps them apart.
      return [
        tableOf(block, textWidth(document)),
        new Paragraph({ spacing: { line: 20, lineRule: LineRuleType.EXACT } }),
      ];
    case 'pageBreak':
      return [new Paragraph({ pageBreakBefore: true, spacing: { line: 20, lineRule: LineRuleType.EXACT } })];
    case 'seal':
      return [sealLine(block.organ), sealLine(block.date)];
  }
}

function headingOf(text: string, level: 1 | 2 | 3): Paragraph {
  const run = {
    1: { font: fontOf(faces.song), size: sizes.title, bold: true },
    2: { font: fontOf(faces.hei), size: sizes.section },
    3: { font: fontOf(faces.kai), size: sizes.text, bold: true },
  }[level];
  return paragraph(text, run, {
    alignment: level === 1 ? AlignmentType.CENTER : AlignmentType.LEFT,
    outlineLevel: level - 1,
    keepNext: true,
    spacing: { before: 120, after: level === 1 ? 200 : 60 },
  });
}

function paragraph(text: string, run: IRunOptions, options: IParagraphOptions): Paragraph {
  const lines = wellFormed(text).split('\n');
  return new Paragraph({
    ...options,
    children: lines.map((line, index) => new TextRun({ ...run, text: line, break: index === 0 ? 0 : 1 })),
  });
}

/** Where the seal goes: the organ and the date inside a dotted frame at the right. */
function sealLine(text: string): Paragraph {
  const edge = { style: BorderStyle.DOTTED, size: 4, space: 6, color: '000000' };
  return paragraph(
    text,
    { font: fontOf(faces.fangsong), size: sizes.text },
    {
      alignment: AlignmentType.CENTER,
      indent: { left: 4800 },
      border: { top: edge, bottom: edge, left: edge, right: edge },
      keepLines: true,
    },
  );
}

function furniture(text: string, align: 'center' | 'right'): Paragraph {
  return paragraph(text, { font: fontOf(faces.song), size: sizes.furniture }, { alignment: alignments[align] });
}

function pageNumber(): Paragraph {
  const run = { font: fontOf(faces.song), size: sizes.furniture };
  return new Paragraph({
    alignment: AlignmentType.CENTER,
    children: [new TextRun({ ...run, children: ['— ', PageNumber.CURRENT, ' —'] })],
  });
}

function tableOf(table: OfficeTable, width: number): Table {
  const total = table.widths.reduce((all, one) => all + one, 0);
  const rule = { style: BorderStyle.SINGLE, size: 4, color: '000000' };
  return new Table({
    layout: TableLayoutType.FIXED,
    width: { size: width, type: WidthType.DXA },
    columnWidths: table.widths.map((one) => Math.round((one / total) * width)),
    borders: { top: rule, bottom: rule, left: rule, right: rule, insideHorizontal: rule, insideVertical: rule },
    margins: { left: 60, right: 60, top: 30, bottom: 30, marginUnitType: WidthType.DXA },
    rows: table.rows.map(
      (row, index) =>
        new TableRow({
          tableHeader: index < table.headerRows,
          cantSplit: row.every((cell) => cell.text.length < wholeRowCharacters),
          children: row.map((cell) => cellOf(cell, table.fontSize ?? 9)),
        }),
    ),
  });
}

function cellOf(cell: OfficeCell, fontSize: number): TableCell {
  return new TableCell({
    columnSpan: cell.colSpan ?? 1,
    rowSpan: cell.rowSpan ?? 1,
    verticalAlign: VerticalAlign.CENTER,
    children: [
      paragraph(
        cell.text,
        { font: fontOf(faces.song), size: Math.round(fontSize * 2), bold: cell.bold === true },
        {
          alignment: alignments[cell.align ?? 'left'],
        },
      ),
    ],
  });
}

/** Characters that XML 1.0 cannot hold would make a file that no program opens; they become visible replacements. */
function wellFormed(text: string): string {
  return text.replace(/(?![\t\n])\p{Cc}|\p{Cs}|[\ufffe\uffff]/gu, '\ufffd');
}
