import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { overload } from '../../apps/overload/app.ts';
import { weighing } from '../../apps/overload/facts.ts';
import { must } from '../../kernel/base/assert.ts';
import { systemClock } from '../../kernel/base/clock.ts';
import { systemWho } from '../../kernel/identity/index.ts';
import { openKernel } from '../../kernel/kernel.ts';
import { openStore } from '../../kernel/store/index.ts';
import { planSites } from '../../sim/overload/enrol.ts';
import { Line } from '../../sim/overload/line.ts';
import { passage, type Row } from '../../sim/overload/traffic.ts';
import { type Child, startChild } from '../harness/child.ts';
import { type CutLine, openCutLine } from '../harness/cut-line.ts';
import { killRounds, random } from '../harness/kill-rounds.ts';

const sites = planSites(6);
const batch = 25;
/** Every so many batches of a station the network goes away in the midst of what is on its way. */
const cutEvery = 7;

/** A station: what it has weighed, in order, and its line. The line loses nothing and repeats what was not answered. */
interface Station {
  readonly line: Line;
  readonly weighed: Row[];
}

let parent: string;
let network: CutLine;
let stations: readonly Station[] = [];
beforeAll(async () => {
  parent = mkdtempSync(join(tmpdir(), 'hengdao-kill-'));
  // The server's own user must reach its folder.
  chmodSync(parent, 0o711);
  network = await openCutLine();
});
afterAll(async () => {
  await network?.close();
  rmSync(parent, { recursive: true, force: true });
});

const next = random(20_241_124);
/** Stations without faults of their own: what fails here is the platform or the network. */
const faultless = () => 1;

/** What the platform has answered for, of all that the stations have weighed. */
const answered = (): readonly Row[] => stations.flatMap(({ line, weighed }) => weighed.slice(0, line.counts.sent));

async function drive(child: Child, round: number, acknowledge: (what: string) => void): Promise<void> {
  const url = (await child.waitFor((line) => line.startsWith('url '))).slice(4);
  if (round === 1) {
    const key = (await child.waitFor((line) => line.startsWith('key '))).slice(4);
    stations = sites.map(() => ({ line: new Line({ url: network.url, key, random: faultless }), weighed: [] }));
  }
  network.to(Number(new URL(url).port));
  let isGone = false;
  const ended = child
    .waitFor(() => false)
    .catch(() => {
      isGone = true;
      network.to(null);
    });
  let batches = 0;
  const run = async ({ line, weighed }: Station, lane: number) => {
    const place = must(sites[lane], 'site');
    while (!isGone) {
      const rows = Array.from({ length: batch }, (_, n) =>
        // A third is far too heavy, so that much has to follow from them.
        ({ ...passage(next, place, `${weighed.length + n}`, Date.now()), ...(n % 3 ? {} : { totalKg: 90_000 }) }),
      );
      weighed.push(...rows);
      const sending = line.send(rows);
      batches += 1;
      if (batches % cutEvery === 0) setImmediate(() => network.cut());
      await sending;
      for (const row of weighed.slice(0, line.counts.sent)) acknowledge(row.recordNo);
    }
  };
  await Promise.all(stations.map(run));
  await ended;
}

interface Kept {
  readonly records: readonly string[];
  readonly followed: readonly string[];
  /** Records that something had to follow from. */
  readonly unlawful: readonly string[];
  /** Acts, with the records of each. */
  readonly acts: readonly string[];
}

async function keptIn(dataDir: string): Promise<Kept> {
  const store = await openStore({ dataDir });
  try {
    const kernel = await openKernel({ store, apps: [overload], clock: systemClock });
    // What follows waits behind the receipt; an hour later also what a kill has cut short is tried again.
    await kernel.contracts.sendUploads(new Date(Date.now() + 3_600_000), 'house');
    const facts = kernel.ctxFor(systemWho, overload).facts(weighing);
    const all = await facts.all();
    const cases = ['overload_review', 'station_check', 'gate_refusal'].map(
      (name) => sql`select record_no as no from ${sql.table(`overload.${name}`)}`,
    );
    const followed = await sql<{ no: string }>`${sql.join(cases, sql` union all `)}`.execute(store.db);
    const acts = await sql<{ key: string }>`
      select jsonb_array_elements_text(record_keys) as key from overload.act`.execute(store.db);
    return {
      records: all.map(({ recordNo }) => recordNo),
      unlawful: all.filter((row) => row.unlawful && row.siteKind !== 'source').map(({ recordNo }) => recordNo),
      followed: followed.rows.map(({ no }) => no),
      acts: acts.rows.map(({ key }) => key),
    };
  } finally {
    await store.close();
  }
}

/** Records with a case of their own, and those that belong to an act whose first record has it. */
const followedBy = ({ followed, acts }: Kept) =>
  new Set([...followed, ...acts.map((key) => key.slice(key.indexOf('/') + 1))]);

const sorted = (values: Iterable<string>) => [...values].sort();

it('kill -9 and cuts of the network under the feed of stations: answered is there, once, with what follows from it; stations resume by themselves', async () => {
  const dataDir = join(parent, 'data');
  const serverPid = () => Number(readFileSync(join(dataDir, 'postgres/data/postmaster.pid'), 'utf8').split('\n')[0]);
  await killRounds({
    rounds: 5,
    seed: 20_241_124,
    acknowledgements: [200, 900],
    start: (round) => startChild('test/kill/overload-product.ts', [dataDir, String(round)]),
    drive,
    // In every other round the database server dies in the same moment.
    alsoKill: (round) => (round % 2 === 0 ? [serverPid()] : []),
    check: async (acknowledged) => {
      const kept = await keptIn(dataDir);
      const records = new Set(kept.records);
      expect(kept.records.length, 'a record counts once').toBe(records.size);
      expect(
        [...acknowledged].filter((no) => !records.has(no)),
        'answered is there',
      ).toEqual([]);
      expect(kept.followed.length, 'a record is followed once').toBe(new Set(kept.followed).size);
      const followed = followedBy(kept);
      const due = kept.unlawful.filter((no) => acknowledged.has(no));
      expect(
        due.filter((no) => !followed.has(no)),
        'what follows from the answered is there',
      ).toEqual([]);
    },
  });
  // The platform comes back once more, and the stations send by themselves what they still keep.
  const child = startChild('test/kill/overload-product.ts', [dataDir, 'last']);
  network.to(Number(new URL((await child.waitFor((line) => line.startsWith('url '))).slice(4)).port));
  await Promise.all(stations.map(({ line }) => line.finish()));
  await child.kill();
  expect(stations.map(({ line }) => line.kept)).toEqual(stations.map(() => 0));
  expect(stations.some(({ line }) => line.counts.down > 0)).toBe(true);
  const kept = await keptIn(dataDir);
  const weighed = stations.flatMap((station) => station.weighed.map(({ recordNo }) => recordNo));
  expect(answered()).toHaveLength(weighed.length);
  expect(sorted(kept.records)).toEqual(sorted(weighed));
  expect(sorted(followedBy(kept))).toEqual(sorted(kept.unlawful));
  expect(kept.acts.length, 'a record belongs to one act').toBe(new Set(kept.acts).size);
  expect(kept.unlawful.length).toBeGreaterThan(150);
}, 400_000);
