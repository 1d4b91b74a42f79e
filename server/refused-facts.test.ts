import { afterAll, beforeAll, expect, it } from 'vitest';
import { listJournal } from '../kernel/journal/index.ts';
import { tellRefusedFacts } from './refused-facts.ts';
import type { Client } from './test/client.ts';
import { serveTest, type TestServer } from './test/serve-test.ts';
import { weighing } from './test/weighing.ts';

let server: TestServer;
let admin: Client;
let officer: Client;
beforeAll(async () => {
  server = await serveTest([weighing]);
  admin = await server.signIn('admin', [{ org: '430000', role: 'kernel.admin' }]);
  officer = await server.signIn('officer', [{ org: '430121', role: 'weighing.officer' }]);
});
afterAll(() => server.close());

const journalled = async (action: string) =>
  (await listJournal(server.kernel.store.db, { action, pageSize: 100 })).rows.map(({ detail }) => detail);

it('facts that the engine refuses are told of, counted, and taken once the reason is mended', async () => {
  const { factLog, facts } = server.kernel.store;
  // One column of one number in the native format, for a table that is not there.
  const bytes = Buffer.from('010101' + '6e' + '05' + '496e743634' + '0700000000000000', 'hex');
  await factLog.append({ table: 'hengdao.elsewhere', columns: 'n', bytes });
  // Others' questions are answered meanwhile.
  expect((await officer.get('/api/weighing/facts/passage')).status).toBe(200);

  const { json: all } = await admin.get('/api/refused-facts');
  expect(all).toMatchObject([{ table: 'hengdao.elsewhere', bytes: bytes.length }]);
  expect((await officer.get('/api/refused-facts')).json.error.code).toBe('grant.denied');
  expect((await admin.get('/metrics')).text).toMatch(/^hengdao_refused_facts 1$/m);
  const tell = tellRefusedFacts(server.kernel);
  await tell();
  await tell();
  await tellRefusedFacts(server.kernel)();
  expect(await journalled('facts.refused')).toMatchObject([{ table: 'hengdao.elsewhere', reason: all[0].reason }]);

  const retry = `/api/refused-facts/${all[0].name}/retry`;
  expect((await officer.post(retry)).json.error.code).toBe('grant.denied');
  expect((await admin.post(retry)).json.error).toMatchObject({ code: 'input.invalid' });
  await facts.command({ query: 'CREATE TABLE hengdao.elsewhere (n Int64) ENGINE = ReplacingMergeTree ORDER BY n' });
  expect((await admin.post(retry)).status).toBe(204);
  expect((await admin.get('/api/refused-facts')).json).toEqual([]);
  expect((await admin.post(retry)).status).toBe(404);
  expect(await journalled('facts.taken')).toHaveLength(1);
});
