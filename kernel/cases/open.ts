import { newId } from '../base/ids.ts';
import { Refusal } from '../base/refusal.ts';
import { withinScope } from '../identity/make-access.ts';
import { checkValues, type RowValues } from '../sdk/check-values.ts';
import type { Fields, Values } from '../sdk/field.ts';
import type { Db } from '../store/types.ts';
import { keepDeadlines } from './after-event.ts';
import { type CaseRow, insertCase } from './case-rows.ts';
import type { Bound } from './deps.ts';
import { type AnyCaseType, openingStep } from './law.ts';
import { lawfulCtx, onBehalf, subjectOf } from './move.ts';

/** What a later move fills in is not known at the opening. */
function refuseLater(law: AnyCaseType, values: RowValues): void {
  if (!law.opening) return;
  const given = Object.entries(values).filter(([, value]) => (value ?? null) !== null);
  const later = given.find(([name]) => !law.opening?.includes(name));
  if (later) throw new Refusal('input.invalid', { detail: `发起时不能填写“${law.fields[later[0]]?.title}”。` });
}

/** Opens a case under the current law, inside the given transaction. */
export async function openCase(
  bound: Bound,
  db: Db,
  law: AnyCaseType,
  given: unknown,
  why: string | undefined,
): Promise<CaseRow> {
  const { deps, app, who } = bound;
  const now = deps.clock.now();
  const scope = deps.access.roleScope(who, app.key, law.openedBy);
  if (!scope) throw new Refusal('grant.denied', { action: `发起${law.title}` });
  const values = checkValues(law.fields, given);
  refuseLater(law, values);
  const org = String(values[law.org]);
  if (!deps.orgExists(org)) throw new Refusal('record.missing', { what: org });
  if (!withinScope(scope, org)) throw new Refusal('grant.scope');

  const input = why ? { why } : {};
  const made = onBehalf(bound, law.openedBy, org);
  const step = { app: app.key, now, move: openingStep, from: null, to: law.initial, ...made, input };
  const own = await law.sets?.(values as Values<Fields>, lawfulCtx(bound, db));
  const row = await insertCase(db, law, newId(now.getTime()), { ...values, ...own }, step);
  const event = { move: null, from: null, to: law.initial };
  await keepDeadlines(deps, db, { app: app.key, law, caseId: row.id, org, values: row }, event, now);
  await deps.entered?.(db, who, app, law.key, law.initial, row);
  await deps.journal.append(db, {
    who,
    action: 'case.open',
    subject: subjectOf(app.key, law.key, row.id),
    detail: { state: law.initial, lawVersion: law.lawVersion, ...(why ? { why } : {}) },
  });
  return row;
}
