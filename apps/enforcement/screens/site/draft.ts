import type { Stated } from '../../services/circumstances.ts';
import type { SiteFiling } from '../../services/site-file.ts';

export interface Band {
  readonly outcome: string;
  readonly title: string;
  readonly least: number;
  readonly most: number;
}

export interface Act {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly field: string;
  readonly broken: string;
  readonly penalised: string;
  readonly bands: Readonly<Record<string, Band>>;
}

export interface OfficerChoice {
  readonly id: string;
  readonly name: string;
  readonly certificates: readonly {
    readonly no: string;
    readonly field: string;
    readonly validUntil: string;
    readonly reviewed: readonly number[];
  }[];
}

export interface Ground {
  readonly on: string;
  readonly organs: readonly { readonly org: string; readonly name: string }[];
  readonly officers: readonly OfficerChoice[];
  readonly violations: readonly Act[];
}

export interface Photo {
  readonly takenAt: string;
  readonly content: string;
}

/** What the officer has filled in so far. */
export interface Draft extends Stated {
  /** The name under which it will be filed, once. */
  readonly id: string;
  readonly leadOfficer: string;
  readonly secondOfficer: string;
  readonly violation: string;
  readonly procedure: 'ordinary' | 'spot';
  readonly partyKind: 'person' | 'organisation';
  readonly partyId?: string | undefined;
  readonly name: string;
  readonly number: string;
  readonly telephone: string;
  readonly plate: string;
  /** Wall clock in China, as a native input gives it. */
  readonly actAt: string;
  readonly place: string;
  readonly facts: string;
  readonly fine: string;
  readonly identityShown: boolean;
  readonly rightsTold: boolean;
  readonly statementHeard: boolean;
  readonly delivery: 'signed' | 'refused';
  readonly photos: readonly Photo[];
}

export const emptyDraft = (id: string, kept: { leadOfficer: string; secondOfficer: string }, now: string): Draft => ({
  id,
  ...kept,
  violation: '',
  procedure: 'ordinary',
  partyKind: 'person',
  name: '',
  number: '',
  telephone: '',
  plate: '',
  actAt: now,
  place: '',
  facts: '',
  fine: '',
  firstTime: false,
  minor: false,
  corrected: false,
  mitigating: false,
  times: 1,
  identityShown: false,
  rightsTold: false,
  statementHeard: false,
  delivery: 'signed',
  photos: [],
});

/** What still has to be filled in, in the order of the form; the server asks again, with the law. */
export function missingIn(draft: Draft): readonly string[] {
  const wanted: readonly (readonly [string, boolean])[] = [
    ['主办执法人员', draft.leadOfficer !== ''],
    ['协办执法人员', draft.secondOfficer !== ''],
    ['违法行为', draft.violation !== ''],
    ['当事人', draft.name.trim() !== ''],
    ['违法地点', draft.place.trim() !== ''],
    ['违法事实', draft.facts.trim() !== ''],
    ['罚款金额', draft.procedure === 'ordinary' || draft.fine.trim() !== ''],
  ];
  return wanted.filter(([, filled]) => !filled).map(([title]) => title);
}

const given = (name: string, value: string) => (value.trim() === '' ? {} : { [name]: value.trim() });

/** What is sent of it. The act decides the field of law. */
export function filingOf(draft: Draft, act: Act, org: string, madeAt: string): Omit<SiteFiling, 'clientId'> {
  const { leadOfficer, secondOfficer, partyId, partyKind, name, photos, procedure } = draft;
  const { identityShown, rightsTold, statementHeard, delivery } = draft;
  const spot = { fine: Number(draft.fine), identityShown, rightsTold, statementHeard, delivery };
  return {
    madeAt,
    org,
    field: act.field as SiteFiling['field'],
    leadOfficer,
    secondOfficer,
    violation: act.id,
    violationName: act.name,
    ...(partyId
      ? { partyId }
      : {
          party: {
            kind: partyKind,
            name: name.trim(),
            ...given('number', draft.number),
            ...given('telephone', draft.telephone),
          },
        }),
    ...given('plate', draft.plate),
    actAt: `${draft.actAt}:00+08:00`,
    place: draft.place.trim(),
    facts: draft.facts.trim(),
    ...(procedure === 'spot' ? { spot } : {}),
    photos: [...photos],
  };
}
