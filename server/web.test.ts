import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { Client } from './test/client.ts';
import { serveTest, type TestServer } from './test/serve-test.ts';
import { weighing } from './test/weighing.ts';

const dist = mkdtempSync(join(tmpdir(), 'hengdao-web-'));
let server: TestServer;
let browser: Client;
beforeAll(async () => {
  mkdirSync(join(dist, 'assets'));
  writeFileSync(join(dist, 'index.html'), '<!doctype html><title>衡道</title>');
  writeFileSync(join(dist, 'assets/app-1a2b.js'), 'export {};');
  server = await serveTest([weighing], {}, dist);
  browser = new Client(server.url);
});
afterAll(async () => {
  await server.close();
  rmSync(dist, { recursive: true });
});

it('gives the page for every address of the application', async () => {
  for (const path of ['/', '/login', '/weighing/entities/station?page=2']) {
    const page = await browser.get(path);
    expect(page).toMatchObject({ status: 200, text: '<!doctype html><title>衡道</title>' });
    expect(page.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(page.headers.get('cache-control')).toBe('no-cache');
    expect(page.headers.get('content-security-policy')).toContain("script-src 'self'");
  }
  expect((await browser.send('HEAD', '/')).status).toBe(200);
});

it('lets browsers keep built files, and does not take a missing one for a page', async () => {
  const asset = await browser.get('/assets/app-1a2b.js');
  expect(asset.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
  expect(asset.headers.get('content-type')).toContain('javascript');
  expect((await browser.get('/assets/app-0000.js')).status).toBe(404);
  expect((await browser.get('/api/nothing')).status).toBe(404);
  expect((await browser.get('/..%2f..%2fpackage.json')).status).toBe(404);
});
