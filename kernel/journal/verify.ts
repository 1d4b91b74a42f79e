import { sql } from 'kysely';
import { canonicalJson } from '../store/canonical-json.ts';
import type { Db } from '../store/types.ts';
import type { KeptEntry } from './entry.ts';
import { chainStart, linkHash } from './seal.ts';

export interface JournalReport {
  /** Links that were recomputed and hold. */
  readonly links: number;
  /** Hash of the last link that holds: whoever keeps a copy elsewhere can prove later that nothing before it changed. */
  readonly head: string;
  /** Committed entries that await their link. */
  readonly unsealed: number;
  /** The first place where the chain does not hold; null when all of it does. */
  readonly broken: { readonly n: number; readonly entryId: string | null; readonly reason: string } | null;
}

interface Row extends Omit<KeptEntry, 'at'> {
  readonly n: number;
  readonly entryId: string;
  readonly hash: string;
  readonly atMs: number;
  readonly canonical: string | null;
}

const batch = 2_000;

async function rowsAfter(db: Db, n: number): Promise<readonly Row[]> {
  const { rows } = await sql<Row>`
    SELECT l.n, l.entry_id AS "entryId", l.hash, e.id, (extract(epoch FROM e.at) * 1000)::bigint AS "atMs",
      e.person_id AS "personId", e.person_name AS "personName", e.system, e.posts, e.action, e.subject, e.detail,
      e.canonical
    FROM kernel.journal_link l LEFT JOIN kernel.journal_entry e ON e.id = l.entry_id
    WHERE l.n > ${n} ORDER BY l.n LIMIT ${sql.lit(batch)}`.execute(db);
  return rows;
}

/** Why a link does not follow from the one before; null when it does. */
function breakOf(row: Row, expectedN: number, previous: string): string | null {
  if (row.n !== expectedN) return `序号 ${expectedN} 缺失`;
  if (row.canonical === null) return '记录缺失';
  const { id, personId, personName, system, posts, action, subject, detail } = row;
  const at = new Date(row.atMs).toISOString();
  const told = canonicalJson({ id, at, personId, personName, system, posts, action, subject, detail });
  if (told !== row.canonical) return '记录内容被改动';
  return linkHash(previous, row.canonical) === row.hash ? null : '散列值不符';
}

/** Recomputes the whole chain from the entries themselves and reports the first break and the unsealed tail. */
export async function verifyJournal(db: Db): Promise<JournalReport> {
  let links = 0;
  let head = chainStart;
  let broken: JournalReport['broken'] = null;
  for (let rows = await rowsAfter(db, 0); rows.length > 0 && !broken; rows = await rowsAfter(db, links)) {
    for (const row of rows) {
      const reason = breakOf(row, links + 1, head);
      if (reason) {
        broken = { n: links + 1, entryId: row.entryId, reason };
        break;
      }
      links += 1;
      head = row.hash;
    }
  }
  const { rows } = await sql<{ waiting: number; lost: number }>`
    SELECT (SELECT count(*) FROM kernel.journal_unsealed) AS waiting,
      (SELECT count(*) FROM kernel.journal_entry e
        WHERE NOT EXISTS (SELECT FROM kernel.journal_link l WHERE l.entry_id = e.id)
          AND NOT EXISTS (SELECT FROM kernel.journal_unsealed u WHERE u.entry_id = e.id)) AS lost`.execute(db);
  const unsealed = rows[0]?.waiting ?? 0;
  if (!broken && (rows[0]?.lost ?? 0) > 0) {
    broken = { n: links + 1, entryId: null, reason: `${rows[0]?.lost} 条记录的链接被删除` };
  }
  return { links, head, unsealed, broken };
}
