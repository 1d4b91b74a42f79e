import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { coach, vehicleDay } from '../../apps/coach/index.ts';
import { systemWho } from '../../kernel/identity/index.ts';
import { serveTest, type TestServer } from '../test/serve-test.ts';

const day = (plate: string, org: string, date: string, online: boolean, km: number) => ({
  simulated: true,
  values: {
    day: date,
    plate,
    phone: null,
    org,
    vehicleClass: 'line-coach' as const,
    networked: true,
    online,
    records: 100,
    qualified: 97,
    driftRecords: 0,
    drifting: false,
    totalKm: km,
    completeKm: km - 1.234,
    overspeeds: online ? 1 : 0,
    fatigueSeconds: 0,
    rules: 'test',
  },
});

describe('places of orgs by their figures', () => {
  let server: TestServer;
  beforeAll(async () => {
    server = await serveTest([coach], { JT808_PORT: '0' });
    const { people } = server.kernel.identity;
    await people.addUnit(systemWho, { code: 'one', name: '甲客运', parent: '430121' });
    await people.addUnit(systemWho, { code: 'two', name: '乙客运', parent: '430181' });
    await server.kernel
      .ctxFor(systemWho, coach)
      .facts(vehicleDay)
      .record(
        [
          day('湘A00001', 'one', '2026-03-01', true, 100),
          day('湘A00001', 'one', '2026-03-02', false, 33.333),
          day('湘A00002', 'one', '2026-03-01', false, 10),
          day('湘A00003', 'two', '2026-03-01', true, 50),
          // Moved from one company to the other: one vehicle in the county of each, and one of the province.
          day('湘A00002', 'two', '2026-03-02', true, 20),
          day('湘A00009', 'two', '2026-04-01', true, 20),
        ],
        'test',
      );
  });
  afterAll(() => server?.close());

  it.each([
    ['2026-03', 'province'],
    ['2026-03', 'city'],
    ['2026-03', 'county'],
    ['2026-03', 'unit'],
    ['2026-03-01', 'county'],
  ])('are those of the indicators one by one: %s %s', async (period, level) => {
    const client = await server.signIn(`p-${period}-${level}`, [{ org: '430000', role: 'coach.province' }]);
    const { json } = await client.get(`/api/coach/standings?period=${period}&level=${level}`);
    expect(json.rows.length).toBeGreaterThan(0);
    expect(json.indicators.length).toBeGreaterThan(6);
    for (const { org, values, simulated } of json.rows) {
      expect(simulated).toBe(true);
      for (const { key } of json.indicators) {
        const { json: one } = await client.get(`/api/coach/indicators/${key}?period=${period}&org=${org}`);
        expect([org, key, values[key]]).toEqual([org, key, one.value]);
      }
    }
  });

  it('give a company its own place among all and nothing of the others', async () => {
    const client = await server.signIn('own', [{ org: 'one', role: 'coach.company-safety' }]);
    const { json } = await client.get('/api/coach/standings?period=2026-03&level=unit');
    expect(json.rows).toMatchObject([
      { org: 'one', name: '甲客运', ranks: { 'online-rate': 2, 'mean-overspeeds': 1 } },
    ]);
    expect(json.indicators).toContainEqual({ key: 'online-rate', of: 2 });
    expect((await client.get('/api/coach/standings?period=2026-03&level=city')).json).toMatchObject({ rows: [] });
  });
});
