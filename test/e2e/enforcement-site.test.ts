import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { penalty } from '../../apps/enforcement/cases/penalty.ts';
import { spotPenalty } from '../../apps/enforcement/cases/spot-penalty.ts';
import { certificate } from '../../apps/enforcement/registers/organs.ts';
import { party, vehicle } from '../../apps/enforcement/registers/parties.ts';
import { sitePhoto } from '../../apps/enforcement/registers/site.ts';
import { expectAccessible, hasBrowser, phone, settled, type Tab } from './browser.ts';
import { type EnforcementHouse, openEnforcementHouse, org } from './enforcement-house.ts';

/** One dark pixel: what a telephone's camera gives, in small. */
const picture = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

describe.skipIf(!hasBrowser)('filing at the roadside with a telephone', () => {
  let house: EnforcementHouse;
  let tab: Tab;
  beforeAll(async () => {
    house = await openEnforcementHouse();
    const owner = await house.ctx
      .entities(party)
      .create({ kind: 'organisation', name: '长沙某物流有限公司', org }, '测试');
    await house.ctx.entities(vehicle).create({ plate: '湘A88888', kind: 'truck', org, owner: owner.id }, '测试');
    tab = await house.as('roadside', ['officer'], phone);
  });
  afterAll(() => house?.close());

  const open = async () => {
    const { page } = tab;
    await page.goto('/enforcement/screens/site');
    await settled(page);
    await page.getByLabel('主办执法人员').selectOption(house.unit.officers[0] ?? '');
    await page.getByLabel('协办执法人员').selectOption(house.unit.officers[1] ?? '');
  };
  const choose = async (words: string) => {
    await tab.page.getByLabel('查找违法行为').fill(words);
    await tab.page.getByRole('button', { name: new RegExp(`^${words}`) }).click();
  };
  const tell = async (name: string) => {
    const { page } = tab;
    await page.getByLabel('姓名或名称').fill(name);
    await page.getByLabel('违法地点').fill('国道G107线K1538');
    await page.getByLabel('违法事实').fill('检查时未能出示从业资格证。');
  };
  const validUntil = async (day: string) => {
    const held = await house.ctx.entities(certificate).find({ officer: house.unit.officers[0] ?? '' });
    await house.ctx.entities(certificate).update(held?.id ?? '', held?.version ?? 0, { validUntil: day }, '测试');
  };
  const waiting = (title: string) => tab.page.getByText(title, { exact: true }).first().waitFor();

  it('looks up the owner by the plate, weighs the circumstances and files with a photo', async () => {
    const { page } = tab;
    await open();
    await choose('未取得道路货物运输经营许可');
    await page.getByText('一般处罚，罚款 5,333 至 7,666 元').waitFor();
    for (const stated of ['初次违法', '轻微或危害后果轻微', '及时改正']) await page.getByLabel(stated).check();
    await page.getByText('不予处罚，罚款 0 至 0 元').waitFor();
    await expectAccessible(page);
    await page.getByLabel('车牌号或船名').fill('湘a88888');
    await page.getByRole('button', { name: '查登记' }).click();
    await page.getByText('已取用登记的所有人').waitFor();
    await page
      .getByLabel('拍照或选择照片')
      .setInputFiles({ name: 'scene.png', mimeType: 'image/png', buffer: picture });
    await page.getByAltText('现场照片 1').waitFor();
    await page.getByLabel('违法地点').fill('国道G107线K1538');
    await page.getByLabel('违法事实').fill('运输建材，不能出示道路运输证。');
    await page.getByRole('button', { name: '登记并报请立案' }).click();
    await waiting('已登记');
    const [made] = await house.ctx.cases(penalty).all();
    expect(made).toMatchObject({ state: 'filing', place: '国道G107线K1538' });
    expect(await house.ctx.entities(sitePhoto).all()).toHaveLength(1);
    expect(await house.ctx.entities(vehicle).all({ plate: '湘A88888' })).toHaveLength(1);
  });

  it('files without a network, and gets numbers when it is back: each once', async () => {
    const { page } = tab;
    await open();
    await page.context().setOffline(true);
    await page.getByText('没有网络', { exact: true }).waitFor();
    for (const name of ['孙一', '孙二']) {
      await page.getByLabel('简易程序（当场处罚）').check();
      await choose('未取得从业资格驾驶');
      await tell(name);
      await page.getByLabel('罚款金额（元）').fill('200');
      for (const done of ['已出示执法证件', '已告知事实、理由、依据和权利', '已听取陈述申辩'])
        await page.getByLabel(done).check();
      await page.getByRole('button', { name: '作出当场处罚决定' }).click();
      await page.getByRole('heading', { name: '当场决定' }).waitFor({ state: 'hidden' });
    }
    await page.getByText('2 件待上传').waitFor();
    await expectAccessible(page);
    expect(await house.ctx.cases(spotPenalty).all()).toEqual([]);
    await page.context().setOffline(false);
    await page.getByText('没有待上传的登记。').waitFor();
    const year = new Date().getFullYear();
    for (const no of [1, 2]) await page.getByRole('link', { name: `当罚〔${year}〕${no}号` }).waitFor();
    await page.reload();
    await page.getByRole('link', { name: `当罚〔${year}〕2号` }).waitFor();
    expect(await house.ctx.cases(spotPenalty).all()).toHaveLength(2);
  });

  it('opens on a telephone started anew without a network, with the draft, and files it once when there is one', async () => {
    const { page } = tab;
    const before = (await house.ctx.cases(spotPenalty).all()).length;
    await open();
    await page.getByText('本页已存于本机').waitFor();
    await page.getByLabel('简易程序（当场处罚）').check();
    await choose('未取得从业资格驾驶');
    await tell('周四');
    await page.context().setOffline(true);
    await page.getByText('没有网络', { exact: true }).waitFor();
    // The page is gone and a fresh one opens with nothing but what the device holds.
    await page.goto('about:blank');
    await page.goto('/enforcement/cases/penalty');
    await page.getByRole('heading', { name: '没有网络' }).waitFor();
    await expectAccessible(page);
    await page.getByRole('link', { name: '现场办案' }).click();
    await page.getByText('按上次登录的人员打开').waitFor();
    await expectAccessible(page);
    expect(await page.getByLabel('姓名或名称').inputValue()).toBe('周四');
    await page.getByLabel('罚款金额（元）').fill('200');
    for (const done of ['已出示执法证件', '已告知事实、理由、依据和权利', '已听取陈述申辩'])
      await page.getByLabel(done).check();
    await page.getByRole('button', { name: '作出当场处罚决定' }).click();
    await page.getByText('1 件待上传').waitFor();
    await page.reload();
    await page.getByText('1 件待上传').waitFor();
    expect(await house.ctx.cases(spotPenalty).all()).toHaveLength(before);
    await page.context().setOffline(false);
    await page.getByText('没有待上传的登记。').waitFor();
    const number = `当罚〔${new Date().getFullYear()}〕${before + 1}号`;
    await page.getByRole('link', { name: number }).waitFor();
    await page.getByRole('button', { name: '打开全部功能' }).click();
    await settled(page);
    await page.getByRole('link', { name: number }).waitFor();
    const filed = await house.ctx.cases(spotPenalty).all();
    expect(filed).toHaveLength(before + 1);
    expect(filed.filter(({ caseNumber }) => caseNumber?.endsWith(number))).toHaveLength(1);
    // Answers of the server are not in the cache: only the shell is.
    const kept = await page.evaluate(async () => {
      const caches = await globalThis.caches.keys();
      const requests = await Promise.all(caches.map(async (name) => (await globalThis.caches.open(name)).keys()));
      return requests.flat().map(({ url }) => new URL(url).pathname);
    });
    expect(kept.length).toBeGreaterThan(5);
    expect(kept.filter((path) => path !== '/' && !/^\/(assets\/.*|favicon)\.(js|css|svg)$/.test(path))).toEqual([]);
  });

  it('shows what the law refuses with its article, and files it once the reason is gone', async () => {
    const { page } = tab;
    await validUntil('2025-01-01');
    await open();
    await page.getByText('证件已过期').waitFor();
    await choose('未取得道路客运经营许可');
    await tell('钱三');
    await page.getByRole('button', { name: '登记并报请立案' }).click();
    await waiting('未通过');
    await page.getByText(/没有有效的执法证件.*第四十二条/).waitFor();
    await validUntil('2030-01-01');
    await page.getByRole('button', { name: '重新上传' }).click();
    await expect.poll(() => page.getByText('已报请立案，批准后编号').count(), { timeout: 15_000 }).toBe(2);
    expect(await house.ctx.cases(penalty).all({ state: 'filing' })).toHaveLength(2);
    expect(tab.complaints).toEqual([]);
  });
});
