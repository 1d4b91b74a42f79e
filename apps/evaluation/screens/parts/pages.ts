import { withParams } from '../../../../web/kit/index.ts';

/** Page of the reader for a kept disclosure, at a place of it. */
export const readerPage = (id: string, place: Readonly<Record<string, unknown>> = {}): string =>
  withParams('/evaluation/screens/reader', { id, ...place });
