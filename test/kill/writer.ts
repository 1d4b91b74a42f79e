/**
 * Writes until it is killed: `writer.ts DATA_DIR ROUND`. Prints `ack WHAT` the moment something is acknowledged, and
 * sends again what the round before may have sent in vain.
 */
import { systemClock } from '../../kernel/base/clock.ts';
import { makeEntities } from '../../kernel/entities/index.ts';
import { makeFacts } from '../../kernel/facts/index.ts';
import { makeJournal, sealJournal } from '../../kernel/journal/index.ts';
import { openStore } from '../../kernel/store/index.ts';
import { migrateClickHouse, migratePostgres, readMigrations } from '../../kernel/store/migrate.ts';
import { startJobs } from '../../server/jobs.ts';
import { createDeclared } from '../declared.ts';
import { event, eventAt, everywhere, item, ledger, writer } from './ledger.ts';

const [dataDir = '', round = ''] = process.argv.slice(2);
const store = await openStore({ dataDir });
if (round === '1') {
  await migratePostgres(
    store.db,
    readMigrations('postgres').filter((file) => file.name < '0100'),
  );
  await migrateClickHouse(store, []);
  await createDeclared(store, [ledger]);
}
const journal = makeJournal({ clock: systemClock });
const deps = { store, journal, access: everywhere, clock: systemClock };
const entities = makeEntities(deps);
const facts = makeFacts(deps);
const fail = (error: unknown) => {
  console.error(error);
  process.exit(1);
};
const jobs = [
  { name: 'seal', everyMs: 20, run: () => sealJournal(store.db) },
  { name: 'ship', everyMs: 20, run: () => facts.ship() },
];
startJobs(jobs, ({ error }) => error && fail(error));

const acknowledge = (what: string) => console.log(`ack ${what}`);
const items = entities.bind(ledger, item, writer);
const counter = (await items.find({ code: 'counter' })) ?? (await items.create({ code: 'counter', count: 0 }, '新建'));

async function createItems(lane: number): Promise<never> {
  for (let n = 0; ; n += 1) {
    const code = `item-${round}-${lane}-${n}`;
    await items.create({ code, count: n }, '新建');
    acknowledge(code);
  }
}

/** Each count is acknowledged with the number that the row then holds. */
async function countUp(): Promise<never> {
  for (let row = counter; ; ) {
    row = await items.update(row.id, row.version, { count: row.count + 1 }, '加一');
    acknowledge(`count-${row.count}`);
  }
}

async function recordEvents(lane: number): Promise<never> {
  const before = Number(round) - 1;
  const again = Array.from({ length: 400 }, (_, n) => `event-${before}-${lane}-${n}`);
  await facts.insertRows(
    ledger,
    event,
    again.map((code) => ({ values: { code, at: eventAt, by: 'direct' } })),
    'again',
  );
  for (let n = 0; ; n += 1) {
    const code = `event-${round}-${lane}-${n}`;
    await facts.bind(ledger, event, writer).record([{ values: { code, at: eventAt, by: 'direct' } }], 'writer');
    acknowledge(code);
  }
}

/** A row and a fact of one transaction: both or neither. */
async function moveBoth(lane: number): Promise<never> {
  for (let n = 0; ; n += 1) {
    const code = `both-${round}-${lane}-${n}`;
    await store.db.transaction().execute(async (tx) => {
      await entities.bind(ledger, item, writer, tx).create({ code, count: n }, '新建');
      const values = { code, at: eventAt, by: 'move' } as const;
      await facts.bind(ledger, event, writer, tx).record([{ values }], 'writer');
    });
    acknowledge(code);
  }
}

await Promise.all([
  createItems(0),
  createItems(1),
  countUp(),
  recordEvents(0),
  recordEvents(1),
  moveBoth(0),
  moveBoth(1),
]).catch(fail);
