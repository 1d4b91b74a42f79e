import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { overload } from '../../apps/overload/app.ts';
import { overloadReview } from '../../apps/overload/cases.ts';
import { evidencePackage } from '../../apps/overload/evidence/package-register.ts';
import { takeWeighings } from '../../apps/overload/intake.ts';
import { county, heavyRow, loadPlaces, plate, recordPictures, takePassages } from '../../apps/overload/test/road.ts';
import { desk, expectAccessible, hasBrowser, openTab, phone, settled, still, type Tab } from './browser.ts';
import { type House, openHouse } from './house.ts';

/** A picture that says what it shows. */
const drawn = (kind: string) =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="400" height="200"><text x="20" y="100">${kind}</text></svg>`;

const judgedPlate = '湘E22222';
const days = 'from=2024-06-01&to=2024-06-30';
const pages = [
  `/overload/screens/board?${days}`,
  '/overload/screens/passages',
  '/overload/screens/sites',
  '/overload/screens/site/P1?until=2024-06-30',
  '/overload/screens/record/P1/heavy',
  '/overload/screens/review?stage=collecting',
  '/overload/screens/gates',
  '/overload/screens/sources',
  '/overload/screens/cycles',
  '/overload/screens/permits',
  `/overload/screens/reports?${days}`,
];

/** Nothing is to be reached by scrolling sideways. What is accessible on a desk is drawn from the same parts on a phone. */
async function expectNarrow(page: Tab['page']): Promise<void> {
  const sideways = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  expect(sideways, page.url()).toBeLessThanOrEqual(0);
}

const patience = { timeout: 20_000 };

describe.skipIf(!hasBrowser)('overload control in a browser', () => {
  let house: House;
  let wide: Tab;
  let narrow: Tab;
  const tabs: Tab[] = [];
  const enter = async (login: string, role: string, size: { width: number; height: number } = desk) => {
    const tab = await house.enter(login, [{ org: county, role: `overload.${role}` }], size);
    tabs.push(tab);
    return tab;
  };
  /** Somebody of the county who is not in the browser. */
  const as = (role: string) =>
    house.server.kernel.ctxFor(
      { personId: role, name: role, system: false, posts: [{ org: county, role: `overload.${role}` }] },
      overload,
    );
  /** A second record is judged already, so that its evidence is sealed. */
  const judgeAnother = async () => {
    await takeWeighings(house.ctx, [heavyRow('judged', '2024-06-30T08:40:00+08:00', judgedPlate)], 'test', (at) => at);
    await recordPictures(house.ctx, 'judged', drawn);
    const chain = [
      ['first-reviewer', 'collect', {}],
      ['first-reviewer', 'first-pass', { decidedLimitKg: 49_000, limitWhy: '行驶证' }],
      ['second-reviewer', 'second-pass', {}],
      ['chief', 'judge', { reading: 'floor' }],
    ] as const;
    let [one] = await house.ctx.cases(overloadReview).all({ recordNo: 'judged' });
    for (const [role, move, input] of chain) {
      one = await as(role)
        .cases(overloadReview)
        .move(one?.id ?? '', one?.version ?? 0, move, input);
    }
  };
  beforeAll(async () => {
    house = await openHouse(overload);
    await loadPlaces(house.ctx);
    house.server.clock.set('2024-06-30T10:00:30+08:00');
    await takePassages(house.ctx);
    await recordPictures(house.ctx, 'heavy', drawn);
    await judgeAnother();
    house.server.clock.set(new Date());
    wide = await enter('officer', 'officer');
    narrow = await enter('phone', 'officer', phone);
  });
  afterAll(() => house?.close());

  for (const address of pages) {
    it(`${address} can be read on a desk and on a phone, by everybody`, async () => {
      await wide.page.goto(address);
      await settled(wide.page);
      await expectAccessible(wide.page);
      await narrow.page.goto(address);
      await settled(narrow.page);
      await expectNarrow(narrow.page);
    });
  }

  it('leads from the board to a site and to a record that is explained', async () => {
    const { page } = await enter('looker', 'officer');
    await page.goto(`/overload/screens/board?${days}`);
    await settled(page);
    await page.getByText('42', { exact: false }).first().waitFor();
    const alarms = page.getByRole('list', { name: '最新超限记录' });
    await alarms.getByRole('link', { name: 'P1' }).first().click();
    await page.getByRole('heading', { name: 'P1站' }).waitFor();
    await page.getByText('设备健康（截至').waitFor();
    await page.goto(`/overload/screens/board?${days}`);
    await settled(page);
    await alarms.getByRole('link', { name: plate }).click();
    await page.getByText('每超', { exact: false }).or(page.getByText('第 2 行')).first().waitFor();
    await page.getByText('九项全部通过').waitFor();
    await page.getByRole('img', { name: '车头照片' }).first().waitFor();
  });

  it('is reviewed by keyboard, by three people', async () => {
    const press = async (page: Tab['page'], key: string) => {
      await settled(page);
      await page.getByRole('button', { name: new RegExp(`（${key.toUpperCase()}）$`) }).waitFor();
      await still(page);
      await page.keyboard.press(key);
    };
    const send = async (page: Tab['page']) => {
      await page.getByRole('dialog').locator('button[type="submit"]').waitFor();
      await still(page);
      await page.getByRole('dialog').locator('button[type="submit"]').focus();
      await page.keyboard.press('Control+Enter');
      await page.getByRole('dialog').waitFor({ state: 'hidden' });
    };
    const stateOf = async () => (await house.ctx.cases(overloadReview).all({ recordNo: 'heavy' }))[0]?.state;
    const first = await enter('first', 'first-reviewer');
    await first.page.goto('/overload/screens/review?stage=collecting');
    await press(first.page, 'y');
    await expect.poll(stateOf, patience).toBe('first');
    await first.page.goto('/overload/screens/review');
    await press(first.page, 'y');
    await send(first.page);
    await expect.poll(stateOf, patience).toBe('second');
    const second = await enter('second', 'second-reviewer');
    await second.page.goto('/overload/screens/review');
    await press(second.page, 'r');
    await send(second.page);
    await expect.poll(stateOf, patience).toBe('first');
    await first.page.goto('/overload/screens/review');
    await first.page.reload();
    await press(first.page, 'y');
    await send(first.page);
    await second.page.reload();
    await press(second.page, 'y');
    await expect.poll(stateOf, patience).toBe('judging');
    const chief = await enter('chief', 'chief');
    await chief.page.goto('/overload/screens/review');
    await press(chief.page, 'y');
    await chief.page.getByRole('dialog').getByText('不计', { exact: true }).click();
    await send(chief.page);
    await expect.poll(stateOf, patience).toBe('to-notify');
    const steps = await house.ctx
      .cases(overloadReview)
      .history((await house.ctx.cases(overloadReview).all({ recordNo: 'heavy' }))[0]?.id ?? '');
    expect(steps.find(({ move }) => move === 'second-return')?.input.why).toBe('R01 图像不清或缺失');
  });

  it('refuses somebody who would review his own work, and says so', async () => {
    const { page } = await house.enter('both', [
      { org: county, role: 'overload.first-reviewer' },
      { org: county, role: 'overload.second-reviewer' },
    ]);
    const [light] = await house.ctx.cases(overloadReview).all({ recordNo: 'heavy' });
    const { title, org, siteCode, passedAt, axles, totalKg, screenLimitKg, overKg } = light ?? ({} as never);
    const values = { title, org, siteCode, passedAt, axles, totalKg, screenLimitKg, overKg, plate, act: light?.act };
    const one = await house.ctx
      .cases(overloadReview)
      .open({ ...values, recordKey: 'P1/heavy', recordNo: 'heavy' } as never);
    await page.goto('/overload/screens/review?stage=collecting');
    await settled(page);
    const pressY = async (name: string) => {
      await page.getByRole('button', { name, exact: true }).waitFor();
      await still(page);
      await page.keyboard.press('y');
    };
    await pressY('核对证据（Y）');
    await expect.poll(async () => (await house.ctx.cases(overloadReview).get(one.id)).state, patience).toBe('first');
    await page.goto('/overload/screens/review?stage=first');
    await settled(page);
    await pressY('初审通过（Y）');
    await page.getByRole('dialog').locator('button[type="submit"]').click();
    await page.goto('/overload/screens/review?stage=second');
    await settled(page);
    await page.getByText('不能复核通过').waitFor();
    expect(await page.getByRole('button', { name: '复核通过（Y）' }).count()).toBe(0);
  });

  it('is told to its driver, who objects without an account', async () => {
    const [sealed] = await house.ctx.entities(evidencePackage).all({ recordNo: 'judged' });
    for (const size of [desk, phone]) {
      const tab = await openTab(house.browser, house.server.url, size);
      tabs.push(tab);
      const { page } = tab;
      await page.goto('/open/overload/driver');
      await settled(page);
      await expectAccessible(page);
      await page.getByLabel('检测单号').fill('judged');
      await page.getByLabel('车牌号').fill(judgedPlate);
      await page.getByLabel('查询码').fill('AAAAAAAA');
      await page.keyboard.press('Enter');
      await page.getByRole('alert').waitFor();
      await page.getByLabel('查询码').fill(sealed?.checkCode ?? '');
      await page.keyboard.press('Enter');
      await page.getByRole('img', { name: '车头照片' }).waitFor();
      await expectAccessible(page);
      if (size === phone) continue;
      await page.getByLabel('异议内容').fill('过磅单显示 48 吨，请复核。');
      await page.getByRole('button', { name: '提出异议' }).click();
      await page.getByRole('status').getByText('异议已受理').waitFor();
    }
  });

  it('is verified by whoever holds the package', async () => {
    const [sealed] = await house.ctx.entities(evidencePackage).all({ recordNo: 'judged' });
    const content = Buffer.from(await house.ctx.files.get(sealed?.package ?? ''));
    const { page } = await openTab(house.browser, house.server.url);
    await page.goto('/open/overload/evidence');
    await settled(page);
    const take = async (buffer: Buffer) =>
      page
        .getByLabel('证据包', { exact: true })
        .setInputFiles({ name: '证据包.zip', mimeType: 'application/zip', buffer });
    await take(content);
    await page.getByRole('status').getByText('核验通过').waitFor();
    await expectAccessible(page);
    await take(content.subarray(0, content.length - 30));
    await page.getByRole('status').getByText('核验未通过').waitFor();
  });

  it('leaves the console clean', () => {
    expect(tabs.flatMap(({ complaints }) => complaints)).toEqual([]);
  });
});
