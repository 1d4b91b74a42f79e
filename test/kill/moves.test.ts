import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { sealJournal, verifyJournal } from '../../kernel/journal/index.ts';
import { openStore, type Store } from '../../kernel/store/index.ts';
import { startChild } from '../harness/child.ts';
import { killRounds } from '../harness/kill-rounds.ts';

let parent: string;
beforeAll(() => {
  parent = mkdtempSync(join(tmpdir(), 'hengdao-kill-'));
  // The server's own user must reach its folder.
  chmodSync(parent, 0o711);
});
afterAll(() => rmSync(parent, { recursive: true, force: true }));

interface Errand {
  readonly id: string;
  readonly version: number;
  readonly state: string;
  readonly steps: number;
  readonly entries: number;
  readonly slips: number;
  readonly deadlines: number;
  readonly running: number;
}

/** Each errand with the number of everything that its moves have written beside it. */
async function errandsLeft(store: Store): Promise<readonly Errand[]> {
  const { rows } = await sql<Errand>`
    select e.id, e.version, e.state,
      (select count(*) from kernel.case_step s where s.case_id = e.id) as steps,
      (select count(*) from kernel.journal_entry j where j.subject = 'errands.errand/' || e.id) as entries,
      (select count(*) from errands.slip p where p.title = e.id::text) as slips,
      (select count(*) from kernel.deadline d where d.case_id = e.id) as deadlines,
      (select count(*) from kernel.deadline d where d.case_id = e.id and d.stopped_at is null) as running
    from errands.errand e`.execute(store.db);
  return rows;
}

function assertWhole(errand: Errand): void {
  const away = errand.version % 2 === 0;
  const went = Math.floor(errand.version / 2);
  expect(errand, 'a move is there whole or not at all').toMatchObject({
    state: away ? 'away' : 'here',
    steps: errand.version,
    entries: errand.version,
    slips: went,
    deadlines: went,
    running: away ? 1 : 0,
  });
}

it('kill -9 in the midst of moves, ten times: no move lost, none half made, the journal verifies', async () => {
  const dataDir = join(parent, 'data');
  const serverPid = () => Number(readFileSync(join(dataDir, 'postgres/data/postmaster.pid'), 'utf8').split('\n')[0]);
  await killRounds({
    rounds: 10,
    seed: 20_260_302,
    acknowledgements: [40, 200],
    start: (round) => startChild('test/kill/mover.ts', [dataDir, String(round)]),
    alsoKill: (round) => (round % 2 === 0 ? [serverPid()] : []),
    check: async (acknowledged, round) => {
      const store = await openStore({ dataDir });
      try {
        const errands = await errandsLeft(store);
        for (const errand of errands) assertWhole(errand);
        const versions = new Map(errands.map((errand) => [errand.id, errand.version]));
        for (const what of acknowledged) {
          const [id = '', version] = what.split(' ');
          expect(versions.get(id), what).toBeGreaterThanOrEqual(Number(version));
        }
        await sealJournal(store.db);
        expect(await verifyJournal(store.db), `round ${round}`).toMatchObject({ broken: null, unsealed: 0 });
      } finally {
        await store.close();
      }
    },
  });
});
