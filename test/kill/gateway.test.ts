import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openStore } from '../../kernel/store/index.ts';
import { connectCoach, drivenPosition, phoneOf } from '../coach-house.ts';
import { type Child, startChild } from '../harness/child.ts';
import { killRounds } from '../harness/kill-rounds.ts';

const coaches = 20;
// Times on the wire have whole seconds.
const startMs = Math.floor(Date.now() / 1000) * 1000 - 10 * 86_400_000;

let parent: string;
beforeAll(() => {
  parent = mkdtempSync(join(tmpdir(), 'hengdao-kill-'));
  // The server's own user must reach its folder.
  chmodSync(parent, 0o711);
});
afterAll(() => rmSync(parent, { recursive: true, force: true }));

/** Drives one coach until its connection ends; what nobody acknowledged is sent again in the next round. */
async function driveCoach(
  port: number,
  number: number,
  steps: Map<number, number>,
  acknowledge: (what: string) => void,
) {
  const client = await connectCoach(port, number);
  for (let step = steps.get(number) ?? 0; ; step += 1) {
    if ((await client.report(drivenPosition(startMs, step))) !== true) return;
    steps.set(number, step + 1);
    acknowledge(`${phoneOf(number)} ${step}`);
  }
}

it('kill -9 under load: every acknowledged position is there, once', async () => {
  const dataDir = join(parent, 'data');
  const steps = new Map<number, number>();
  const acknowledged = await killRounds({
    rounds: 10,
    seed: 808,
    acknowledgements: [200, 800],
    start: (round) => startChild('test/kill/gateway-server.ts', [dataDir, String(round), String(coaches)]),
    drive: async (child: Child, _, acknowledge) => {
      const line = await child.waitFor((one) => one.startsWith('port '));
      const port = Number(line.slice('port '.length));
      const driven = Array.from({ length: coaches }, (__, index) => driveCoach(port, index + 1, steps, acknowledge));
      await Promise.all(driven);
    },
    check: async (soFar, round) => {
      const store = await openStore({ dataDir });
      try {
        const answer = await store.facts.query({
          query: `SELECT phone, toInt64(toUnixTimestamp64Milli(at) - ${startMs}) / 1000 AS step, count() AS times
            FROM hengdao.coach_position FINAL GROUP BY phone, step`,
          format: 'JSONEachRow',
        });
        const rows = await answer.json<{ phone: string; step: number; times: number }>();
        const found = new Map(rows.map((row) => [`${row.phone} ${Math.round(row.step)}`, Number(row.times)]));
        const lost = [...soFar].filter((what) => !found.has(what));
        expect(lost, `round ${round}: acknowledged and lost`).toEqual([]);
        expect([...found.values()].every((times) => times === 1)).toBe(true);
      } finally {
        await store.close();
      }
    },
  });
  expect(acknowledged.size).toBeGreaterThanOrEqual(800);
});
