import type { ScoredRow, ScoredTable } from '../scoring/score-disclosure.ts';
import { plain } from '../scoring/wording.ts';
import { normalName, similarity } from './labels.ts';

/** One indicator that stands both in the table of the unit and in that of a project. */
export interface Twin {
  readonly unit: ScoredTable;
  readonly project: ScoredTable;
  readonly left: ScoredRow;
  readonly right: ScoredRow;
}

/** The texts of a row that twins are told by, made plain once. */
interface Entry {
  readonly row: ScoredRow;
  readonly name: string;
  readonly target: string;
  readonly actual: string;
}

function entry(row: ScoredRow): Entry {
  const { level3, targetText, actualText } = row.row;
  return { row, name: normalName(level3), target: plain(targetText), actual: plain(actualText) };
}

/** How sure two rows are the same indicator; 0 = they are not. */
function likeness(left: Entry, right: Entry): number {
  const [a, b] = [left.name, right.name];
  if (a === '' || b === '') return 0;
  const target = left.target === right.target;
  const same = a === b;
  if (!same && !(target && (a.includes(b) || b.includes(a)) && Math.min(a.length, b.length) >= 4)) return 0;
  return (same ? 4 : 2) + (target ? 2 : 0) + (left.actual === right.actual ? 1 : 0);
}

/** Pairs of rows that are compared one by one at most; larger tables are matched by name alone, so that memory stays bounded. */
const mostPairs = 4_000_000;

/** Best matching of two lists that keeps the order of both (a weighted longest common subsequence). */
function inOrder(left: readonly ScoredRow[], right: readonly ScoredRow[]): [ScoredRow, ScoredRow][] {
  if (left.length * right.length > mostPairs) return [];
  const width = right.length + 1;
  const best = new Float64Array((left.length + 1) * width);
  const others = right.map(entry);
  const like = left.map(entry).map((a) => others.map((b) => likeness(a, b)));
  const at = (i: number, j: number): number => best[i * width + j] ?? 0;
  for (let i = 1; i <= left.length; i += 1) {
    for (let j = 1; j <= right.length; j += 1) {
      const match = like[i - 1]?.[j - 1] ?? 0;
      const joined = match > 0 ? at(i - 1, j - 1) + match : 0;
      best[i * width + j] = Math.max(at(i - 1, j), at(i, j - 1), joined);
    }
  }
  const pairs: [ScoredRow, ScoredRow][] = [];
  let i = left.length;
  let j = right.length;
  while (i > 0 && j > 0) {
    const a = left[i - 1];
    const b = right[j - 1];
    if (at(i, j) === at(i - 1, j)) i -= 1;
    else if (at(i, j) === at(i, j - 1)) j -= 1;
    else {
      if (a && b) pairs.push([a, b]);
      i -= 1;
      j -= 1;
    }
  }
  return pairs.reverse();
}

/** Rows left over whose name is alone of its kind on both sides: tables that list in another order. */
function byName(left: readonly ScoredRow[], right: readonly ScoredRow[]): [ScoredRow, ScoredRow][] {
  const named = (rows: readonly ScoredRow[], name: string): ScoredRow[] =>
    rows.filter((row) => normalName(row.row.level3) === name);
  return left.flatMap((row): [ScoredRow, ScoredRow][] => {
    const name = normalName(row.row.level3);
    const others = named(right, name);
    return others[0] && others.length === 1 && named(left, name).length === 1 ? [[row, others[0]]] : [];
  });
}

/** Rows left over that ask for the same under a name that is nearly the same. */
function byLikeness(left: readonly ScoredRow[], right: readonly ScoredRow[]): [ScoredRow, ScoredRow][] {
  const like = (a: ScoredRow, b: ScoredRow): boolean =>
    plain(a.row.targetText) === plain(b.row.targetText) &&
    a.row.level2.slice(0, 2) === b.row.level2.slice(0, 2) &&
    similarity(normalName(a.row.level3), normalName(b.row.level3)) >= 0.8;
  return left.flatMap((row): [ScoredRow, ScoredRow][] => {
    const others = right.filter((other) => like(row, other));
    return others[0] && others.length === 1 && left.filter((one) => others[0] && like(one, others[0])).length === 1
      ? [[row, others[0]]]
      : [];
  });
}

/** Finds the indicators that the unit's table shares with each project's. */
export function findTwins(unit: ScoredTable | null, projects: readonly ScoredTable[]): Twin[] {
  if (!unit) return [];
  const taken = new Set<ScoredRow>();
  return projects.flatMap((project) => {
    const free = unit.rows.filter((row) => !taken.has(row));
    const ordered = inOrder(free, project.rows);
    const used = new Set(ordered.flat());
    const open = (rows: readonly ScoredRow[]): ScoredRow[] => rows.filter((row) => !used.has(row));
    const named = byName(open(free), open(project.rows));
    for (const row of named.flat()) used.add(row);
    const alike = byLikeness(open(free), open(project.rows));
    return [...ordered, ...named, ...alike].map(([left, right]) => {
      taken.add(left);
      return { unit, project, left, right };
    });
  });
}
