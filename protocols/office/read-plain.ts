import { decodeText, isBinary } from './decode-text.ts';
import type { ReadLimits } from './limits.ts';
import { megabytes } from './limits.ts';
import { LineList, type TextLine } from './text-line.ts';
import { UnreadableFile } from './unreadable-file.ts';

/**
 * Lines of a plain text file, numbered as an editor numbers them: blank lines stay, a form feed (a page break of
 * `pdftotext`) is no line end and is dropped.
 */
export function readPlain(bytes: Uint8Array, limits: ReadLimits): TextLine[] {
  const list = new LineList(limits);
  for (const text of fileLines(decodeBounded(bytes, limits))) list.add({ text: text.replaceAll('\f', '') });
  return list.lines;
}

/** Rows of a CSV or TSV file (RFC 4180 quoting). `no` is the file line where the row begins. */
export function readCsv(bytes: Uint8Array, limits: ReadLimits): TextLine[] {
  const list = new LineList(limits);
  for (const row of csvRows(decodeBounded(bytes, limits))) list.addRow(row.cells, { no: row.no });
  return list.lines;
}

function decodeBounded(bytes: Uint8Array, limits: ReadLimits): string {
  if (bytes.every((byte) => byte === 0)) throw new UnreadableFile('zeros');
  // A large binary file is called what it is: its beginning tells.
  if (bytes.length > limits.textBytes && isBinary(bytes)) throw new UnreadableFile('binary');
  if (bytes.length > limits.textBytes) throw new UnreadableFile('too-large', { limit: megabytes(limits.textBytes) });
  const text = decodeText(bytes);
  if (text.trim() === '') throw new UnreadableFile('no-text');
  return text;
}

function fileLines(text: string): string[] {
  const lines = text.split(/\r\n|\n|\r/);
  if (lines.at(-1) === '') lines.pop();
  return lines;
}

interface CsvRow {
  readonly no: number;
  readonly cells: string[];
}

function* csvRows(text: string): Generator<CsvRow> {
  const separator = separatorOf(text);
  let lineNo = 1;
  let row: CsvRow = { no: 1, cells: [] };
  let at = 0;
  while (at < text.length) {
    const field = text[at] === '"' ? quotedField(text, at) : bareField(text, at, separator);
    row.cells.push(field.value);
    lineNo += field.lineEnds;
    at = field.end;
    if (text[at] === separator) {
      at++;
      if (at < text.length) continue;
      // The file ends behind a separator: with an empty field.
      row.cells.push('');
    }
    yield row;
    if (text[at] === '\r' && text[at + 1] === '\n') at++;
    at++;
    lineNo++;
    row = { no: lineNo, cells: [] };
  }
}

interface CsvField {
  readonly value: string;
  readonly end: number;
  readonly lineEnds: number;
}

function quotedField(text: string, start: number): CsvField {
  let close = start + 1;
  while (close < text.length && !(text[close] === '"' && text[close + 1] !== '"')) close += text[close] === '"' ? 2 : 1;
  if (close >= text.length) throw new UnreadableFile('damaged', { detail: 'CSV 引号没有结束' });
  const value = text
    .slice(start + 1, close)
    .replaceAll('""', '"')
    .replaceAll('\r\n', '\n');
  const after = text.slice(close + 1).search(/[\r\n,;\t]|$/);
  return { value, end: close + 1 + after, lineEnds: value.split('\n').length - 1 };
}

function bareField(text: string, start: number, separator: string): CsvField {
  let end = start;
  while (end < text.length && text[end] !== separator && text[end] !== '\n' && text[end] !== '\r') end++;
  return { value: text.slice(start, end), end, lineEnds: 0 };
}

/** The separator that the first line has most of; the comma when it has none. */
function separatorOf(text: string): string {
  const first = text.slice(0, text.search(/[\r\n]|$/));
  const counted = [',', '\t', ';'].map((mark) => ({ mark, times: first.split(mark).length }));
  return counted.reduce((best, next) => (next.times > best.times ? next : best)).mark;
}
