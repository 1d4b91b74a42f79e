import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { systemWho } from '../kernel/identity/index.ts';
import { listJournal } from '../kernel/journal/index.ts';
import { readText } from '../protocols/office/index.ts';
import { attachment } from './export.ts';
import type { Client } from './test/client.ts';
import { serveTest, type TestServer } from './test/serve-test.ts';
import { nouns, weighing } from './test/weighing.ts';

const count = 12_000;
const stations = '/api/weighing/entities/station';
let server: TestServer;
let officer: Client;
let chief: Client;

beforeAll(async () => {
  server = await serveTest([weighing]);
  officer = await server.signIn('officer', [{ org: '430121', role: 'weighing.officer' }]);
  chief = await server.signIn('chief', [{ org: '430100', role: 'weighing.chief' }]);
  await sql`
    INSERT INTO weighing.station (id, version, created_at, updated_at, name, county, kind, keeper)
    SELECT gen_random_uuid(), 1, now(), now(), '站点' || lpad(n::text, 6, '0'),
      CASE WHEN n % 3 = 0 THEN '430181' ELSE '430121' END, 'fixed', '张小明'
    FROM generate_series(1, ${count}) n`.execute(server.kernel.store.db);
  const passages = Array.from({ length: count }, (_, n) => ({
    values: {
      at: new Date(Date.UTC(2026, 2, 1, 0, 0, n)).toISOString(),
      county: n % 3 === 0 ? '430181' : '430121',
      plate: `湘A${String(n).padStart(5, '0')}`,
      mass: n,
    },
  }));
  await server.kernel.ctxFor(systemWho, weighing).facts(nouns.passage).record(passages, 'test');
});
afterAll(() => server.close());

const ends = async (subject: string) =>
  (await listJournal(server.kernel.store.db, { action: 'export.end', subject })).rows.map(({ detail }) => detail);

it('every row in scope is exported once, masked, in order', async () => {
  const lines = (await officer.get(`${stations}/export.csv?sort=-name`)).text.trimEnd().split('\r\n').slice(1);
  expect(lines).toHaveLength((count / 3) * 2);
  expect(new Set(lines).size).toBe(lines.length);
  expect(lines[0]).toBe(`站点0${count - 1},长沙县,固定,,张**`);
  expect(lines.join()).not.toContain('浏阳市');
  expect((await ends('weighing.station'))[0]).toEqual({ rows: lines.length, whole: true });
});

it('facts are exported in the same way', async () => {
  const { text } = await officer.get('/api/weighing/facts/passage/export.csv?sort=mass');
  const lines = text.trimEnd().split('\r\n').slice(1);
  expect(lines).toHaveLength((count / 3) * 2);
  expect(lines[0]).toBe('2026-03-01T08:00:01+08:00,长沙县,湘A***01,1,否');
});

it('a workbook holds the same rows', async () => {
  const response = await fetch(`${server.url}${stations}/export.xlsx?where={"name":{"lte":"站点000012"}}`, {
    headers: { cookie: chief.cookie },
  });
  expect(response.headers.get('content-disposition')).toBe(attachment('治超站点.xlsx'));
  const lines = await readText(new Uint8Array(await response.arrayBuffer()), 'a.xlsx');
  expect(lines).toHaveLength(13);
  expect(lines[12]?.text).toContain('站点000012');
  expect(lines[12]?.text).toContain('张小明');
});

it('what is wrong with a filter is told before anything is sent', async () => {
  expect((await chief.get(`${stations}/export.csv?where={"nothing":1}`)).json.error.code).toBe('input.invalid');
  expect((await officer.get(`${stations}/export.xlsx?sort=keeper`)).json.error.code).toBe('grant.denied');
});

it('somebody who leaves half way holds nothing, and the journal says how far he got', async () => {
  const before = await ends('weighing.station');
  const leaving = new AbortController();
  const response = await fetch(`${server.url}${stations}/export.csv`, {
    headers: { cookie: chief.cookie },
    signal: leaving.signal,
  });
  await response.body?.getReader().read();
  leaving.abort();
  await expect.poll(() => ends('weighing.station')).toHaveLength(before.length + 1);
  const { rows } = await sql`
    SELECT FROM pg_stat_activity WHERE datname = current_database() AND state LIKE 'idle in transaction%'`.execute(
    server.kernel.store.db,
  );
  expect(rows).toHaveLength(0);
});

it('only a few run at once, and the others are told when to come again', async () => {
  const some = await Promise.all(Array.from({ length: 12 }, () => chief.get(`${stations}/export.csv`)));
  const busy = some.filter(({ status }) => status === 429);
  expect(busy.length).toBeGreaterThan(0);
  expect(busy[0]?.headers.get('retry-after')).toBe('30');
  expect(some.filter(({ status }) => status === 200).length).toBeGreaterThanOrEqual(4);
  expect((await chief.get(`${stations}/export.csv`)).status).toBe(200);
});
