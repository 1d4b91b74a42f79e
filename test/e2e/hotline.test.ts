import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hotline } from '../../apps/hotline/app.ts';
import { order } from '../../apps/hotline/order/order.ts';
import { article } from '../../apps/hotline/registers/article.ts';
import { expectAccessible, hasBrowser, phone as narrow, settled, still, type Tab } from './browser.ts';
import { type House, openHouse } from './house.ts';

const phone = '13800000001';
const day = 86_400_000;

describe.skipIf(!hasBrowser)('an order in a browser, from the call to the call-back', () => {
  let house: House;
  const tabs = new Map<string, Tab>();
  const at = async (role: string, org = '430000'): Promise<Tab> => {
    const known = tabs.get(role);
    if (known) return known;
    const tab = await another(role, org);
    tabs.set(role, tab);
    return tab;
  };
  let people = 0;
  /** Somebody new: no test hangs on what a former attempt has left. */
  const another = (role: string, org = '430000', viewport: Parameters<House['enter']>[2] = undefined) => {
    people += 1;
    return house.enter(`${role}-${people}`, [{ org, role: `hotline.${role}` }], viewport);
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

  const ring = async (callId: string, lineNumber: string) => {
    people += 1;
    const exchange = await house.server.signIn(`exchange-${people}`, [{ org: '430000', role: 'hotline.exchange' }]);
    const event = { callId, event: 'ring', lineNumber, phone, at: new Date().toISOString() };
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
    const lineNumber = String(8100 + people);
    await page.getByLabel('分机号').fill(lineNumber);
    await ring(`call-${people}-1`, lineNumber);
    await expect.poll(() => page.locator('#hl-phone').inputValue(), { timeout: 15_000 }).toBe(phone);
    await page.getByText('首次来电').waitFor();
    await page.locator('#hl-content').fill('机场出租车拒载，要求核查处理');
    await page.locator('#hl-object').fill('机场出租车');
    await page.keyboard.press('Control+Enter');
    await page.getByRole('status').getByText('已登记待派').waitFor();
    await ring(`call-${people}-2`, lineNumber);
    await expect.poll(() => page.locator('#hl-phone').inputValue(), { timeout: 15_000 }).toBe(phone);
    await page.getByText('来电 1 次').waitFor();
    await page.locator('#hl-content').fill('机场出租车又拒载，要求核查');
    await page.getByText('同一诉求人').waitFor();
    await page.keyboard.press('Alt+q');
    await page.keyboard.type(phone);
    await page.getByRole('heading', { name: '查单' }).waitFor();
    await expect.poll(() => page.getByRole('link', { name: '机场出租车拒载，要求核查处理' }).count()).toBe(3);
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
    // An hour without a request has ended the sessions.
    tabs.clear();
    await move(await at('checker'), id, '审核通过');
    const visitor = await at('visitor');
    await move(visitor, id, '回访：满意', async () => {
      await choose(visitor, '满意度', '非常满意');
      await visitor.page.getByText('已解决', { exact: true }).click();
    });
    expect(await house.ctx.cases(order).get(id)).toMatchObject({ state: 'closed', once: true, solved: 'yes' });
  });

  it('many orders are moved at once, each with its own result, and the list is read anew', async () => {
    const agent = house.ctx.cases(order);
    const opening = {
      kind: 'suggestion',
      business: 'bus',
      urgency: 'ordinary',
      region: '430100',
      org: '430000',
      channel: 'phone',
    } as const;
    for (const title of ['站台无照明', '站牌破损', '线路过长']) {
      const opened = await agent.open({ ...opening, title, content: title });
      await agent.move(opened.id, 1, 'submit');
    }
    const dispatcher = await at('dispatcher');
    const { page } = dispatcher;
    await page.goto('/hotline/cases/order?where={"state":"pending"}');
    await settled(page);
    await page.getByRole('checkbox', { name: '选择本页全部' }).check();
    await page.getByRole('button', { name: /^批量办理/ }).press('Enter');
    await page.getByRole('menuitem', { name: '退回坐席' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.waitFor();
    // One of them is moved by somebody else before the dialog is sent.
    const [first] = await agent.all({ title: '站牌破损' });
    await agent.move(first?.id ?? '', first?.version ?? 0, 'send-back', { returnedWhy: '他人先退回' });
    await dialog.getByLabel('退回原因').fill('地点不清');
    await still(page);
    await dialog.locator('button[type="submit"]').click();
    const result = dialog.getByRole('status');
    await result.waitFor();
    expect(await result.textContent()).toContain('未办理 1 件');
    await dialog.getByText('该记录已被他人修改').waitFor();
    await expectAccessible(page);
    await dialog.getByRole('button', { name: '完成' }).click();
    await dialog.waitFor({ state: 'hidden' });
    expect(await house.ctx.cases(order).all({ state: 'new' })).toHaveLength(3);
  });

  it('a note that mentions somebody reaches him at once, and his bell leads to it', async () => {
    const [made] = await house.ctx.cases(order).all({ title: '站台无照明' });
    const supervisor = await another('supervisor');
    const name = `人员supervisor-${people}`;
    await supervisor.page.goto('/');
    await settled(supervisor.page);
    await supervisor.page.getByRole('button', { name: '提醒：没有未读' }).waitFor();
    const checker = await at('checker');
    await checker.page.goto(`/hotline/cases/order/${made?.id}`);
    await settled(checker.page);
    await checker.page.getByLabel('写备注').fill('请督办');
    await checker.page.getByLabel('提醒谁看（可多选）').fill(name);
    await checker.page.getByTitle(name, { exact: true }).click();
    await checker.page.getByRole('button', { name: '提交备注' }).press('Enter');
    await checker.page.getByText(`@${name}`).waitFor();
    await supervisor.page.getByRole('button', { name: '提醒：1 条未读' }).press('Enter');
    await supervisor.page.getByRole('link', { name: /提到了您/ }).press('Enter');
    await supervisor.page.getByText(`@${name}`).waitFor();
    await settled(supervisor.page);
    await expectAccessible(supervisor.page);
    await supervisor.page.getByRole('button', { name: /查阅谁看过/ }).press('Enter');
    await supervisor.page.getByRole('heading', { name: '个人信息查看记录' }).waitFor();
    await settled(supervisor.page);
    await expectAccessible(supervisor.page);
  });

  it('one shift hands over to the next', async () => {
    const agent = await at('agent');
    const next = await another('agent');
    await agent.page.goto('/shifts');
    await settled(agent.page);
    await agent.page.getByLabel('交班说明').fill('三件退回坐席，待补地点');
    await agent.page.getByRole('button', { name: '交班', exact: true }).press('Enter');
    await agent.page.getByText('待接班').waitFor();
    await expectAccessible(agent.page);
    await next.page.goto('/shifts');
    await settled(next.page);
    await next.page.getByRole('button', { name: '接班确认' }).press('Enter');
    await next.page.getByText(/人员agent-\d+ .* 接班/).waitFor();
  });

  it('works on a telephone: call pop, form and registration at 375 pixels', async () => {
    const { page, complaints } = await another('agent', '430000', narrow);
    await page.goto('/hotline/screens/desk');
    await settled(page);
    const lineNumber = String(8100 + people);
    await page.getByLabel('分机号').fill(lineNumber);
    await ring(`call-${people}-3`, lineNumber);
    await expect.poll(() => page.locator('#hl-phone').inputValue(), { timeout: 15_000 }).toBe(phone);
    await page.locator('#hl-content').fill('渡口夜间停航没有公告');
    await expectAccessible(page);
    await page.keyboard.press('Control+Enter');
    await page.getByRole('status').getByText('已登记待派').waitFor();
    expect(complaints).toEqual([]);
  });
});
