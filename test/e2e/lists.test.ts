import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { expectAccessible, hasBrowser, phone, settled, type Tab } from './browser.ts';
import { type House, openHouse, rowTexts } from './house.ts';
import { nouns, office } from './office-app.ts';

const kinds = ['road', 'water', 'bridge', 'station', 'other'] as const;
const list = '/office/entities/project';

describe.skipIf(!hasBrowser)('a generic list in a browser', () => {
  let house: House;
  let tab: Tab;
  beforeAll(async () => {
    house = await openHouse(office);
    const projects = house.ctx.entities(nouns.project);
    for (let n = 1; n <= 45; n += 1) {
      await projects.create(
        {
          name: `工程${String(n).padStart(2, '0')}`,
          county: n % 2 ? '430121' : '430181',
          kind: kinds[n % kinds.length],
          budget: n * 10.5,
          lanes: (n % 8) + 1,
          begun: `2025-${String((n % 12) + 1).padStart(2, '0')}-10`,
          inspectedAt: '2026-03-02T00:30:00+08:00',
          open: n % 3 === 0,
        },
        '测试',
      );
    }
    tab = await house.enter('lister', [{ org: '430100', role: 'office.officer' }]);
  });
  afterAll(() => house?.close());

  const open = async (address: string) => {
    await tab.page.goto(address);
    await settled(tab.page);
    return tab.page;
  };

  it('shows rows with names, units and times of China, and pages through them', async () => {
    const page = await open(list);
    expect(await rowTexts(page)).toHaveLength(20);
    const first = (await rowTexts(page))[0] ?? '';
    expect(first).toContain('工程01');
    expect(first).toContain('长沙县');
    expect(first).toContain('2026-03-02 00:30:00');
    await page.getByText('共 45 条').waitFor();
    await page.getByTitle('3', { exact: true }).click();
    await expect.poll(() => rowTexts(page)).toHaveLength(5);
    expect(page.url()).toContain('page=3');
    await expectAccessible(page);
  });

  it('filters, keeps the filter in the address, and clears it', async () => {
    const page = await open(list);
    await page.getByRole('combobox', { name: '类别' }).click();
    await page.getByTitle('桥梁', { exact: true }).click();
    await page.getByText('共 9 条').waitFor();
    await page.keyboard.press('Escape');
    const address = page.url();
    await open(address);
    await page.getByText('共 9 条').waitFor();
    expect((await rowTexts(page)).every((row) => row.includes('桥梁'))).toBe(true);
    await page.getByRole('button', { name: '清除条件' }).click();
    await page.getByText('共 45 条').waitFor();
  });

  it('filters figures by range', async () => {
    const page = await open(list);
    await page.getByRole('button', { name: /更多筛选/ }).click();
    await page.getByLabel('预算不小于').fill('400');
    await page.getByLabel('预算不小于').press('Enter');
    await page.getByText('共 7 条').waitFor();
  });

  it('searches from the keyboard and walks over the rows', async () => {
    const page = await open(list);
    await page.keyboard.press('/');
    await page.keyboard.type('工程07');
    await page.keyboard.press('Enter');
    await page.getByText('共 1 条').waitFor();
    await page.locator('h1').click();
    await page.keyboard.press('j');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: '工程07' }).waitFor();
  });

  it('sorts by a column', async () => {
    const page = await open(list);
    const budget = page.getByRole('columnheader', { name: '预算（万元）' });
    await budget.click();
    await expect.poll(async () => (await rowTexts(page))[0]).toContain('10.50');
    await budget.click();
    await expect.poll(async () => (await rowTexts(page))[0]).toContain('472.50');
    expect(page.url()).toContain('sort=-budget');
    expect(await budget.getAttribute('aria-sort')).toBe('descending');
  });

  it('keeps chosen columns and saved filters', async () => {
    const page = await open(`${list}?sort=-budget`);
    await page.getByRole('button', { name: '选择显示的列' }).click();
    await page.getByRole('checkbox', { name: '车道数' }).uncheck();
    await expect.poll(() => page.getByRole('columnheader', { name: /车道数/ }).count()).toBe(0);
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: /常用筛选/ }).click();
    await page.getByLabel('当前条件的名称').fill('大项目在前');
    await page.getByRole('button', { name: '保存', exact: true }).click();
    await open(list);
    expect(await page.getByRole('columnheader', { name: /车道数/ }).count()).toBe(0);
    await page.getByRole('button', { name: '常用筛选（1）' }).click();
    await page.getByRole('button', { name: '大项目在前', exact: true }).click();
    await page.waitForURL('**sort=-budget**');
  });

  it('exports what the filter shows', async () => {
    const page = await open(`${list}?where=${encodeURIComponent('{"kind":"bridge"}')}`);
    await page.getByRole('button', { name: '导出' }).click();
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: /导出 CSV/ }).click(),
    ]);
    const lines = readFileSync(await download.path(), 'utf8')
      .trim()
      .split('\n');
    expect(lines).toHaveLength(10);
    expect(lines[0]).toContain('预算（万元）');
  });

  it('says when nothing is found, and when the server refuses', async () => {
    const page = await open(`${list}?q=${encodeURIComponent('没有这个')}`);
    await page.getByText('没有符合条件的记录').waitFor();
    await open(`${list}?where=${encodeURIComponent('{"nonsense":1}')}`);
    await page.getByRole('alert').waitFor();
    await page.getByText('请求编号').waitFor();
    await expectAccessible(page);
  });

  it('can be used on a phone', async () => {
    const narrow = await house.enter('walker', [{ org: '430100', role: 'office.officer' }], phone);
    await narrow.page.goto(list);
    await settled(narrow.page);
    await expectAccessible(narrow.page);
    await narrow.page.getByRole('link', { name: '工程03' }).click();
    await narrow.page.getByRole('heading', { name: '工程03' }).waitFor();
    await narrow.page.getByRole('button', { name: '打开菜单' }).click();
    await narrow.page.getByRole('dialog').getByRole('link', { name: '设备维修' }).click();
    await narrow.page.getByRole('heading', { name: '设备维修' }).waitFor();
    await expectAccessible(narrow.page);
    expect(narrow.complaints).toEqual([]);
    await narrow.page.context().close();
  });

  it('shows nothing to whom it is not granted', async () => {
    const guest = await house.enter('guest', [{ org: '430121', role: 'office.guest' }]);
    await guest.page.goto('/office/cases/repair');
    await guest.page.getByRole('heading', { name: '无权访问或页面不存在' }).waitFor();
    await expectAccessible(guest.page);
    await guest.page.goto(list);
    await settled(guest.page);
    expect(await guest.page.getByRole('button', { name: '新建' }).count()).toBe(0);
    expect(await guest.page.getByRole('button', { name: '导出' }).count()).toBe(0);
    await guest.page.getByText('共 23 条').waitFor();
    await guest.page.context().close();
  });

  it('leaves the console clean', () => {
    expect(tab.complaints).toEqual([]);
  });
});
