import { sql } from 'kysely';
import { assert, must } from '../base/assert.ts';
import { Refusal } from '../base/refusal.ts';
import type { Db } from '../store/types.ts';

export type OrgLevel = 'province' | 'city' | 'county' | 'unit';

/** A node of the org tree: a division by its public code, or a unit below one by a code of its own. */
export interface Org {
  readonly code: string;
  readonly name: string;
  readonly level: OrgLevel;
  readonly parent: string | null;
  /** Codes from the root down to this node, joined by `/`. */
  readonly path: string;
  readonly kind: string | null;
}

/** The file of public division codes: parents may stand before or after their children. */
export interface DivisionFile {
  readonly source: string;
  readonly divisions: readonly {
    readonly code: string;
    readonly name: string;
    readonly level: OrgLevel;
    readonly parent: string | null;
  }[];
}

/** The tree as this process holds it; `refresh` reads it again when somebody has changed it. */
export interface OrgTree {
  get(code: string): Org | undefined;
  /** In order of code. */
  all(): readonly Org[];
  /** Codes of the node and of everything below it. */
  subtree(code: string): readonly string[];
  /** Reads the tree again unless it is already at this revision. */
  refresh(revision?: number): Promise<void>;
}

export async function openOrgTree(db: Db): Promise<OrgTree> {
  let nodes = new Map<string, Org>();
  let seenRevision = -1;
  const subtrees = new Map<string, readonly string[]>();

  const read = async () => {
    const { rows: revisions } = await sql<{ revision: number }>`select revision::int from kernel.org_revision`.execute(
      db,
    );
    const { rows } = await sql<Org>`select code, name, level, parent, path, kind from kernel.org order by code`.execute(
      db,
    );
    nodes = new Map(rows.map((row) => [row.code, row]));
    subtrees.clear();
    seenRevision = must(revisions[0], 'row of kernel.org_revision').revision;
  };
  await read();

  return {
    get: (code) => nodes.get(code),
    all: () => [...nodes.values()],
    subtree(code) {
      const known = subtrees.get(code);
      if (known) return known;
      const top = nodes.get(code);
      const below = top
        ? [...nodes.values()].filter((node) => node === top || node.path.startsWith(`${top.path}/`))
        : [];
      const codes = below.map((node) => node.code);
      subtrees.set(code, codes);
      return codes;
    },
    async refresh(revision) {
      if (revision === undefined || revision !== seenRevision) await read();
    },
  };
}

/** Puts the divisions into the tree; running it again with the same file changes nothing. Returns how many changed. */
export async function loadOrgs(db: Db, file: DivisionFile): Promise<number> {
  const byCode = new Map(file.divisions.map((division) => [division.code, division]));
  const pathOf = (code: string): string => {
    const { parent } = must(byCode.get(code), `division ${code}`);
    return parent === null ? code : `${pathOf(parent)}/${code}`;
  };
  const rows = file.divisions.map((division) => ({ ...division, path: pathOf(division.code) }));
  const { rows: changed } = await sql`
    insert into kernel.org (code, name, level, parent, path)
    select code, name, level, parent, path
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as d (code text, name text, level text, parent text, path text)
    on conflict (code) do update set name = excluded.name, level = excluded.level, parent = excluded.parent, path = excluded.path
    where (org.name, org.level, org.parent, org.path) is distinct from
          (excluded.name, excluded.level, excluded.parent, excluded.path)
    returning code`.execute(db);
  if (changed.length > 0) await raiseRevision(db);
  return changed.length;
}

/** Adds a unit below an existing node. Its code is its own, such as `430000-kjzx`. */
export async function insertUnit(
  db: Db,
  unit: { readonly code: string; readonly name: string; readonly parent: string; readonly kind?: string },
): Promise<void> {
  assert(unit.code !== '' && !unit.code.includes('/'), `org code: ${unit.code}`);
  const { rows: known } = await sql`select 1 from kernel.org where code = ${unit.code}`.execute(db);
  if (known.length > 0) throw new Refusal('record.duplicate', { what: unit.code });
  const { rows } = await sql`
    insert into kernel.org (code, name, level, parent, path, kind)
    select ${unit.code}, ${unit.name}, 'unit', code, path || '/' || ${unit.code}::text, ${unit.kind ?? null}
    from kernel.org where code = ${unit.parent}
    returning code`.execute(db);
  if (rows.length === 0) throw new Refusal('record.missing', { what: unit.parent });
  await raiseRevision(db);
}

async function raiseRevision(db: Db): Promise<void> {
  await sql`update kernel.org_revision set revision = revision + 1`.execute(db);
}
