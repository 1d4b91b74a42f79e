import { chinaMidnight } from '../base/clock.ts';
import type { Comparison, ListQuery } from '../sdk/filter.ts';
import { isPartitioned } from '../store/declared-facts.ts';
import { factTable } from '../store/naming.ts';
import type { Bound } from './deps.ts';

const monthsAtFirst = [1, 3];

/** Whether the newest come first and nothing points at a few rows among all, which their index finds at once. */
function isNewestFirst({ type }: Bound, { sort, where = {} }: ListQuery): boolean {
  const [first = `-${type.time}`] = sort ?? [];
  return first === `-${type.time}` && !(type.lookups ?? []).some((name) => name in where);
}

async function monthsOf({ store, app, type }: Bound): Promise<readonly string[]> {
  const answer = await store.facts.query({
    query: `SELECT DISTINCT partition_id AS month FROM system.parts
      WHERE active AND concat(database, '.', table) = {table:String} ORDER BY month DESC`,
    query_params: { table: factTable(app.key, type.key) },
    format: 'JSONEachRow',
  });
  return (await answer.json<{ month: string }>()).map(({ month }) => month);
}

/** First and last month that a filter leaves, as they are named on the disk. */
function monthsAsked({ type }: Bound, { where = {} }: ListQuery): { readonly from: string; readonly to: string } {
  const given = where[type.time];
  const { gte, gt, lt, lte, eq }: Comparison = typeof given === 'object' && given !== null ? given : { eq: given };
  const month = (value: unknown, none: string) => {
    if (value === undefined || value === null) return none;
    const ms = Date.parse(String(value));
    return new Date(ms + 8 * 3_600_000).toISOString().slice(0, 7).replace('-', '');
  };
  return { from: month(gte ?? gt ?? eq, '000000'), to: month(lt ?? lte ?? eq, '999999') };
}

/**
 * Beginnings of months, from which on the newest facts are looked for one after the other: the first page of a year
 * mostly lies in its last month. Empty where looking into all at once is as good.
 */
export async function newestSince(bound: Bound, asked: ListQuery): Promise<readonly Date[]> {
  if (!isPartitioned(bound.type) || !isNewestFirst(bound, asked)) return [];
  const { from, to } = monthsAsked(bound, asked);
  const months = (await monthsOf(bound)).filter((month) => month >= from && month <= to);
  return monthsAtFirst
    .filter((count) => count < months.length)
    .map((count) => {
      const month = months[count - 1] ?? '';
      return chinaMidnight(`${month.slice(0, 4)}-${month.slice(4)}-01`);
    });
}
