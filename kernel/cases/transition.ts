import { Refusal } from '../base/refusal.ts';
import type { Access } from '../identity/access.ts';
import { actingFor } from '../identity/acting-for.ts';
import { withinScope } from '../identity/make-access.ts';
import type { MoveDecl } from '../sdk/case.ts';
import { checkValues, type RowValues } from '../sdk/check-values.ts';
import type { Who } from '../sdk/ctx.ts';
import type { Fields } from '../sdk/field.ts';
import type { CaseRow } from './case-rows.ts';
import { type AnyCaseType, stateTitle } from './law.ts';

export interface Attempt {
  readonly app: string;
  readonly law: AnyCaseType;
  readonly move: MoveDecl;
  readonly row: CaseRow;
  readonly who: Who;
  readonly access: Access;
  /** Who last made the moves that this one must not share its maker with, and for whom they stood in. */
  readonly makers: ReadonlyMap<string, readonly string[]>;
}

/** Whether the state, the role, its scope and the maker of an earlier move let somebody make a move; null when they do. */
export function refusalOf(attempt: Attempt): Refusal | null {
  const { app, law, move, row, who, access, makers } = attempt;
  const scope = access.roleScope(who, app, move.by);
  // Whom the case is none of his business is not told in which state it is.
  if (scope && !withinScope(scope, String(row[law.org]))) return new Refusal('grant.scope');
  if (!move.from.includes(row.state)) {
    return new Refusal('case.move', { state: stateTitle(law, row.state), move: move.title }, move.basis);
  }
  if (!scope) return new Refusal('grant.denied', { action: move.title }, move.basis);
  const acting = [who.personId, ...actingFor(access, who, app, move.by, String(row[law.org])).map(({ id }) => id)];
  if ([...makers.values()].some((made) => made.some((id) => acting.includes(id))))
    return new Refusal('case.self-review', {}, move.basis);
  return null;
}

/** The titles of needed fields that are still empty. */
export function missingNeeds(law: AnyCaseType, move: MoveDecl, values: RowValues): readonly string[] {
  const empty = (move.needs ?? []).filter((name) => (values[name] ?? null) === null || values[name] === '');
  return empty.map((name) => law.fields[name]?.title ?? name);
}

export function refuseMissing(titles: readonly string[]): void {
  if (titles.length === 0) return;
  throw new Refusal('input.invalid', { detail: `请先填写${titles.map((title) => `“${title}”`).join('、')}。` });
}

const ownFields = new WeakMap<MoveDecl, Fields>();

/** The case's own fields that a move fills in, where they are declared otherwise than its input. */
function ownFieldsOf(law: AnyCaseType, move: MoveDecl): Fields {
  const known = ownFields.get(move);
  if (known) return known;
  const input = Object.keys(move.input ?? {});
  const made = Object.fromEntries(Object.entries(law.fields).filter(([name]) => input.includes(name)));
  ownFields.set(move, made);
  return made;
}

function kept(law: AnyCaseType, move: MoveDecl, row: CaseRow): RowValues {
  return Object.fromEntries(Object.keys(ownFieldsOf(law, move)).map((name) => [name, row[name] ?? null]));
}

/** The inputs that bear a name of the case's fields: they are written into the case. */
export function mergedInto(law: AnyCaseType, move: MoveDecl, row: CaseRow, input: RowValues): RowValues {
  const merged: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(input)) {
    const field = law.fields[name];
    if (!field) continue;
    const before = row[name] ?? null;
    if (field.fixed && before !== null && before !== value) {
      throw new Refusal('input.invalid', { detail: `“${field.title}”填写后不能更改。` });
    }
    merged[name] = value;
  }
  const names = Object.keys(merged);
  // What is filled in must suit the case as well as the form, and never empties what the case requires.
  if (names.length > 0) checkValues(ownFieldsOf(law, move), { ...kept(law, move, row), ...merged });
  return merged;
}
