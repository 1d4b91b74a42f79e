import { type Ctx, documentType, type OfficeDocument } from '../../../kernel/sdk/index.ts';
import type { Issued } from './layout.ts';
import type { Sheet } from './sheet.ts';

interface Form<D> {
  readonly key: string;
  readonly title: string;
  /** The word of this kind of form in its number, after the organ's own. Absent where the case gives the number. */
  readonly word?: string;
  readonly given?: (data: D) => string;
  readonly basis: string;
  readonly data: (ctx: Ctx, subject: string) => Promise<D>;
  readonly render: (data: D, issued: Issued) => OfficeDocument;
}

/** A form in DOCX and PDF, numbered for each organ, kind and year. */
export function form<D extends { readonly sheet: Pick<Sheet, 'organ' | 'simulated'> }>(decl: Form<D>) {
  const { key, title, word, given, basis, data, render } = decl;
  const pattern = (one: D) => `${one.sheet.organ.word}${word}〔{year}〕{number}号`;
  return documentType<D>({
    key,
    title,
    formats: ['docx', 'pdf'],
    basis,
    ...(word ? { numbering: { pattern } } : given ? { numbering: { given } } : {}),
    organ: (one) => one.sheet.organ.org,
    data,
    render,
  });
}

export const ministryForms = '交通运输部行政执法文书式样';
