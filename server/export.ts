import { Readable } from 'node:stream';
import type { FastifyReply } from 'fastify';
import { begun } from '../kernel/base/begun.ts';
import { chinaDate } from '../kernel/base/clock.ts';
import { Refusal } from '../kernel/base/refusal.ts';
import type { Kernel } from '../kernel/kernel.ts';
import type { Who } from '../kernel/sdk/ctx.ts';
import type { Field, Fields } from '../kernel/sdk/field.ts';
import type { ListQuery, Page, RowsQuery } from '../kernel/sdk/filter.ts';
import { streamXlsx } from '../protocols/office/index.ts';
import { csvLine } from './csv.ts';
import { labelsIn } from './export-labels.ts';

/** Rows of a sheet below its header: a limit of the format. */
export const mostSheetRows = 1_048_575;

/** Each running export holds a connection of the database. */
const mostAtOnce = 4;
let running = 0;

type Row = Readonly<Record<string, unknown>>;
type Cell = string | number | null;

export interface Export {
  readonly kernel: Kernel;
  readonly who: Who;
  /** What is exported, such as `evaluation.project`. */
  readonly subject: string;
  readonly title: string;
  readonly fields: Fields;
  /** Columns beyond the fields, such as a case's state, with how a row shows them. */
  readonly extra?: Readonly<Record<string, { readonly title: string; readonly of: (row: Row) => Cell }>>;
  readonly store: {
    list(query?: ListQuery): Promise<Page<Row>>;
    /** All rows that the person may take with him, from one snapshot. */
    stream(query?: RowsQuery): AsyncIterable<readonly Row[]>;
  };
}

/** Streams all rows of a filtered list as CSV: memory does not grow with the list. */
export async function sendCsv(reply: FastifyReply, query: RowsQuery, what: Export): Promise<Readable> {
  const text = await begun(csvText(lines('csv', query, what)));
  headers(reply, what.title, 'csv', 'text/csv; charset=utf-8');
  return Readable.from(text, { objectMode: false });
}

async function* csvText(batches: AsyncIterable<readonly (readonly Cell[])[]>): AsyncGenerator<string> {
  // The byte order mark makes spreadsheets read the file as UTF-8.
  let mark = '\uFEFF';
  for await (const batch of batches) {
    yield mark + batch.map(csvLine).join('');
    mark = '';
  }
}

/** The same list as a workbook, streamed as well. Refuses lists that are longer than a sheet. */
export async function sendXlsx(reply: FastifyReply, query: RowsQuery, what: Export): Promise<Readable> {
  const { total } = await what.store.list({ ...query, page: 1, pageSize: 1 });
  if (total > mostSheetRows) throw new Refusal('export.too-long', { rows: total, limit: mostSheetRows });
  const columns = titlesOf(what).length;
  const bytes = streamXlsx({
    title: what.title,
    created: chinaDate(what.kernel.clock.now()),
    author: '衡道',
    sheet: { name: what.title, widths: Array.from({ length: columns }, () => 18), headerRows: 1 },
    batches: lines('xlsx', query, what),
  });
  const ready = await begun(bytes);
  headers(reply, what.title, 'xlsx', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet');
  return Readable.from(ready, { objectMode: false });
}

/**
 * The lines of an export, titles first. The journal tells of it before anything leaves, and afterwards how many rows
 * have left: fewer than there are when the receiver went away.
 */
async function* lines(
  format: 'csv' | 'xlsx',
  query: RowsQuery,
  what: Export,
): AsyncGenerator<readonly (readonly Cell[])[]> {
  const { kernel, who, subject, store } = what;
  const tell = (action: string, detail: Readonly<Record<string, unknown>>) =>
    kernel.journal.append(kernel.store.db, { who, action, subject, detail });
  if (running >= mostAtOnce) throw new Refusal('export.busy', { seconds: 30 });
  running += 1;
  let told = false;
  let rows = 0;
  let whole = false;
  try {
    for await (const batch of store.stream(query)) {
      if (!told) {
        await tell('export', { format, filteredBy: Object.keys(query.where ?? {}), searched: Boolean(query.search) });
        told = true;
        yield [titlesOf(what)];
      }
      rows += batch.length;
      const labels = await labelsIn(kernel, who, subject.slice(0, subject.indexOf('.')), what.fields, batch);
      yield batch.map((row) => cellsOf(row, what, labels));
    }
    whole = true;
  } finally {
    running -= 1;
    if (told) await tell('export.end', { rows, whole });
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

/** Hidden JSON is no column: it may be as large as a file, and lists do not read it. */
function columnsOf(fields: Fields): readonly (readonly [string, Field])[] {
  return Object.entries(fields).filter(([, field]) => !(field.kind === 'json' && field.hidden));
}

function titlesOf({ fields, extra = {} }: Export): string[] {
  const named = columnsOf(fields).map(([, field]) =>
    'unit' in field && field.unit ? `${field.title}（${field.unit}）` : field.title,
  );
  return [...named, ...Object.values(extra).map(({ title }) => title)];
}

type Labels = ReadonlyMap<string, string>;

function cellsOf(row: Row, { fields, kernel, extra = {} }: Export, labels: Labels): Cell[] {
  const cells = columnsOf(fields).map(([name, field]) => cellOf(field, row[name], kernel.identity.orgs, labels));
  return [...cells, ...Object.values(extra).map(({ of }) => of(row))];
}

function cellOf(field: Field, value: unknown, orgs: Kernel['identity']['orgs'], labels: Labels): Cell {
  if (value === null || value === undefined) return null;
  if (typeof value === 'number') return value;
  if (typeof value === 'boolean') return value ? '是' : '否';
  if (typeof value !== 'string') return JSON.stringify(value);
  if (field.kind === 'choice') return field.options[value] ?? value;
  if (field.kind === 'org') return orgs.get(value)?.name ?? value;
  if (field.kind === 'ref') return labels.get(value) ?? value;
  return value;
}
