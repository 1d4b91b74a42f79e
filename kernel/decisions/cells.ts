/*
 * Nearly every cell of a real table is a constant, a comparison with one, or a list of those. feelin parses the text of
 * an expression each time, some 0.1 ms; such cells are recognised here, read once and then decided at once. The meaning
 * is feelin's, which a property test holds. Anything else, and any value of another type, is left to feelin.
 */

type Verdict = (value: number | string) => boolean;

const number = String.raw`-?\d{1,15}(?:\.\d{1,15})?`;
const text = String.raw`"[^"\\\n]*"`;
const test = String.raw`(?:${text}|(?:[<>]=?\s*)?${number}|[[(]\s*${number}\s*\.\.\s*${number}\s*[\])])`;
const list = new RegExp(String.raw`^${test}(?:\s*,\s*${test})*$`);
const item = new RegExp(test, 'g');
const literal = new RegExp(`^(?:${number}|${text}|true|false|null)$`);
const interval = new RegExp(String.raw`^([[(])\s*(${number})\s*\.\.\s*(${number})\s*([\])])$`);
const comparison = new RegExp(String.raw`^([<>]=?)\s*(${number})$`);

/** A cell is kept under its text; the number kept is bounded because models may come from users. */
const cacheLimit = 20_000;

function cached<T>(compute: (source: string) => T): (source: string) => T {
  const cache = new Map<string, T>();
  return (source) => {
    const known = cache.get(source);
    if (known !== undefined || cache.has(source)) return known as T;
    if (cache.size >= cacheLimit) cache.clear();
    const value = compute(source);
    cache.set(source, value);
    return value;
  };
}

/** The value of a constant, in an object because null is one; null when the text is no constant. */
export const readConstant = cached((source: string): { value: unknown } | null => {
  if (!literal.test(source)) return null;
  if (source === 'null') return { value: null };
  if (source === 'true' || source === 'false') return { value: source === 'true' };
  return { value: source.startsWith('"') ? source.slice(1, -1) : Number(source) };
});

const compares: Readonly<Record<string, (value: number, limit: number) => boolean>> = {
  '<': (value, limit) => value < limit,
  '<=': (value, limit) => value <= limit,
  '>': (value, limit) => value > limit,
  '>=': (value, limit) => value >= limit,
};

function readTest(source: string): Verdict | null {
  const compared = comparison.exec(source);
  if (compared) {
    const holds = compares[compared[1] ?? ''];
    const limit = Number(compared[2]);
    return holds ? (value) => typeof value === 'number' && holds(value, limit) : null;
  }
  const between = interval.exec(source);
  if (between) {
    const [start, end] = [Number(between[2]), Number(between[3])];
    // feelin turns a descending interval round; such a cell is left to it.
    if (start > end) return null;
    const [startIn, endIn] = [between[1] === '[', between[4] === ']'];
    return (value) =>
      typeof value === 'number' && (startIn ? value >= start : value > start) && (endIn ? value <= end : value < end);
  }
  const constant = readConstant(source);
  return constant ? (value) => value === constant.value : null;
}

interface Tests {
  /** The type of all constants in the cell: values of any other are left to feelin. */
  readonly type: 'number' | 'string';
  readonly verdict: Verdict;
}

const readTests = cached((source: string): Tests | null => {
  if (!list.test(source)) return null;
  const sources = source.match(item) ?? [];
  const texts = sources.filter((each) => each.startsWith('"')).length;
  if (texts !== 0 && texts !== sources.length) return null;
  const verdicts = sources.map(readTest).filter((verdict) => verdict !== null);
  if (verdicts.length !== sources.length) return null;
  return { type: texts > 0 ? 'string' : 'number', verdict: (value) => verdicts.some((verdict) => verdict(value)) };
});

/** Whether the value passes the tests, or null when this is not for us to say. */
export function decideQuickly(source: string, value: unknown): boolean | null {
  if ((typeof value !== 'number' && typeof value !== 'string') || Number.isNaN(value)) return null;
  const tests = readTests(source);
  return tests?.type === typeof value ? tests.verdict(value) : null;
}
