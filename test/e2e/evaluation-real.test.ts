import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { evaluation } from '../../apps/evaluation/app.ts';
import { sharedPath } from '../shared.ts';
import { hasBrowser, settled, type Tab } from './browser.ts';
import { currentItem, currentLines, importAndRead, org } from './evaluation-steps.ts';
import { type House, openHouse } from './house.ts';

const file = sharedPath('seed/disclosure-2024.txt');

describe.skipIf(!hasBrowser || file === null)('a published disclosure in a browser', () => {
  let house: House;
  let tab: Tab;
  beforeAll(async () => {
    house = await openHouse(evaluation);
    tab = await house.enter('auditor', [{ org, role: 'evaluation.auditor' }]);
    await importAndRead(tab.page, file ?? '');
  });
  afterAll(() => house?.close());

  it('shows all rows of its four tables', async () => {
    const { page } = tab;
    await page.getByRole('button', { name: '指标行 630', exact: true }).click();
    for (const name of ['整体支出 315', '其他事业发展基金 85', '业务工作经费 56', '运行维护经费 174'])
      await page.getByRole('button', { name, exact: true }).waitFor();
    await page.getByRole('button', { name: '业务工作经费 56' }).click();
    await expect.poll(() => page.locator('.hd-reader-item').count()).toBe(56);
  });

  it('goes from a line far down to its row and back', async () => {
    const { page } = tab;
    const last = page.locator('.hd-reader-item').last();
    await last.getByRole('button', { name: '看原文' }).click();
    await expect.poll(() => currentItem(page).textContent()).toMatch(/^56\. /);
    const lines = await currentLines(page);
    expect(Number(lines[0])).toBeGreaterThan(3000);
  });

  it('filters findings and keeps the filter in the address', async () => {
    const { page } = tab;
    await page.getByRole('button', { name: /^发现 \d+$/ }).click();
    const before = await page.locator('.hd-reader-item').count();
    await page.getByRole('combobox', { name: '程度' }).click();
    await page.getByTitle(/^高 \d+$/).click();
    await expect.poll(() => page.locator('.hd-reader-item').count()).toBeLessThan(before);
    await page.reload();
    await settled(page);
    expect(new URL(page.url()).searchParams.get('severity')).toBe('high');
    expect(await page.locator('.hd-reader-item').count()).toBeLessThan(before);
    expect(tab.complaints).toEqual([]);
  });
});
