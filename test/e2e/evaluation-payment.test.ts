import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { evaluation } from '../../apps/evaluation/app.ts';
import { paymentApproval } from '../../apps/evaluation/cases.ts';
import { budgetLine, project } from '../../apps/evaluation/entities.ts';
import { payment } from '../../apps/evaluation/facts.ts';
import { hasBrowser, settled, type Tab } from './browser.ts';
import { org } from './evaluation-steps.ts';
import { type House, openHouse } from './house.ts';

/** The unit's chain: who agrees, with which move, and what must be written. */
const chain = [
  { role: 'project-lead', move: '项目负责人同意' },
  { role: 'department-head', move: '部门负责人同意' },
  { role: 'technology', move: '出具技术意见', input: ['技术审核意见', '配置与合同一致'] },
  { role: 'finance', move: '出具财务意见', input: ['财务审核意见', '票据齐全，在预算内'] },
  { role: 'deputy', move: '分管领导同意' },
  { role: 'head', move: '单位负责人批准' },
  { role: 'finance', move: '支付', input: ['支付凭证号', '2024-0001'] },
] as const;

describe.skipIf(!hasBrowser)('the approval of a payment in a browser', () => {
  let house: House;
  const tabs = new Map<string, Tab>();
  const at = async (role: string): Promise<Tab> => {
    const known = tabs.get(role);
    if (known) return known;
    const tab = await house.enter(role, [{ org, role: `evaluation.${role}` }]);
    tabs.set(role, tab);
    return tab;
  };
  beforeEach(async () => {
    tabs.clear();
    house = await openHouse(evaluation);
    const values = { name: '系统运维经费', org, year: 2024, fundKind: 'maintenance' } as const;
    const { id } = await house.ctx.entities(project).create(values, '测试');
    const line = { name: '运维当年资金', org, project: id, year: 2024, source: 'current' } as const;
    const money = { initial: 100, adjusted: 0, fullYear: 100, committed: 0 };
    await house.ctx.entities(budgetLine).create({ ...line, ...money }, '测试');
  });
  afterEach(async () => {
    await house?.close();
    for (const [role, tab] of tabs) expect(tab.complaints, role).toEqual([]);
  });

  const choose = async ({ page }: Tab, name: string, option: string) => {
    await page.getByRole('combobox', { name }).click();
    await page.getByRole('combobox', { name }).fill(option);
    await page.getByTitle(option, { exact: true }).click();
  };

  /** Opens an application for payment by its form, and stands on its page. */
  const apply = async (tab: Tab, title: string, amount: string) => {
    const { page } = tab;
    await page.goto('/evaluation/cases/payment-approval/new');
    await settled(page);
    await page.getByLabel('事由').fill(title);
    await choose(tab, '单位', '长沙市');
    await page.getByLabel('预算年度').fill('2024');
    await choose(tab, '项目', '系统运维经费');
    await choose(tab, '资金', '运维当年资金');
    await page.getByLabel('申请金额').fill(amount);
    await page.getByLabel('收款单位').fill('云溪网络公司');
    await page.locator('form button[type="submit"]').click();
    await page.getByRole('heading', { level: 1, name: title }).waitFor();
  };

  const move = async ({ page }: Tab, title: string, input?: readonly [string, string]) => {
    await page.getByRole('button', { name: title, exact: true }).click();
    const dialog = page.getByRole('dialog', { name: title });
    if (input) await dialog.getByLabel(input[0]).fill(input[1]);
    await dialog.locator('button[type="submit"]').click();
    await dialog.waitFor({ state: 'hidden' });
  };

  it('is not offered above what the budget has left, with the ground', async () => {
    const tab = await at('performance');
    await apply(tab, '超预算采购', '100.5');
    const button = tab.page.getByRole('button', { name: /^提交：不能办理/ });
    expect(await button.getAttribute('aria-label')).toContain('超过该资金可用余额 100 万元');
    expect(await button.getAttribute('aria-disabled')).toBe('true');
  });

  it('goes through the chain by different people, each offered only his own move, and is paid', async () => {
    const tab = await at('performance');
    await apply(tab, '机房线路租赁', '12.5');
    await move(tab, '提交');
    const address = tab.page.url();
    for (const step of chain) {
      const own = await at(step.role);
      await own.page.goto(address);
      await settled(own.page);
      await move(own, step.move, 'input' in step ? step.input : undefined);
    }
    const [paid] = await house.ctx.cases(paymentApproval).all({ state: 'paid' });
    expect(paid?.title).toBe('机房线路租赁');
    await expect
      .poll(async () => (await house.ctx.facts(payment).all({ year: 2024 })).map((row) => [row.voucher, row.amount]))
      .toEqual([['2024-0001', 12.5]]);
    const [line] = await house.ctx.entities(budgetLine).all();
    expect(line?.committed).toBe(12.5);
    const { page } = await at('finance');
    await page.goto('/evaluation/screens/overview?year=2024');
    await settled(page);
    await page.getByRole('link', { name: /^系统运维经费已执行 12.5/ }).click();
    await page.getByText('机房线路租赁').waitFor();
  });

  it('tells who may not make a move why, and refuses it when it is sent all the same', async () => {
    const tab = await at('performance');
    await apply(tab, '短信服务', '3');
    await move(tab, '提交');
    const { page } = tab;
    await page.getByRole('button', { name: /^项目负责人同意：不能办理/ }).waitFor();
    expect(await page.getByRole('button', { name: '项目负责人同意', exact: true }).count()).toBe(0);
    const [open] = await house.ctx.cases(paymentApproval).all({ title: '短信服务' });
    const answer = await page.request.post(`/api${new URL(page.url()).pathname}/moves/lead-agree`, {
      data: { version: open?.version, input: {} },
      headers: { 'x-hengdao': '1' },
    });
    expect(answer.status()).toBe(403);
    expect((await house.ctx.cases(paymentApproval).get(open?.id ?? '')).state).toBe('lead');
  });
});
