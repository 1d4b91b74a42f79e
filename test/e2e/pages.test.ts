import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { desk, expectAccessible, hasBrowser, phone, settled, type Tab } from './browser.ts';
import { type House, openHouse } from './house.ts';
import { nouns, office } from './office-app.ts';

const addresses = [
  '/',
  '/office',
  '/office/facts/weighing',
  '/office/indicators/weighed?period=2026-03',
  '/office/contracts/list',
  '/catalogue',
  '/journal',
  '/exchange',
  '/people',
  '/orgs',
  '/outlines',
  '/password',
  '/about',
  '/nowhere/at/all',
];

const posts = [
  { org: '430000', role: 'office.officer' },
  { org: '430000', role: 'kernel.admin' },
  { org: '430000', role: 'kernel.auditor' },
];

describe.skipIf(!hasBrowser)('the other pages in a browser', () => {
  let house: House;
  let wide: Tab;
  let narrow: Tab;
  beforeAll(async () => {
    house = await openHouse(office);
    const passages = Array.from({ length: 30 }, (_, n) => ({
      values: {
        at: `2026-03-${String((n % 28) + 1).padStart(2, '0')}T08:00:00+08:00`,
        county: n % 2 ? '430121' : '430181',
        plate: `湘A${10_000 + n}`,
        mass: 20_000 + n * 1000,
      },
      simulated: n % 5 === 0,
    }));
    await house.ctx.facts(nouns.weighing).record(passages, 'test');
    wide = await house.enter('chief', posts, desk);
    narrow = await house.enter('mobile', posts, phone);
  });
  afterAll(() => house?.close());

  for (const address of addresses) {
    it(`${address} is accessible on a desk and on a phone`, async () => {
      for (const { page } of [wide, narrow]) {
        await page.goto(address);
        await settled(page);
        await expectAccessible(page);
      }
    });
  }

  it('opens a figure down to its rows', async () => {
    const { page } = wide;
    await page.goto('/office/indicators/weighed?period=2026-03&org=430100');
    await settled(page);
    await page.getByText('30', { exact: false }).first().waitFor();
    await page.getByRole('button', { name: '查看依据' }).click();
    await page.getByText('共 30 条依据').waitFor();
    await page
      .getByRole('dialog')
      .getByText(/湘A100\d\d/)
      .first()
      .waitFor();
    await expectAccessible(page);
  });

  it('seals a figure, and says where its rows differ later', async () => {
    const { page } = wide;
    await page.goto('/office/indicators/weighed?period=2026-03&org=430100');
    await settled(page);
    await page.getByRole('button', { name: '封存', exact: true }).press('Enter');
    await page.getByRole('dialog').getByRole('button', { name: '封存', exact: true }).press('Enter');
    await page.getByText('已封存').waitFor();
    await page.getByRole('button', { name: '核对封存依据' }).press('Enter');
    await page.getByText('依据与封存时完全一致').waitFor();
    const late = { at: '2026-03-09T09:00:00+08:00', county: '430121', plate: '湘A99999', mass: 20_000 };
    await house.ctx.facts(nouns.weighing).record([{ values: late }], 'test');
    await page.reload();
    await settled(page);
    await page.getByRole('button', { name: '核对封存依据' }).press('Enter');
    await page.getByText('分子 2026-03-09：封存时 1 条，现有 2 条').waitFor();
    await expectAccessible(page);
  });

  it('marks simulated facts and opens one', async () => {
    const { page } = wide;
    await page.goto('/office/facts/weighing');
    await settled(page);
    expect(await page.getByText('模拟数据').count()).toBeGreaterThan(0);
    await page.locator('tr[data-row]').first().getByRole('button').click();
    await page.getByRole('dialog').getByText('记录标识').waitFor();
  });

  it('takes a dropped file and shows what it refused', async () => {
    const { page } = wide;
    await page.goto('/office/contracts/list');
    await settled(page);
    const choose = page.getByLabel('名单导入', { exact: true });
    await choose.setInputFiles({ name: '名单.pdf', mimeType: 'application/pdf', buffer: Buffer.from('x') });
    await page.getByRole('alert').filter({ hasText: '不支持' }).waitFor();
    await choose.setInputFiles({ name: '名单.txt', mimeType: 'text/plain', buffer: Buffer.from('甲\n乙?\n丙\n') });
    await page.getByText('接收 2 条，重复 0 条，未接收 1 条').waitFor();
    await page.getByText('不能识别的行（line.unread）').waitFor();
    await page.goto('/exchange');
    await settled(page);
    await page.getByRole('cell', { name: '不能识别的行（line.unread）' }).waitFor();
    await expectAccessible(page);
  });

  it('shows what the engine refuses, and offers it again', async () => {
    const { factLog, facts } = house.server.kernel.store;
    const bytes = Buffer.from('010101' + '6e' + '05' + '496e743634' + '0700000000000000', 'hex');
    await factLog.append({ table: 'hengdao.elsewhere', columns: 'n', bytes });
    await factLog.landed();
    for (const { page } of [narrow, wide]) {
      await page.goto('/exchange?tab=refused');
      await settled(page);
      await page.getByRole('cell', { name: 'hengdao.elsewhere', exact: true }).waitFor();
      await expectAccessible(page);
    }
    const { page } = wide;
    const again = page.getByRole('button', { name: '重新入库' });
    await again.press('Enter');
    await page.getByRole('alert').filter({ hasText: '仍不接收' }).waitFor();
    await facts.command({ query: 'CREATE TABLE hengdao.elsewhere (n Int64) ENGINE = ReplacingMergeTree ORDER BY n' });
    await again.press('Enter');
    await page.getByText('没有未能入库的数据').waitFor();
  });

  it('registers a person, shows the password once, and gives and takes a post', async () => {
    const { page } = wide;
    await page.goto('/people');
    await settled(page);
    await page.getByRole('button', { name: '登记人员' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('姓名').fill('王小明');
    await dialog.getByLabel('账号').fill('wang');
    await dialog.getByRole('combobox', { name: '单位' }).fill('浏阳');
    await page.getByTitle('浏阳市').click();
    await dialog.getByRole('combobox', { name: '岗位' }).fill('查阅');
    await page.getByTitle('查阅', { exact: true }).click();
    await dialog.getByRole('button', { name: '登记' }).click();
    await page.getByText('账号 wang 的初始口令').waitFor();
    await expectAccessible(page);
    const row = page.getByRole('row', { name: /王小明/ });
    await row.getByText('浏阳市 · 查阅').waitFor();
    await row.getByRole('button', { name: '收回' }).click();
    await page.getByRole('dialog').getByRole('button', { name: '收回' }).click();
    await expect.poll(() => row.getByText('浏阳市 · 查阅').count()).toBe(0);
  });

  it('verifies the journal', async () => {
    const { page } = wide;
    await page.goto('/journal');
    await settled(page);
    await page.getByRole('button', { name: '校验全部日志' }).click();
    await page.getByText(/已校验 \d+ 条，全部相符/).waitFor();
  });

  it('explains the keys', async () => {
    const { page } = wide;
    await page.goto('/about');
    await settled(page);
    await page.keyboard.press('?');
    await page.getByRole('dialog', { name: '键盘操作' }).waitFor();
    await expectAccessible(page);
  });

  it('leaves the console clean', () => {
    expect([...wide.complaints, ...narrow.complaints]).toEqual([]);
  });
});
