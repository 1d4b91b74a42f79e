import type { OfficeDocument, OfficeWorkbook } from '../../kernel/base/office-model.ts';
import type { StreamedWorkbook } from './write-xlsx.ts';

export { defaultLimits, type ReadLimits } from './limits.ts';
export { readText } from './read-text.ts';
export type { TextLine } from './text-line.ts';
export { UnreadableFile, type UnreadableReason, unreadableReasons } from './unreadable-file.ts';

// Writers are loaded when they are used: their libraries take four times as long to load as everything that reads.

/** The document as DOCX in the look of Chinese official forms. Same document, same bytes. */
export async function writeDocx(document: OfficeDocument): Promise<Uint8Array> {
  return (await import('./write-docx.ts')).writeDocx(document);
}

/** The document as PDF with the shipped face. Same document, same bytes. */
export async function writePdf(document: OfficeDocument): Promise<Uint8Array> {
  return (await import('./write-pdf.ts')).writePdf(document);
}

/** The workbook as XLSX. Same workbook, same bytes. */
export async function writeXlsx(workbook: OfficeWorkbook): Promise<Uint8Array> {
  return (await import('./write-xlsx.ts')).writeXlsx(workbook);
}

/** A workbook of any number of rows as XLSX, while they come. */
export async function* streamXlsx(workbook: StreamedWorkbook): AsyncGenerator<Uint8Array> {
  yield* (await import('./write-xlsx.ts')).streamXlsx(workbook);
}
