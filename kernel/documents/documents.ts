import { sql } from 'kysely';
import { writeDocx, writePdf, writeXlsx } from '../../protocols/office/index.ts';
import { assert } from '../base/assert.ts';

import { type Clock, chinaDate, chinaIso } from '../base/clock.ts';
import { newId } from '../base/ids.ts';
import { Refusal } from '../base/refusal.ts';
import type { Access, Scope } from '../identity/access.ts';
import { withinScope } from '../identity/make-access.ts';
import type { Journal } from '../journal/types.ts';
import type { App } from '../sdk/app.ts';
import type { Ctx, DocumentStore, Who } from '../sdk/ctx.ts';
import type { AnyDocumentType, DocumentFormat, Issue, IssuedDocument } from '../sdk/document.ts';
import { canonicalJson } from '../store/canonical-json.ts';
import { sm3 } from '../store/sm3.ts';
import type { Db, Store } from '../store/types.ts';
import { nextNumber, printNumber, type Register } from './number.ts';

export interface DocumentsDeps {
  readonly store: Store;
  readonly journal: Journal;
  readonly access: Access;
  readonly clock: Clock;
  /** Services to the application that the document's data come from, in the transaction given. */
  readonly ctxFor: (who: Who, app: App, db: Db) => Ctx;
}

interface Row {
  id: string;
  key: string;
  title: string;
  number: string | null;
  subject: string;
  issued_at: string | Date;
  by_name: string;
  files: IssuedDocument['files'];
  data_hash: string;
  personal: boolean;
}

const columns = sql`id, key, title, number, subject, issued_at, by_name, files, data_hash, personal`;

/** A document as it is listed; one with personal values opens only to who sees them, others have the masked preview. */
const toIssued = (row: Row, seesPersonal: boolean): IssuedDocument => ({
  id: row.id,
  key: row.key,
  title: row.title,
  number: row.number,
  subject: row.subject,
  issuedAt: chinaIso(new Date(row.issued_at)),
  byName: row.by_name,
  files: row.personal && !seesPersonal ? {} : row.files,
  dataHash: row.data_hash,
});

function write(type: AnyDocumentType, data: unknown, issue: Issue, format: DocumentFormat): Promise<Uint8Array> {
  assert(type.formats.includes(format), `document ${type.key} has no format ${format}`);
  if (format === 'docx') return writeDocx(type.render(data, issue));
  if (format === 'pdf') return writePdf(type.render(data, issue));
  assert(type.sheets, `document ${type.key} declares xlsx without sheets`);
  return writeXlsx(type.sheets(data, issue));
}

/** The number that the document bears: given by its case, or the next of its register. */
async function numberOf(db: Db, type: AnyDocumentType, data: unknown, register: Register): Promise<string | null> {
  const { numbering } = type;
  if (!numbering) return null;
  if ('given' in numbering) return numbering.given(data);
  const { pattern } = numbering;
  const printed = typeof pattern === 'function' ? pattern(data) : pattern;
  return printNumber(printed, register.year, await nextNumber(db, register));
}

const inScope = (scope: Scope) =>
  scope.kind === 'all' ? sql`true` : sql`organ = any(${scope.codes as string[]}::text[])`;

function refuseForeign(scope: Scope, organ: string): void {
  if (scope.kind === 'orgs' && !scope.codes.includes(organ)) throw new Refusal('grant.scope');
}

/** Makes documents of one application's type for one person. */
class BoundDocuments implements DocumentStore {
  readonly #deps: DocumentsDeps;
  readonly #app: App;
  readonly #type: AnyDocumentType;
  readonly #who: Who;
  readonly #db: Db;

  constructor(deps: DocumentsDeps, app: App, type: AnyDocumentType, who: Who, db: Db) {
    this.#deps = deps;
    this.#app = app;
    this.#type = type;
    this.#who = who;
    this.#db = db;
  }

  get #seesPersonal(): boolean {
    return this.#deps.access.seesPersonal(this.#who, this.#app.key);
  }

  #scope(permit: 'read' | 'issue'): Scope {
    return this.#deps.access.scope(this.#who, this.#app.key, `document:${this.#type.key}`, permit);
  }

  async preview(subject: string, format: DocumentFormat): Promise<Uint8Array> {
    const scope = this.#scope('read');
    const data = await this.#type.data(this.#deps.ctxFor(this.#who, this.#app, this.#db), subject);
    refuseForeign(scope, this.#type.organ(data));
    return write(this.#type, data, { number: null, date: chinaDate(this.#deps.clock.now()) }, format);
  }

  async issue(subject: string): Promise<IssuedDocument> {
    const scope = this.#scope('issue');
    if (this.#db.isTransaction) return this.#issueIn(this.#db, scope, subject);
    return this.#db.transaction().execute((db) => this.#issueIn(db, scope, subject));
  }

  async #issueIn(db: Db, scope: Scope, subject: string): Promise<IssuedDocument> {
    const { journal, store, clock, ctxFor } = this.#deps;
    const type = this.#type;
    const found: unknown = await type.data(ctxFor(this.#who, this.#app, db), subject);
    const data: unknown = JSON.parse(canonicalJson(found));
    // Whoever sees no personal values would have had other data, where there are any.
    const stranger = { ...this.#who, system: true, public: true };
    const personal = canonicalJson(await type.data(ctxFor(stranger, this.#app, db), subject)) !== canonicalJson(data);
    const organ = type.organ(data);
    refuseForeign(scope, organ);
    const now = clock.now();
    const date = chinaDate(now);
    const register = { app: this.#app.key, key: type.key, organ, year: Number(date.slice(0, 4)) };
    const number = await numberOf(db, type, data, register);
    const files: Partial<Record<DocumentFormat, string>> = {};
    for (const format of type.formats) {
      const content = await write(type, data, { number, date }, format);
      files[format] = await store.files.put(content, `${type.title}${number ?? ''}.${format}`);
    }
    const id = newId(now.getTime());
    const { rows } = await sql<Row>`
      insert into kernel.document
        (id, app, key, title, number, organ, subject, issued_at, issued_on, by_id, by_name, data, data_hash, files,
          personal)
      values (${id}, ${this.#app.key}, ${type.key}, ${type.title}, ${number}, ${organ}, ${subject}, ${now},
        ${date}, ${this.#who.personId}, ${this.#who.name}, ${JSON.stringify(data)}::jsonb,
        ${sm3(canonicalJson(data))}, ${JSON.stringify(files)}::jsonb, ${personal})
      returning ${columns}`.execute(db);
    const [row] = rows;
    assert(row, 'the issued document comes back');
    await journal.append(db, {
      who: this.#who,
      action: 'document.issue',
      subject: `${this.#app.key}.${type.key}/${id}`,
      detail: { number, subject, files },
    });
    return toIssued(row, this.#seesPersonal);
  }

  async list(subject?: string): Promise<readonly IssuedDocument[]> {
    const scope = this.#scope('read');
    const about = subject === undefined ? sql`true` : sql`subject = ${subject}`;
    const { rows } = await sql<Row>`
      select ${columns} from kernel.document
      where app = ${this.#app.key} and key = ${this.#type.key} and ${about} and ${inScope(scope)}
      order by issued_at desc limit 500`.execute(this.#db);
    return rows.map((row) => toIssued(row, this.#seesPersonal));
  }

  /** Makes the files again from the kept data and says whether each is byte for byte what was issued. */
  async verify(id: string): Promise<Readonly<Partial<Record<DocumentFormat, boolean>>>> {
    const scope = this.#scope('read');
    const { rows } = await sql<Row & { data: unknown; issued_on: string }>`
      select ${columns}, data, issued_on::text as issued_on from kernel.document
      where id = ${id} and app = ${this.#app.key} and key = ${this.#type.key} and ${inScope(scope)}`.execute(this.#db);
    const [row] = rows;
    if (!row) throw new Refusal('record.missing', { what: this.#type.title });
    const same: Partial<Record<DocumentFormat, boolean>> = {};
    for (const format of this.#type.formats) {
      const again = await write(this.#type, row.data, { number: row.number, date: row.issued_on }, format);
      same[format] = sm3(again) === row.files[format];
    }
    return same;
  }
}

/** Documents about one subject, of all these kinds that the person may read there: one question for a whole page. */
async function documentsAbout(
  deps: DocumentsDeps,
  app: App,
  types: readonly AnyDocumentType[],
  who: Who,
  subject: string,
): Promise<readonly IssuedDocument[]> {
  const { rows } = await sql<Row & { organ: string }>`
    select ${columns}, organ from kernel.document where app = ${app.key} and subject = ${subject}
      and key = any(${types.map((type) => type.key)}) order by issued_at desc limit 500`.execute(deps.store.db);
  if (rows.length === 0) return [];
  const scopes = new Map(
    types.map((type) => [type.key, deps.access.scope(who, app.key, `document:${type.key}`, 'read')]),
  );
  return rows
    .filter(({ key, organ }) => {
      const scope = scopes.get(key);
      return scope !== undefined && withinScope(scope, organ);
    })
    .map((row) => toIssued(row, deps.access.seesPersonal(who, app.key)));
}

export interface Documents {
  /** What was issued about a subject, of kinds that the person may read. */
  about(app: App, types: readonly AnyDocumentType[], who: Who, subject: string): Promise<readonly IssuedDocument[]>;
  bind(app: App, type: AnyDocumentType, who: Who, db?: Db): DocumentStore;
}

/** 文书: generated from the data, numbered without gaps, hashed, kept with what it was made from. */
export function makeDocuments(deps: DocumentsDeps): Documents {
  return {
    about: (app, types, who, subject) => documentsAbout(deps, app, types, who, subject),
    bind: (app, type, who, db) => new BoundDocuments(deps, app, type, who, db ?? deps.store.db),
  };
}
