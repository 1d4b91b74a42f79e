import { evaluate, FeelFunction, type FeelRange, isRange } from 'feelin';

/** Orders two values of one FEEL type as `<` and `>` of FEEL do; null when they cannot be compared. */
function compare(a: unknown, b: unknown): number | null {
  const { value } = evaluate('if a < b then -1 else if a > b then 1 else if a = b then 0 else null', { a, b });
  return typeof value === 'number' ? value : null;
}

interface Bounds {
  readonly start: unknown;
  readonly end: unknown;
  readonly startIn: boolean;
  readonly endIn: boolean;
}

/** A point counts as the closed interval from itself to itself. */
function boundsOf(value: unknown): Bounds | null {
  if (value === null || value === undefined) return null;
  if (!isRange(value)) return { start: value, end: value, startIn: true, endIn: true };
  return {
    start: value.start,
    end: value.end,
    startIn: value['start included'],
    endIn: value['end included'],
  };
}

type Relation = (a: Bounds, b: Bounds) => boolean;

const startsTogether: Relation = (a, b) => compare(a.start, b.start) === 0 && a.startIn === b.startIn;
const endsTogether: Relation = (a, b) => compare(a.end, b.end) === 0 && a.endIn === b.endIn;

/** `a` does not reach below the start of `b`. */
const startsInside: Relation = (a, b) => {
  const order = compare(a.start, b.start);
  return order === 1 || (order === 0 && (!a.startIn || b.startIn));
};
/** `a` does not reach beyond the end of `b`. */
const endsInside: Relation = (a, b) => {
  const order = compare(a.end, b.end);
  return order === -1 || (order === 0 && (!a.endIn || b.endIn));
};
const reaches: Relation = (a, b) => {
  const order = compare(a.end, b.start);
  return order === 1 || (order === 0 && a.endIn && b.startIn);
};

const starts: Relation = (a, b) => startsTogether(a, b) && endsInside(a, b);
const finishes: Relation = (a, b) => endsTogether(a, b) && startsInside(a, b);
const during: Relation = (a, b) => startsInside(a, b) && endsInside(a, b);
const coincides: Relation = (a, b) => startsTogether(a, b) && endsTogether(a, b);
const overlapsBefore: Relation = (a, b) => !startsInside(a, b) && reaches(a, b) && endsInside(a, b);

function relation(holds: Relation, names: [string, string], swapped = false): FeelFunction {
  const call = (first: unknown, second: unknown) => {
    const a = boundsOf(first);
    const b = boundsOf(second);
    if (!a || !b) return null;
    return swapped ? holds(b, a) : holds(a, b);
  };
  return new FeelFunction(call, names);
}

const literal = String.raw`(?:-?[\d.]+|@?"[^"]*"|(?:date|time|date and time|duration)\s*\("[^"]*"\))`;
const rangeText = new RegExp(String.raw`^\s*[[(\]]\s*(${literal})\s*\.\.\s*(${literal})\s*[\])[]\s*$`);

/** The range that a text with literal ends denotes, or null. */
function range(from: unknown): FeelRange | null {
  if (typeof from !== 'string' || !rangeText.test(from)) return null;
  const { value } = evaluate(from, {});
  if (!isRange(value)) return null;
  const order = compare(value.start, value.end);
  return order === -1 || order === 0 ? value : null;
}

/** Relations of points and intervals, DMN 1.3, table 78, and `range(from)`. */
export const intervals: Readonly<Record<string, unknown>> = {
  during: relation(during, ['range1', 'range2']),
  starts: relation(starts, ['range1', 'range2']),
  'started by': relation(starts, ['range1', 'range2'], true),
  finishes: relation(finishes, ['range1', 'range2']),
  'finished by': relation(finishes, ['range1', 'range2'], true),
  coincides: relation(coincides, ['range1', 'range2']),
  'overlaps before': relation(overlapsBefore, ['range1', 'range2']),
  'overlaps after': relation(overlapsBefore, ['range1', 'range2'], true),
  range: new FeelFunction(range, ['from']),
};
