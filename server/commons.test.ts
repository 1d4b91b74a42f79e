import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chinaDate } from '../kernel/base/clock.ts';
import * as sdk from '../kernel/sdk/index.ts';
import type { Client } from './test/client.ts';
import { serveTest, type TestServer } from './test/serve-test.ts';

const matter = sdk.caseType({
  key: 'matter',
  title: '事项',
  lawVersion: 1,
  label: 'what',
  org: 'county',
  fields: {
    what: sdk.text('事由', { required: true }),
    county: sdk.org('所属区划', { required: true }),
    phone: sdk.text('电话', { personal: 'phone' }),
    opinion: sdk.text('意见'),
  },
  states: { open: { title: '待办' }, done: { title: '待审' }, ended: { title: '办结', final: true } },
  initial: 'open',
  openedBy: ['clerk'],
  moves: {
    finish: { title: '办理', from: ['open'], to: 'done', by: ['clerk'] },
    approve: { title: '批准', from: ['done'], to: 'ended', by: ['head'], notBy: ['finish'] },
  },
});

const office = sdk.app({
  key: 'office',
  title: '办公',
  about: '测试',
  cases: [matter],
  grants: sdk.grants({
    roles: [
      { key: 'clerk', title: '经办', reach: 'own', seesPersonal: true },
      { key: 'head', title: '负责人', reach: 'own' },
      { key: 'auditor', title: '督查', reach: 'own' },
    ],
    permits: [
      { role: 'clerk', on: ['case:*'], may: ['read'] },
      { role: 'head', on: ['case:*'], may: ['read'] },
      { role: 'auditor', on: ['case:*'], may: ['read', 'audit'] },
    ],
  }),
});

const org = '430121';
let server: TestServer;
let clerk: Client;
let head: Client;
const ids = new Map<string, string>();
const enter = async (login: string, role: string, at = org) => {
  const client = await server.signIn(login, [{ org: at, role: `office.${role}` }]);
  ids.set(login, (await client.get('/api/me')).json.id);
  return client;
};
const open = async (by = clerk) => {
  const values = { what: '修路', county: org, phone: '13800000000' };
  return String((await by.post('/api/office/cases/matter', { values })).json.id);
};
const path = '/api/office/cases/matter';
const finish = (by: Client, id: string) => by.post(`${path}/${id}/moves/finish`, { version: 1 });
const approve = (by: Client, id: string) => by.post(`${path}/${id}/moves/approve`, { version: 2 });

beforeAll(async () => {
  server = await serveTest([office]);
  clerk = await enter('clerk', 'clerk');
  head = await enter('head', 'head');
});
afterAll(() => server?.close());

describe('bulk moves', () => {
  it('move each case by itself and say of each why not', async () => {
    const [one, two, three] = [await open(), await open(), await open()];
    await finish(clerk, two);
    const cases = [one, two, three].map((id) => ({ id, version: 1 }));
    const answer = await clerk.send('POST', `${path}/bulk/finish`, { cases }, { 'idempotency-key': 'bulk-test-1' });
    expect(answer.json).toEqual([
      { id: one, version: 2, refused: null },
      { id: two, version: null, refused: { code: 'record.changed', message: expect.stringContaining('已被他人修改') } },
      { id: three, version: 2, refused: null },
    ]);
    const again = await clerk.send('POST', `${path}/bulk/finish`, { cases }, { 'idempotency-key': 'bulk-test-1' });
    expect(again.json).toEqual(answer.json);
    const denied = await head.post(`${path}/bulk/finish`, { cases: [{ id: one, version: 2 }] });
    expect(denied.json[0].refused.code).toBe('case.move');
    expect((await clerk.post(`${path}/bulk/nothing`, { cases })).status).toBe(404);
  });
});

describe('whoever sees personal values masked', () => {
  const where = (filter: unknown) => `${path}?where=${encodeURIComponent(JSON.stringify(filter))}`;

  it('may ask for one exactly, which is journalled, but not try many', async () => {
    const id = await open();
    const found = await head.get(where({ id, phone: '13800000000' }));
    expect(found.json.rows).toMatchObject([{ id, phone: '138****0000' }]);
    expect((await head.get(where({ phone: { contains: '138' } }))).json.error.code).toBe('grant.denied');
    const many = Array.from({ length: 21 }, (_, n) => String(13_800_000_000 + n));
    expect((await head.get(where({ phone: { in: many } }))).json.error.code).toBe('grant.denied');
    expect((await head.get(`${path}?q=13800000000`)).json.total).toBe(0);
    const { rows } = await sql<{ detail: unknown }>`
      select detail from kernel.journal_entry where action = 'personal.sought'`.execute(server.kernel.store.db);
    expect(rows).toEqual([{ detail: { fields: ['phone'], hits: 1 } }]);
  });

  it('and whoever is elsewhere learns neither values nor states', async () => {
    const id = await open();
    const elsewhere = await enter('outsider', 'clerk', '430181');
    expect((await elsewhere.get(where({ phone: '13800000000' }))).json.total).toBe(0);
    for (const answer of [
      await elsewhere.get(`${path}/${id}`),
      await elsewhere.get(`${path}/${id}/notes`),
      await elsewhere.post(`${path}/${id}/notes`, { body: '看' }),
      await finish(elsewhere, id),
    ])
      expect(answer.json.error.code).toBe('grant.scope');
    await finish(clerk, id);
    const again = await elsewhere.post(`${path}/${id}/moves/finish`, { version: 2 });
    expect(again.json.error).toMatchObject({ code: 'grant.scope', message: expect.not.stringContaining('待审') });
    const bulk = await elsewhere.post(`${path}/bulk/finish`, { cases: [{ id, version: 2 }] });
    expect(bulk.json[0].refused.code).toBe('grant.scope');
    expect((await elsewhere.get('/api/work')).json.total).toBe(0);
  });
});

describe('notes', () => {
  it('call only to people who can read them', async () => {
    const id = await open();
    await enter('stranger', 'head', '430181');
    const outside = await clerk.post(`${path}/${id}/notes`, { body: '看', mentions: [ids.get('stranger')] });
    expect(outside.json.error.message).toContain('无权查看');
    const secret = { body: '来电人要求保密', confidential: true };
    const masked = await clerk.post(`${path}/${id}/notes`, { ...secret, mentions: [ids.get('head')] });
    expect(masked.status).toBe(400);
    expect((await clerk.post(`${path}/${id}/notes`, secret)).status).toBe(200);
    await clerk.post(`${path}/${id}/notes`, { body: '请审', mentions: [ids.get('head')] });
    expect((await head.get(`${path}/${id}/notes`)).json).toMatchObject([
      { body: '请审', mentions: [{ name: 'head' }] },
    ]);
    expect((await clerk.get(`${path}/${id}/notes`)).json).toHaveLength(2);
    expect((await head.post(`${path}/${id}/notes`, secret)).status).toBe(403);
    expect((await head.get('/api/notices')).json.rows[0]).toMatchObject({ kind: 'mention', byName: 'clerk' });
  });

  it('give their files to whoever reads them, and take no file that the writer could not read', async () => {
    const id = await open();
    const form = new FormData();
    form.append('file', new Blob(['现场照片']), 'a.txt');
    const sent = await fetch(`${server.url}/api/files`, {
      method: 'POST',
      headers: { cookie: clerk.cookie, 'x-hengdao': '1' },
      body: form,
    });
    const { hash } = (await sent.json()) as { hash: string };
    expect((await head.get(`/api/files/${hash}`)).status).toBe(403);
    const files = [{ hash, name: 'a.txt' }];
    expect((await head.post(`${path}/${id}/notes`, { body: '窃取', files })).status).toBe(403);
    await clerk.post(`${path}/${id}/notes`, { body: '见附件', files });
    expect((await head.get(`/api/files/${hash}`)).text).toBe('现场照片');
  });
});

describe('looks at personal data', () => {
  it('are listed for those who audit them, and for nobody else', async () => {
    const auditor = await enter('auditor', 'auditor');
    const id = await open();
    await clerk.get(`${path}/${id}`);
    expect((await auditor.get(`${path}/${id}/looks`)).json).toMatchObject([{ byName: 'clerk', shown: 1 }]);
    expect((await head.get(`${path}/${id}/looks`)).status).toBe(403);
    expect((await clerk.get(`${path}/${id}/looks`)).status).toBe(403);
  });
});

describe('standing in', () => {
  const today = () => chinaDate(server.clock.now());

  it('gives the posts for the days, names both, and never lets the absent one review his own work through it', async () => {
    const deputy = await enter('deputy', 'auditor');
    const mine = await open();
    await finish(clerk, mine);
    expect((await approve(deputy, mine)).status).toBe(403);
    const wanted = { substitute: ids.get('deputy'), firstDay: today(), lastDay: today(), why: '出差' };
    const made = await head.post('/api/delegations', wanted);
    expect(made.json).toMatchObject({ absentName: 'head', substituteName: 'deputy' });
    expect((await deputy.get('/api/notices')).json.rows[0]).toMatchObject({ kind: 'delegation' });
    expect((await approve(deputy, mine)).status).toBe(200);
    const { history } = (await head.get(`${path}/${mine}`)).json;
    expect(history.at(-1).byName).toBe('deputy（代head）');

    // The head has finished one himself by a second post: his substitute approves it as little as he.
    await sql`insert into kernel.post (person, org, role, given_at, given_by)
      values (${ids.get('head')}::uuid, ${org}, 'office.clerk', now(), 'test')`.execute(server.kernel.store.db);
    const his = await open();
    await finish(head, his);
    expect((await approve(deputy, his)).json.error.code).toBe('case.self-review');

    await head.post(`/api/delegations/${made.json.id}/end`);
    const next = await open();
    await finish(clerk, next);
    expect((await approve(deputy, next)).status).toBe(403);
  });

  it('is for oneself, or by an administrator, within three months, and ends by itself', async () => {
    const third = await enter('third', 'head');
    const days = { firstDay: today(), lastDay: today(), why: '休假' };
    const other = await clerk.post('/api/delegations', {
      ...days,
      absent: ids.get('head'),
      substitute: ids.get('third'),
    });
    expect(other.status).toBe(403);
    const long = await clerk.post('/api/delegations', {
      ...days,
      lastDay: '2099-01-01',
      substitute: ids.get('third'),
    });
    expect(long.status).toBe(400);
    expect((await clerk.post('/api/delegations', { ...days, substitute: ids.get('third') })).status).toBe(200);
    const id = await open();
    expect((await finish(third, id)).status).toBe(200);
    server.clock.advance(86_400_000);
    await third.post('/api/login', {});
    expect((await server.kernel.identity.whoIs(ids.get('third') ?? ''))?.posts).toHaveLength(1);
    server.clock.advance(-86_400_000);
  });
});

describe('shift hand-over', () => {
  it('lists what is open and is acknowledged once, by another of the same post', async () => {
    const next = await enter('next', 'clerk');
    const id = await open();
    const given = { org, role: 'office.clerk', remark: '注意修路一件' };
    const made = await clerk.post('/api/hand-overs', given);
    expect(made.json.open.rows.map((row: { id: string }) => row.id)).toContain(id);
    expect(made.json).toMatchObject({ byName: 'clerk', mayTake: false, takenAt: null, roleTitle: '经办' });
    expect((await next.get('/api/notices')).json.rows[0]).toMatchObject({ kind: 'hand-over' });
    expect((await clerk.post(`/api/hand-overs/${made.json.id}/take`)).status).toBe(403);
    expect((await next.get('/api/hand-overs')).json[0]).toMatchObject({ id: made.json.id, mayTake: true });
    expect((await next.post(`/api/hand-overs/${made.json.id}/take`)).json).toMatchObject({ takenByName: 'next' });
    expect((await next.post(`/api/hand-overs/${made.json.id}/take`)).status).toBe(409);
    expect((await enter('elsewhere', 'clerk', '430181')).get).toBeDefined();
    expect((await next.post('/api/hand-overs', { ...given, role: 'office.head' })).status).toBe(403);
  });
});
