import { existsSync } from 'node:fs';
import { AxeBuilder } from '@axe-core/playwright';
import { type Browser, chromium, type Page } from 'playwright-core';
import { expect } from 'vitest';

const path = process.env.CHROMIUM ?? '/usr/bin/chromium';

/** True when there is a browser. Its absence fails in CI; elsewhere it is said and the browser tests are skipped. */
export const hasBrowser = existsSync(path);

if (!hasBrowser) {
  const how = 'install it as root: apt-get install -y chromium fonts-noto-cjk, or name another one with CHROMIUM=PATH';
  if (process.env.CI === 'true') throw new Error(`no browser at ${path}; ${how}`);
  console.warn(`Browser tests are left out: no browser at ${path}; ${how}`);
}

/** Debian's Chromium without what would call out of the machine. */
export function openBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath: path,
    args: [
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
}

export interface Tab {
  readonly page: Page;
  /** Errors and warnings of the console, and exceptions: a page in order has none. */
  readonly complaints: readonly string[];
}

export const desk = { width: 1440, height: 900 } as const;
export const phone = { width: 375, height: 800 } as const;

/** A fresh profile. Its time zone is far from China, so that times that depend on the browser's zone come to light. */
export async function openTab(
  browser: Browser,
  url: string,
  viewport: { readonly width: number; readonly height: number } = desk,
): Promise<Tab> {
  const context = await browser.newContext({
    baseURL: url,
    viewport,
    locale: 'zh-CN',
    timezoneId: 'America/New_York',
    acceptDownloads: true,
    // A click on what still slides into place may miss it.
    reducedMotion: 'reduce',
  });
  const page = await context.newPage();
  page.setDefaultTimeout(15_000);
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    // The browser reports every refusal of the server as a failed resource; pages show those in their own words.
    const isRefusal = message.text().startsWith('Failed to load resource');
    if (['error', 'warning'].includes(message.type()) && !isRefusal) complaints.push(message.text());
  });
  return { page, complaints };
}

export async function signIn(page: Page, login: string, password: string): Promise<void> {
  await page.goto('/login');
  await page.getByLabel('账号').fill(login);
  await page.getByLabel('口令', { exact: true }).fill(password);
  await page.getByRole('button', { name: '登录', exact: true }).click();
  await page.waitForURL((url) => url.pathname !== '/login');
}

/** Waits until the page has its heading and nothing in it is still being loaded. */
export async function settled(page: Page): Promise<void> {
  await page.locator('h1').first().waitFor();
  await page.waitForFunction(() => !document.querySelector('[aria-busy="true"], .hd-loading'));
}

/** Waits until nothing fades or slides any more: half faded text has too little contrast. Spinners turn for ever. */
export const still = (page: Page) =>
  page.waitForFunction(() =>
    document.getAnimations().every((each) => {
      const endless = each.effect?.getComputedTiming().iterations === Number.POSITIVE_INFINITY;
      return endless || each.playState !== 'running';
    }),
  );

/** Asserts that the page holds WCAG 2.1 A and AA as far as a program can tell, and does not scroll sideways. */
export async function expectAccessible(page: Page): Promise<void> {
  await still(page);
  const { violations, passes } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa'])
    .analyze();
  const told = violations.map(
    ({ id, nodes }) =>
      `${id}: ${nodes.map((node) => `${node.target.join(' ')} (${node.any[0]?.message ?? ''})`).join(', ')}`,
  );
  expect(told, page.url()).toEqual([]);
  expect(passes.length).toBeGreaterThan(5);
  const sideways = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  expect(sideways, `${page.url()} scrolls sideways`).toBeLessThanOrEqual(0);
}
