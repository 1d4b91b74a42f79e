import type { CaseType, DeadlineDecl, Limit, MoveDecl } from '../sdk/case.ts';

/** A declaration as the engine reads it: of any fields, states and moves. */
export type AnyCaseType = CaseType;

/** The name under which the opening of a case stands in its history; no move may carry it. */
export const openingStep = 'open';

export function stateTitle(law: AnyCaseType, state: string): string {
  return law.states[state]?.title ?? state;
}

export function isFinal(law: AnyCaseType, state: string): boolean {
  return law.states[state]?.final === true;
}

export function moveOf(law: AnyCaseType, key: string): MoveDecl | undefined {
  return Object.hasOwn(law.moves, key) ? law.moves[key] : undefined;
}

export function deadlinesOf(law: AnyCaseType): readonly (readonly [string, DeadlineDecl])[] {
  return Object.entries(law.deadlines ?? {});
}

/** The limit that is law on a civil date; null before the first one. */
export function limitOn(decl: DeadlineDecl, date: string): Limit | null {
  const inForce = decl.limits.filter((limit) => limit.since <= date);
  return inForce.reduce<Limit | null>(
    (latest, limit) => (latest && latest.since >= limit.since ? latest : limit),
    null,
  );
}
