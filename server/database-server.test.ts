import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Cluster, startCluster } from '../kernel/store/cluster.ts';
import { debianInitdbFlags, debianPostgres } from '../test/debian-postgres.ts';
import type { Client } from './test/client.ts';
import { serveTest, type TestServer } from './test/serve-test.ts';
import { weighing } from './test/weighing.ts';

const binDir = debianPostgres();
if (!binDir) console.warn('skipped: no PostgreSQL server from Debian on this machine (apt-get install postgresql)');

/** Everything on it: HENGDAO_TEST_POSTGRES=debian npx vitest run. */
describe.skipIf(!binDir)('on a PostgreSQL server from Debian', () => {
  const dir = mkdtempSync(join(tmpdir(), 'hengdao-debian-'));
  chmodSync(dir, 0o711);
  let cluster: Cluster;
  let server: TestServer;
  let officer: Client;
  beforeAll(async () => {
    cluster = await startCluster({ binDir: binDir ?? '', dir: join(dir, 'postgres'), initdbFlags: debianInitdbFlags });
    server = await serveTest([weighing], {}, join(dir, 'no-web'), cluster.url);
    officer = await server.signIn('officer', [{ org: '430100', role: 'weighing.officer' }]);
  });
  afterAll(async () => {
    await server.close();
    await cluster.stop();
    rmSync(dir, { recursive: true });
  });

  it('files are imported, rows listed and exported', async () => {
    const form = new FormData();
    form.append('file', new Blob(['一号站\n二号站\n']), 'list.txt');
    const taken = await fetch(`${server.url}/api/weighing/contracts/station-list`, {
      method: 'POST',
      body: form,
      headers: { 'x-hengdao': '1', cookie: officer.cookie },
    });
    expect(await taken.json()).toMatchObject({ accepted: 2 });
    expect((await officer.get('/api/weighing/entities/station?q=一号')).json).toMatchObject({ total: 1 });
    expect((await officer.get('/api/weighing/entities/station/export.csv')).text).toContain('二号站,长沙县');
  });

  it('cases are opened and moved', async () => {
    const path = '/api/weighing/cases/repair';
    const { json } = await officer.post(path, { values: { what: '称台故障', county: '430121' } });
    const done = await officer.post(`${path}/${json.id}/moves/finish`, { version: 1, input: { result: '已修' } });
    expect(done.json).toMatchObject({ state: 'done' });
    expect((await officer.get(path)).json).toMatchObject({ total: 1 });
  });
});
