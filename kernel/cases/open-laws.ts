import { sql } from 'kysely';
import { assert } from '../base/assert.ts';
import { caseTable } from './case-rows.ts';
import type { CasesDeps } from './deps.ts';

/**
 * Asserts that each open case finds the law it was opened under: a declaration whose version was raised without keeping
 * the former one would leave its cases without moves.
 */
export async function checkOpenLaws(deps: CasesDeps): Promise<void> {
  for (const { app, current, versions } of deps.lawBook.all) {
    const known = versions.map((law) => law.lawVersion);
    const { rows } = await sql<{ version: number; open: number }>`
      select c.law_version as version, count(*) as open from ${caseTable(app.key, current).table} c
      where c.closed_at is null and c.law_version <> all(${known}::integer[])
      group by c.law_version order by c.law_version`.execute(deps.db);
    const [lost] = rows;
    assert(!lost, `${app.key}.${current.key}: ${lost?.open} cases are open under law ${lost?.version}, not declared`);
  }
}
