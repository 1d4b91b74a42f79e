export { defaultLimits, type ReadLimits } from './limits.ts';
export { readText } from './read-text.ts';
export type { TextLine } from './text-line.ts';
export { UnreadableFile, type UnreadableReason, unreadableReasons } from './unreadable-file.ts';
export { writeDocx } from './write-docx.ts';
export { writePdf } from './write-pdf.ts';
export { writeXlsx } from './write-xlsx.ts';
