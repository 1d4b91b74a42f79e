import type { OfficeDocument, OfficeWorkbook } from '../base/office-model.ts';
import type { Ctx } from './ctx.ts';

export type DocumentFormat = 'docx' | 'pdf' | 'xlsx';

/** 文书: what is issued. Generated from the data, reproducible, hashed, numbered without gaps. */
export interface DocumentType<D = unknown> {
  readonly noun: 'document';
  readonly key: string;
  readonly title: string;
  readonly formats: readonly DocumentFormat[];
  /** Gapless numbers per organ, type and year; absent for documents that carry none. */
  readonly numbering?: { readonly pattern: string };
  /** What the document is made from. `subject` is the id of the entity or case it is about. */
  readonly data: (ctx: Ctx, subject: string) => Promise<D>;
  /** Pure: same data, same document. */
  readonly render: (data: D) => OfficeDocument;
  readonly sheets?: (data: D) => OfficeWorkbook;
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
