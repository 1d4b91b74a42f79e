import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { desk, expectAccessible, hasBrowser, openTab, phone, settled, signIn } from './browser.ts';
import { type House, openHouse } from './house.ts';
import { office } from './office-app.ts';

describe.skipIf(!hasBrowser)('login in a browser', () => {
  let house: House;
  beforeAll(async () => {
    house = await openHouse(office);
  });
  afterAll(() => house?.close());

  for (const viewport of [desk, phone]) {
    it(`is plain and accessible at ${viewport.width}`, async () => {
      const { page, complaints } = await openTab(house.browser, house.server.url, viewport);
      await page.goto('/login');
      await settled(page);
      await expectAccessible(page);
      expect(await page.getByText('所有登录和操作均记入日志').count()).toBe(1);
      expect(complaints).toEqual([]);
      await page.context().close();
    });
  }

  it('leads to the page that was asked for, and out again', async () => {
    const { login, password } = await house.account('asker', [{ org: '430100', role: 'office.officer' }]);
    const { page } = await openTab(house.browser, house.server.url);
    await page.goto('/office/entities/project?q=%E6%A1%A5');
    await page.waitForURL('**/login?**');
    await page.getByLabel('账号').fill(login);
    await page.getByLabel('口令', { exact: true }).fill(password);
    await page.getByRole('button', { name: '登录', exact: true }).click();
    await page.waitForURL('**/office/entities/project?**');
    await expect.poll(() => page.getByLabel('搜索', { exact: true }).inputValue()).toBe('桥');
    await page.getByRole('button', { name: '人员asker' }).click();
    await page.getByRole('menuitem', { name: '退出', exact: true }).click();
    await page.waitForURL('**/login');
    await page.goto('/office/entities/project');
    await page.waitForURL('**/login?**');
    await page.context().close();
  });

  it('does not follow an address out of the house', async () => {
    const { login, password } = await house.account('lured', [{ org: '430100', role: 'office.officer' }]);
    const { page } = await openTab(house.browser, house.server.url);
    await page.goto('/login?next=//example.com/');
    await page.getByLabel('账号').fill(login);
    await page.getByLabel('口令', { exact: true }).fill(password);
    await page.getByRole('button', { name: '登录', exact: true }).click();
    await page.getByRole('heading', { name: '我的待办' }).waitFor();
    expect(new URL(page.url()).origin).toBe(new URL(house.server.url).origin);
    await page.context().close();
  });

  it('says what is wrong, and when a locked account opens again', async () => {
    const { login } = await house.account('forgetful', [{ org: '430100', role: 'office.officer' }]);
    const { page } = await openTab(house.browser, house.server.url);
    await page.goto('/login');
    await page.getByLabel('账号').fill(login);
    for (let attempt = 0; attempt < 6; attempt += 1) {
      await page.getByLabel('口令', { exact: true }).fill(`wrong-${attempt}`);
      const answered = page.waitForResponse('**/api/login');
      await page.getByRole('button', { name: '登录', exact: true }).click();
      await answered;
    }
    await page.getByRole('alert').filter({ hasText: '账号已锁定' }).waitFor();
    await expect.poll(() => page.getByRole('timer').textContent()).toMatch(/\d+ 分 \d+ 秒后可再试/);
    expect(await page.getByRole('button', { name: '登录', exact: true }).isDisabled()).toBe(true);
    await expectAccessible(page);
    await page.context().close();
  });

  it('makes a new person change the initial password first', async () => {
    const { systemWho } = await import('../../kernel/identity/index.ts');
    const person = { login: 'novice', name: '新人', posts: [{ org: '430100', role: 'office.officer' }] };
    const { password } = await house.server.kernel.identity.people.create(systemWho, person);
    const { page } = await openTab(house.browser, house.server.url);
    await signIn(page, 'novice', password);
    await page.getByRole('heading', { name: '修改口令' }).waitFor();
    await expectAccessible(page);
    await page.getByLabel('原口令').fill(password);
    await page.getByLabel('新口令', { exact: true }).fill('Bridge-over-1-river');
    await page.getByLabel('再填一次新口令').fill('Bridge-over-1-river');
    await page.getByRole('button', { name: '修改口令' }).click();
    await page.getByRole('heading', { name: '我的待办' }).waitFor();
    await page.context().close();
  });
});
