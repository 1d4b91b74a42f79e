/** Outlines of divisions under the maps: loaded by administrators, read by everybody who is signed in. */
import { sql } from 'kysely';
import { type Clock, chinaIso } from '../base/clock.ts';
import { Refusal } from '../base/refusal.ts';
import type { Access, OrgTree } from '../identity/index.ts';
import type { Journal } from '../journal/types.ts';
import type { Who } from '../sdk/ctx.ts';
import type { Store } from '../store/types.ts';
import { type Checked, checkOutlines, type Level } from './check.ts';

export type { Level } from './check.ts';

export interface LoadedOutlines extends Checked {
  readonly level: Level;
  readonly hash: string;
  readonly fileName: string;
  readonly loadedAt: string;
  readonly loadedBy: string;
}

export interface Outlines {
  /** What holds now; null for a level of which nothing was loaded. */
  current(): Promise<Readonly<Record<Level, LoadedOutlines | null>>>;
  /** Checks a file against the divisions and lets it hold from now on. For administrators of the platform. */
  load(who: Who, level: Level, file: { readonly name: string; readonly content: Uint8Array }): Promise<LoadedOutlines>;
  /** The file that holds now, as it was loaded. */
  content(level: Level): Promise<Uint8Array>;
}

export interface OutlinesDeps {
  readonly store: Pick<Store, 'db' | 'files'>;
  readonly journal: Journal;
  readonly access: Access;
  readonly orgs: OrgTree;
  readonly clock: Clock;
}

interface Row {
  level: Level;
  file_hash: string;
  file_name: string;
  regions: number;
  missing: string[];
  loaded_at: string | Date;
  loaded_by: string;
}

const toLoaded = (row: Row): LoadedOutlines => ({
  level: row.level,
  hash: row.file_hash,
  fileName: row.file_name,
  regions: row.regions,
  missing: row.missing,
  loadedAt: chinaIso(new Date(row.loaded_at)),
  loadedBy: row.loaded_by,
});

export function makeOutlines({ store, journal, access, orgs, clock }: OutlinesDeps): Outlines {
  const current = async () => {
    const { rows } = await sql<Row>`SELECT DISTINCT ON (level) level, file_hash, file_name, regions, missing, loaded_at,
      loaded_by FROM kernel.outlines ORDER BY level, id DESC`.execute(store.db);
    const of = (level: Level) => {
      const row = rows.find((one) => one.level === level);
      return row ? toLoaded(row) : null;
    };
    return { city: of('city'), county: of('county') };
  };
  return {
    current,
    async load(who, level, { name, content }) {
      const action = '导入区划边界';
      if (access.roleScope(who, 'kernel', ['admin'])?.kind !== 'all') throw new Refusal('grant.denied', { action });
      const { regions, missing } = checkOutlines(content, level, orgs.all());
      const hash = await store.files.put(content, name);
      const loadedAt = clock.now();
      await store.db.transaction().execute(async (tx) => {
        await sql`INSERT INTO kernel.outlines (level, file_hash, file_name, regions, missing, loaded_at, loaded_by)
          VALUES (${level}, ${hash}, ${name}, ${regions}, ${[...missing]}, ${loadedAt}, ${who.name})`.execute(tx);
        const detail = { hash, name, regions, missing };
        await journal.append(tx, { who, action: 'outlines.load', subject: `kernel.outlines/${level}`, detail });
      });
      return { level, hash, fileName: name, regions, missing, loadedAt: chinaIso(loadedAt), loadedBy: who.name };
    },
    async content(level) {
      const loaded = (await current())[level];
      if (!loaded) throw new Refusal('record.missing', { what: '区划边界' });
      return store.files.get(loaded.hash);
    },
  };
}
