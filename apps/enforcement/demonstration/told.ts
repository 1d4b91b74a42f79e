import type { CaseType, Ctx, Stage } from '../../../kernel/sdk/index.ts';
import type { Unit } from './base.ts';

export const why = '装入演示数据';
const dayMs = 86_400_000;

export interface Party {
  readonly id: string;
  readonly kind: 'person' | 'organisation';
  readonly name: string;
}

export interface Ground {
  readonly unit: Unit;
  readonly violations: ReadonlyMap<string, string>;
  readonly parties: readonly Party[];
}

/** Where the story is told: days are counted from the true today, while the stage has a clock of its own. */
export interface Told {
  readonly ctx: Ctx;
  readonly stage: Stage;
}

/** The instant so many days and minutes before now; the same for the same start. */
export const before = (ctx: Ctx, days: number, minutes = 0) =>
  new Date(ctx.clock.now().getTime() - days * dayMs - minutes * 60_000).toISOString();

export const pick = <T>(list: readonly T[], index: number): T => list[index % list.length] as T;

/** One step of a story: how many days after its beginning, by whom, which move, and what is filled in that day. */
export type Step = readonly [
  after: number,
  login: string,
  move: string,
  input?: (on: Date) => Readonly<Record<string, unknown>>,
];

export const dayOf = (startedAt: string, after: number) => new Date(Date.parse(startedAt) + after * dayMs);

/** Plays the steps one after the other, each on its day; returns the case as they leave it. */
export async function play(
  { stage }: Told,
  type: CaseType,
  from: { readonly id: string; readonly version: number; readonly startedAt: string },
  steps: readonly Step[],
): Promise<number> {
  let { version } = from;
  for (const [after, login, move, input] of steps) {
    const on = dayOf(from.startedAt, after);
    stage.at(on.toISOString());
    ({ version } = await stage
      .as(login)
      .cases(type)
      .move(from.id, version, move, input?.(on) ?? {}));
  }
  return version;
}
