import type { CaseDeadline, CaseStep, IssuedDocument } from '../../../../kernel/sdk/index.ts';
import { type OfferedMove, type Row, useApi } from '../../../../web/kit/index.ts';

/** A case as the server tells it to whom may read it. */
export interface CaseAnswer {
  readonly record: Row;
  readonly moves: readonly OfferedMove[];
  readonly history: readonly CaseStep[];
  readonly deadlines: readonly CaseDeadline[];
  readonly documents: readonly IssuedDocument[];
}

export const useCase = (key: string, id: string) => useApi<CaseAnswer>(`/enforcement/cases/${key}/${id}`);

export interface CasePage {
  readonly rows: readonly Row[];
  readonly total: number;
}

/** Cases of a type, narrowed. */
export const useCases = (key: string, params: Readonly<Record<string, unknown>>) =>
  useApi<CasePage>(`/enforcement/cases/${key}`, params, { keep: true });
