import { sql } from 'kysely';
import { must } from '../base/assert.ts';
import type { Db } from '../store/types.ts';

export interface Register {
  readonly app: string;
  readonly key: string;
  readonly organ: string;
  readonly year: number;
}

/**
 * The next number of a register. Its row stays locked until the transaction ends: a document that fails gives its
 * number back, and two at once get different ones, so numbers have no gaps.
 */
export async function nextNumber(db: Db, register: Register): Promise<number> {
  const { app, key, organ, year } = register;
  const { rows } = await sql<{ last: number }>`
    insert into kernel.document_number as held (app, key, organ, year, last)
    values (${app}, ${key}, ${organ}, ${year}, 1)
    on conflict (app, key, organ, year) do update set last = held.last + 1
    returning last`.execute(db);
  return must(rows[0], 'document number').last;
}

/** Fills a pattern such as `湘交科绩〔{year}〕{number}号`. */
export function printNumber(pattern: string, year: number, number: number): string {
  return pattern.replaceAll('{year}', String(year)).replaceAll('{number}', String(number));
}
