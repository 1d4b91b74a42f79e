import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { apps } from '../../apps/index.ts';
import { systemClock } from '../../kernel/base/clock.ts';
import { sealJournal, verifyJournal } from '../../kernel/journal/index.ts';
import { openKernel } from '../../kernel/kernel.ts';
import { liveFacts, openStore, type Store, sm3 } from '../../kernel/store/index.ts';
import { Client } from '../../server/test/client.ts';
import { type Child, startChild } from '../harness/child.ts';
import { killRounds } from '../harness/kill-rounds.ts';
import { officer } from './officer.ts';

const text = readFileSync('apps/evaluation/disclosure/fixtures/small.txt', 'utf8');
const lanes = 3;

/** The same publication in files of different content: trailing blanks say nothing. */
const fileOf = (n: number) => Buffer.from(`${text}${'\n'.repeat(n)}`);

let parent: string;
beforeAll(() => {
  parent = mkdtempSync(join(tmpdir(), 'hengdao-kill-'));
  // The server's own user must reach its folder.
  chmodSync(parent, 0o711);
});
afterAll(() => rmSync(parent, { recursive: true, force: true }));

let handedIn = 0;
/** Files that were sent and not answered: whoever gets no answer hands his file in again. */
let unanswered: number[] = [];

async function handIn(client: Client, n: number): Promise<string | null> {
  const form = new FormData();
  form.append('file', new Blob([fileOf(n)]), `disclosure-${n}.txt`);
  const headers = { 'x-hengdao': '1', cookie: client.cookie };
  const path = `${client.url}/api/evaluation/contracts/disclosure-import`;
  try {
    const response = await fetch(path, { method: 'POST', body: form, headers });
    const answer = await response.text();
    expect(response.status, answer).toBe(200);
    return sm3(fileOf(n));
  } catch (error) {
    // fetch throws a TypeError when the server is gone; anything else is a failure of the test.
    if (error instanceof TypeError) return null;
    throw error;
  }
}

async function drive(child: Child, _round: number, acknowledge: (what: string) => void): Promise<void> {
  const url = (await child.waitFor((line) => line.startsWith('url '))).slice(4);
  const client = new Client(url);
  const signedIn = await client.post('/api/login', { login: officer.login, password: officer.password });
  expect(signedIn.status, signedIn.text).toBe(200);
  const again = unanswered;
  unanswered = [];
  const lane = async () => {
    for (;;) {
      handedIn += 1;
      const n = again.pop() ?? handedIn;
      const hash = await handIn(client, n);
      if (hash === null) {
        unanswered.push(n);
        return;
      }
      acknowledge(hash);
    }
  };
  await Promise.all(Array.from({ length: lanes }, lane));
}

interface Kept {
  readonly id: string;
  readonly hash: string;
  readonly findings: number;
  readonly journalled: number;
}

/** Every import that is there at all, by its file, with what belongs to it. */
async function keptOf(store: Store): Promise<readonly Kept[]> {
  const { rows } = await sql<Kept>`
    SELECT d.id, d.file_hash AS hash,
      (SELECT count(*) FROM evaluation.finding f WHERE f.disclosure = d.id::text) AS findings,
      (SELECT count(*) FROM kernel.journal_entry e WHERE e.subject = 'evaluation.disclosure/' || d.id) AS journalled
    FROM evaluation.disclosure d`.execute(store.db);
  return rows;
}

async function scoresOf(store: Store): Promise<ReadonlyMap<string, number>> {
  const answer = await store.facts.query({
    query: `SELECT t.disclosure_id AS id, count() AS n, uniqExact(t.fact_id) AS distinct
      FROM ${liveFacts('evaluation', { key: 'score' })} AS t GROUP BY id`,
    format: 'JSONEachRow',
  });
  const rows = await answer.json<{ id: string; n: number; distinct: number }>();
  for (const row of rows) expect(row.n, 'a fact counts once').toBe(row.distinct);
  return new Map(rows.map((row) => [row.id, row.n]));
}

async function check(store: Store, acknowledged: ReadonlySet<string>): Promise<void> {
  await (await openKernel({ store, apps, clock: systemClock })).facts.ship();
  const kept = await keptOf(store);
  const hashes = new Set(kept.map((one) => one.hash));
  for (const hash of acknowledged) {
    expect(hashes.has(hash), hash).toBe(true);
    expect(sm3(await store.files.get(hash))).toBe(hash);
  }
  // All files say the same, so an import that were half there would stand out.
  const scores = await scoresOf(store);
  expect(new Set(kept.map((one) => scores.get(one.id))).size, 'as many scores for each').toBe(1);
  expect([...scores.keys()].sort(), 'no scores without their import').toEqual(kept.map((one) => one.id).sort());
  expect(new Set(kept.map((one) => one.findings)).size, 'as many findings for each').toBe(1);
  for (const one of kept) expect(one.journalled, one.id).toBeGreaterThan(0);
  await sealJournal(store.db);
  expect(await verifyJournal(store.db)).toMatchObject({ broken: null, unsealed: 0 });
}

it('kill -9 of the server in the midst of imports, ten times: none lost, none half taken, none twice', async () => {
  const dataDir = join(parent, 'data');
  const serverPid = () => Number(readFileSync(join(dataDir, 'postgres/data/postmaster.pid'), 'utf8').split('\n')[0]);
  const acknowledged = await killRounds({
    rounds: 10,
    seed: 20_240_702,
    acknowledgements: [3, 12],
    start: () => startChild('test/kill/product.ts', [dataDir]),
    drive,
    // In every fifth round the database server dies in the same moment.
    alsoKill: (round) => (round % 5 === 0 ? [serverPid()] : []),
    check: async (soFar) => {
      const store = await openStore({ dataDir });
      try {
        await check(store, soFar);
      } finally {
        await store.close();
      }
    },
  });
  expect(acknowledged.size).toBeGreaterThanOrEqual(30);
}, 300_000);
