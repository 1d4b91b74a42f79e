import { createHash } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { systemWho } from '../kernel/identity/index.ts';
import { app, grants, indicator } from '../kernel/sdk/index.ts';
import type { Client } from './test/client.ts';
import { serveTest, type TestServer } from './test/serve-test.ts';
import { nouns, weighing } from './test/weighing.ts';

const passages = indicator({
  key: 'passages',
  title: '过车数',
  unit: '辆',
  better: 'neither',
  basis: '测试',
  since: '2020-01-01',
  period: 'month',
  places: 0,
  numerator: { from: 'passage', aggregate: 'count' },
});
const sealed = app({
  ...weighing,
  indicators: [passages],
  grants: grants({
    roles: weighing.grants.roles,
    permits: [
      { role: 'chief', on: ['*'], may: ['read', 'seal'] },
      { role: 'officer', on: ['*'], may: ['read'] },
    ],
  }),
});

let server: TestServer;
let chief: Client;
let officer: Client;
const path = '/api/weighing/indicators/passages';
const at = 'period=2026-03&org=430100';
const pass = (time: string, plate: string) => ({
  values: { at: `2026-03-${time}:00+08:00`, county: '430121', plate, mass: 51000 },
});

beforeAll(async () => {
  server = await serveTest([sealed]);
  chief = await server.signIn('chief', [{ org: '430100', role: 'weighing.chief' }]);
  officer = await server.signIn('officer', [{ org: '430181', role: 'weighing.officer' }]);
  const facts = server.kernel.ctxFor(systemWho, sealed).facts(nouns.passage);
  await facts.record(
    [pass('01T00:00', '湘A00001'), pass('01T23:59', '湘A00002'), pass('02T00:00', '湘A00003')],
    'test',
  );
});
afterAll(() => server.close());

it('a sealed figure is held against its rows by whoever may read it, and by nobody else', async () => {
  expect((await chief.get(`${path}/evidence/days?${at}`)).status).toBe(404);
  const seal = await chief.post(`${path}/seal`, { period: '2026-03', org: '430100' });
  expect(seal.json).toMatchObject({ value: 3, rows: { numerator: 3 } });

  const { json: days } = await chief.get(`${path}/evidence/days?${at}`);
  expect(days.numerator.map(({ day, rows }: { day: string; rows: number }) => [day, rows])).toEqual([
    ['2026-03-01', 2],
    ['2026-03-02', 1],
  ]);
  for (const { day, digest } of days.numerator) {
    const { text } = await chief.get(`${path}/evidence/names?${at}&part=numerator&day=${day}`);
    expect(createHash('sha256').update(text).digest('hex')).toBe(digest);
    const { json } = await chief.get(`${path}/evidence?${at}`);
    const named = json.rows.map(({ factId }: { factId: string }) => factId);
    for (const name of text.trim().split('\n')) expect(named).toContain(name);
  }
  const lines = days.numerator.map(
    ({ day, rows, digest }: { day: string; rows: number; digest: string }) => `${day} ${rows} ${digest}\n`,
  );
  const text = `numerator\n${lines.join('')}denominator\n`;
  expect(createHash('sm3').update(text).digest('hex')).toBe(seal.json.sealed.evidenceHash);
  expect((await chief.get(`${path}/evidence/changed?${at}`)).json).toEqual([]);

  for (const what of ['days', 'changed', 'names']) {
    const asked = `${path}/evidence/${what}?${at}${what === 'names' ? '&part=numerator' : ''}`;
    expect((await officer.get(asked)).json.error.code).toBe('grant.scope');
  }
});

it('a row that comes later shows on its day', async () => {
  const facts = server.kernel.ctxFor(systemWho, sealed).facts(nouns.passage);
  await facts.record([pass('02T12:00', '湘A00004')], 'test');
  expect((await chief.get(`${path}/evidence/changed?${at}`)).json).toEqual([
    { part: 'numerator', day: '2026-03-02', sealedRows: 1, rows: 2 },
  ]);
  expect((await chief.get(`${path}?${at}`)).json.value).toBe(3);
});
