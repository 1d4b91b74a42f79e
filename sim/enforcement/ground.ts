import type { Account } from '../hotline/platform.ts';

/** Everybody whose hand a case passes through; accounts of one organ. */
export const hands = ['officer', 'head', 'legal', 'station', 'cashier', 'archivist'] as const;
export type Hand = (typeof hands)[number];
export type People = Readonly<Record<Hand, Account>>;

interface Band {
  readonly least: number;
  readonly most: number;
}

export interface Act {
  readonly id: string;
  readonly name: string;
  readonly field: string;
  readonly bands: Readonly<Record<string, Band>>;
}

interface Officer {
  readonly id: string;
  readonly legalQualification?: boolean | null;
}

/** What an organ has to work with, read as its officers read it. */
export interface Ground {
  readonly people: People;
  readonly org: string;
  readonly acts: readonly Act[];
  readonly officers: readonly string[];
  /** Who may review. */
  readonly reviewer: string;
}

/** No circumstance, the first time within a year: the common case of every standard. */
export const plainly = '00001';

export async function readGround(people: People): Promise<Ground> {
  const { organs, violations } = await people.officer.get<{
    organs: readonly { readonly org: string }[];
    violations: readonly Act[];
  }>('/api/enforcement/services/site-ground');
  const { rows } = await people.officer.get<{ rows: readonly Officer[] }>(
    '/api/enforcement/entities/officer?pageSize=100',
  );
  const [organ] = organs;
  const reviewer = rows.find(({ legalQualification }) => legalQualification);
  const officers = rows.filter((one) => one !== reviewer).map(({ id }) => id);
  const acts = violations.filter(({ bands }) => bands[plainly]);
  if (!organ || !reviewer || officers.length < 2 || acts.length === 0)
    throw new Error('平台上没有执法机构、执法人员或违法行为，请先登记');
  return { people, org: organ.org, acts, officers, reviewer: reviewer.id };
}
