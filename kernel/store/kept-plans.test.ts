import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { testStore } from '../../test/stores.ts';
import { kept } from './kept-plans.ts';
import type { Store } from './types.ts';

let store: Store;
beforeAll(async () => {
  store = await testStore();
});
afterAll(() => store?.close());

it('a marked statement is planned once by a connection, others each time; errors and values are as ever', async () => {
  await store.db.connection().execute(async (db) => {
    for (let n = 1; n <= 3; n += 1) {
      const { rows } = await sql<{ twice: number }>`${kept} select ${n}::int * 2 as twice`.execute(db);
      expect(rows).toEqual([{ twice: n * 2 }]);
      await sql`select ${n}::int * 3 as thrice`.execute(db);
    }
    await expect(sql`${kept} select 1 / ${0}::int`.execute(db)).rejects.toThrow('division by zero');
    const { rows } = await sql<{ statement: string }>`select statement from pg_prepared_statements order by 1`.execute(
      db,
    );
    expect(rows.map(({ statement }) => statement)).toEqual([
      '/* kept */ select $1::int * 2 as twice',
      '/* kept */ select 1 / $1::int',
    ]);
  });
});
