import { isId } from '../base/ids.ts';
import { Refusal } from '../base/refusal.ts';
import type { Field, Fields } from '../sdk/field.ts';
import type { Comparison, Filter, ListQuery, Scalar } from '../sdk/filter.ts';
import { isCivilDate } from '../sdk/fits.ts';

/** One checked condition of a filter, before it is put into the words of a database. */
export type Condition =
  | { readonly name: string; readonly op: 'eq' | 'ne'; readonly value: Scalar }
  | { readonly name: string; readonly op: 'gte' | 'lte' | 'gt' | 'lt'; readonly value: number | string }
  | { readonly name: string; readonly op: 'in'; readonly value: readonly Scalar[] }
  | { readonly name: string; readonly op: 'contains'; readonly value: string }
  | { readonly name: string; readonly op: 'empty'; readonly value: boolean };

const operators = ['eq', 'ne', 'in', 'gte', 'lte', 'gt', 'lt', 'contains', 'empty'] as const;

function invalid(detail: string): never {
  throw new Refusal('input.invalid', { detail });
}

/** Text that both databases can compare with. */
function isText(value: unknown): value is string {
  return typeof value === 'string' && !value.includes('\u0000');
}

function fits(field: Field, name: string, value: unknown): boolean {
  switch (field.kind) {
    case 'integer':
      return Number.isSafeInteger(value);
    case 'decimal':
      return Number.isFinite(value);
    case 'yes-no':
      return typeof value === 'boolean';
    case 'date':
      return typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value) && isCivilDate(value);
    case 'instant':
      return typeof value === 'string' && isCivilDate(value) && !Number.isNaN(Date.parse(value));
    case 'json':
      return false;
    default:
      return isText(value) && (name !== 'id' || isId(value));
  }
}

function conditionOf(field: Field, name: string, op: (typeof operators)[number], value: unknown): Condition {
  const scalar = (one: unknown): Scalar =>
    one === null || fits(field, name, one) ? (one as Scalar) : invalid(`“${field.title}”不能与该值比较。`);
  switch (op) {
    case 'in':
      return {
        name,
        op,
        value: Array.isArray(value) ? value.map(scalar) : invalid(`“${field.title}”的条件应为一组值。`),
      };
    case 'contains':
      if (['integer', 'decimal', 'date', 'instant', 'yes-no', 'json'].includes(field.kind)) {
        return invalid(`“${field.title}”不是文字，不能按包含查询。`);
      }
      return { name, op, value: isText(value) ? value : invalid(`“${field.title}”的条件应为文字。`) };
    case 'empty':
      return { name, op, value: value === true };
    case 'eq':
    case 'ne':
      return { name, op, value: scalar(value) };
    default: {
      const bound = scalar(value);
      if (bound === null || typeof bound === 'boolean') return invalid(`“${field.title}”不能比较大小。`);
      return { name, op, value: bound };
    }
  }
}

/** Reads a filter against the fields it may name. Unknown names and values of another kind are refused. */
export function conditionsOf(fields: Fields, filter: Filter = {}): readonly Condition[] {
  return Object.entries(filter).flatMap(([name, given]) => {
    const field = Object.hasOwn(fields, name) ? fields[name] : undefined;
    if (!field) return invalid(`没有名为“${name}”的字段。`);
    const comparison: Comparison = typeof given === 'object' && given !== null ? given : { eq: given as Scalar };
    const unknown = Object.keys(comparison).find((op) => !(operators as readonly string[]).includes(op));
    if (unknown) return invalid(`“${field.title}”不支持条件“${unknown}”。`);
    return operators.flatMap((op) =>
      comparison[op] === undefined ? [] : [conditionOf(field, name, op, comparison[op])],
    );
  });
}

/** Reads a list's order: names with a leading `-` for descending. */
export function orderOf(
  fields: Fields,
  sort: readonly string[] = [],
): readonly { name: string; descending: boolean }[] {
  return sort.map((each) => {
    const name = each.replace(/^-/, '');
    if (!Object.hasOwn(fields, name)) return invalid(`没有名为“${name}”的字段。`);
    return { name, descending: each.startsWith('-') };
  });
}

/** Names of the fields that a list's search box looks into. */
export function searchedOf(fields: Fields): readonly string[] {
  return Object.keys(fields).filter((name) => fields[name]?.search && fields[name]?.search !== 'whole');
}

/** The field that the text is a whole value of by its form, such as the number of a case; then no other is looked into. */
export function wholeOf(fields: Fields, sought: string): string | undefined {
  return Object.keys(fields).find((name) => {
    const field = fields[name];
    return field?.search === 'whole' && field.kind === 'text' && new RegExp(`^(?:${field.pattern})$`).test(sought);
  });
}

/** Which rows a page shows: from 1, up to 100. */
export function pageOf(query: Pick<ListQuery, 'page' | 'pageSize'>): {
  page: number;
  pageSize: number;
  offset: number;
} {
  const page = query.page ?? 1;
  const pageSize = query.pageSize ?? 20;
  if (!Number.isSafeInteger(page) || page < 1) return invalid('页码应为正整数。');
  if (!Number.isSafeInteger(pageSize) || pageSize < 1 || pageSize > 100) return invalid('每页行数应在1至100之间。');
  return { page, pageSize, offset: (page - 1) * pageSize };
}

/** The text of a search box as it is searched for; empty when nothing is. */
export function searchText(search: string | undefined): string {
  const text = search?.trim() ?? '';
  return isText(text) ? text : invalid('搜索内容含有不能使用的字符。');
}

/** The personal fields whose value a filter names: to ask whether somebody is there is a look at him, too. */
export function personalNamed(fields: Fields, where: Filter = {}): readonly string[] {
  return Object.keys(where).filter((name) => fields[name]?.personal);
}

/** The text as it stands in a LIKE pattern, with its wildcards taken literally. */
export function likeText(text: string): string {
  return `%${text.replace(/[\\%_]/g, (sign) => `\\${sign}`)}%`;
}

/** A masked phone number leaves ten thousand possible ones: whoever may name many at once has found it soon. */
const mostNamed = 20;

const isExact = (given: Filter[string]) =>
  typeof given !== 'object' ||
  given === null ||
  (Object.keys(given).every((op) => ['eq', 'in', 'empty'].includes(op)) && (given.in?.length ?? 0) <= mostNamed);

/**
 * The fields as someone may search them who sees personal values masked: he may ask for an exact value, but not feel
 * his way to one by searching, comparing, sorting or naming many.
 */
export function withoutPersonal(fields: Fields, query: Pick<ListQuery, 'where' | 'sort'>): Fields {
  for (const [name, given] of Object.entries(query.where ?? {})) {
    const field = fields[name];
    if (field?.personal && !isExact(given)) throw new Refusal('grant.denied', { action: `按“${field.title}”模糊查询` });
  }
  for (const name of query.sort ?? []) {
    const field = fields[name.replace(/^-/, '')];
    if (field?.personal) throw new Refusal('grant.denied', { action: `按“${field.title}”排序` });
  }
  return Object.fromEntries(
    Object.entries(fields).map(([name, field]) => [name, field.personal ? { ...field, search: false } : field]),
  );
}
