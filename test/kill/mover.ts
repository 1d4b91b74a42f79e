/** Moves cases until it is killed: `mover.ts DATA_DIR ROUND`. Prints `ack ID VERSION` the moment a move is made. */
import { systemWho } from '../../kernel/identity/index.ts';
import { sealJournal } from '../../kernel/journal/index.ts';
import { openStore } from '../../kernel/store/index.ts';
import { migrateClickHouse, migratePostgres, readMigrations } from '../../kernel/store/migrate.ts';
import { startJobs } from '../../server/jobs.ts';
import { createDeclared } from '../declared.ts';
import { errand, errands, openErrands } from './errand.ts';

const [dataDir = '', round = ''] = process.argv.slice(2);
const store = await openStore({ dataDir });
if (round === '1') {
  await migratePostgres(
    store.db,
    readMigrations('postgres').filter((file) => file.name < '0100'),
  );
  await migrateClickHouse(store, []);
  await createDeclared(store, [errands]);
}
const fail = (error: unknown) => {
  console.error(error);
  process.exit(1);
};
startJobs([{ name: 'seal', everyMs: 20, run: () => sealJournal(store.db) }], ({ error }) => error && fail(error));
const cases = openErrands(store).bind(errands, errand, systemWho);

async function moveForEver(): Promise<never> {
  for (let row = await cases.open({ title: `第${round}轮`, unit: '43' }); ; ) {
    row = await cases.move(row.id, row.version, row.state === 'here' ? 'go' : 'back');
    console.log(`ack ${row.id} ${row.version}`);
  }
}

await Promise.all(Array.from({ length: 6 }, moveForEver)).catch(fail);
