import type { OrgNode } from '../../../../web/kit/index.ts';
import type { Board } from '../../board/board.ts';
import { shareOf } from '../parts/figures.ts';
import { type Area, childrenOf } from './area.ts';

export interface DivisionFigures {
  readonly code: string;
  readonly name: string;
  readonly trucks: number;
  readonly over: number;
  readonly unlawful: number;
  readonly rate: number | null;
}

/** Passages of the divisions right below the area; what belongs to the area itself stands under its own name. */
export function byDivision(board: Board, area: Area, orgs: readonly OrgNode[]): readonly DivisionFigures[] {
  const shown = childrenOf(orgs, area.code);
  const sums = new Map<string, { name: string; trucks: number; over: number; unlawful: number }>();
  const own = area.path.at(-1)?.name ?? area.code;
  for (const row of board.byOrg) {
    const division = shown.get(row.org);
    const code = division?.code ?? row.org;
    const sum = sums.get(code) ?? { name: division?.name ?? own, trucks: 0, over: 0, unlawful: 0 };
    sum.trucks += row.trucks;
    sum.over += row.over;
    sum.unlawful += row.unlawful;
    sums.set(code, sum);
  }
  return [...sums].map(([code, sum]) => ({ code, ...sum, rate: shareOf(sum.over, sum.trucks) }));
}
