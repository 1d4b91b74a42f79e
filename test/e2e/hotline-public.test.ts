import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hotline } from '../../apps/hotline/app.ts';
import { order } from '../../apps/hotline/order/order.ts';
import { department } from '../../apps/hotline/registers/department.ts';
import { expectAccessible, hasBrowser, openTab, phone, settled } from './browser.ts';
import { type House, openHouse } from './house.ts';

describe.skipIf(!hasBrowser)('the public at the hotline, without an account', () => {
  let house: House;
  beforeAll(async () => {
    house = await openHouse(hotline);
    const unit = { name: '长沙市交通运输局', org: '430100', region: '430100', active: true, ranked: true };
    await house.ctx.entities(department).create({ ...unit, businesses: ['bus', 'ordinary-highway'] }, '测试');
  });
  afterAll(() => house?.close());

  it('files a demand with a telephone, and follows it by number and code', async () => {
    const { page, complaints } = await openTab(house.browser, house.server.url, phone);
    await page.goto('/open/hotline/file');
    await settled(page);
    await expectAccessible(page);
    for (const [name, option] of [
      ['诉求性质', '求助'],
      ['业务领域', '公共汽电车'],
      ['设施问题（可选）', '公交站点设施'],
      ['事发地', '长沙市交通运输局'],
    ] as const) {
      await page.getByRole('combobox', { name: new RegExp(name.replace(/[()（）]/g, '.')) }).click();
      await page.getByTitle(option, { exact: true }).last().click();
    }
    await page.getByRole('textbox', { name: '标题' }).fill('站牌玻璃破碎');
    await page.getByRole('textbox', { name: '内容' }).fill('五一广场公交站候车亭玻璃破碎，容易伤人。');
    await page.getByRole('textbox', { name: '电话' }).fill('13800001111');
    await page.getByRole('button', { name: '提交', exact: true }).click();
    await page.getByRole('status').getByText('诉求已登记').waitFor();
    const [number = '', code = ''] = await page.locator('.hl-open-code').allInnerTexts();
    expect(await house.ctx.cases(order).all({ number })).toMatchObject([
      { state: 'pending', publicService: 'bus-stop' },
    ]);
    await expectAccessible(page);
    await page.getByRole('link', { name: '查询进度' }).click();
    await page.getByLabel('查询码或所留电话').fill('WRONG-CODE');
    await page.getByRole('button', { name: '查询', exact: true }).click();
    await page.getByText('没有找到').waitFor();
    await page.getByLabel('查询码或所留电话').fill(code);
    await page.getByRole('button', { name: '查询', exact: true }).click();
    await page.getByRole('heading', { name: '站牌玻璃破碎' }).waitFor();
    await page.getByText('待派').first().waitFor();
    await expectAccessible(page);
    expect(complaints).toEqual([]);
  });
});
