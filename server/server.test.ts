import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { systemWho } from '../kernel/identity/index.ts';
import { listJournal, verifyJournal } from '../kernel/journal/index.ts';
import { Client } from './test/client.ts';
import { serveTest, type TestServer } from './test/serve-test.ts';
import { nouns, weighing } from './test/weighing.ts';

let server: TestServer;
let county: Client;
let city: Client;
let chief: Client;
let visitor: Client;
const stations = '/api/weighing/entities/station';
const repairs = '/api/weighing/cases/repair';

beforeAll(async () => {
  server = await serveTest([weighing]);
  county = await server.signIn('county', [{ org: '430121', role: 'weighing.officer' }]);
  city = await server.signIn('city', [{ org: '430100', role: 'weighing.officer' }]);
  chief = await server.signIn('chief', [{ org: '430100', role: 'weighing.chief' }]);
  visitor = await server.signIn('visitor', [{ org: '430121', role: 'weighing.visitor' }]);
  const ctx = server.kernel.ctxFor(systemWho, weighing);
  const rows = ctx.entities(nouns.station);
  await rows.create({ name: '星沙站', county: '430121', kind: 'fixed', lanes: 4, keeper: '张小明' }, '测试');
  await rows.create({ name: '大瑶站', county: '430181', kind: 'mobile', lanes: 2, keeper: '=李"四' }, '测试');
  await ctx
    .facts(nouns.passage)
    .record(
      [
        { values: { at: '2026-03-02T08:00:00+08:00', county: '430121', plate: '湘A12345', mass: 51000 } },
        { values: { at: '2026-03-02T08:01:00+08:00', county: '430181', plate: '湘A54321', mass: 48000 } },
      ],
      'test',
    );
});
afterAll(() => server.close());

const journalled = async (action: string, subject: string) =>
  (await listJournal(server.kernel.store.db, { action, subject, pageSize: 100 })).rows;

describe('the door', () => {
  it('lets nobody in without a session, and says who is in', async () => {
    const stranger = new Client(server.url);
    expect(await stranger.get(stations)).toMatchObject({ status: 401, json: { error: { code: 'auth.required' } } });
    const me = await county.get('/api/me');
    expect(me.json).toMatchObject({
      login: 'county',
      mustChangePassword: false,
      posts: [{ org: '430121', orgName: '长沙县', role: 'weighing.officer', roleTitle: '执法员' }],
    });
    expect(me.headers.get('cache-control')).toBe('no-store');
  });

  it('gives a cookie that scripts and other sites do not get', async () => {
    const { password } = await server.kernel.identity.people.create(systemWho, {
      login: 'cookie',
      name: 'c',
      posts: [],
      mustChangePassword: false,
    });
    const { headers } = await new Client(server.url).post('/api/login', { login: 'cookie', password });
    expect(headers.getSetCookie()[0]).toMatch(/^hengdao=[\w-]{43}; Max-Age=43200; Path=\/; HttpOnly; SameSite=Lax$/);
  });

  it('refuses writes without the mark of our own pages', async () => {
    const forged = await county.send('POST', stations, { values: {} }, { 'x-hengdao': '' });
    expect(forged).toMatchObject({ status: 403, json: { error: { code: 'auth.forged' } } });
  });

  it('serves only a change of password before the initial one is changed', async () => {
    const fresh = new Client(server.url);
    const made = await server.kernel.identity.people.create(systemWho, { login: 'fresh', name: '新', posts: [] });
    await fresh.post('/api/login', { login: 'fresh', password: made.password });
    expect((await fresh.get('/api/orgs')).json.error.code).toBe('auth.must-change');
    expect((await fresh.get('/api/me')).json.mustChangePassword).toBe(true);
    expect((await fresh.post('/api/password', { old: made.password, fresh: 'New-Words-2026' })).status).toBe(204);
    expect((await fresh.get('/api/orgs')).status).toBe(200);
    expect((await fresh.post('/api/logout')).status).toBe(204);
    expect((await fresh.get('/api/me')).status).toBe(401);
  });

  it('locks an account, says for how long, and journals it', async () => {
    const guesser = new Client(server.url);
    const guess = () => guesser.post('/api/login', { login: 'victim', password: 'guess' });
    for (let n = 0; n < 5; n += 1) expect((await guess()).json.error.code).toBe('auth.wrong');
    const locked = await guess();
    expect(locked).toMatchObject({ status: 429, json: { error: { code: 'auth.locked' } } });
    expect(locked.headers.get('retry-after')).toBe('900');
    expect(await journalled('login.refused', 'kernel.login/victim')).toHaveLength(6);
  });

  it('sends the headers that keep a page to itself', async () => {
    const { headers } = await county.get('/api/me');
    expect(headers.get('content-security-policy')).toContain("script-src 'self';");
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/);
  });
});

describe('entities', () => {
  it('are seen by a county officer for the county only, with personal data masked', async () => {
    const { json } = await county.get(stations);
    expect(json).toMatchObject({ total: 1, page: 1, pageSize: 20, rows: [{ name: '星沙站', keeper: '张**' }] });
    const other = (await city.get(`${stations}?q=大瑶`)).json.rows[0];
    expect((await county.get(`${stations}/${other.id}`)).status).toBe(404);
    expect((await city.get(stations)).json.total).toBe(2);
  });

  it('show personal data to the one role that sees it, and the look is journalled', async () => {
    const before = (await journalled('personal.view', 'weighing.station')).length;
    expect((await chief.get(stations)).json.rows[1].keeper).toBe('张小明');
    expect(await journalled('personal.view', 'weighing.station')).toHaveLength(before + 1);
  });

  it('are made, changed and told of', async () => {
    const values = { name: '黄花站', county: '430121', lanes: 3 };
    const made = await county.post(stations, { values });
    expect(made).toMatchObject({ status: 200, json: { version: 1, name: '黄花站' } });
    const path = `${stations}/${made.json.id}`;
    const changed = await county.send('PATCH', path, { version: 1, values: { lanes: 5 }, why: '扩建' });
    expect(changed.json).toMatchObject({ version: 2, lanes: 5 });
    const late = await county.send('PATCH', path, { version: 1, values: { lanes: 6 }, why: '扩建' });
    expect(late).toMatchObject({ status: 409, json: { error: { code: 'record.changed' } } });
    const history = (await county.get(`${path}/history`)).json;
    expect(history.at(-1)).toMatchObject({ why: '扩建', byName: 'county', diff: { lanes: { before: 3, after: 5 } } });
  });

  it('name the fields of a bad input, and the county that is not ours', async () => {
    const bad = await county.post(stations, { values: { county: '430121', lanes: 99 } });
    expect(bad.status).toBe(400);
    expect(bad.json.error.message).toContain('名称');
    expect((await county.post(stations, {})).json.error.message).toContain('填写内容');
    const foreign = await county.post(stations, { values: { name: '外地站', county: '430181' } });
    expect(foreign).toMatchObject({ status: 403, json: { error: { code: 'grant.scope' } } });
    expect((await county.get(`${stations}?where={`)).status).toBe(400);
    expect((await county.get(`${stations}?where={"nothing":1}`)).status).toBe(400);
    expect((await county.get(`${stations}?pageSize=101`)).status).toBe(400);
    expect((await county.send('POST', stations, '{"values":')).status).toBe(400);
    expect((await county.send('POST', stations, `{"values":"${'x'.repeat(1_100_000)}"}`)).status).toBe(413);
  });

  it('are refused to a role without the grant, which is journalled', async () => {
    expect(await visitor.get(stations)).toMatchObject({ status: 403, json: { error: { code: 'grant.denied' } } });
    const [entry] = await journalled('refusal', `GET ${stations}`);
    expect(entry).toMatchObject({ personName: 'visitor', detail: { code: 'grant.denied' } });
  });

  it('are exported as CSV in scope and without formulas', async () => {
    const csv = await chief.get(`${stations}/export.csv?where={"kind":"mobile"}`);
    expect(csv.headers.get('content-type')).toBe('text/csv; charset=utf-8');
    expect(csv.headers.get('content-disposition')).toContain("filename*=UTF-8''");
    expect(csv.text).toBe('名称,所属区划,类型,车道数（条）,联系人\r\n大瑶站,浏阳市,流动,2,"\'=李""四"\r\n');
    expect((await county.get(`${stations}/export.csv`)).text).not.toContain('大瑶站');
    expect((await visitor.get(`${stations}/export.csv`)).status).toBe(403);
    const told = (await journalled('export', 'weighing.station')).map(({ action, detail }) => [action, detail.rows]);
    expect(told).toEqual([
      ['export.end', 2],
      ['export', undefined],
      ['export.end', 1],
      ['export', undefined],
    ]);
  });

  it('are exported as a workbook', async () => {
    const response = await fetch(`${server.url}${stations}/export.xlsx`, { headers: { cookie: county.cookie } });
    const bytes = new Uint8Array(await response.arrayBuffer());
    expect(response.headers.get('content-type')).toContain('spreadsheetml');
    expect([...bytes.subarray(0, 2)]).toEqual([0x50, 0x4b]);
  });
});

describe('facts', () => {
  it('are listed in scope with plates masked, and exported', async () => {
    const { json } = await county.get('/api/weighing/facts/passage');
    expect(json).toMatchObject({ total: 1, rows: [{ plate: '湘A***45', mass: 51000, source: 'test' }] });
    expect((await chief.get('/api/weighing/facts/passage/export.csv')).text).toContain('湘A54321');
  });
});

describe('cases', () => {
  it('are opened, moved once by a repeated request, and shown with all that belongs to them', async () => {
    const open = { values: { what: '称台故障', county: '430121' } };
    const key = { 'idempotency-key': 'open-0001' };
    const [first, again] = [await county.post(repairs, open, key), await county.post(repairs, open, key)];
    expect(first.status).toBe(200);
    expect(again.json.id).toBe(first.json.id);
    const path = `${repairs}/${first.json.id}`;
    const shown = (await county.get(path)).json;
    expect(shown).toMatchObject({
      record: { state: 'open', what: '称台故障' },
      moves: [{ key: 'finish', refused: null }],
      deadlines: [{ key: 'repair', state: 'running' }],
      documents: [],
    });
    expect((await county.get('/api/work')).json).toMatchObject({ total: 1, rows: [{ label: '称台故障' }] });
    const move = { version: 1, input: { result: '已更换传感器' } };
    expect((await county.post(`${path}/moves/finish`, { version: 1 })).status).toBe(400);
    const done = await county.post(`${path}/moves/finish`, move, { 'idempotency-key': 'move-0001' });
    expect(done.json).toMatchObject({ state: 'done', result: '已更换传感器' });
    expect((await county.post(`${path}/moves/finish`, move, { 'idempotency-key': 'move-0001' })).status).toBe(200);
    const twice = await county.post(`${path}/moves/finish`, move);
    expect(twice.status).toBe(409);
    expect(await journalled('refusal', `weighing.repair/${first.json.id}`)).not.toHaveLength(0);
    expect(await journalled('refusal', `POST ${path}`)).toHaveLength(0);
  });
});

describe('the rest', () => {
  it('cuts the manifest to what somebody may see', async () => {
    expect((await visitor.get('/api/manifest')).json).toEqual({ apps: [] });
    const [app] = (await county.get('/api/manifest')).json.apps;
    expect(app.entities[0]).toMatchObject({ key: 'station', may: ['read', 'create', 'update', 'export'] });
    expect(app.cases[0]).toMatchObject({ mayOpen: true, moves: { finish: { title: '办结', may: true } } });
    const [seen] = (await chief.get('/api/manifest')).json.apps;
    expect(seen.cases[0]).toMatchObject({ mayOpen: false, moves: { finish: { may: false } } });
  });

  it('keeps the journal to auditors, and it verifies', async () => {
    expect((await county.get('/api/journal')).status).toBe(403);
    const auditor = await server.signIn('auditor', [{ org: '430000', role: 'kernel.auditor' }]);
    const page = (await auditor.get('/api/journal?action=login')).json;
    expect(page.rows[0]).toMatchObject({ action: 'login', personName: 'auditor' });
    expect((await verifyJournal(server.kernel.store.db)).broken).toBeNull();
  });

  it('lets an administrator give posts and take them at once', async () => {
    const admin = await server.signIn('admin', [{ org: '430100', role: 'kernel.admin' }]);
    const post = { org: '430121', role: 'weighing.officer' };
    const made = (await admin.post('/api/people', { login: 'novice', name: '新人', posts: [] })).json;
    expect((await admin.post(`/api/people/${made.id}/posts`, post)).status).toBe(204);
    expect((await admin.send('DELETE', `/api/people/${made.id}/posts?org=430121&role=weighing.officer`)).status).toBe(
      204,
    );
    const { rows } = await sql`select 1 from kernel.post where person = ${made.id}`.execute(server.kernel.store.db);
    expect(rows).toHaveLength(0);
    expect((await county.get('/api/people')).status).toBe(403);
  });

  it('answers probes, and pages that do not exist', async () => {
    const stranger = new Client(server.url);
    expect((await stranger.get('/api/health')).json).toMatchObject({ status: 'ok', oidc: false });
    expect((await stranger.get('/metrics')).text).toContain('hengdao_refusals_total{code="grant.denied"}');
    expect((await county.get('/api/nothing')).json.error.code).toBe('record.missing');
    const { entities, facts, cases, contracts } = weighing;
    const declared = [entities, facts, cases, contracts].flat().map((one) => one.title);
    expect((await county.get('/api/catalogue')).json.map((one: { title: string }) => one.title)).toEqual(declared);
  });
});
