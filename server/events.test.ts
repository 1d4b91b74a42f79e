import { once } from 'node:events';
import { get, type IncomingMessage } from 'node:http';
import { beforeAll, describe, expect, it } from 'vitest';
import { Client } from './test/client.ts';
import { serveTest, type TestServer } from './test/serve-test.ts';
import { nouns, weighing } from './test/weighing.ts';

let server: TestServer;
let officer: Client;
let visitor: Client;
beforeAll(async () => {
  server = await serveTest([weighing]);
  officer = await server.signIn('officer', [{ org: '430121', role: 'weighing.officer' }]);
  visitor = await server.signIn('visitor', [{ org: '430121', role: 'weighing.visitor' }]);
});

/** Listens as a browser does and keeps what it hears. */
async function listen(client: Client) {
  const asked = get(`${server.url}/api/events`, { headers: { cookie: client.cookie }, agent: false });
  const [response] = (await once(asked, 'response')) as [IncomingMessage];
  let heard = '';
  response.setEncoding('utf8').on('data', (text: string) => {
    heard += text;
  });
  await expect.poll(() => heard).toContain('event: ready');
  return {
    type: response.headers['content-type'],
    heard: () => heard,
    ended: once(response, 'close'),
    stop: () => response.destroy(),
  };
}

const finish = (id: string) =>
  officer.post(`/api/weighing/cases/repair/${id}/moves/finish`, { version: 1, input: { result: '已修' } });
const open = async () => {
  const answer = await officer.post('/api/weighing/cases/repair', { values: { what: '秤台', county: '430121' } });
  return String(answer.json.id);
};

describe('server-sent events', () => {
  it('tell who may read it that a case has moved, and nobody else', async () => {
    const [mine, others] = [await listen(officer), await listen(visitor)];
    expect(mine.type).toContain('text/event-stream');
    const id = await open();
    await finish(id);
    await expect.poll(mine.heard).toContain(`event: case\ndata: {"app":"weighing","type":"repair","id":"${id}"}`);
    // A round later whatever was heard in that one has arrived.
    const next = await open();
    await expect.poll(mine.heard).toContain(next);
    expect(others.heard()).not.toContain('event: case');
    mine.stop();
    others.stop();
  });

  it('tell of a change that came by another way than this server, within a round', async () => {
    const mine = await listen(officer);
    await server.kernel
      .ctxFor({ personId: 'system', name: '系统', posts: [], system: true }, weighing)
      .entities(nouns.station)
      .create({ name: '一号站', county: '430121' }, '测试');
    await expect.poll(mine.heard, { timeout: 5000 }).toContain('"type":"station"');
    mine.stop();
  });

  it('tell somebody that he was mentioned', async () => {
    const chief = await server.signIn('chief', [{ org: '430000', role: 'weighing.chief' }]);
    const me = (await chief.get('/api/me')).json.id;
    const id = await open();
    const hears = await listen(chief);
    await officer.post(`/api/weighing/cases/repair/${id}/notes`, { body: '请看', mentions: [me] });
    await expect.poll(hears.heard).toContain('event: notice');
    const { json } = await chief.get('/api/notices');
    expect(json).toMatchObject({ unread: 1, rows: [{ kind: 'mention', caseId: id, unread: true }] });
    await chief.post('/api/notices/seen', { upTo: json.rows[0].id });
    expect((await chief.get('/api/notices')).json.unread).toBe(0);
    hears.stop();
  });

  it('are for those who are signed in, and end with the server', async () => {
    expect((await new Client(server.url).get('/api/events')).status).toBe(401);
    const mine = await listen(officer);
    await server.close();
    await mine.ended;
  });
});
