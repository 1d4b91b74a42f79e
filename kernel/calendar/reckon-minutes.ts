import { beginOf, type DueQuestion, gapsOf, pauseStep, type Reckoning, type Step } from './question.ts';

const minuteMs = 60_000;

/** Minutes and hours by the clock: time runs day and night, save for pauses. */
export function reckonMinutes(question: DueQuestion): Reckoning {
  const { amount, unit } = question.limit;
  const steps: Step[] = [];
  let at = beginOf(question);
  let left = amount * (unit === 'hour' ? 60 : 1) * minuteMs;
  for (const gap of gapsOf(question.pauses)) {
    if (gap.to <= at) continue;
    const from = Math.max(gap.from, at);
    if (left <= from - at) break;
    left -= from - at;
    steps.push(pauseStep(gap, from));
    if (gap.to === Number.POSITIVE_INFINITY) {
      return { due: null, remaining: { amount: left / minuteMs, unit: 'minute' }, provisional: false, steps };
    }
    at = gap.to;
  }
  return { due: new Date(at + left), remaining: null, provisional: false, steps };
}
