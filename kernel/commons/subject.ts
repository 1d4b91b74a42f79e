import { sql } from 'kysely';
import { isId } from '../base/ids.ts';
import { Refusal } from '../base/refusal.ts';
import { withinScope } from '../identity/index.ts';
import type { App } from '../sdk/app.ts';
import type { CaseType } from '../sdk/case.ts';
import type { Who } from '../sdk/ctx.ts';
import type { Grant } from '../sdk/grant.ts';
import { maskRow } from '../sdk/mask.ts';
import { snake, tableName } from '../store/naming.ts';
import type { CommonsDeps } from './deps.ts';

/** A case as the commons know it. */
export interface Subject {
  readonly app: App;
  readonly type: CaseType;
  readonly id: string;
  readonly org: string;
  /** Its label as whoever sees no personal data may read it. */
  readonly label: string;
}

/** Whether somebody may do this with the case. */
export function reaches(
  { access }: CommonsDeps,
  who: Who,
  { app, type, org }: Subject,
  permit: Grant['may'][number],
): boolean {
  try {
    return withinScope(access.scope(who, app.key, `case:${type.key}`, permit), org);
  } catch (cause) {
    if (cause instanceof Refusal) return false;
    throw cause;
  }
}

/** The case, for somebody who may do this with it. */
export async function subjectFor(
  deps: CommonsDeps,
  who: Who,
  app: App,
  type: CaseType,
  id: string,
  permit: Grant['may'][number] = 'read',
): Promise<Subject> {
  const scope = deps.access.scope(who, app.key, `case:${type.key}`, permit);
  const { rows } = isId(id)
    ? await sql<{ org: string; label: string }>`
        select ${sql.ref(snake(type.org))} as org, ${sql.ref(snake(type.label))}::text as label
        from ${sql.table(tableName(app.key, type.key))} where id = ${id}`.execute(deps.db)
    : { rows: [] };
  const [row] = rows;
  if (!row) throw new Refusal('record.missing', { what: type.title });
  if (!withinScope(scope, row.org)) throw new Refusal('grant.scope');
  const label = String(maskRow(type.fields, { [type.label]: row.label })[type.label] ?? '');
  return { app, type, id, org: row.org, label };
}
