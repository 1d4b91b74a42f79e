import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { collection } from '../../apps/enforcement/cases/collection.ts';
import { penalty } from '../../apps/enforcement/cases/penalty.ts';
import { checks } from '../../apps/enforcement/cases/penalty-guards.ts';
import { publication } from '../../apps/enforcement/cases/publication.ts';
import { payment } from '../../apps/enforcement/registers/file.ts';
import { violation } from '../../apps/enforcement/registers/library.ts';
import { officer } from '../../apps/enforcement/registers/organs.ts';
import { party } from '../../apps/enforcement/registers/parties.ts';
import { chinaDate } from '../../kernel/base/clock.ts';
import { expectAccessible, hasBrowser, openTab, phone, settled } from './browser.ts';
import { ask, type EnforcementHouse, move, openEnforcementHouse, org } from './enforcement-house.ts';

const dayMs = 86_400_000;
const yes = (titles: readonly string[], word = '是') => Object.fromEntries(titles.map((title) => [title, word]));

describe.skipIf(!hasBrowser)('an enforcement case in a browser, from clue to archive', () => {
  let house: EnforcementHouse;
  let id: string;
  let names: readonly string[];
  const today = () => chinaDate(house.server.clock.now());

  beforeAll(async () => {
    house = await openEnforcementHouse();
    const people = await house.ctx.entities(officer).all();
    names = house.unit.officers.map((one) => people.find((each) => each.id === one)?.name ?? '');
    const act = await house.ctx.entities(violation).find({ code: '4301' });
    const who = await house.ctx.entities(party).create({ kind: 'person', name: '王小明', org }, '测试');
    const at = new Date(house.server.clock.now().getTime() - 3_600_000).toISOString();
    const made = await house.ctx.cases(penalty).open({
      title: '未取得许可从事货运经营',
      org,
      field: 'road-transport',
      leadOfficer: house.unit.officers[0] ?? '',
      secondOfficer: house.unit.officers[1] ?? '',
      source: 'inspection',
      violation: act?.id ?? '',
      party: who.id,
      actAt: at,
      discoveredAt: at,
      place: '国道G107线K1538',
    });
    id = made.id;
  });
  afterAll(() => house?.close());

  it('is filed by one and approved by another; whoever asked may not approve', async () => {
    const both = await house.as('both', ['officer', 'head']);
    await move(both, id, '核查属实并报请立案');
    // Refused: nobody approves his own work.
    const refused = both.page.getByRole('button', { name: '批准立案' }).first();
    await refused.waitFor();
    expect(await refused.isDisabled()).toBe(true);
    const head = await house.as('head', ['head']);
    await move(head, id, '批准立案');
    await head.page.getByRole('heading', { name: /^长交立〔\d{4}〕1号$/ }).waitFor();
  });

  it('does not go on without evidence, and cites the article; then its chain holds', async () => {
    const tab = await house.as('officer', ['officer']);
    const report = {
      texts: { 查明的违法事实: '未取得许可从事货运经营。', 一年内同类违法次数: '1', 拟处罚款: '6000' },
      answers: { ...yes(['初次违法', '轻微或危害后果轻微', '及时改正', '有从轻或减轻情节'], '否') },
    };
    // Refused: a lawless step.
    await ask(tab, id, '调查终结并送审', report);
    await tab.page
      .getByRole('alert')
      .getByText(/没有有效证据/)
      .waitFor();
    await tab.page
      .getByText(/第四十条、第四十六条/)
      .first()
      .waitFor();
    const at = `${today()} 08:00`;
    for (const name of ['现场检查记录', '询问笔录'])
      await move(tab, id, '登记证据', {
        picks: { 证据种类: '书证', 取证人: names[0] ?? '' },
        texts: { 证据名称: name },
        days: { 取证时间: at },
      });
    await tab.page.getByText('证据链完整：2 件依次相连').waitFor();
    await expectAccessible(tab.page);
    await move(tab, id, '调查终结并送审', report);
    const legal = await house.as('legal', ['legal-reviewer']);
    await move(legal, id, '法制审核通过', {
      picks: { 法制审核人员: names.at(-1) ?? '' },
      answers: yes(Object.values(checks)),
      texts: { 法制审核意见: '同意' },
    });
    const served = { days: { 告知送达日期: today() }, picks: { 送达方式: '直接送达' } };
    await move(tab, id, '送达违法行为通知书', served);
    await tab.page.getByRole('button', { name: /^陈述申辩和申请听证期限/ }).click();
    await tab.page.getByText(/计满 5 个工作日/).waitFor();
    expect(tab.complaints).toEqual([]);
  });

  it('is decided after the party had its time, served, paid, closed and archived with its catalogue', async () => {
    house.server.clock.advance(14 * dayMs);
    await house.server.kernel.cases.scanDeadlines(house.server.clock.now());
    const tab = await house.as('officer-2', ['officer']);
    const head = await house.as('head-2', ['head']);
    await move(tab, id, '期满未提出');
    await move(head, id, '作出处罚决定', { texts: { 罚款金额: '6000' } });
    await move(tab, id, '送达决定书', { days: { 决定送达日期: today() }, picks: { 送达方式: '直接送达' } });
    const [owed] = await house.ctx.cases(collection).all({ penalty: id });
    const money = {
      collection: owed?.id ?? '',
      org,
      amount: 6_000,
      paidOn: today(),
      way: 'bank',
      receipt: 'P-1',
    } as const;
    await house.ctx.entities(payment).create(money, '缴款');
    await house.ctx.cases(collection).move(owed?.id ?? '', owed?.version ?? 1, 'settle');
    await move(tab, id, '报请结案', { picks: { 结案理由: '决定已执行完毕' } });
    await move(head, id, '批准结案');
    const archivist = await house.as('archivist', ['archivist']);
    await move(archivist, id, '归档', { answers: { 保管期限: '三十年' } });
    const { page } = archivist;
    await page.getByText('已归档').first().waitFor();
    const catalogue = page.getByRole('region', { name: '卷内目录' }).last();
    await catalogue.getByText('行政处罚决定书').waitFor();
    await page.getByRole('button', { name: /陈述申辩和申请听证期限：期满/ }).waitFor();
    await expectAccessible(page);
  });

  it('is hidden from another county', async () => {
    const other = await house.enter('other', [{ org: '430181', role: 'enforcement.officer' }]);
    await other.page.goto(`/enforcement/screens/workbench/${id}`);
    await other.page.getByRole('alert').getByText('不在您的管辖范围内').first().waitFor();
  });

  it('is published masked to strangers until it is withdrawn', async () => {
    const [draft] = await house.ctx.cases(publication).all({ penalty: id });
    const { publicParty, content } = draft ?? { publicParty: '', content: '' };
    const publisher = await house.as('publisher', ['publisher', 'head']);
    const approver = await house.as('approver', ['head']);
    await publisher.page.goto('/enforcement/screens/publicity');
    await settled(publisher.page);
    await publisher.page.getByText(publicParty).first().waitFor();
    await expectAccessible(publisher.page);
    const cases = house.ctx.cases(publication);
    await cases.move(draft?.id ?? '', 1, 'submit', { publicParty, content });
    await approver.page.goto('/enforcement/screens/publicity?state=checking');
    await settled(approver.page);
    await approver.page.getByRole('button', { name: '办理' }).first().click();
    await approver.page.getByRole('button', { name: '审核通过并公示' }).click();
    const dialog = approver.page.getByRole('dialog');
    await dialog.getByRole('radiogroup', { name: '已作保密审查' }).getByText('是', { exact: true }).click();
    await dialog.locator('button[type="submit"]').click();
    await dialog.waitFor({ state: 'hidden' });
    const { page } = await openTab(house.browser, house.server.url, phone);
    await page.goto('/open/enforcement/enforcement');
    await page.getByText('王某某').first().waitFor();
    expect(await page.getByText('王小明').count()).toBe(0);
    await expectAccessible(page);
    await page.getByText('执法人员', { exact: true }).click();
    await page.getByText(`ZF-${org}-001`).waitFor();
    await page.getByText('职权清单', { exact: true }).click();
    await page.getByText('车辆超限行驶公路').waitFor();
    await expectAccessible(page);
    await cases.move(draft?.id ?? '', 3, 'decision-changed', { changedOn: today() });
    await page.goto('/open/enforcement/enforcement');
    await page.getByText('没有符合条件的公示').waitFor();
  });

  it('shows supervision the time and the quality of each organ, and the queue to the Ministry', async () => {
    const supervisor = await house.enter('supervisor', [{ org: '430100', role: 'enforcement.supervisor' }]);
    const { page } = supervisor;
    for (const [screen, text] of [
      ['board', '长沙县交通运输综合行政执法大队'],
      ['ministry', '上报记录'],
      ['appraisal', '随机抽取一卷'],
    ] as const) {
      await page.goto(`/enforcement/screens/${screen}`);
      await settled(page);
      await page.getByText(text).first().waitFor();
      await expectAccessible(page);
    }
    await page.getByRole('button', { name: '随机抽取一卷' }).click();
    await page.getByRole('link', { name: '打开案卷' }).waitFor();
    expect(supervisor.complaints).toEqual([]);
  });
});
