import { sql } from 'kysely';
import type { Clock } from '../base/clock.ts';
import { kept as keptPlan } from '../store/kept-plans.ts';
import { keptEntry } from './entry.ts';
import type { Journal } from './types.ts';

/**
 * The journal's writing side. An entry takes no lock that others wait for: its place in the chain is given by the
 * sealer, after the commit.
 */
export function makeJournal(deps: { readonly clock: Clock }): Journal {
  return {
    async append(db, entry) {
      // Its keys are sorted already, so its plain JSON is the canonical one.
      const kept = keptEntry(entry, deps.clock.now());
      await sql`${keptPlan}
        WITH entry AS (
          INSERT INTO kernel.journal_entry
            (id, at, person_id, person_name, system, posts, action, subject, detail, canonical)
          VALUES (${kept.id}, ${kept.at}, ${kept.personId}, ${kept.personName}, ${kept.system},
            ${JSON.stringify(kept.posts)}::jsonb, ${kept.action}, ${kept.subject},
            ${JSON.stringify(kept.detail)}::jsonb, ${JSON.stringify(kept)})
          RETURNING id)
        INSERT INTO kernel.journal_unsealed (entry_id) SELECT id FROM entry`.execute(db);
    },
  };
}
