import type { TSchema } from 'typebox';
import { Compile, type Validator } from 'typebox/compile';
import type { BadPart } from './quarantine.ts';

/** Rows of a feed that fit, and those that do not with the reason. */
export interface SortedRows {
  readonly good: readonly unknown[];
  readonly bad: readonly BadPart[];
}

const validators = new WeakMap<TSchema, Validator>();

export function validatorOf(schema: TSchema): Validator {
  const known = validators.get(schema);
  if (known) return known;
  const made: Validator = Compile(schema);
  validators.set(schema, made);
  return made;
}

/** The first thing that is wrong with a value: where, and what the schema says. */
export function complaintOf(validator: Validator, value: unknown): string {
  const errors = validator.Errors(value).filter((error) => error.keyword !== 'anyOf');
  const [error] = errors;
  return error ? `${error.instancePath || '整行'}：${error.message}` : '不符合约定';
}

const utf8 = new TextDecoder('utf-8', { fatal: true });

/** The text of a batch; null where it is not UTF-8. */
function textOf(bytes: Uint8Array): string | null {
  try {
    return utf8.decode(bytes);
  } catch {
    return null;
  }
}

type Parsed = { readonly value: unknown } | { readonly code: string; readonly reason: string };

function parse(text: string | null): Parsed {
  if (text === null) return { code: 'row.encoding', reason: '不是 UTF-8 编码' };
  try {
    return { value: JSON.parse(text) };
  } catch (error) {
    return { code: 'row.json', reason: `不是 JSON：${(error as Error).message}` };
  }
}

interface Line {
  readonly no: number;
  readonly text: string | null;
  readonly original: () => Uint8Array;
}

/** Lines of a batch that is UTF-8 throughout, which is decoded at once. */
function* linesOfText(body: string): Generator<Line> {
  let no = 1;
  for (let from = 0; from < body.length; no++) {
    const end = body.indexOf('\n', from);
    const to = end < 0 ? body.length : end;
    const text = body.slice(from, to > from && body[to - 1] === '\r' ? to - 1 : to);
    if (text !== '') yield { no, text, original: () => Buffer.from(text, 'utf8') };
    from = to + 1;
  }
}

/** Lines of any batch, each decoded by itself, so that a bad one leaves the others whole. */
function* linesOfBytes(body: Uint8Array): Generator<Line> {
  let no = 1;
  for (let from = 0; from < body.length; no++) {
    const end = body.indexOf(10, from);
    const to = end < 0 ? body.length : end;
    const bytes = body.subarray(from, body[to - 1] === 13 && to > from ? to - 1 : to);
    if (bytes.length > 0) yield { no, text: textOf(bytes), original: () => bytes };
    from = to + 1;
  }
}

function sortNdjson(schema: TSchema, body: Uint8Array): SortedRows {
  const validator = validatorOf(schema);
  const good: unknown[] = [];
  const bad: BadPart[] = [];
  const text = textOf(body);
  for (const line of text === null ? linesOfBytes(body) : linesOfText(text)) {
    const parsed = parse(line.text);
    const place = `line ${line.no}`;
    if (!('value' in parsed)) bad.push({ ...parsed, original: line.original(), place });
    else if (validator.Check(parsed.value)) good.push(parsed.value);
    else
      bad.push({ code: 'row.shape', reason: complaintOf(validator, parsed.value), original: line.original(), place });
  }
  return { good, bad };
}

function sortArray(schema: TSchema, values: readonly unknown[]): SortedRows {
  const validator = validatorOf(schema);
  const good: unknown[] = [];
  const bad: BadPart[] = [];
  values.forEach((value, index) => {
    if (validator.Check(value)) good.push(value);
    else {
      const original = Buffer.from(JSON.stringify(value), 'utf8');
      bad.push({ code: 'row.shape', reason: complaintOf(validator, value), original, place: `row ${index + 1}` });
    }
  });
  return { good, bad };
}

/** Sorts the rows of a batch: NDJSON, or one JSON array. A batch that cannot be parsed at all is one bad row. */
export function sortRows(schema: TSchema, body: Uint8Array, format: 'ndjson' | 'json'): SortedRows {
  if (format === 'ndjson') return sortNdjson(schema, body);
  const parsed = parse(textOf(body));
  if (!('value' in parsed)) return { good: [], bad: [{ ...parsed, original: body }] };
  return sortArray(schema, Array.isArray(parsed.value) ? parsed.value : [parsed.value]);
}
