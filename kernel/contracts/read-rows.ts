import type { TSchema } from 'typebox';
import { Compile, type Validator } from 'typebox/compile';
import { complaintOf as complaintAbout } from '../sdk/complaint.ts';
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

/** The first thing that is wrong with a value: by its title for people, and by its name for whoever writes the program. */
export function complaintOf(validator: Validator, value: unknown): string {
  const [error] = validator.Errors(value).filter(({ keyword }) => keyword !== 'anyOf');
  if (!error) return '不符合约定';
  const { requiredProperties = [] } = error.params as { readonly requiredProperties?: readonly string[] };
  const names = [error.instancePath.split('/').slice(1).join('.'), ...requiredProperties].filter((name) => name !== '');
  return `${complaintAbout(validator.Type(), error)}${names.length > 0 ? `（${names.join('、')}）` : ''}`;
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

type Fault = Pick<BadPart, 'code' | 'reason'>;
const notUtf8: Fault = { code: 'row.encoding', reason: '不是 UTF-8 编码' };
const notJson = (error: unknown): Fault => ({
  code: 'row.json',
  reason: `不是 JSON：${(error as Error).message}`,
});

/** Sorts one line, which is JSON or is not. This runs for every row that comes in: it makes nothing that it need not. */
function sortLine(validator: Validator, text: string, no: number, sorted: Sorting): void {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    sorted.bad.push({ ...notJson(error), original: Buffer.from(text, 'utf8'), place: `line ${no}` });
    return;
  }
  if (validator.Check(value)) sorted.good.push(value);
  else {
    const reason = complaintOf(validator, value);
    sorted.bad.push({ code: 'row.shape', reason, original: Buffer.from(text, 'utf8'), place: `line ${no}` });
  }
}

interface Sorting {
  readonly good: unknown[];
  readonly bad: BadPart[];
}

/** Lines of a batch that is UTF-8 throughout, which is decoded at once. */
function sortText(validator: Validator, body: string, sorted: Sorting): void {
  for (let from = 0, no = 1; from < body.length; no++) {
    const end = body.indexOf('\n', from);
    const to = end < 0 ? body.length : end;
    const text = body.slice(from, to > from && body[to - 1] === '\r' ? to - 1 : to);
    if (text !== '') sortLine(validator, text, no, sorted);
    from = to + 1;
  }
}

/** Lines of any batch, each decoded by itself, so that a bad one leaves the others whole. */
function sortBytes(validator: Validator, body: Uint8Array, sorted: Sorting): void {
  for (let from = 0, no = 1; from < body.length; no++) {
    const end = body.indexOf(10, from);
    const to = end < 0 ? body.length : end;
    const bytes = body.subarray(from, body[to - 1] === 13 && to > from ? to - 1 : to);
    const text = bytes.length > 0 ? textOf(bytes) : '';
    if (text === null) sorted.bad.push({ ...notUtf8, original: bytes, place: `line ${no}` });
    else if (text !== '') sortLine(validator, text, no, sorted);
    from = to + 1;
  }
}

function sortNdjson(schema: TSchema, body: Uint8Array): SortedRows {
  const sorted: Sorting = { good: [], bad: [] };
  const text = textOf(body);
  if (text === null) sortBytes(validatorOf(schema), body, sorted);
  else sortText(validatorOf(schema), text, sorted);
  return sorted;
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
  const text = textOf(body);
  if (text === null) return { good: [], bad: [{ ...notUtf8, original: body }] };
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    return { good: [], bad: [{ ...notJson(error), original: body }] };
  }
  return sortArray(schema, Array.isArray(value) ? value : [value]);
}
