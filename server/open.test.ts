import { sql } from 'kysely';
import Type from 'typebox';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { systemWho } from '../kernel/identity/index.ts';
import { service } from '../kernel/sdk/index.ts';
import { serviceRoute } from './routes/services.ts';
import { Client } from './test/client.ts';
import { serveTest, type TestServer } from './test/serve-test.ts';
import { nouns, weighing } from './test/weighing.ts';

let server: TestServer;
let stranger: Client;
beforeAll(async () => {
  server = await serveTest([weighing]);
  stranger = new Client(server.url);
  const ctx = server.kernel.ctxFor(systemWho, weighing);
  await ctx.entities(nouns.station).create({ name: '捞刀河站', county: '430121', keeper: '周建国' }, '测试');
});
afterAll(() => server.close());

describe('open services', () => {
  it('answer strangers with masked personal data, and everybody else alike', async () => {
    const path = '/api/weighing/services/keepers?county=430121';
    const answer = { keepers: [{ name: '捞刀河站', keeper: '周**' }] };
    expect((await stranger.get(path)).json).toEqual(answer);
    const chief = await server.signIn('chief', [{ org: '430000', role: 'weighing.chief' }]);
    expect((await chief.get(path)).json).toEqual(answer);
  });

  it('let strangers write what the contract writes, in the name of the public, up to a rate', async () => {
    const path = '/api/weighing/services/report-damage';
    const made = await stranger.post(path, { what: '显示屏不亮' });
    expect(made.status).toBe(200);
    const { rows } = await sql<{ action: string }>`
      select action from kernel.journal_entry where person_id = 'public' order by seq`.execute(server.kernel.store.db);
    expect(rows.map(({ action }) => action)).toEqual(['case.open', 'weighing.open']);
    expect((await stranger.post(path, { what: '', county: '430181' })).status).toBe(400);
    const forged = await stranger.send('POST', path, { what: '伪造' }, { 'x-hengdao': '0' });
    expect(forged.status).toBe(403);
    const statuses = [];
    for (let n = 0; n < 12; n += 1) statuses.push((await stranger.post(path, { what: `${n}` })).status);
    expect(statuses).toContain(429);
    expect((await stranger.get('/api/weighing/cases/repair')).status).toBe(401);
  });

  it('are not served when an answer could hold more than it names', () => {
    const leaky = service({
      key: 'leaky',
      title: '',
      safe: true,
      open: true,
      by: [],
      input: Type.Object({}),
      output: Type.Object({ rows: Type.Array(Type.Object({ name: Type.String() })) }, { additionalProperties: false }),
      answer: async () => ({ rows: [] }),
    });
    expect(() => serviceRoute(server.kernel, weighing, leaky)).toThrow('weighing.leaky answers with an open object');
  });
});

describe('a foreign standard', () => {
  const ask = async (path: string, init: RequestInit = {}) => {
    const response = await fetch(`${server.url}/stations/v1${path}`, init);
    const type = response.headers.get('content-type') ?? '';
    return { status: response.status, type, text: await response.text() };
  };
  const form = (fields: Record<string, string>) => ({ method: 'POST', body: new URLSearchParams(fields) });

  it('answers in each of its formats', async () => {
    const name = encodeURIComponent('捞刀河站');
    const json = await ask(`/stations/${name}.json`);
    expect([json.status, json.type, JSON.parse(json.text)]).toEqual([
      200,
      'application/json; charset=utf-8',
      { stations: [{ name: '捞刀河站' }] },
    ]);
    const xml = await ask(`/stations/${name}.xml`);
    expect(xml).toEqual({
      status: 200,
      type: 'text/xml; charset=utf-8',
      text: '<?xml version="1.0" encoding="utf-8"?><answer><stations><station><name>捞刀河站</name></station></stations></answer>',
    });
  });

  it('tells failures in its own words and format', async () => {
    expect(await ask('/stations/none.xml')).toMatchObject({ status: 404, text: expect.stringContaining('<errors>') });
    const refused = await ask('/stations.json', form({ name: '无钥站' }));
    expect([refused.status, JSON.parse(refused.text)]).toEqual([401, [{ code: 401, text: '请先登录。' }]]);
  });

  it('writes for the account whose key is shown, whatever session there is', async () => {
    const admin = await server.signIn('keeper', [{ org: '430000', role: 'kernel.admin' }]);
    const posts = [{ org: '430121', role: 'weighing.officer' }];
    const { id } = (await admin.post('/api/people', { login: 'partner', name: '城市平台', posts })).json;
    const { key } = (await admin.post(`/api/people/${id}/device-key`)).json;
    const made = await ask('/stations.xml', form({ key, name: 'A&B站' }));
    expect(made.text).toContain('<station><name>A&amp;B站</name></station>');
    const officer = await server.signIn('officer', [{ org: '430121', role: 'weighing.officer' }]);
    const session = await ask('/stations.json', { ...form({ name: '会话站' }), headers: { cookie: officer.cookie } });
    expect(session.status).toBe(401);
  });
});
