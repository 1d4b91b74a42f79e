import { assert } from '../base/assert.ts';
import { chinaDate } from '../base/clock.ts';
import { addDays } from './dates.ts';
import { beginOf, type DueQuestion, type Gap, gapsOf, pauseStep, type Reckoning, type Step } from './question.ts';
import type { WorkCalendar } from './work-calendar.ts';

const minuteMs = 60_000;
const longestDays = 20_000;

interface Meter {
  /** Milliseconds still to run. */
  left: number;
  /** Set when the limit has been used up. */
  due: number | null;
  /** The open pause in which the deadline stands still. */
  standstill: Gap | null;
}

/** Lets the limit run within one span of office hours, around its pauses. */
function run(meter: Meter, from: number, to: number, gaps: readonly Gap[], onPause: (gap: Gap, from: number) => void) {
  const use = (start: number, end: number) => {
    if (end - start < meter.left) meter.left -= end - start;
    else {
      meter.due = start + meter.left;
      meter.left = 0;
    }
  };
  let at = from;
  for (const gap of gaps) {
    if (gap.to <= at || gap.from >= to || meter.due !== null) continue;
    if (gap.from > at) use(at, gap.from);
    if (meter.due !== null) return;
    onPause(gap, Math.max(gap.from, at));
    if (gap.to === Number.POSITIVE_INFINITY) meter.standstill = gap;
    at = gap.to;
  }
  if (at < to && meter.due === null) use(at, to);
}

/** Minutes of office hours on working days. */
export function reckonWorkingMinutes(question: DueQuestion, calendar: WorkCalendar): Reckoning {
  const { limit, region } = question;
  const gaps = gapsOf(question.pauses);
  const steps: Step[] = [];
  const told = new Set<Gap>();
  const onPause = (gap: Gap, from: number) => {
    if (!told.has(gap)) steps.push(pauseStep(gap, from));
    told.add(gap);
  };
  const begin = beginOf(question);
  const meter: Meter = { left: limit.amount * minuteMs, due: null, standstill: null };
  let provisional = false;
  let date = chinaDate(new Date(begin));
  for (const latest = addDays(date, longestDays); ; date = addDays(date, 1)) {
    assert(date < latest, `limit of ${limit.amount} working minutes does not end`);
    const verdict = calendar.isWorkingDay(date, region);
    provisional ||= verdict.provisional;
    if (!verdict.working) {
      steps.push({ kind: 'skip', date, text: `${date} 不计：${verdict.why}` });
      continue;
    }
    const before = meter.left;
    for (const [opens, closes] of calendar.hoursOn(date, region)) {
      const from = Math.max(begin, Date.parse(`${date}T${opens}:00+08:00`));
      const to = Date.parse(`${date}T${closes}:00+08:00`);
      if (from < to && meter.due === null && !meter.standstill) run(meter, from, to, gaps, onPause);
    }
    const used = (before - meter.left) / minuteMs;
    if (used > 0) steps.push({ kind: 'count', date, text: `${date} 计 ${Math.round(used)} 分钟` });
    if (meter.due !== null) return { due: new Date(meter.due), remaining: null, provisional, steps };
    if (meter.standstill) {
      const remaining = { amount: meter.left / minuteMs, unit: limit.unit };
      return { due: null, remaining, provisional, steps };
    }
  }
}
