import { newId } from '../base/ids.ts';
import { Refusal } from '../base/refusal.ts';
import { withinScope } from '../identity/make-access.ts';
import { checkValues } from '../sdk/check-values.ts';
import type { Db } from '../store/types.ts';
import { keepDeadlines } from './after-event.ts';
import { type CaseRow, insertCase } from './case-rows.ts';
import type { Bound } from './deps.ts';
import { type AnyCaseType, openingStep } from './law.ts';
import { subjectOf } from './move.ts';

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
  const org = String(values[law.org]);
  if (!deps.orgExists(org)) throw new Refusal('record.missing', { what: org });
  if (!withinScope(scope, org)) throw new Refusal('grant.scope');

  const input = why ? { why } : {};
  const step = { app: app.key, now, move: openingStep, from: null, to: law.initial, who, input };
  const row = await insertCase(db, law, newId(now.getTime()), values, step);
  const event = { move: null, from: null, to: law.initial };
  await keepDeadlines(deps, db, { app: app.key, law, caseId: row.id, org }, event, now);
  await deps.journal.append(db, {
    who,
    action: 'case.open',
    subject: subjectOf(app.key, law.key, row.id),
    detail: { state: law.initial, lawVersion: law.lawVersion, ...(why ? { why } : {}) },
  });
  return row;
}
