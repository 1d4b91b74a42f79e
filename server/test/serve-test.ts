import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ManualClock } from '../../kernel/base/clock.ts';
import { loadOrgs, systemWho } from '../../kernel/identity/index.ts';
import { type Kernel, openKernel } from '../../kernel/kernel.ts';
import type { App } from '../../kernel/sdk/app.ts';
import type { Post } from '../../kernel/sdk/ctx.ts';
import { testStore } from '../../test/stores.ts';
import { readConfig } from '../config.ts';
import { LogFile } from '../log-file.ts';
import { type Served, serve } from '../serve.ts';
import { Client } from './client.ts';

export interface TestServer extends Served {
  readonly kernel: Kernel;
  readonly clock: ManualClock;
  /** Makes a person and signs in. */
  signIn(login: string, posts: readonly Post[]): Promise<Client>;
}

const divisions = [
  { code: '430000', name: '湖南省', level: 'province', parent: null },
  { code: '430100', name: '长沙市', level: 'city', parent: '430000' },
  { code: '430121', name: '长沙县', level: 'county', parent: '430100' },
  { code: '430181', name: '浏阳市', level: 'county', parent: '430100' },
] as const;

/** The server on a fresh store, over real HTTP on a port of the system's choice. */
export async function serveTest(
  apps: readonly App[],
  env: Readonly<Record<string, string>> = {},
  webDist = join(tmpdir(), 'no-web'),
  serverUrl?: string,
): Promise<TestServer> {
  const clock = new ManualClock(new Date());
  const store = await testStore({ apps, serverUrl });
  await loadOrgs(store.db, { source: 'test', divisions });
  const kernel = await openKernel({ store, apps, clock });
  const dir = mkdtempSync(join(tmpdir(), 'hengdao-log-'));
  const config = readConfig({ PORT: '0', DATA_DIR: dir, ...env });
  const log = new LogFile({ path: config.logFile });
  const served = await serve(kernel, config, { version: 'test', webDist, demonstration: null, log });
  return {
    ...served,
    kernel,
    clock,
    async signIn(login, posts) {
      const person = { login, name: login, posts, mustChangePassword: false };
      const { password } = await kernel.identity.people.create(systemWho, person);
      const client = new Client(served.url);
      const { status } = await client.post('/api/login', { login, password });
      if (status !== 200) throw new Error(`login of ${login}: ${status}`);
      return client;
    },
    async close() {
      await served.close();
      await store.close();
      log.close();
      rmSync(dir, { recursive: true, force: true });
    },
  };
}
