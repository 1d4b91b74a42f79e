import { sql } from 'kysely';
import { Gauge, type Registry } from 'prom-client';
import { systemWho } from '../kernel/identity/index.ts';
import type { Kernel } from '../kernel/kernel.ts';
import type { Store } from '../kernel/store/types.ts';

export const subjectOfRefused = (name: string) => `kernel.refused-facts/${name}`;

/** How many batches the engine has refused for what they are: anything but nought wants somebody to look. */
export function watchRefusedFacts(registry: Registry, { factLog }: Pick<Store, 'factLog'>): void {
  new Gauge({
    name: 'hengdao_refused_facts',
    help: 'Batches of facts that ClickHouse refuses and that are set aside.',
    registers: [registry],
    collect() {
      this.set(factLog.setAside.length);
    },
  });
}

/** Journals what the engine refuses, once for each refusal: the log of facts has no journal of its own. */
export function tellRefusedFacts({ store, journal }: Kernel): () => Promise<void> {
  const told = new Set<string>();
  return async () => {
    for (const { name, at, table, bytes, reason } of store.factLog.setAside) {
      if (told.has(`${name} ${at}`)) continue;
      const subject = subjectOfRefused(name);
      await store.db.transaction().execute(async (db) => {
        // Nobody else looks between the look and the entry.
        await sql`select pg_advisory_xact_lock(hashtextextended(${subject}, 0))`.execute(db);
        const { rows } = await sql`
          select from kernel.journal_entry
          where subject = ${subject} and action = 'facts.refused' and detail ->> 'refusedAt' = ${at}`.execute(db);
        if (rows.length > 0) return;
        const detail = { table, bytes, reason, refusedAt: at };
        await journal.append(db, { who: systemWho, action: 'facts.refused', subject, detail });
      });
      told.add(`${name} ${at}`);
    }
  };
}
