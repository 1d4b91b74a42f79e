import type { ScoredRow, ScoredTable } from '../scoring/score-disclosure.ts';
import { type Context, type Draft, type Effect, type RowRef, rowRef } from './model.ts';

export interface Member {
  readonly table: ScoredTable;
  readonly scored: ScoredRow;
}

/** One indicator in every table that carries it, the unit's table first. */
export type Group = readonly [Member, ...Member[]];

/** All indicators; twins form one group, so that a matter is reported once. */
export function indicatorGroups(context: Context): Group[] {
  const partner = new Map(context.twins.map((twin) => [twin.left, twin]));
  const taken = new Set(context.twins.map((twin) => twin.right));
  const groups: Group[] = [];
  for (const table of context.scored.tables) {
    for (const scored of table.rows) {
      if (taken.has(scored)) continue;
      const twin = partner.get(scored);
      const own: Member = { table, scored };
      groups.push(twin ? [own, { table: twin.project, scored: twin.right }] : [own]);
    }
  }
  return groups;
}

/** Members of a group for which something holds, or null when it holds for none. */
export function affected(group: Group, holds: (member: Member) => boolean): Group | null {
  const [first, ...rest] = group.filter(holds);
  return first ? [first, ...rest] : null;
}

export function refs(members: readonly Member[]): RowRef[] {
  return members.map(({ table, scored }) => rowRef(table.table, scored.row));
}

export function linesOfRows(members: readonly Member[]): number[] {
  return members.flatMap(({ scored }) => {
    const [from, to] = scored.row.lines;
    return Array.from({ length: Math.min(to - from + 1, 4) }, (_, at) => from + at);
  });
}

/** Place, lines and rows of a finding about an indicator. */
export function about(members: Group): Pick<Draft, 'place' | 'lines' | 'rows'> {
  const [first] = members;
  return {
    place: `${first.table.table.name}#${first.scored.row.no}`,
    lines: linesOfRows(members),
    rows: refs(members),
  };
}

/** 《整体支出》第 12 行、《…》第 3 行. */
export function where(members: readonly Member[]): string {
  return members.map(({ table, scored }) => `《${table.table.name}》第 ${scored.row.no} 行`).join('、');
}

/** Points that the printed score of a row would move by. */
export function effects(members: readonly Member[], points: (member: Member) => readonly [number, number]): Effect[] {
  return members.map((member) => {
    const [low, high] = points(member);
    return { table: member.table.table.name, low, high };
  });
}

/** Score by weight, 0 to 1; null where one could not be read. */
export function ratio({ scored }: Member): number | null {
  const { weight, score } = scored.row;
  return weight === null || score === null || weight === 0 ? null : score / weight;
}
