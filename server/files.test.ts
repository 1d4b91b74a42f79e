import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { systemWho } from '../kernel/identity/index.ts';
import { listJournal } from '../kernel/journal/index.ts';
import * as sdk from '../kernel/sdk/index.ts';
import { sm3 } from '../kernel/store/index.ts';
import { Client } from './test/client.ts';
import { serveTest, type TestServer } from './test/serve-test.ts';

const county = sdk.org('所属区划', { required: true });
const bridge = sdk.entity({
  key: 'bridge',
  title: '桥梁',
  label: 'name',
  org: 'county',
  fields: {
    name: sdk.text('名称', { required: true }),
    county,
    drawing: sdk.file('图纸'),
    keeper: sdk.text('看护人', { personal: 'name' }),
  },
});
const repair = sdk.caseType({
  key: 'repair',
  title: '维修',
  lawVersion: 1,
  label: 'what',
  org: 'county',
  fields: { what: sdk.text('事由', { required: true }), county },
  states: { open: { title: '待处理' }, done: { title: '已办结', final: true } },
  initial: 'open',
  openedBy: ['officer'],
  moves: {
    finish: { title: '办结', from: ['open'], to: 'done', by: ['officer'], input: { photo: sdk.file('照片') } },
  },
});
const passage = sdk.fact({
  key: 'passage',
  title: '过桥',
  columns: { at: sdk.instant('时间', { required: true }), county, picture: sdk.file('照片') },
  naturalKey: ['at'],
  time: 'at',
  org: 'county',
});
const notice = sdk.documentType({
  key: 'notice',
  title: '通知书',
  formats: ['docx'],
  data: (ctx, subject) => ctx.entities(bridge).get(subject),
  organ: (data: sdk.EntityRecord<typeof bridge>) => data.county,
  render: (data, { date }) => ({
    title: '通知书',
    created: date,
    author: '',
    blocks: [{ kind: 'paragraph', text: `${data.name} ${data.keeper ?? ''}` }],
  }),
});
const survey = sdk.fileContract({
  key: 'survey',
  title: '检测报告',
  accepts: ['txt'],
  by: ['officer'],
  maxBytes: 64 * 1024,
  read: () => null,
  take: async () => ({ accepted: 1, duplicates: 0, rejected: [] }),
});
const bridges = sdk.app({
  key: 'bridges',
  title: '桥梁',
  about: '',
  entities: [bridge],
  facts: [passage],
  cases: [repair],
  documents: [notice],
  contracts: [survey],
  grants: sdk.grants({
    roles: [
      { key: 'officer', title: '管理员', reach: 'own' },
      { key: 'keeper', title: '档案员', reach: 'own', seesPersonal: true },
    ],
    permits: [
      { role: 'officer', on: ['*'], may: ['read', 'create', 'update', 'issue'] },
      { role: 'keeper', on: ['*'], may: ['read', 'issue'] },
    ],
  }),
});

const password = 'Words-of-2026';
let server: TestServer;
let ours: Client;
let theirs: Client;
beforeAll(async () => {
  server = await serveTest([bridges]);
  for (const [login, org] of [['ours', '430121'] as const, ['theirs', '430181'] as const]) {
    const posts = [{ org, role: 'bridges.officer' }];
    await server.kernel.identity.people.create(systemWho, {
      login,
      name: login,
      posts,
      password,
      mustChangePassword: false,
    });
  }
  [ours, theirs] = [new Client(server.url), new Client(server.url)];
  await signIn();
});
afterAll(() => server.close());

async function upload(client: Client, path: string, text: string): Promise<Response> {
  const body = new FormData();
  body.append('file', new Blob([text]), 'a.txt');
  return fetch(`${server.url}${path}`, { method: 'POST', body, headers: { cookie: client.cookie, 'x-hengdao': '1' } });
}

async function stored(text: string): Promise<string> {
  const { hash } = (await (await upload(ours, '/api/files', text)).json()) as { hash: string };
  return hash;
}

async function signIn(): Promise<void> {
  for (const [login, client] of [['ours', ours] as const, ['theirs', theirs] as const]) {
    expect((await client.post('/api/login', { login, password })).status).toBe(200);
  }
}

/** Who has put a file there may read it for an hour; what is tested is the way after that, in a later session. */
async function laterOn(): Promise<void> {
  server.clock.advance(61 * 60_000);
  await signIn();
}

async function expectOursOnly(hash: string): Promise<void> {
  expect(await ours.get(`/api/files/${hash}`)).toMatchObject({ status: 200 });
  expect(await theirs.get(`/api/files/${hash}`)).toMatchObject({
    status: 403,
    json: { error: { code: 'grant.scope' } },
  });
  const { rows } = await listJournal(server.kernel.store.db, { subject: `GET /api/files/${hash}` });
  expect(rows[0]).toMatchObject({ action: 'refusal', personName: 'theirs', detail: { code: 'grant.scope' } });
}

it('whoever has put a file there reads it for an hour, and nobody else', async () => {
  const hash = await stored('one');
  await expectOursOnly(hash);
  await laterOn();
  expect((await ours.get(`/api/files/${hash}`)).status).toBe(403);
  for (const other of [sm3(Buffer.from('never stored')), 'no-hash']) {
    expect((await ours.get(`/api/files/${other}`)).json.error.code).toBe('grant.scope');
  }
});

it('a file that a row names is read by who may read the row', async () => {
  const hash = await stored('drawing');
  const values = { name: '浏阳河大桥', county: '430121', drawing: hash };
  expect((await ours.post('/api/bridges/entities/bridge', { values })).status).toBe(200);
  await laterOn();
  await expectOursOnly(hash);
});

it('a file filled into a move is read by who may read the case', async () => {
  const hash = await stored('photo');
  const made = await ours.post('/api/bridges/cases/repair', { values: { what: '护栏', county: '430121' } });
  const moved = await ours.post(`/api/bridges/cases/repair/${made.json.id}/moves/finish`, {
    version: 1,
    input: { photo: hash },
  });
  expect(moved.status).toBe(200);
  await laterOn();
  await expectOursOnly(hash);
});

it('a file that a fact names is read by who may read the fact', async () => {
  const hash = await stored('picture');
  const values = { at: '2026-03-01T08:00:00+08:00', county: '430121', picture: hash };
  await server.kernel.ctxFor(systemWho, bridges).facts(passage).record([{ values }], 'test');
  await laterOn();
  await expectOursOnly(hash);
});

it('an issued document is read where its organ is in reach', async () => {
  const row = await ours.post('/api/bridges/entities/bridge', { values: { name: '便桥', county: '430121' } });
  const issued = await ours.post('/api/bridges/documents/notice/issue', { subject: row.json.id });
  await expectOursOnly(issued.json.files.docx);
});

it('an issued document that holds personal values opens only to who sees them', async () => {
  const keeper = await server.signIn('keeper', [{ org: '430121', role: 'bridges.keeper' }]);
  const values = { name: '石桥', county: '430121', keeper: '王小明' };
  const { json: row } = await ours.post('/api/bridges/entities/bridge', { values });
  const { json: issued } = await keeper.post('/api/bridges/documents/notice/issue', { subject: row.id });
  const list = `/api/bridges/documents/notice?subject=${row.id}`;
  expect((await keeper.get(list)).json).toMatchObject([{ files: issued.files }]);
  expect((await keeper.get(`/api/files/${issued.files.docx}`)).status).toBe(200);
  expect((await ours.get(list)).json).toMatchObject([{ id: issued.id, files: {} }]);
  expect((await ours.get(`/api/files/${issued.files.docx}`)).json.error.code).toBe('grant.scope');
  expect((await ours.get(`/api/bridges/documents/notice/preview?subject=${row.id}&format=docx`)).status).toBe(200);
  // Issued by somebody who sees the name masked, the paper holds it masked, and opens to all.
  const { json: masked } = await ours.post('/api/bridges/documents/notice/issue', { subject: row.id });
  expect((await ours.get(`/api/files/${masked.files.docx}`)).status).toBe(200);
});

it('a file handed in under a contract is read by who has handed it in, and by the auditors', async () => {
  expect((await upload(ours, '/api/bridges/contracts/survey', 'report')).status).toBe(200);
  const hash = sm3(Buffer.from('report'));
  await expectOursOnly(hash);
  const auditor = await server.signIn('auditor', [{ org: '430000', role: 'kernel.auditor' }]);
  expect((await auditor.get(`/api/files/${hash}`)).status).toBe(200);
});

it('a file that has changed on the disk is not handed out, and putting it again mends it', async () => {
  const hash = await stored('whole');
  const path = join(server.kernel.store.about.files, hash.slice(0, 2), hash.slice(2, 4), hash);
  writeFileSync(path, 'hole');
  const answer = await ours.get(`/api/files/${hash}`);
  expect(answer).toMatchObject({ status: 503, json: { error: { code: 'store.corrupt' } } });
  expect(answer.text).not.toContain('hole');
  expect(await stored('whole')).toBe(hash);
  expect((await ours.get(`/api/files/${hash}`)).text).toBe('whole');
});

it('is found by index', async () => {
  const { rows } = await sql<{ indexname: string }>`
    SELECT indexname FROM pg_indexes WHERE indexdef LIKE '%(drawing)' OR indexname = 'document_files'`.execute(
    server.kernel.store.db,
  );
  expect(rows).toHaveLength(2);
});
