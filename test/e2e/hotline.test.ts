import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hotline } from '../../apps/hotline/app.ts';
import { order } from '../../apps/hotline/order/order.ts';
import { article } from '../../apps/hotline/registers/article.ts';
import { expectAccessible, hasBrowser, settled, still, type Tab } from './browser.ts';
import { type House, openHouse } from './house.ts';

const phone = '13800000001';
const day = 86_400_000;

describe.skipIf(!hasBrowser)('an order in a browser, from the call to the call-back', () => {
  let house: House;
  const tabs = new Map<string, Tab>();
  const at = async (role: string, org = '430000'): Promise<Tab> => {
    const known = tabs.get(role);
    if (known) return known;
    const tab = await house.enter(role, [{ org, role: `hotline.${role}` }]);
    tabs.set(role, tab);
    return tab;
  };
  beforeAll(async () => {
    house = await openHouse(hotline);
    const known = {
      question: '出租车起步价',
      answer: '起步价八元，含三公里。',
      business: 'taxi',
      owner: '430100',
    } as const;
    await house.ctx.entities(article).create(known, '测试');
  });
  afterAll(() => house?.close());

  const ring = async (callId: string) => {
    const exchange = await house.server.signIn(`exchange-${callId}`, [{ org: '430000', role: 'hotline.exchange' }]);
    const event = { callId, event: 'ring', lineNumber: '8001', phone, at: new Date().toISOString() };
    const { status } = await exchange.post('/api/hotline/contracts/telephony', [event]);
    expect(status).toBe(200);
  };

  const choose = async ({ page }: Tab, name: string, option: string) => {
    await page.getByRole('combobox', { name }).click();
    await page.getByRole('combobox', { name }).fill(option);
    await page.getByTitle(option, { exact: true }).first().click();
  };

  const move = async (tab: Tab, id: string, title: string, fill: () => Promise<void> = async () => undefined) => {
    const { page } = tab;
    await page.goto(`/hotline/cases/order/${id}`);
    await settled(page);
    await page.getByRole('button', { name: title, exact: true }).first().click();
    const dialog = page.getByRole('dialog');
    await dialog.waitFor();
    await still(page);
    await fill();
    await still(page);
    await dialog.locator('button[type="submit"]').click();
    await dialog.waitFor({ state: 'hidden' });
    await settled(page);
  };

  it('pops up, is typed and registered by keyboard, and is found again on the next call', async () => {
    const tab = await at('agent');
    const { page } = tab;
    await page.goto('/hotline/screens/desk');
    await settled(page);
    await page.getByLabel('分机号').fill('8001');
    await ring('call-1');
    await expect.poll(() => page.locator('#hl-phone').inputValue(), { timeout: 15_000 }).toBe(phone);
    await page.getByText('首次来电').waitFor();
    await page.locator('#hl-content').fill('机场出租车拒载，要求核查处理');
    await page.locator('#hl-object').fill('机场出租车');
    await page.keyboard.press('Control+Enter');
    await page.getByRole('status').getByText('已登记待派').waitFor();
    await ring('call-2');
    await page.getByText('来电 1 次').waitFor();
    await page.locator('#hl-content').fill('机场出租车又拒载，要求核查');
    await page.getByText('同一诉求人').waitFor();
    await expectAccessible(page);
  });

  it('is dispatched, handled without sight of the caller, checked and called back; its clock explains itself', async () => {
    const [made] = await house.ctx.cases(order).all();
    const id = made?.id ?? '';
    const dispatcher = await at('dispatcher');
    await move(dispatcher, id, '派发', () => choose(dispatcher, '承办单位', '长沙市'));
    const handler = await at('handler', '430100');
    await move(handler, id, '签收');
    expect(await handler.page.getByText(phone).count()).toBe(0);
    await handler.page.getByRole('button', { name: /^办理时限.*查看计算过程$/ }).click();
    await handler.page.getByText(/计满 5 个工作日/).waitFor();
    await move(handler, id, '提交答复', async () => {
      await handler.page.getByLabel('答复（基本事实、办理经过）').fill('已核查，司机停运学习。');
      await handler.page.getByLabel('答复依据').fill('巡游出租汽车经营服务管理规定');
    });
    house.server.clock.advance(day / 24);
    await move(await at('checker'), id, '审核通过');
    const visitor = await at('visitor');
    await move(visitor, id, '回访：满意', async () => {
      await choose(visitor, '满意度', '非常满意');
      await visitor.page.getByText('已解决', { exact: true }).click();
    });
    expect(await house.ctx.cases(order).get(id)).toMatchObject({ state: 'closed', once: true, solved: 'yes' });
  });
});
