import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { systemClock } from '../../kernel/base/clock.ts';
import { makeFacts } from '../../kernel/facts/index.ts';
import { makeJournal, sealJournal, verifyJournal } from '../../kernel/journal/index.ts';
import { openStore, type Store } from '../../kernel/store/index.ts';
import { startChild } from '../harness/child.ts';
import { killRounds } from '../harness/kill-rounds.ts';
import { event, everywhere, ledger, writer } from './ledger.ts';

let parent: string;
beforeAll(() => {
  parent = mkdtempSync(join(tmpdir(), 'hengdao-kill-'));
  // The server's own user must reach its folder.
  chmodSync(parent, 0o711);
});
afterAll(() => rmSync(parent, { recursive: true, force: true }));

interface Left {
  readonly items: ReadonlyMap<string, number>;
  readonly events: readonly string[];
  readonly journalled: ReadonlySet<string>;
  readonly changes: number;
}

async function left(store: Store): Promise<Left> {
  const deps = { store, journal: makeJournal({ clock: systemClock }), access: everywhere, clock: systemClock };
  const items = await sql<{ id: string; code: string; count: number }>`
    SELECT id, code, count FROM ledger.item`.execute(store.db);
  const entries = await sql<{ subject: string }>`
    SELECT subject FROM kernel.journal_entry WHERE action = 'entity.create'`.execute(store.db);
  const changes = await sql<{ n: number }>`
    SELECT count(*) AS n FROM kernel.entity_change c JOIN ledger.item i ON i.id = c.row_id
    WHERE i.code = 'counter'`.execute(store.db);
  const subjects = new Set(entries.rows.map((row) => row.subject));
  return {
    items: new Map(items.rows.map((row) => [row.code, row.count])),
    events: (await makeFacts(deps).bind(ledger, event, writer).all()).map((row) => row.code),
    journalled: new Set(items.rows.filter((row) => subjects.has(`ledger.item/${row.id}`)).map((row) => row.code)),
    changes: changes.rows[0]?.n ?? 0,
  };
}

function assertNothingLost(acknowledged: ReadonlySet<string>, found: Left): void {
  const events = new Set(found.events);
  expect(found.events.length, 'a fact counts once').toBe(events.size);
  for (const what of acknowledged) {
    const [kind, number] = what.split('-');
    if (kind === 'count') expect(found.items.get('counter'), what).toBeGreaterThanOrEqual(Number(number));
    if (kind === 'item' || kind === 'both') expect(found.items.has(what), what).toBe(true);
    if (kind === 'event' || kind === 'both') expect(events.has(what), what).toBe(true);
  }
  // A row and its fact stand or fall together, also where nobody was told.
  const both = (names: Iterable<string>) => [...names].filter((name) => name.startsWith('both-')).sort();
  expect(both(events)).toEqual(both(found.items.keys()));
  expect(found.journalled, 'every row has its entry in the journal').toEqual(new Set(found.items.keys()));
  expect(found.changes, 'every count was kept once').toBe((found.items.get('counter') ?? 0) + 1);
}

it('kill -9 in the midst of writing, ten times: nothing acknowledged lost, nothing twice, the journal verifies', async () => {
  const dataDir = join(parent, 'data');
  const serverPid = () => Number(readFileSync(join(dataDir, 'postgres/data/postmaster.pid'), 'utf8').split('\n')[0]);
  const acknowledged = await killRounds({
    rounds: 10,
    seed: 20_240_701,
    acknowledgements: [100, 600],
    start: (round) => startChild('test/kill/writer.ts', [dataDir, String(round)]),
    // Every other round the database server dies in the same moment.
    alsoKill: (round) => (round % 2 === 0 ? [serverPid()] : []),
    check: async (soFar, round) => {
      const store = await openStore({ dataDir });
      try {
        assertNothingLost(soFar, await left(store));
        await sealJournal(store.db);
        const report = await verifyJournal(store.db);
        expect(report, `round ${round}`).toMatchObject({ broken: null, unsealed: 0 });
      } finally {
        await store.close();
      }
    },
  });
  expect(acknowledged.size).toBeGreaterThanOrEqual(1000);
});
