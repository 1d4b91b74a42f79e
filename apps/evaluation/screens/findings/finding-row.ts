import type { Row } from '../../../../web/kit/index.ts';
import type { Kind, Severity } from '../../audit/model.ts';

export interface FindingRow extends Row {
  readonly id: string;
  readonly version: number;
  readonly state: string;
  readonly message: string;
  readonly disclosure: string;
  readonly findingId: string;
  readonly rule: string;
  readonly severity: Severity;
  readonly kind: Kind;
  readonly printed: string | null;
  readonly computed: string | null;
  readonly quotes: readonly { readonly line: number; readonly text: string }[] | null;
}
