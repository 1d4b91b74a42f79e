import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { evaluation } from '../../apps/evaluation/app.ts';
import { finding } from '../../apps/evaluation/cases.ts';
import { project, target } from '../../apps/evaluation/entities.ts';
import { expectAccessible, hasBrowser, openTab, phone, settled, type Tab } from './browser.ts';
import { currentItem, currentLines, dropFile, importAndRead, org, smallFile } from './evaluation-steps.ts';
import { type House, openHouse } from './house.ts';

const coverage = /全省县区联网覆盖率/;

describe.skipIf(!hasBrowser)('the evaluation of a small disclosure in a browser', () => {
  let house: House;
  let tab: Tab;
  let reader = '';
  beforeAll(async () => {
    house = await openHouse(evaluation);
    const values = { name: '系统运维经费', org, year: 2024, fundKind: 'maintenance' } as const;
    const { id } = await house.ctx.entities(project).create(values, '测试');
    const row = { org, project: id, year: 2024, level1: '产出指标', level2: '数量指标', weight: 10 };
    const goals = house.ctx.entities(target);
    await goals.create(
      { ...row, no: 1, level3: '巡检次数', targetText: '≥12次', op: '>=', value: 12, unit: '次' },
      '测试',
    );
    const evidence = 'evaluation.open-findings';
    await goals.create({ ...row, no: 2, level3: '未办结发现', targetText: '0条', weight: 5, evidence }, '测试');
    tab = await house.enter('finance', [{ org, role: 'evaluation.finance' }]);
  });
  afterAll(() => house?.close());

  it('says plainly that a file is no disclosure', async () => {
    const { page } = tab;
    await page.goto('/evaluation/screens/import');
    await settled(page);
    await dropFile(page, new URL('../../package.json', import.meta.url).pathname, '小说.txt');
    await page.getByRole('alert').filter({ hasText: '不是部门决算公开文件' }).waitFor();
    await dropFile(page, new URL('../../package.json', import.meta.url).pathname);
    await page.getByRole('alert').filter({ hasText: '不支持“.json”文件' }).waitFor();
    await expectAccessible(page);
  });

  it('imports a dropped file and leads to the reader', async () => {
    const { page } = tab;
    await importAndRead(page, smallFile);
    reader = page.url();
    await page.getByRole('heading', { level: 1, name: /云溪省交通信息服务中心/ }).waitFor();
    await expectAccessible(page);
  });

  it('goes from a finding to its line, on to the row, and keeps the place in the address', async () => {
    const { page } = tab;
    const item = page.locator('.hd-reader-item').filter({ hasText: coverage });
    await item.getByRole('button', { name: '看原文' }).click();
    await expect.poll(() => currentLines(page)).toEqual(['202']);
    await page.locator('.hd-lines [aria-current="true"]').click();
    await expect.poll(() => currentItem(page).textContent()).toMatch(/^7\. 全省县区联网覆盖率/);
    expect(new URL(page.url()).searchParams.get('at')).toBe('row:整体支出#7');
    await page.reload();
    await expect.poll(() => currentItem(page).textContent()).toMatch(coverage);
    await currentItem(page).getByRole('button', { name: coverage }).click();
    await expect.poll(() => currentItem(page).textContent()).toMatch(/须|没有数字/);
  });

  it('walks with the keyboard and finds text', async () => {
    const { page } = tab;
    await page.goto(`${reader}&tab=rows`);
    await settled(page);
    await page.locator('h1').click();
    await page.keyboard.press('j');
    await expect.poll(() => currentItem(page).textContent()).toMatch(/^1\. /);
    await page.keyboard.press('j');
    await expect.poll(() => currentItem(page).textContent()).toMatch(/^2\. /);
    await page.keyboard.press('k');
    await expect.poll(() => currentItem(page).textContent()).toMatch(/^1\. /);
    await page.getByLabel('在原文中查找').fill('群众满意率');
    await page.keyboard.press('Enter');
    await page.getByText('1/1').waitFor();
    await expect.poll(() => page.locator('.hd-line-found').textContent()).toContain('98.5%');
  });

  it('dismisses a finding only with a reason, and shows what became of it', async () => {
    const { page } = tab;
    await page.goto(`${reader}&tab=findings`);
    await settled(page);
    await page.getByRole('button', { name: /^办理：.*全省县区联网覆盖率/ }).click();
    const panel = page.getByRole('dialog', { name: '发现的办理' });
    await panel.getByRole('button', { name: '不采纳' }).click();
    const dialog = page.getByRole('dialog', { name: '不采纳', exact: true });
    await dialog.getByRole('button', { name: '不采纳' }).click();
    await dialog.getByText('请填写不采纳理由').waitFor();
    await dialog.getByLabel('不采纳理由').fill('有平台统计截图为证');
    await dialog.getByRole('button', { name: '不采纳' }).click();
    await panel.getByText('有平台统计截图为证').waitFor();
    await expect
      .poll(() => page.locator('.hd-reader-item').filter({ hasText: coverage }).textContent())
      .toContain('不采纳');
    const kept = await house.ctx.cases(finding).all({ state: 'dismissed' });
    expect(kept.map((one) => one.dismissedWhy)).toEqual(['有平台统计截图为证']);
  });

  it('confirms several findings at once and shows them in their context', async () => {
    const { page } = tab;
    await page.goto('/evaluation/screens/findings?year=2024&state=open');
    await settled(page);
    const open = await house.ctx.cases(finding).all({ state: 'open' });
    await page.getByRole('checkbox', { name: '选择本页全部发现' }).check();
    await page.getByRole('button', { name: '批量确认' }).click();
    await page.getByRole('button', { name: `确认 ${open.length} 条` }).click();
    await page.getByText(`已办理 ${open.length} 条`).waitFor();
    expect(await house.ctx.cases(finding).all({ state: 'open' })).toEqual([]);
    await page.goto('/evaluation/screens/findings?year=2024&state=confirmed');
    await settled(page);
    await page
      .getByRole('button', { name: /年度资金总额/ })
      .first()
      .click();
    const panel = page.getByRole('dialog', { name: '发现的办理' });
    await panel.locator('.ev-quote-line').first().waitFor();
    expect(await panel.locator('.ev-quote-line').allInnerTexts()).toContainEqual(
      expect.stringContaining('600 620 540'),
    );
    await expectAccessible(page);
  });

  it('opens the rows behind a figure of the overview', async () => {
    const { page } = tab;
    await page.goto('/evaluation/screens/overview');
    await settled(page);
    await page.getByRole('heading', { name: '绩效得分：公布与重算' }).waitFor();
    expect(await page.getByText('无数据').count()).toBeGreaterThan(0);
    await page.getByRole('link', { name: /^整体支出公布 97/ }).click();
    await page.getByRole('heading', { level: 1, name: '指标得分' }).waitFor();
    await page.getByText('共 8 条').waitFor();
  });

  it('shows the four layers, says when there is no evidence, and lists it when there is', async () => {
    const { page } = tab;
    await page.goto('/evaluation/screens/indicators?year=2024');
    await settled(page);
    await page.getByRole('button', { name: '巡检次数' }).click();
    const drawer = page.getByRole('dialog');
    await drawer.getByText('无证据：没有应用发布该指标的数据').waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: '未办结发现' }).click();
    await drawer.getByText(/^共 \d+ 条/).waitFor();
    await expectAccessible(page);
  });

  it('gives the adviser’s opinion and changes a target in its row with a reason', async () => {
    const { page } = tab;
    await page.goto('/evaluation/screens/goals?year=2024');
    await settled(page);
    await page.getByRole('button', { name: '修改第 1 项 巡检次数' }).click();
    await page.getByLabel('年度指标值').fill('≥24次');
    await page.getByLabel('目标值', { exact: true }).fill('24');
    await page.getByRole('button', { name: '保存' }).click();
    await page.getByText('请填写修改原因').waitFor();
    await page.getByLabel('修改原因').fill('每月两次');
    await page.getByRole('button', { name: '保存' }).click();
    await page.getByRole('cell', { name: '≥24次', exact: true }).waitFor();
  });

  it('issues a report with its number, verifies it and hands out the file', async () => {
    const { page } = tab;
    await page.goto('/evaluation/screens/reports?year=2024&document=audit-report');
    await settled(page);
    await page.getByRole('button', { name: '签发' }).click();
    await page.getByRole('dialog').getByRole('button', { name: '签发' }).click();
    await page.getByRole('cell', { name: /核〔\d{4}〕1号/ }).waitFor();
    // The closing dialog gives the focus back, which scrolls the page: a click in between would miss.
    await expect.poll(() => page.evaluate(() => document.activeElement?.textContent)).toBe('签发');
    await page.getByRole('button', { name: '核验' }).press('Enter');
    await page.getByText('Word 一致').waitFor();
    await page.getByText('PDF 一致').waitFor();
    const arriving = page.waitForEvent('download');
    await page.getByRole('region', { name: '已签发的文书' }).getByRole('link', { name: 'Word' }).click();
    const download = await arriving;
    expect(download.suggestedFilename()).toMatch(/^核〔\d{4}〕1号\.docx$/);
    expect(
      readFileSync(await download.path())
        .subarray(0, 2)
        .toString(),
    ).toBe('PK');
  });

  for (const key of ['overview', 'indicators', 'findings', 'goals', 'monitoring', 'import'] as const) {
    it(`keeps ${key} readable and accessible on a phone`, async () => {
      const { page } = tab;
      await page.setViewportSize(phone);
      await page.goto(`/evaluation/screens/${key}?year=2024`);
      await settled(page);
      await expectAccessible(page);
    });
  }

  it('shows a reader the published year, and says what his post does not show', async () => {
    const { page, complaints } = await house.enter('reader', [{ org, role: 'evaluation.reader' }]);
    await page.goto('/evaluation/screens/overview?year=2024');
    await settled(page);
    await page.getByText('您的岗位不查看支付记录').waitFor();
    await page.getByRole('link', { name: /^整体支出公布 97/ }).waitFor();
    expect(await page.getByRole('heading', { name: /审核发现/ }).count()).toBe(0);
    await page.goto(`${reader}&tab=findings`);
    await page.locator('.hd-reader-item').first().waitFor();
    expect(await page.getByRole('button', { name: /^办理：/ }).count()).toBe(0);
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  it('left nothing in the console', () => {
    expect(tab.complaints).toEqual([]);
  });

  it('audits a file for a citizen without an account and keeps nothing', async () => {
    const { page, complaints } = await openTab(house.browser, house.server.url);
    await page.goto('/login');
    await page.getByRole('link', { name: /核对决算公开文件/ }).click();
    await dropFile(page, smallFile);
    await page.getByRole('heading', { level: 1, name: /云溪省交通信息服务中心/ }).waitFor();
    await page.getByRole('button', { name: /^指标行 12$/ }).click();
    await page.locator('.hd-reader-item').first().getByRole('button', { name: '看原文' }).click();
    await expect.poll(() => currentLines(page)).toEqual(['167']);
    expect(await page.getByRole('button', { name: /^办理：/ }).count()).toBe(0);
    await expectAccessible(page);
    expect(complaints).toEqual([]);
    await page.context().close();
  });
});
