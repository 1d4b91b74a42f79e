/** `hold-store.ts DATA_DIR`: opens the store, writes a row, prints `ready` and holds the store until it is killed. */
import { sql } from 'kysely';
import { openStore } from '../../kernel/store/index.ts';

const store = await openStore({ dataDir: process.argv[2] ?? '' });
await sql`CREATE TABLE kept (n int)`.execute(store.db);
await sql`INSERT INTO kept VALUES (1)`.execute(store.db);
console.log('ready');
setInterval(() => undefined, 1 << 30);
