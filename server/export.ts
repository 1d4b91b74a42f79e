import { Readable } from 'node:stream';
import type { FastifyReply } from 'fastify';
import { Refusal } from '../kernel/base/refusal.ts';
import type { OrgTree } from '../kernel/identity/index.ts';
import type { Field, Fields } from '../kernel/sdk/field.ts';
import type { ListQuery, Page } from '../kernel/sdk/filter.ts';
import { writeXlsx } from '../protocols/office/index.ts';
import { csvLine } from './csv.ts';
import { largestPage } from './list-query.ts';

/** A workbook is made in memory; beyond this a spreadsheet is no longer what somebody wants to open. */
const mostSheetRows = 50_000;

type Row = Readonly<Record<string, unknown>>;
type Cell = string | number | null;

export interface Export {
  readonly title: string;
  readonly fields: Fields;
  readonly orgs: OrgTree;
  /** Columns beyond the fields, such as a case's state, with how a row shows them. */
  readonly extra?: Readonly<Record<string, { readonly title: string; readonly of: (row: Row) => Cell }>>;
  /** Reads one page of what the person may see. */
  readonly list: (query: ListQuery) => Promise<Page<Row>>;
  /** Called with the number of rows when all of them are out. */
  readonly done: (rows: number) => Promise<void>;
}

/** Streams all rows of a filtered list as CSV: page by page, so that memory does not grow with the list. */
export function sendCsv(reply: FastifyReply, query: ListQuery, what: Export): Readable {
  headers(reply, what.title, 'csv', 'text/csv; charset=utf-8');
  return Readable.from(csvText(query, what));
}

async function* csvText(query: ListQuery, what: Export): AsyncGenerator<string> {
  // The byte order mark makes spreadsheets read the file as UTF-8.
  yield `\uFEFF${csvLine(titlesOf(what))}`;
  let count = 0;
  for await (const rows of pages(query, what)) {
    count += rows.length;
    yield rows.map((row) => csvLine(cellsOf(row, what))).join('');
  }
  await what.done(count);
}

/** The same list as a workbook. Refuses lists that are too long for one. */
export async function sendXlsx(reply: FastifyReply, query: ListQuery, what: Export, today: string): Promise<Buffer> {
  const rows: (readonly Cell[])[] = [titlesOf(what)];
  for await (const page of pages(query, what)) {
    for (const row of page) rows.push(cellsOf(row, what));
    if (rows.length > mostSheetRows + 1)
      throw new Refusal('input.too-large', { limit: `${mostSheetRows} 行（可改用 CSV 或缩小筛选范围）` });
  }
  await what.done(rows.length - 1);
  const widths = titlesOf(what).map(() => 18);
  const sheet = { name: what.title.slice(0, 31), widths, headerRows: 1, rows };
  const bytes = await writeXlsx({ title: what.title, created: today, author: '衡道', sheets: [sheet] });
  headers(reply, what.title, 'xlsx', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet');
  return Buffer.from(bytes);
}

async function* pages(query: ListQuery, what: Export): AsyncGenerator<readonly Row[]> {
  for (let page = 1; ; page += 1) {
    const { rows } = await what.list({ ...query, page, pageSize: largestPage });
    yield rows;
    if (rows.length < largestPage) return;
  }
}

function headers(reply: FastifyReply, title: string, ending: string, type: string): void {
  reply.type(type).header('content-disposition', attachment(`${title}.${ending}`));
}

/** RFC 6266: the name in UTF-8, for names that ASCII does not hold. */
export function attachment(name: string, how: 'attachment' | 'inline' = 'attachment'): string {
  const ascii = name.replace(/[^\x20-\x7e]|["\\%]/g, '_');
  const utf8 = encodeURIComponent(name).replace(/['()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`);
  return `${how}; filename="${ascii}"; filename*=UTF-8''${utf8}`;
}

function titlesOf({ fields, extra = {} }: Export): string[] {
  const named = Object.values(fields).map((field) =>
    'unit' in field && field.unit ? `${field.title}（${field.unit}）` : field.title,
  );
  return [...named, ...Object.values(extra).map(({ title }) => title)];
}

function cellsOf(row: Row, { fields, orgs, extra = {} }: Export): Cell[] {
  const cells = Object.entries(fields).map(([name, field]) => cellOf(field, row[name], orgs));
  return [...cells, ...Object.values(extra).map(({ of }) => of(row))];
}

function cellOf(field: Field, value: unknown, orgs: OrgTree): Cell {
  if (value === null || value === undefined) return null;
  if (typeof value === 'number') return value;
  if (typeof value === 'boolean') return value ? '是' : '否';
  if (typeof value !== 'string') return JSON.stringify(value);
  if (field.kind === 'choice') return field.options[value] ?? value;
  if (field.kind === 'org') return orgs.get(value)?.name ?? value;
  return value;
}
