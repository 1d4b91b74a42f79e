import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Client } from './test/client.ts';
import { serveTest, type TestServer } from './test/serve-test.ts';
import { weighing } from './test/weighing.ts';

let server: TestServer;
let officer: Client;
let visitor: Client;
beforeAll(async () => {
  server = await serveTest([weighing]);
  officer = await server.signIn('officer', [{ org: '430100', role: 'weighing.officer' }]);
  visitor = await server.signIn('visitor', [{ org: '430100', role: 'weighing.visitor' }]);
});
afterAll(() => server.close());

const contracts = '/api/weighing/contracts';

async function hand(client: Client, path: string, content: string, name = 'list.txt') {
  const form = new FormData();
  form.append('file', new Blob([content]), name);
  const headers = { 'x-hengdao': '1', ...(client.cookie ? { cookie: client.cookie } : {}) };
  const response = await fetch(`${server.url}${path}`, { method: 'POST', body: form, headers });
  return { status: response.status, json: await response.json() };
}

async function feed(body: Buffer, headers: Readonly<Record<string, string>>) {
  const response = await fetch(`${server.url}${contracts}/passages`, {
    method: 'POST',
    body: new Uint8Array(body),
    headers: { 'x-hengdao': '1', cookie: officer.cookie, 'content-type': 'application/x-ndjson', ...headers },
  });
  return { status: response.status, json: await response.json() };
}

const row = (n: number) => ({
  at: `2026-03-02T08:00:${10 + n}+08:00`,
  county: '430121',
  plate: `湘A0000${n}`,
  mass: 40_000 + n,
});

describe('feeds', () => {
  it('take packed rows, and quarantine the bad ones with their original', async () => {
    const lines = [
      JSON.stringify(row(1)),
      '{"at":',
      JSON.stringify({ ...row(2), mass: 'heavy' }),
      JSON.stringify(row(3)),
    ];
    const { status, json } = await feed(gzipSync(lines.join('\n')), { 'content-encoding': 'gzip' });
    expect(status).toBe(200);
    expect(json).toMatchObject({
      accepted: 2,
      rejected: [{ original: '{"at":' }, { reason: expect.stringContaining('mass') }],
    });
    const quarantine = (await officer.get('/api/quarantine?state=open')).json;
    expect(quarantine).toMatchObject({ total: 2 });
    const decided = await officer.post(`/api/quarantine/${quarantine.rows[0].id}/decide`, {
      decision: 'dismissed',
      why: '测试',
    });
    expect(decided.status).toBe(204);
    expect((await officer.get('/api/intakes')).json.rows[0]).toMatchObject({ id: json.intakeId, rejected: 2 });
  });

  it('cut off a bomb, and say what packing they take', async () => {
    const bomb = gzipSync(Buffer.alloc(40 * 1024 * 1024));
    expect((await feed(bomb, { 'content-encoding': 'gzip' })).status).toBe(413);
    expect((await feed(Buffer.from('no gzip'), { 'content-encoding': 'gzip' })).status).toBe(400);
    expect((await feed(Buffer.from('{}'), { 'content-encoding': 'br' })).status).toBe(400);
    expect((await feed(Buffer.from('<a/>'), { 'content-type': 'text/xml' })).status).toBe(415);
  });
});

describe('a station', () => {
  it('sends with its key, which opens feeds and what is meant for machines until it is revoked', async () => {
    const admin = await server.signIn('keeper', [{ org: '430000', role: 'kernel.admin' }]);
    const posts = [{ org: '430121', role: 'weighing.officer' }];
    const { id } = (await admin.post('/api/people', { login: 'station-1', name: '一号站', posts })).json;
    const { key } = (await admin.post(`/api/people/${id}/device-key`)).json;
    const send = (path: string, authorization: string, body = '') =>
      fetch(`${server.url}${path}`, {
        method: 'POST',
        body,
        headers: { authorization, 'content-type': 'application/x-ndjson' },
      });
    const batch = JSON.stringify({ ...row(5), at: '2026-03-02T09:00:00+08:00', mass: 1 });
    const taken = await send(`${contracts}/passages`, `Bearer ${key}`, batch);
    expect(await taken.json()).toMatchObject({ accepted: 1 });
    expect((await send('/api/logout', `Bearer ${key}`)).status).toBe(403);
    const asked = (path: string) => fetch(`${server.url}${path}`, { headers: { authorization: `Bearer ${key}` } });
    expect((await asked('/api/weighing/services/heaviest?counties=430121')).status).toBe(200);
    expect((await asked('/api/weighing/entities/station')).status).toBe(401);
    expect((await send(`${contracts}/passages`, 'Bearer hdk_guess', batch)).status).toBe(403);
    await admin.send('DELETE', `/api/people/${id}/device-key`);
    expect((await send(`${contracts}/passages`, `Bearer ${key}`, batch)).status).toBe(403);
  });
});

describe('files', () => {
  it('are taken once, and told apart by their content', async () => {
    const first = await hand(officer, `${contracts}/station-list`, '甲站\n乙站\n');
    expect(first).toMatchObject({ status: 200, json: { accepted: 2, repeated: false } });
    expect((await hand(officer, `${contracts}/station-list`, '甲站\n乙站\n')).json).toMatchObject({ repeated: true });
    expect((await officer.get('/api/weighing/entities/station')).json.total).toBe(2);
  });

  it('are refused when too large, of another kind, missing, or without the role', async () => {
    expect((await hand(officer, `${contracts}/station-list`, 'x'.repeat(70_000))).status).toBe(413);
    expect((await hand(officer, `${contracts}/station-list`, 'x', 'list.exe')).status).toBe(400);
    expect((await officer.post(`${contracts}/station-list`)).status).toBe(400);
    expect((await hand(visitor, `${contracts}/station-list`, 'x')).status).toBe(403);
  });

  it('are read for strangers where a contract is open, up to a rate', async () => {
    const stranger = new Client(server.url);
    const answers = [];
    for (let n = 0; n < 21; n += 1) answers.push(await hand(stranger, `${contracts}/line-count`, 'a\nb'));
    expect(answers[0]).toMatchObject({ status: 200, json: { lines: 2 } });
    expect(answers[20]).toMatchObject({ status: 429, json: { error: { code: 'auth.rate' } } });
    expect((await hand(officer, `${contracts}/line-count`, 'a\nb')).status).toBe(200);
  });
});

describe('services', () => {
  it('answer a question of the query, and refuse one that does not fit', async () => {
    const ask = (query: string) => officer.get(`/api/weighing/services/heaviest?${query}`);
    expect((await ask('counties=430121,430181&atLeast=40002')).json).toEqual({ mass: 40_003 });
    expect((await ask('counties=["430181"]')).json).toEqual({ mass: null });
    expect((await ask('counties=430121&atLeast=much')).status).toBe(400);
    expect((await ask('')).status).toBe(400);
    expect((await visitor.get('/api/weighing/services/heaviest?counties=430121')).status).toBe(403);
  });
});
