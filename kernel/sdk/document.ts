import type { OfficeDocument, OfficeWorkbook } from '../base/office-model.ts';
import type { Ctx } from './ctx.ts';

export type DocumentFormat = 'docx' | 'pdf' | 'xlsx';

/** Under which number and on which day a document goes out. A preview has no number yet. */
export interface Issue {
  readonly number: string | null;
  /** Civil date. */
  readonly date: string;
}

/** 文书: what is issued. Generated from the data, reproducible, hashed, numbered without gaps. */
export interface DocumentType<D = unknown> {
  readonly noun: 'document';
  readonly key: string;
  readonly title: string;
  readonly formats: readonly DocumentFormat[];
  /**
   * Gapless numbers per organ, type and year, such as `湘交科绩〔{year}〕{number}号`, or so by the data where each organ
   * has a word of its own; `given` where the case has taken its number already; absent for documents that carry none.
   */
  readonly numbering?: { readonly pattern: string | ((data: D) => string) } | { readonly given: (data: D) => string };
  /** What the document is made from. `subject` is the id of the entity or case it is about. Plain JSON. */
  readonly data: (ctx: Ctx, subject: string) => Promise<D>;
  /** Org code of the organ that issues it: numbers are its own, and it falls into that organ's scope. */
  readonly organ: (data: D) => string;
  /** Pure: same data, same document. */
  readonly render: (data: D, issue: Issue) => OfficeDocument;
  /** The same as sheets; needed when `xlsx` is among the formats. */
  readonly sheets?: (data: D, issue: Issue) => OfficeWorkbook;
  readonly basis?: string;
}

// biome-ignore lint/suspicious/noExplicitAny: a list of documents of different data needs the widest form.
export type AnyDocumentType = DocumentType<any>;

export function documentType<D>(decl: Omit<DocumentType<D>, 'noun'>): DocumentType<D> {
  return { noun: 'document', ...decl };
}

export interface IssuedDocument {
  readonly id: string;
  readonly key: string;
  readonly title: string;
  readonly number: string | null;
  readonly subject: string;
  readonly issuedAt: string;
  readonly byName: string;
  /** Format to SM3 hash of the stored file. */
  readonly files: Readonly<Partial<Record<DocumentFormat, string>>>;
  /** SM3 of the data it was made from. */
  readonly dataHash: string;
}
