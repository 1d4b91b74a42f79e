/**
 * The live map in a real browser with the coaches of a whole province moving on it, and what many open maps cost the
 * server. Everything runs on this machine: gateway, stores, simulated coaches on real sockets, and the browser, which
 * draws without a graphics card.
 */
import { type ChildProcess, fork } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { sql } from 'kysely';
import { type CDPSession, chromium, type Page } from 'playwright-core';
import { build } from 'vite';
import { coach } from '../apps/coach/app.ts';
import { systemClock } from '../kernel/base/clock.ts';
import { type DivisionFile, loadOrgs, systemWho } from '../kernel/identity/index.ts';
import { type Kernel, openKernel } from '../kernel/kernel.ts';
import { makeOutlines } from '../kernel/outlines/index.ts';
import { openStore, type Store } from '../kernel/store/index.ts';
import { migrateClickHouse, migratePostgres, readMigrations } from '../kernel/store/migrate.ts';
import { readConfig } from '../server/config.ts';
import { serve } from '../server/serve.ts';
import { simulatedCoach } from '../sim/coach/places.ts';
import { createDeclared } from '../test/declared.ts';
import { sharedPath } from '../test/shared.ts';
import { boardRows } from './map-board.ts';
import type { BenchResult, BenchRow } from './result.ts';

const say = (text: string) => console.error(text);
const vehicles = Number(process.env.BENCH_VEHICLES ?? 16_147);
const seconds = Number(process.env.BENCH_SECONDS ?? 6);
const screenHz = 60;
const admin = { ...systemWho, posts: [{ org: '430000', role: 'kernel.admin' }] };

async function prepared(dataDir: string): Promise<Store> {
  const store = await openStore({ dataDir });
  const kernelOnly = (file: { name: string }) => file.name < '0100';
  await migratePostgres(store.db, readMigrations('postgres').filter(kernelOnly));
  await migrateClickHouse(store, readMigrations('clickhouse').filter(kernelOnly));
  await createDeclared(store, [coach]);
  const hunan = new URL('../kernel/identity/data/hunan.json', import.meta.url);
  await loadOrgs(store.db, JSON.parse(readFileSync(hunan, 'utf8')) as DivisionFile);
  return store;
}

/** Vehicles and admitted terminals straight into their tables: one by one they would take longer than the rest. */
async function registerFleet({ store }: Kernel): Promise<void> {
  const fleet = Array.from({ length: vehicles }, (_, index) => {
    const { phone, plate, authCode, home } = simulatedCoach(index + 1);
    return { phone, plate, code: authCode, org: `43${String(home.city).padStart(4, '0')}` };
  });
  await sql`WITH fleet AS (SELECT gen_random_uuid() AS id, * FROM
      jsonb_to_recordset(${JSON.stringify(fleet)}::jsonb) AS f (phone text, plate text, code text, org text)),
    owners AS (INSERT INTO coach.vehicle
      (id, version, created_at, updated_at, plate, colour, vehicle_class, org, operating, simulated)
      SELECT id, 1, now(), now(), plate, 'yellow', 'line-coach', org, true, true FROM fleet)
    INSERT INTO coach.terminal
      (id, version, created_at, updated_at, phone, state, plate, colour, vehicle, org, auth_code, simulated)
      SELECT gen_random_uuid(), 1, now(), now(), phone, 'admitted', plate, 'yellow', id::text, org, code, true
      FROM fleet`.execute(store.db);
}

async function loadCounties(kernel: Kernel): Promise<void> {
  const path = sharedPath('data/geo/hunan_district.topo.json');
  if (!path) return say('without outlines of the counties, which lie beside the project on our machines');
  const { store, journal, access, identity, clock } = kernel;
  const outlines = makeOutlines({ store, journal, access, orgs: identity.orgs, clock });
  await outlines.load(admin, 'county', { name: 'county.json', content: readFileSync(path) });
}

/** Counts in the page. As text: the loader of older Node writes helpers into functions that the page does not have. */
const countFrames = `
  globalThis.counter = { frames: 0, began: performance.now() };
  const count = () => { counter.frames += 1; counter.next = requestAnimationFrame(count); };
  count();`;
const framesInASecond = `
  cancelAnimationFrame(counter.next);
  counter.frames * 1000 / (performance.now() - counter.began)`;

interface Drawn {
  readonly framesPerSecond: number;
  /** Processor time of the page's main thread: tells the same on a busy machine and on a quiet one. */
  readonly busyMsPerSecond: number;
}

async function busySeconds(cdp: CDPSession): Promise<number> {
  const { metrics } = await cdp.send('Performance.getMetrics');
  return metrics.find(({ name }) => name === 'TaskDuration')?.value ?? Number.NaN;
}

/** What the page draws while something is done to it, and what that costs it. */
async function drawnDuring(page: Page, cdp: CDPSession, work: () => Promise<void>): Promise<Drawn> {
  await page.evaluate(`(() => {${countFrames}})()`);
  const [before, began] = [await busySeconds(cdp), performance.now()];
  await work();
  const busy = (await busySeconds(cdp)) - before;
  const framesPerSecond = await page.evaluate<number>(framesInASecond);
  return { framesPerSecond, busyMsPerSecond: (busy * 1_000_000) / (performance.now() - began) };
}

async function drag(page: Page): Promise<void> {
  const box = await page.locator('.hd-map-canvas').boundingBox();
  const [x, y] = [(box?.x ?? 0) + (box?.width ?? 0) / 2, (box?.y ?? 0) + (box?.height ?? 0) / 2];
  await page.mouse.move(x, y);
  await page.mouse.down();
  for (const end = Date.now() + seconds * 1000; Date.now() < end; ) {
    const turn = (Date.now() / 700) % (2 * Math.PI);
    await page.mouse.move(x + 150 * Math.cos(turn), y + 100 * Math.sin(turn));
  }
  await page.mouse.up();
}

async function wheel(page: Page): Promise<void> {
  const box = await page.locator('.hd-map-canvas').boundingBox();
  await page.mouse.move((box?.x ?? 0) + (box?.width ?? 0) / 2, (box?.y ?? 0) + (box?.height ?? 0) / 2);
  for (let turn = 0, end = Date.now() + seconds * 1000; Date.now() < end; turn += 1) {
    await page.mouse.wheel(0, turn % 20 < 10 ? -120 : 120);
    await page.waitForTimeout(60);
  }
}

/** Opens the map and waits until nearly all vehicles are on it; tells how long that took. */
async function openMap(page: Page, path: string): Promise<number> {
  const began = performance.now();
  await page.goto(path);
  await page.waitForFunction(
    (due) => Number(document.querySelector('[data-count="all"]')?.textContent.replaceAll(',', '')) >= due,
    vehicles * 0.98,
    { timeout: 180_000 },
  );
  return performance.now() - began;
}

async function inBrowser(url: string, password: string): Promise<readonly BenchRow[]> {
  const executablePath = process.env.CHROMIUM ?? '/usr/bin/chromium';
  const browser = await chromium.launch({ executablePath, args: ['--disable-gpu', '--no-first-run'] });
  const context = await browser.newContext({ baseURL: url, viewport: { width: 1920, height: 1080 } });
  const page = await context.newPage();
  const cdp = await context.newCDPSession(page);
  await cdp.send('Performance.enable', { timeDomain: 'threadTicks' });
  const login = { headers: { 'x-hengdao': '1' }, data: { login: 'bench', password } };
  await page.request.post('/api/login', login);
  const rows: BenchRow[] = [];
  const measure = async (label: string, work: () => Promise<void>) => {
    const { framesPerSecond: value, busyMsPerSecond: busy } = await drawnDuring(page, cdp, work);
    say(`${label}: ${value.toFixed(1)} frames/s, main thread ${busy.toFixed(0)} ms/s`);
    rows.push({ label, unit: 'frames/s', value, baseline: screenHz, ratio: value / screenHz });
    const against = 'one thread';
    rows.push({
      label: `${label}: main thread`,
      unit: 'ms/s',
      value: busy,
      baseline: 1000,
      ratio: busy / 1000,
      against,
    });
  };
  const idle = () => page.waitForTimeout(seconds * 1000);
  // Vehicles that have only just connected are on no map yet: the first look is not timed.
  await openMap(page, '/coach/screens/map');
  for (const [name, path] of [
    ['gathered', '/coach/screens/map'],
    ['each for itself', '/coach/screens/map?points=all'],
  ] as const) {
    const ms = await openMap(page, path);
    const label = `${name}: page with all vehicles`;
    rows.push({ label, unit: 'ms', value: ms, baseline: 1000, ratio: ms / 1000, against: 'a second' });
    await measure(`${name}, moving`, idle);
    if (process.env.BENCH_SCREENSHOT)
      await page.screenshot({ path: `${process.env.BENCH_SCREENSHOT}-${rows.length}.png` });
    await measure(`${name}, dragged`, () => drag(page));
    await measure(`${name}, zoomed by the wheel`, () => wheel(page));
  }
  await browser.close();
  return rows;
}

/** A program of this folder in a process of its own; on older Node it needs the loader of the project's runner. */
const child = (file: string): ChildProcess =>
  fork(fileURLToPath(new URL('../tools/run.mjs', import.meta.url)), [fileURLToPath(new URL(file, import.meta.url))]);

/** The first message of a child that is due. Throws where it ends before. */
function firstOf<T>(from: ChildProcess, isDue: (message: T) => boolean = () => true): Promise<T> {
  return new Promise((resolve, reject) => {
    from.on('message', (message: T) => isDue(message) && resolve(message));
    from.once('exit', (code) => reject(new Error(`a process of the benchmark ended with ${code}`)));
  });
}

async function connected(fleet: ChildProcess, port: number | null): Promise<void> {
  fleet.send({ port, vehicles });
  await firstOf<number>(fleet, (count) => count >= vehicles * 0.98);
}

export async function run(): Promise<BenchResult> {
  const dir = mkdtempSync(join(tmpdir(), 'hengdao-bench-'));
  chmodSync(dir, 0o711);
  const webDist = join(dir, 'web');
  const configFile = fileURLToPath(new URL('../web/vite.config.ts', import.meta.url));
  await build({ configFile, logLevel: 'error', build: { outDir: webDist, emptyOutDir: true } });
  const store = await prepared(join(dir, 'data'));
  const kernel = await openKernel({ store, apps: [coach], clock: systemClock });
  await registerFleet(kernel);
  await loadCounties(kernel);
  const posts = [{ org: '430000', role: 'coach.duty-officer' }];
  const person = { login: 'bench', name: 'bench', posts, mustChangePassword: false };
  const { password } = await kernel.identity.people.create(systemWho, person);
  const config = readConfig({ PORT: '0', JT808_PORT: '0', DATA_DIR: dir, HENGDAO_LOG_LEVEL: 'error' });
  const served = await serve(kernel, config, { version: 'bench', webDist, demonstration: null });
  const fleet = child('./map-fleet.ts');
  try {
    await connected(fleet, served.terminalPort);
    say(`${vehicles} coaches are connected`);
    const rows = [...(await inBrowser(served.url, password)), ...boardRows(vehicles)];
    return { name: 'map', baseline: `the ${screenHz} frames of a screen`, rows };
  } finally {
    fleet.disconnect();
    await served.close();
    await store.close();
    rmSync(dir, { recursive: true, force: true });
  }
}
