import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { expectAccessible, hasBrowser, settled, type Tab } from './browser.ts';
import { type House, openHouse } from './house.ts';
import { nouns, office } from './office-app.ts';

describe.skipIf(!hasBrowser)('rows and cases in a browser', () => {
  let house: House;
  let tab: Tab;
  beforeAll(async () => {
    house = await openHouse(office);
    tab = await house.enter('clerk', [{ org: '430100', role: 'office.officer' }]);
  });
  afterAll(() => house?.close());

  it('refuses a bad form in Chinese beside the field, then creates the row', async () => {
    const { page } = tab;
    await page.goto('/office/entities/project');
    await settled(page);
    await page.getByRole('heading', { name: '工程项目' }).click();
    await page.keyboard.press('n');
    await page.getByRole('heading', { name: '新建工程项目' }).waitFor();
    await page.getByLabel('预算', { exact: true }).fill('1.23456');
    await page.getByLabel('车道数').fill('99');
    await page.getByRole('button', { name: '保存' }).click();
    await page.getByText('请填写项目名称').waitFor();
    await page.getByText('预算至多 4 位小数').waitFor();
    await page.getByText('车道数不能大于 20').waitFor();
    await expectAccessible(page);
    await page.getByLabel('项目名称').fill('湘江大桥');
    await page.getByRole('combobox', { name: '所属区划' }).click();
    await page.getByRole('combobox', { name: '所属区划' }).fill('浏阳');
    await page.getByTitle('浏阳市').click();
    await page.getByLabel('预算', { exact: true }).fill('1.2345');
    await page.getByLabel('车道数').fill('6');
    await page.getByLabel('最近检查').fill('2026-03-02 08:30');
    // Enter takes the time; it must not send the form.
    await page.getByLabel('最近检查').press('Enter');
    const drawing = { name: '图.pdf', mimeType: 'application/pdf', buffer: Buffer.from('a drawing') };
    await page.getByLabel('图纸', { exact: true }).setInputFiles(drawing);
    await page.getByText('已上传：').waitFor();
    await page.getByRole('button', { name: '保存' }).click();
    await page.getByRole('heading', { name: '湘江大桥' }).waitFor();
    await page.getByText('1.2345 万元').waitFor();
    await page.getByText('2026-03-02 08:30:00').waitFor();
    const { total, rows } = await house.ctx.entities(nouns.project).list();
    expect(total).toBe(1);
    const kept = await house.server.kernel.store.files.get(rows[0]?.plan ?? '');
    expect(Buffer.from(kept).toString()).toBe('a drawing');
  });

  it('changes a row with a reason and shows the change', async () => {
    const { page } = tab;
    await page.getByRole('button', { name: '修改' }).click();
    await page.getByLabel('车道数').fill('8');
    await page.getByRole('button', { name: '保存' }).click();
    await page.getByText('请填写修改原因').waitFor();
    await page.getByLabel('修改原因').fill('扩建');
    await page.getByRole('button', { name: '保存' }).click();
    await page.getByText('8 条').waitFor();
    await page.getByRole('tab', { name: '变更记录' }).click();
    await page.getByText('扩建').waitFor();
    await page.getByText('车道数：6 → 8').waitFor();
    await expectAccessible(page);
  });

  it('tells somebody that another has changed the row meanwhile', async () => {
    const { page } = tab;
    const projects = house.ctx.entities(nouns.project);
    const row = await projects.find({ name: '湘江大桥' });
    if (!row) throw new Error('the row is missing');
    await page.goto(`/office/entities/project/${row.id}?edit=true`);
    await settled(page);
    await page.getByLabel('车道数').fill('10');
    await page.getByLabel('修改原因').fill('复测');
    await projects.update(row.id, row.version, { lanes: 4 }, '他人修改');
    await page.getByRole('button', { name: '保存' }).click();
    await page.getByRole('alert').filter({ hasText: '已被他人修改' }).waitFor();
    expect((await projects.get(row.id)).lanes).toBe(4);
  });

  it('opens a case, makes its moves once, and shows why others are refused', async () => {
    const { page } = tab;
    await page.goto('/office/cases/repair/new');
    await settled(page);
    expect(await page.getByLabel('处理结果').count()).toBe(0);
    await page.getByLabel('事由').fill('称重传感器失灵');
    await page.getByRole('combobox', { name: '所属区划' }).fill('长沙县');
    await page.getByTitle('长沙县').click();
    await page.getByRole('combobox', { name: '工程项目' }).fill('湘江');
    await page.getByTitle('湘江大桥').click();
    await page.getByRole('button', { name: '发起', exact: true }).click();
    await page.getByRole('heading', { name: '称重传感器失灵' }).waitFor();
    await page.getByRole('link', { name: '湘江大桥' }).waitFor();
    await page.getByRole('button', { name: /维修时限/ }).click();
    await page.getByText('内部规定第三条').waitFor();
    await expectAccessible(page);
    await page.keyboard.press('Escape');

    await page.getByRole('button', { name: '受理', exact: true }).click();
    await page.getByRole('dialog').getByRole('button', { name: '受理', exact: true }).dblclick();
    await page.getByRole('button', { name: '办结', exact: true }).waitFor();
    expect(await page.getByRole('button', { name: /复核：不能办理，不得复核/ }).count()).toBe(1);

    await page.getByRole('button', { name: '办结', exact: true }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText('办结后不能重新打开。').waitFor();
    await expectAccessible(page);
    await dialog.getByLabel('处理结果').fill('已更换传感器');
    await dialog.getByLabel('费用').fill('20000');
    await dialog.getByRole('button', { name: '确认办结' }).click();
    await dialog.getByRole('alert').filter({ hasText: '费用超过一万元须另行申报' }).waitFor();
    await dialog.getByLabel('费用').fill('800');
    await dialog.getByRole('button', { name: '确认办结' }).click();
    await page.locator('.hd-page-title').getByText('已办结').waitFor();
    await page.getByText('按期完成').waitFor();
    const { rows } = await house.ctx.cases(nouns.repair).list();
    const steps = await house.ctx.cases(nouns.repair).history(rows[0]?.id ?? '');
    expect(steps.map((step) => step.move)).toEqual(['open', 'accept', 'finish']);
  });

  it('puts what waits for somebody on the work list', async () => {
    const { page } = tab;
    await house.ctx.cases(nouns.repair).open({ what: '道闸不落杆', county: '430121' });
    await page.goto('/');
    await settled(page);
    await page.getByRole('button', { name: /设备维修 · 待受理 1/ }).click();
    await page.getByRole('link', { name: '道闸不落杆' }).click();
    await page.getByRole('heading', { name: '道闸不落杆' }).waitFor();
  });

  it('leaves the console clean', () => {
    expect(tab.complaints).toEqual([]);
  });
});
