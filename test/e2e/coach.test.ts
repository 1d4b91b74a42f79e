import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { coach } from '../../apps/coach/app.ts';
import { alarmEpisode } from '../../apps/coach/cases.ts';
import { connectNew, drivenPosition, phoneOf, plateOf, registerCoaches, SimTerminal } from '../coach-house.ts';
import { desk, expectAccessible, hasBrowser, phone, settled, still, type Tab } from './browser.ts';
import { type House, openHouse } from './house.ts';

/** Bits of alarms with the kinds of their cases; an alarm of a kind that has a case already joins it. */
const kinds = [
  [1, 'emergency'],
  [4, 'fatigue-driving'],
] as const;

describe.skipIf(!hasBrowser)('coaches in a browser, from terminals on real sockets', () => {
  let house: House;
  let terminal: SimTerminal;
  let fromMs: number;
  let step = 0;
  let attempt = 0;
  const tabs = new Map<string, Tab>();
  const at = async (role: string, viewport: typeof desk | typeof phone = desk): Promise<Tab> => {
    const name = `${role}-${viewport.width}`;
    const tab = tabs.get(name) ?? (await house.enter(name, [{ org: '430100', role: `coach.${role}` }], viewport));
    tabs.set(name, tab);
    return tab;
  };
  const report = async (alarmBits = 0) => {
    step += 1;
    await terminal.report({ ...drivenPosition(fromMs, step), alarmBits });
  };
  const open = async (page: Page, screen: string) => {
    await page.goto(`/coach/screens/${screen}`);
    await settled(page);
  };
  beforeAll(async () => {
    house = await openHouse(coach, { JT808_PORT: '0' });
    await registerCoaches(house.server.kernel, 2, '430100');
    terminal = await connectNew(house.server.terminalPort ?? 0, 1);
    fromMs = house.server.clock.now().getTime() - 120_000;
    for (let count = 0; count < 20; count += 1) await report();
  });
  afterAll(async () => {
    terminal?.close();
    await house?.close();
  });

  it('shows where a coach is, follows it, and opens it', async () => {
    const { page, complaints } = await at('duty-officer');
    await open(page, 'map');
    const row = page.locator(`[data-vehicle="${phoneOf(1)}"] [data-time]`);
    await expect.poll(() => page.locator('[data-count="driving"]').textContent()).toBe('1');
    const before = Number(await row.getAttribute('data-time'));
    await report();
    await expect.poll(async () => Number(await row.getAttribute('data-time')), { timeout: 15_000 }).toBe(before + 1);
    await page.getByRole('button', { name: plateOf(1) }).press('Enter');
    const drawer = page.getByRole('dialog');
    await drawer.getByText('50 km/h，向东北').waitFor();
    await drawer.getByText('今日轨迹').waitFor();
    expect(new URL(page.url()).searchParams.get('vehicle')).toContain(phoneOf(1));
    await settled(page);
    await expectAccessible(page);
    expect(complaints).toEqual([]);
  });

  it('plays a track by keyboard', async () => {
    const { page } = await at('duty-officer');
    await open(page, `playback?phone=${phoneOf(1)}&speed=64`);
    const shown = page.locator('[data-second]');
    const first = Number(await shown.getAttribute('data-second'));
    expect(first).toBe(Math.floor(fromMs / 1000) + 1);
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowLeft');
    await expect.poll(() => shown.getAttribute('data-second')).toBe(String(first + 1));
    await page.keyboard.press('Space');
    await expect.poll(() => shown.getAttribute('data-second')).toBe(String(first + step - 1));
    await page.getByRole('button', { name: '播放', exact: true }).waitFor();
    await page.getByText(`共 ${step} 个定位点`).waitFor();
    await expectAccessible(page);
  });

  it('takes an alarm to the company and its answer back, by keyboard', async () => {
    const { page } = await at('duty-officer');
    const [bit, kind] = kinds[attempt] ?? kinds[0];
    attempt += 1;
    await open(page, `alarms?kinds=${kind}`);
    await page.getByText('没有符合条件的报警').waitFor();
    await report(bit);
    await page.locator('[data-alarm]').waitFor();
    await page.getByRole('status').getByText('1 件新报警').waitFor();
    await page.keyboard.press('j');
    await page.getByRole('button', { name: '通知企业', exact: true }).waitFor();
    await expectAccessible(page);
    await page.keyboard.press('a');
    await submit(page);
    await page.locator('[data-alarm]').getByText('待企业处理').waitFor();

    const company = await at('company-safety');
    await open(company.page, `alarms?kinds=${kind}`);
    await company.page.keyboard.press('j');
    await company.page.getByRole('button', { name: '上报处理情况', exact: true }).waitFor();
    await company.page.keyboard.press('h');
    await company.page.getByRole('textbox', { name: '处理情况' }).fill('已电话提醒驾驶员。');
    await submit(company.page);
    await expect
      .poll(async () => (await house.ctx.cases(alarmEpisode).all({ kind })).map(({ state }) => state))
      .toEqual(['handled']);
  });

  it('admits a terminal that nobody knew', async () => {
    const unknown = new SimTerminal({ host: '127.0.0.1', port: house.server.terminalPort ?? 0, phone: '13700000000' });
    await unknown.connect();
    const claim = { plate: plateOf(2), plateColour: 'yellow', city: 100 };
    expect(await unknown.register(claim)).toBeNull();
    const { page } = await at('registrar');
    await open(page, 'admissions');
    await page
      .locator('[data-terminal="13700000000"]')
      .getByRole('button', { name: '准入', exact: true })
      .press('Enter');
    await page.getByRole('dialog').waitFor();
    await settled(page);
    await expectAccessible(page);
    await submit(page);
    await page.getByText('没有等候准入的终端').waitFor();
    expect(await unknown.register(claim)).toMatch(/^[0-9a-f]{16}$/);
    unknown.close();
  });

  it('asks a terminal where it is, and shows its answer', async () => {
    const { page } = await at('duty-officer');
    terminal.close();
    await open(page, `console?phone=${phoneOf(1)}&order=query-position`);
    await page.getByRole('button', { name: '下发：查询位置' }).press('Enter');
    await page.getByRole('status').getByText('终端不在线').waitFor();
    await page.locator('summary').getByText('查询位置').waitFor();
    await expectAccessible(page);
  });

  it.each([
    ['company-safety', 'workbench'],
    ['duty-officer', 'map?points=all'],
    ['duty-officer', 'alarms?group=vehicle'],
    ['duty-officer', `playback?phone=${phoneOf(1)}`],
    ['duty-officer', 'assessment'],
    ['registrar', 'admissions?state=all'],
    ['duty-officer', `console?phone=${phoneOf(1)}&order=photo`],
  ])('%s: %s is accessible on a phone', async (role, screen) => {
    const { page, complaints } = await at(role, phone);
    await open(page, screen);
    await expectAccessible(page);
    expect(complaints).toEqual([]);
  });
});

/** Sends the form of the dialog that is open, by its button. */
async function submit(page: Page): Promise<void> {
  const dialog = page.getByRole('dialog');
  await dialog.waitFor();
  await still(page);
  await dialog.locator('button[type="submit"]').press('Enter');
  await dialog.waitFor({ state: 'hidden' });
  await settled(page);
}
