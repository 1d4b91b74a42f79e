import type { DeadlineDecl } from '../sdk/case.ts';
import type { RowValues } from '../sdk/check-values.ts';
import { type AnyCaseType, deadlinesOf, isFinal } from './law.ts';

/** What just happened to a case: it was opened (`move` null) or moved. */
export interface CaseEvent {
  readonly move: string | null;
  readonly from: string | null;
  readonly to: string;
}

export interface ActiveDeadline {
  readonly key: string;
  readonly paused: boolean;
}

/** Keys of deadlines by what the event does to them. One that stops and starts at once is in both lists. */
export interface DeadlinePlan {
  readonly stop: readonly string[];
  readonly start: readonly string[];
  readonly pause: readonly string[];
  readonly resume: readonly string[];
  readonly extend: readonly string[];
}

function happens(event: CaseEvent, when: DeadlineDecl['startsOn']): boolean {
  if ('enter' in when) return event.from !== event.to && when.enter.includes(event.to);
  return event.move !== null && when.move.includes(event.move);
}

/**
 * Pure bookkeeping of deadlines, by what the case holds after the event. An event stops before it starts, so one event
 * may end a round and begin the next; a deadline that runs already is not begun anew; a closed case has none running.
 */
export function planDeadlines(
  law: AnyCaseType,
  active: readonly ActiveDeadline[],
  event: CaseEvent,
  values: RowValues = {},
): DeadlinePlan {
  const plan = {
    stop: [] as string[],
    start: [] as string[],
    pause: [] as string[],
    resume: [] as string[],
    extend: [] as string[],
  };
  const closed = isFinal(law, event.to);
  for (const running of active) {
    const decl = law.deadlines?.[running.key];
    if (closed || !decl || happens(event, decl.stopsOn)) plan.stop.push(running.key);
  }
  for (const [key, decl] of deadlinesOf(law)) {
    const running = active.find((deadline) => deadline.key === key && !plan.stop.includes(key));
    const starts = !closed && !running && happens(event, decl.startsOn) && (decl.when?.(values) ?? true);
    if (starts) plan.start.push(key);
    const paused = decl.pausedIn?.includes(event.to) ?? false;
    if ((starts || (running && !running.paused)) && paused) plan.pause.push(key);
    if (running?.paused && !paused) plan.resume.push(key);
    if (running && event.move !== null && decl.extendedBy?.[event.move]) plan.extend.push(key);
  }
  return plan;
}
