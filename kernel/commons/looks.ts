import { sql } from 'kysely';
import type { App } from '../sdk/app.ts';
import type { CaseType } from '../sdk/case.ts';
import type { Who } from '../sdk/ctx.ts';
import type { CommonsDeps } from './deps.ts';
import { subjectFor } from './subject.ts';

/** One look at the personal data of a case, as the journal has kept it. */
export interface Look {
  readonly at: string;
  readonly byName: string;
  /** How many cases were shown at once: one by one, or as a list. */
  readonly shown: number;
}

/** Who has seen the personal data of a case, latest first; for those who may audit it. The asking itself is journalled. */
export async function looksAt(
  deps: CommonsDeps,
  who: Who,
  app: App,
  type: CaseType,
  id: string,
): Promise<readonly Look[]> {
  const subject = await subjectFor(deps, who, app, type, id, 'audit');
  const named = JSON.stringify([subject.id]);
  const { rows } = await sql<Look>`
    select at, person_name as "byName", jsonb_array_length(detail -> 'rows') as shown from kernel.journal_entry
    where action = 'personal.view' and detail -> 'rows' @> ${named}::jsonb
      and subject = ${`${app.key}.${type.key}`}
    order by at desc limit 200`.execute(deps.db);
  await deps.journal.append(deps.db, { who, action: 'looks.view', subject: `${app.key}.${type.key}/${subject.id}` });
  return rows;
}
