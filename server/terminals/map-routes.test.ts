import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { coach } from '../../apps/coach/index.ts';
import { connectNew, drivenPosition, phoneOf, registerCoaches, type SimTerminal } from '../../test/coach-house.ts';
import type { Client } from '../test/client.ts';
import { serveTest, type TestServer } from '../test/serve-test.ts';
import { headBytes, recordBytes } from './map-board.ts';

describe('the live map over HTTP, from real sockets', () => {
  let server: TestServer;
  let duty: Client;
  let terminal: SimTerminal;
  let fromMs: number;
  beforeAll(async () => {
    server = await serveTest([coach], { JT808_PORT: '0' });
    await registerCoaches(server.kernel, 2);
    duty = await server.signIn('duty', [{ org: '430000', role: 'coach.duty-officer' }]);
    // The register is read at the start; a terminal that registers itself is known at once.
    terminal = await connectNew(server.terminalPort ?? 0, 1);
    fromMs = server.clock.now().getTime() - 60_000;
    for (let step = 0; step < 5; step += 1) await terminal.report(drivenPosition(fromMs, step));
  });
  afterAll(async () => {
    terminal?.close();
    await server?.close();
  });

  const feed = async (client: Client, query = '') => {
    const answer = await fetch(`${client.url}/api/coach/map${query}`, { headers: { cookie: client.cookie } });
    return { status: answer.status, bytes: Buffer.from(await answer.arrayBuffer()) };
  };

  it('tells where a coach is, to whom its org is shown', async () => {
    await expect.poll(async () => (await feed(duty)).bytes.length, { timeout: 10_000 }).toBe(headBytes + recordBytes);
    const { bytes } = await feed(duty);
    expect(bytes.readInt32LE(headBytes + 4)).toBe(Math.round((112.9 + 4 * 0.0001) * 1e6));
    expect((await duty.get('/api/coach/map/vehicles')).json).toMatchObject({
      rows: [[0, phoneOf(1), '湘A00001', '430100', 'line-coach', true]],
    });
    const county = await server.signIn('county', [{ org: '430121', role: 'coach.duty-officer' }]);
    expect((await feed(county)).bytes).toHaveLength(headBytes);
    expect((await county.get('/api/coach/map/vehicles')).json).toMatchObject({ rows: [] });
    expect((await feed(duty, '?org=430121')).bytes).toHaveLength(headBytes);
    const stranger = await server.signIn('stranger', []);
    expect(await feed(stranger)).toMatchObject({ status: 403 });
  });

  it('plays back a track, once for each position and within the scope', async () => {
    await terminal.report(drivenPosition(fromMs, 4));
    const at = (ms: number) => encodeURIComponent(new Date(ms).toISOString());
    const path = (days = 1) =>
      `/api/coach/track?phone=${phoneOf(1)}&from=${at(fromMs - days * 86_400_000 + 1000)}&to=${at(fromMs + 10_000)}`;
    const { json } = await duty.get(path());
    expect(json).toMatchObject({ plate: '湘A00001', simulated: true, doubtful: [0, 0, 0, 0, 0] });
    expect(json.times).toEqual([0, 1, 2, 3, 4].map((step) => Math.floor(fromMs / 1000) + step));
    expect(json.odometers[0]).toBe(1000);
    const county = await server.signIn('county-track', [{ org: '430121', role: 'coach.duty-officer' }]);
    expect((await county.get(path())).json).toMatchObject({ plate: null, times: [] });
    expect(await duty.get(path(9))).toMatchObject({ status: 400 });
  });
});
