import type { LimitUnit } from '../sdk/case.ts';

/** A time in which a deadline stood still. */
export interface Pause {
  readonly from: string;
  readonly to: string;
}

export interface DueQuestion {
  readonly startedAt: Date;
  readonly amount: number;
  readonly unit: LimitUnit;
  readonly countFrom: 'nextDay' | 'sameMoment';
  readonly rollForward: boolean;
  readonly pauses: readonly Pause[];
  /** Code of the org whose calendar counts. */
  readonly org: string;
}

export interface DueAnswer {
  readonly due: Date;
  /** True when a year was used whose working days are not published yet. */
  readonly provisional: boolean;
  readonly explanation: readonly string[];
}

/** How the engine asks the calendar for a due date. */
export type ReckonDue = (question: DueQuestion) => DueAnswer;
