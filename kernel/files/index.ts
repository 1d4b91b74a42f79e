/** Stored files as people reach them: kept under the hash of their content, given to who may read what names them. */
import { sql } from 'kysely';
import { Refusal } from '../base/refusal.ts';
import type { Who } from '../sdk/ctx.ts';
import type { FilesDeps } from './deps.ts';
import { factNames } from './facts-naming.ts';
import { waysToFile } from './ways-to-file.ts';

export interface Files {
  /** Keeps a file and returns its hash. */
  put(who: Who, content: Uint8Array, name: string): Promise<string>;
  /**
   * The file, for somebody who may read a row, a fact, an issued document or an intake that names it, or who has put it
   * there within the hour. Anybody else is refused in the same words whether there is such a file or not.
   */
  get(who: Who, hash: string): Promise<Uint8Array>;
  /** Whether `get` would give it. */
  mayRead(who: Who, hash: string): Promise<boolean>;
}

const isHash = (text: string) => /^[0-9a-f]{64}$/.test(text);

async function mayRead(deps: FilesDeps, who: Who, hash: string): Promise<boolean> {
  if (!isHash(hash)) return false;
  const ways = waysToFile(deps, who, hash);
  const { rows } = await sql<{ found: boolean }>`SELECT ${sql.join(ways, sql` OR `)} AS found`.execute(deps.store.db);
  return rows[0]?.found || factNames(deps, who, hash);
}

export function makeFiles(deps: FilesDeps): Files {
  const { journal, store } = deps;
  return {
    mayRead: (who, hash) => mayRead(deps, who, hash),
    async put(who, content, name) {
      const hash = await store.files.put(content, name);
      await journal.append(store.db, { who, action: 'file.put', subject: `kernel.file/${hash}`, detail: { name } });
      return hash;
    },
    async get(who, hash) {
      if (!(await mayRead(deps, who, hash))) throw new Refusal('grant.scope');
      const content = await store.files.get(hash);
      await journal.append(store.db, { who, action: 'file.read', subject: `kernel.file/${hash}` });
      return content;
    },
  };
}
