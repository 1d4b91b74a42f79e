import type { Field, Fields } from '../../../kernel/sdk/field.ts';
import type { CaseManifest } from '../../kit/index.ts';
import { labelFirst } from './entity-list.tsx';

/** Columns of a case list: its name, its state, its fields, and what the kernel keeps of it. */
export function caseListFields(decl: CaseManifest): Fields {
  const options = Object.fromEntries(Object.entries(decl.states).map(([key, state]) => [key, state.title]));
  const { [decl.label]: label, ...others } = labelFirst<Field>(decl.fields, decl.label);
  return {
    ...(label ? { [decl.label]: label } : {}),
    state: { kind: 'choice', title: '状态', options },
    ...others,
    openedAt: { kind: 'instant', title: '发起时间' },
  };
}

/** What is asked for when a case is opened: not the fields that a later move fills in, unless it cannot be without. */
export function openingFields(decl: CaseManifest): Fields {
  const { opening } = decl;
  if (opening) return Object.fromEntries(Object.entries(decl.fields).filter(([name]) => opening.includes(name)));
  const later = new Set(Object.values(decl.moves).flatMap((move) => Object.keys(move.input ?? {})));
  return Object.fromEntries(
    Object.entries(decl.fields).filter(([name, field]) => field.required || (!later.has(name) && !field.hidden)),
  );
}
