import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ManualClock } from '../../kernel/base/clock.ts';
import { loadOrgs, systemWho } from '../../kernel/identity/index.ts';
import { type Kernel, openKernel } from '../../kernel/kernel.ts';
import type { Ctx, ServiceContract, Who } from '../../kernel/sdk/index.ts';
import type { Store } from '../../kernel/store/index.ts';
import { testStore } from '../../test/stores.ts';
import { overload } from './app.ts';
import type { Board } from './board/board.ts';
import { overloadReview } from './cases.ts';
import { correction } from './entities.ts';
import type { DriverRecord } from './evidence/driver.ts';
import { overloadNotice } from './evidence/notice.ts';
import { objection } from './evidence/objection.ts';
import { verify } from './evidence/package.ts';
import { evidencePackage } from './evidence/package-register.ts';
import { siteDay } from './facts.ts';
import type { SitePage } from './health/site-page.ts';
import { pageContracts } from './pages.ts';
import type { RecordPage } from './record/record-page.ts';
import { subjectOf } from './reports/asked.ts';
import { overloadReport } from './reports/documents.ts';
import type { Report } from './reports/report.ts';
import { county, heavyAt, loadPlaces, plate, recordPictures, takePassages } from './test/road.ts';

const clock = new ManualClock('2024-06-30T10:00:30+08:00');
let store: Store;
let kernel: Kernel;
let system: Ctx;
const whoIs = (role: string, name = role): Who => ({
  personId: name,
  name,
  system: false,
  posts: [{ org: county, role: `overload.${role}` }],
});
const ask = async <T>(key: string, input: object, who: Who = whoIs('officer')) => {
  const contract = pageContracts.find((one) => one.key === key) as unknown as ServiceContract;
  return (await kernel.contracts.call(overload, contract, who, input)) as T;
};

beforeAll(async () => {
  store = await testStore({ apps: [overload] });
  await loadOrgs(store.db, {
    source: 'test',
    divisions: [
      { code: '430000', name: '湖南省', level: 'province', parent: null },
      { code: '430100', name: '长沙市', level: 'city', parent: '430000' },
      { code: county, name: '长沙县', level: 'county', parent: '430100' },
    ],
  });
  kernel = await openKernel({ store, apps: [overload], clock });
  system = kernel.ctxFor(systemWho, overload);
  await loadPlaces(system);
  await takePassages(system);
});
afterAll(() => store?.close());

const days = { from: '2024-06-01', to: '2024-06-30' };

describe('the board', () => {
  it('counts by division and road, by day and by site', async () => {
    const told = await ask<Board>('board', days);
    const sum = (rows: readonly { readonly trucks: number; readonly over: number }[]) =>
      rows.reduce((all, row) => [(all[0] ?? 0) + row.trucks, (all[1] ?? 0) + row.over], [0, 0]);
    expect(sum(told.byOrg)).toEqual([41, 1]);
    expect(sum(told.trend)).toEqual([41, 1]);
    expect(told.trendBy).toBe('at:day');
    expect(told.sites).toMatchObject([{ code: 'P1', trucks: 41, over: 1, due: 2, online: 1 }]);
    expect(told.certificatesEnding).toBe(0);
    expect((await ask<Board>('board', { ...days, orgs: ['430181'] })).byOrg).toEqual([]);
    await expect(ask('board', { from: '2020-01-01', to: '2024-01-01' })).rejects.toMatchObject({
      code: 'input.invalid',
    });
  });
});

describe('a site', () => {
  it('tells of lanes, feed and health, and of what it cannot judge', async () => {
    const page = await ask<SitePage>('site-page', { code: 'P1' });
    expect(page.lanes).toMatchObject([
      { lane: 1, trucks: 25, over: 1, certificateTo: '2024-12-31' },
      { lane: 2, trucks: 0, certificateTo: '2024-12-31' },
    ]);
    const tones = Object.fromEntries(page.findings.map((one) => [`${one.check} ${one.of}`, one.tone]));
    expect(tones['certificate 车道 1']).toBe('good');
    expect(tones['steering-drift 车道 1']).toBe('plain');
    expect(tones['neighbours 全站']).toBe('plain');
    expect(page.gaps.length).toBeGreaterThan(0);
    await expect(ask('site-page', { code: 'none' })).rejects.toMatchObject({ code: 'record.missing' });
  });
});

describe('a record', () => {
  it('is explained with its checks; who sees plates masked gets no checks of plates', async () => {
    const asked = { site: 'P1', recordNo: 'heavy' };
    const page = await ask<RecordPage>('record-page', asked);
    expect(page.record.plate).toBe(plate);
    expect(page.gate).toHaveLength(9);
    expect(page.explanation.steps.find((step) => step.key === 'penalty')?.outcome).toContain('罚款');
    expect(page.act).toMatchObject({ weighings: 1 });
    expect(page.cases).toMatchObject([{ type: 'overload-review', stateTitle: '未采集' }]);
    const masked = await ask<RecordPage>('record-page', asked, whoIs('viewer'));
    expect(masked.record.plate).not.toBe(plate);
    expect(masked).toMatchObject({ gate: null, act: null });
  });
});

describe('sealed evidence', () => {
  const sm3 = (content: Uint8Array) => createHash('sm3').update(content).digest('hex');
  let code = '';
  let seal = '';

  it('is made when a record is judged, once, and verifies', async () => {
    await recordPictures(system, 'heavy');
    const [opened] = await system.cases(overloadReview).all({ recordNo: 'heavy' });
    if (!opened) throw new Error('no review');
    await expect(
      kernel.ctxFor(whoIs('chief'), overload).documents(overloadNotice).preview(opened.id, 'docx'),
    ).rejects.toMatchObject({ code: 'case.guard' });
    const chain = [
      ['first-reviewer', 'collect', {}],
      ['first-reviewer', 'first-pass', { decidedLimitKg: 49_000, limitWhy: '行驶证' }],
      ['second-reviewer', 'second-pass', {}],
      ['chief', 'judge', { reading: 'floor' }],
    ] as const;
    let one = opened;
    for (const [role, move, input] of chain)
      one = await kernel.ctxFor(whoIs(role), overload).cases(overloadReview).move(one.id, one.version, move, input);
    const [sealed, ...more] = await system.entities(evidencePackage).all();
    if (!sealed) throw new Error('nothing sealed');
    expect(more).toEqual([]);
    expect(sealed).toMatchObject({ recordNo: 'heavy', plate, sealedBy: 'chief' });
    const verified = verify(await system.files.get(sealed.package), sm3);
    expect(verified).toMatchObject({ problems: [], seal: sealed.seal });
    expect(verified.manifest?.files.map(({ path }) => path)).toEqual([
      'record.json',
      'decision.json',
      'checks.json',
      'certificates.json',
      'site.json',
      'review.json',
      ...['front-side', 'front', 'overview-video', 'plate-crop', 'rear'].map((kind) => `pictures/${kind}.bin`),
    ]);
    [code, seal] = [sealed.checkCode, sealed.seal];
  });

  it('cannot be put there by hand, and is not given to who sees plates masked', async () => {
    const [sealed] = await system.entities(evidencePackage).all();
    if (!sealed) throw new Error('nothing sealed');
    const { id: _id, version: _version, createdAt: _created, updatedAt: _updated, ...values } = sealed;
    for (const role of ['officer', 'chief', 'province']) {
      const creating = kernel.ctxFor(whoIs(role), overload).entities(evidencePackage).create(values, '伪造');
      await expect(creating).rejects.toMatchObject({ code: 'grant.denied' });
    }
    await expect(kernel.files.get(whoIs('viewer'), sealed.package)).rejects.toMatchObject({ code: 'grant.scope' });
    expect((await kernel.files.get(whoIs('officer'), sealed.package)).length).toBeGreaterThan(0);
  });

  it('is told to the driver who holds the notice, and to nobody else', async () => {
    const key = { recordNo: 'heavy', plate: ` ${plate.toLowerCase()}`, code: code.toLowerCase() };
    const told = await ask<DriverRecord>('driver-record', key);
    expect(told).toMatchObject({ totalKg: 60_000, seal, state: '待告知', objections: [], simulated: true });
    expect(told.plate).not.toBe(plate);
    expect(told.pictures).toHaveLength(5);
    const picture = await ask<{ content: string }>('driver-picture', { ...key, path: 'pictures/front.bin' });
    expect(Buffer.from(picture.content, 'base64').toString()).toBe('front');
    for (const wrong of [
      { ...key, code: 'AAAAAAAA' },
      { ...key, plate: '湘A00000' },
      { ...key, recordNo: 'other' },
    ]) {
      await expect(ask('driver-record', wrong)).rejects.toMatchObject({ code: 'record.missing' });
    }
    const inside = { ...key, path: 'record.json' };
    await expect(ask('driver-picture', inside)).rejects.toMatchObject({ code: 'record.missing' });
  });

  it('can be objected to, once at a time, and is answered by somebody who has not judged it', async () => {
    const key = { recordNo: 'heavy', plate, code };
    const said = { ...key, ground: 'weight', content: '过磅单显示 48 吨', phone: '13800000001' };
    await ask('driver-objection', said);
    await expect(ask('driver-objection', said)).rejects.toMatchObject({ code: 'record.duplicate' });
    const [one] = await system.cases(objection).all();
    if (!one) throw new Error('no objection');
    expect(one).toMatchObject({ state: 'received', ground: 'weight', org: county });
    const own = kernel.ctxFor(whoIs('chief'), overload).cases(objection);
    await expect(own.move(one.id, one.version, 'reject', { answer: '维持' })).rejects.toMatchObject({
      code: 'case.guard',
    });
    await kernel.ctxFor(whoIs('chief', 'another'), overload).cases(objection).move(one.id, one.version, 'reject', {
      answer: '复核称重数据和检定证书，维持原判定。',
    });
    const told = await ask<DriverRecord>('driver-record', key);
    expect(told.objections).toMatchObject([{ ground: '称重有误', state: '异议不成立' }]);
  });

  it('is known by its seal', async () => {
    expect(await ask('evidence-seal', { seal })).toMatchObject({ registered: { recordNo: 'heavy', simulated: true } });
    expect(await ask('evidence-seal', { seal: '0'.repeat(64) })).toEqual({ registered: null });
  });

  it('is named on the notice', async () => {
    const [one] = await system.cases(overloadReview).all({ recordNo: 'heavy' });
    const notices = kernel.ctxFor(whoIs('chief'), overload).documents(overloadNotice);
    const issued = await notices.issue(one?.id ?? '');
    expect(issued.number).toBe('超告〔2024〕1号');
    expect(await notices.verify(issued.id)).toEqual({ docx: true, pdf: true });
  });
});

describe('reports', () => {
  const asked = { ...days, org: '430100', by: 'site' } as const;

  it('count any period, and show signed corrections beside the figures', async () => {
    await kernel
      .ctxFor({ ...whoIs('province', '省厅甲'), posts: [{ org: '430000', role: 'overload.province' }] }, overload)
      .entities(correction)
      .create(
        {
          indicator: 'over-rate-month-ordinary',
          period: '2024-06',
          org: county,
          before: 2.44,
          after: 2.4,
          why: '剔除标定车',
        },
        '更正',
      );
    const told = await ask<Report>('report', { subject: subjectOf(asked) });
    expect(told.rows).toMatchObject([{ key: 'P1', title: 'P1站', trucks: 41, over: 1, rate: 2.44, onlineRate: 50 }]);
    expect(told.total).toMatchObject({ trucks: 41, rate: 2.44 });
    expect(told.corrections).toMatchObject([{ before: 2.44, after: 2.4, byName: '省厅甲', why: '剔除标定车' }]);
    const byMonth = await ask<Report>('report', { subject: subjectOf({ ...asked, by: 'month' }) });
    expect(byMonth.rows).toMatchObject([{ key: '2024-06', trucks: 41, onlineRate: 50 }]);
    const before = await ask<Report>('report', { subject: '2023-01-01_2023-12-31_430000_org' });
    expect(before).toMatchObject({ rows: [], corrections: [], total: { rate: null, onlineRate: null } });
    await expect(ask('report', { subject: 'x_y_z' })).rejects.toMatchObject({ code: 'input.invalid' });
  });

  it('are made as Word, Excel and PDF', async () => {
    const documents = kernel.ctxFor(whoIs('chief'), overload).documents(overloadReport);
    for (const format of ['docx', 'xlsx', 'pdf'] as const) {
      const subject = subjectOf({ ...asked, org: county });
      expect((await documents.preview(subject, format)).length).toBeGreaterThan(1000);
    }
  });

  it('know online days of a station', async () => {
    expect(await system.facts(siteDay).all()).toHaveLength(2);
    expect(heavyAt).toContain('2024-06-30');
  });
});
