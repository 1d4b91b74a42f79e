import type { CaseRecordOf, MoveDecl } from '../sdk/case.ts';
import type { Fields } from '../sdk/field.ts';
import { type CaseRow, latestMakers } from './case-rows.ts';
import type { Bound } from './deps.ts';
import type { AnyCaseType } from './law.ts';
import { lawfulCtx } from './move.ts';
import { missingNeeds, refusalOf } from './transition.ts';

export interface PossibleMove {
  readonly key: string;
  /** Null when it may be made now; otherwise why not. */
  readonly refused: string | null;
}

type Makers = ReadonlyMap<string, readonly string[]>;

function makersOf(move: MoveDecl, latest: Makers): Makers {
  return new Map((move.notBy ?? []).flatMap((key) => (latest.has(key) ? [[key, latest.get(key) ?? []] as const] : [])));
}

/** A guard of a move that asks for nothing can be asked now; one that judges the input waits for it. */
async function guardRefusal(bound: Bound, move: MoveDecl, row: CaseRow): Promise<string | null> {
  if (!move.guard || Object.keys(move.input ?? {}).length > 0) return null;
  const refusal = await move.guard(row as CaseRecordOf<string, Fields>, {}, lawfulCtx(bound, bound.db));
  return refusal?.reason ?? null;
}

/** The moves of people that lead out of the case's state: which of them this person may make, and why not the others. */
export async function possibleMoves(bound: Bound, type: AnyCaseType, row: CaseRow): Promise<readonly PossibleMove[]> {
  const { deps, app, who, db } = bound;
  const law = deps.lawBook.laws(app.key, type.key).at(row.lawVersion);
  const moves = Object.entries(law.moves).filter(([, move]) => move.by.length > 0 && move.from.includes(row.state));
  const excluding = [...new Set(moves.flatMap(([, move]) => move.notBy ?? []))];
  const latest =
    excluding.length > 0 ? await latestMakers(db, row.id, excluding) : new Map<string, readonly string[]>();
  const found: PossibleMove[] = [];
  for (const [key, move] of moves) {
    const makers = makersOf(move, latest);
    const refusal = refusalOf({ app: app.key, law, move, row, who, access: deps.access, makers });
    const input = Object.keys(move.input ?? {});
    const missing = missingNeeds(law, { ...move, needs: move.needs?.filter((name) => !input.includes(name)) }, row);
    const reason =
      refusal?.message ??
      (missing.length > 0 ? `请先填写${missing.join('、')}。` : await guardRefusal(bound, move, row));
    found.push({ key, refused: reason });
  }
  return found;
}
