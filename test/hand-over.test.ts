import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { clue } from '../apps/enforcement/cases/clue.ts';
import { offsite } from '../apps/enforcement/cases/offsite.ts';
import { penalty } from '../apps/enforcement/cases/penalty.ts';
import { guardDecision } from '../apps/enforcement/cases/penalty-guards.ts';
import { withdrawal } from '../apps/enforcement/cases/withdrawal.ts';
import { createLibrary, createUnit } from '../apps/enforcement/demonstration/base.ts';
import { violation } from '../apps/enforcement/registers/library.ts';
import { officer } from '../apps/enforcement/registers/organs.ts';
import { party } from '../apps/enforcement/registers/parties.ts';
import { order } from '../apps/hotline/order/order.ts';
import { apps } from '../apps/index.ts';
import { overloadReview, stationCheck } from '../apps/overload/cases.ts';
import { heartbeatFeed, mediaFeed, weighingFeeds } from '../apps/overload/contracts.ts';
import { act, certificate, site, vehicle } from '../apps/overload/entities.ts';
import { objection } from '../apps/overload/evidence/objection.ts';
import { evidencePackage } from '../apps/overload/evidence/package-register.ts';
import { enforcementAnswers } from '../apps/overload/loops/enforcement.ts';
import { policeFines } from '../apps/overload/sharing.ts';
import { must } from '../kernel/base/assert.ts';
import { ManualClock } from '../kernel/base/clock.ts';
import { loadOrgs, systemWho } from '../kernel/identity/index.ts';
import { type Kernel, openKernel } from '../kernel/kernel.ts';
import type { Ctx, FeedContract, Who } from '../kernel/sdk/index.ts';
import type { Store } from '../kernel/store/index.ts';
import { testStore } from './stores.ts';

const org = '430121';
const enforcer = '430122';
const clock = new ManualClock('2026-06-30T10:00:30+08:00');
const installed = apps.filter(({ key }) => ['overload', 'enforcement', 'hotline'].includes(key));
const appNamed = (key: string) =>
  must(
    installed.find((one) => one.key === key),
    key,
  );
let store: Store;
let kernel: Kernel;

const who = (app: string, role: string, place = org, name = role): Who => ({
  personId: `${app}.${name}`,
  name,
  system: false,
  posts: [{ org: place, role: `${app}.${role}` }],
});
const as = (app: string, role: string, place = org): Ctx => kernel.ctxFor(who(app, role, place), appNamed(app));
const system = (app: string): Ctx => kernel.ctxFor(systemWho, appNamed(app));
const feed = (contract: FeedContract, rows: readonly object[], by: Who) =>
  kernel.contracts.takeFeed(appNamed('overload'), contract, by, {
    body: Buffer.from(JSON.stringify(rows)),
    format: 'json',
  });
const deliver = async () => {
  while ((await kernel.contracts.sendUploads(clock.now())) > 0);
};

beforeAll(async () => {
  store = await testStore({ apps: installed });
  const county = (code: string, name: string) => ({ code, name, level: 'county' as const, parent: '430100' });
  await loadOrgs(store.db, {
    source: 'test',
    divisions: [
      { code: '430000', name: '湖南省', level: 'province', parent: null },
      { code: '430100', name: '长沙市', level: 'city', parent: '430000' },
      county(org, '长沙县'),
      county(enforcer, '望城区'),
    ],
  });
  kernel = await openKernel({ store, apps: installed, clock });
  await createLibrary(system('enforcement'));
  const dates = { publishedOn: '2026-01-01', enforcedFrom: '2026-01-16', auditedOn: '2026-01-01' };
  for (const [code, kind] of [
    ['P1', 'non-stop'],
    ['F1', 'fixed'],
  ] as const)
    await system('overload')
      .entities(site)
      .create({ code, name: `${code}站`, kind, org, enforcer, status: 'in-use', ...dates }, '测试');
  const truck = { axleCode: '157', category: 'train' as const, airSuspension: false, singleTyreAxles: 0 };
  await system('overload')
    .entities(vehicle)
    .create({ plate: '湘C11111', org, ...truck }, '测试');
  const lanes = {
    firstLane: 1,
    lastLane: 2,
    accuracyClass: '5' as const,
    validFrom: '2026-01-01',
    validTo: '2026-12-31',
  };
  await system('overload')
    .entities(certificate)
    .create({ number: 'C', siteCode: 'P1', org, ...lanes }, '测试');
});
afterAll(() => store?.close());

const station = () => who('overload', 'station');

/** A record with all its evidence, three people's opinion on it, handed over. */
async function handedOver(recordNo: string, plate: string, at: string) {
  const weighed = {
    recordNo,
    site: 'P1',
    at,
    lane: 1,
    axles: 6,
    totalKg: 60_000,
    plate,
    rearPlate: `${plate.slice(0, 6)}挂`,
    axleKg: [7000, 10_000, 10_000, 11_000, 11_000, 11_000],
    speedKmh: 55,
  };
  await feed(must(weighingFeeds[0], 'feed'), [weighed], station());
  const pictures = ['front', 'rear', 'front-side', 'plate-crop', 'overview-video'].map((kind) => ({
    ...{ recordNo, site: 'P1', takenAt: at, kind },
    content: Buffer.from(kind).toString('base64'),
  }));
  await feed(mediaFeed, pictures, station());
  await feed(heartbeatFeed, [{ site: 'P1', device: 'D', at, state: 'ok', driftMs: 10 }], station());
  await deliver();
  let [one] = await system('overload').cases(overloadReview).all({ recordNo });
  const steps = [
    ['first-reviewer', 'collect', {}],
    ['first-reviewer', 'first-pass', { decidedLimitKg: 49_000, limitWhy: '行驶证' }],
    ['second-reviewer', 'second-pass', {}],
    ['chief', 'judge', { reading: 'floor' }],
    ['officer', 'hand-over', {}],
  ] as const;
  for (const [role, move, input] of steps) {
    const { id, version } = must(one, recordNo);
    one = await as('overload', role).cases(overloadReview).move(id, version, move, input);
  }
  await deliver();
  return must(one, recordNo);
}

const reviewOf = async (recordNo: string) =>
  must((await system('overload').cases(overloadReview).all({ recordNo }))[0], recordNo);
const actOf = async (plate: string) => must(await system('overload').entities(act).find({ plate }), plate);
const offsiteOf = async (plate: string) => must((await system('enforcement').cases(offsite).all({ plate }))[0], plate);

const penaltyOf = async (sheetNo: string) =>
  must((await system('enforcement').cases(penalty).all({ sheetNo }))[0], sheetNo);

/** What enforcement does with a record of its own accord, up to the case it makes of it. */
async function filedByEnforcement(plate: string) {
  const [known] = await system('enforcement').entities(officer).all();
  if (!known) await createUnit(system('enforcement'), { org: enforcer, name: '望城大队', word: '望交' }, 3);
  const [lead, second] = await system('enforcement').entities(officer).all();
  const someone = { kind: 'person', name: '王某', org: enforcer } as const;
  const person = await system('enforcement').entities(party).create(someone, '测试');
  let one = await offsiteOf(plate);
  const steps = [
    ['station', 'first-pass', {}],
    ['officer', 'second-pass', {}],
    ['legal-reviewer', 'final-pass', {}],
    ['officer', 'notify', { party: person.id, notifiedOn: '2026-06-30' }],
    ['officer', 'file', { leadOfficer: lead?.id, secondOfficer: second?.id }],
  ] as const;
  for (const [role, move, input] of steps)
    one = await as('enforcement', role, enforcer).cases(offsite).move(one.id, one.version, move, input);
}

/** A driver objects to a record, and somebody who has not judged it finds him right. */
async function objectionUpheld(recordNo: string) {
  const sealed = must(await system('overload').entities(evidencePackage).find({ recordNo }), recordNo);
  const said = { title: `${recordNo} 异议`, org, package: sealed.id, review: sealed.review, ground: 'weight' as const };
  const one = await system('overload')
    .cases(objection)
    .open({ ...said, content: '过磅单 48 吨' });
  const another = kernel.ctxFor(who('overload', 'chief', org, 'another'), appNamed('overload'));
  await another.cases(objection).move(one.id, one.version, 'uphold', { answer: '检定证书已失效' });
  await deliver();
}

const withdrawalsOf = (sheetNo: string) => system('enforcement').cases(withdrawal).all({ sheetNo });

describe('a record that was reviewed', () => {
  it('becomes a case of enforcement, once, under the unit of its site', async () => {
    await handedOver('r1', '湘C11111', '2026-06-30T09:00:00+08:00');
    expect(await offsiteOf('湘C11111')).toMatchObject({
      state: 'received',
      org: enforcer,
      sheetNo: 'P1/r1',
      grossKg: 60_000,
      limitKg: 49_000,
      deviceLegal: true,
      deviceAudited: true,
      placePublished: true,
    });
    expect(await system('enforcement').cases(offsite).all()).toHaveLength(1);
    const { rows } = await kernel.contracts.uploads(systemWho, { app: 'overload' });
    expect(rows.filter(({ contract }) => contract === 'to-enforcement')).toMatchObject([{ state: 'sent' }]);
  });

  it('is shut to the police meanwhile, and follows what enforcement makes of it to its fine', async () => {
    const fine = { plate: '湘C11111', at: '2026-06-30T09:05:00+08:00', decisionNo: '公1', fineYuan: 300 };
    const refused = await feed(policeFines, [fine], who('overload', 'police'));
    expect(refused.rejected.map(({ code }) => code)).toEqual(['act.fined']);

    await filedByEnforcement('湘C11111');
    await deliver();
    expect(await reviewOf('r1')).toMatchObject({ state: 'filed', caseNo: null });
    let file = await penaltyOf('P1/r1');
    for (const [role, move] of [
      ['officer', 'verify'],
      ['head', 'approve-filing'],
    ] as const) {
      const { id, version } = file;
      file = await as('enforcement', role, enforcer).cases(penalty).move(id, version, move);
    }
    await deliver();
    expect((await reviewOf('r1')).caseNo).toBe(file.caseNumber);
    expect(await actOf('湘C11111')).toMatchObject({ finedBy: 'transport', settled: null });

    const closed = { sheetNo: 'P1/r1', result: 'closed', decisionNo: '望交罚1号', fineYuan: 5_000 };
    for (const duplicates of [0, 1])
      expect(await feed(enforcementAnswers, [closed], systemWho)).toMatchObject({ duplicates, rejected: [] });
    expect(await actOf('湘C11111')).toMatchObject({ settled: true, fineYuan: 5_000, decisionNo: '望交罚1号' });
    expect(await reviewOf('r1')).toMatchObject({ state: 'closed' });
    await deliver();
    const { rows } = await kernel.contracts.uploads(systemWho, { app: 'overload', state: 'sent' });
    expect(rows.map(({ contract }) => contract).sort()).toEqual(['home-notices', 'to-enforcement', 'to-follow-up']);
  });

  it('is open to the police again when nothing comes of it', async () => {
    await handedOver('r2', '湘C22222', '2026-06-30T09:10:00+08:00');
    const { id, version } = await offsiteOf('湘C22222');
    await as('enforcement', 'station', enforcer).cases(offsite).move(id, version, 'void', { voidWhy: '车牌识别有误' });
    await deliver();
    expect(await reviewOf('r2')).toMatchObject({ state: 'not-filed', why: '车牌识别有误' });
    expect(await actOf('湘C22222')).toMatchObject({ finedBy: null, fineYuan: null });
    const fine = { plate: '湘C22222', at: '2026-06-30T09:15:00+08:00', decisionNo: '公2', fineYuan: 300 };
    expect(await feed(policeFines, [fine], who('overload', 'police'))).toMatchObject({ accepted: 1 });
    expect(await actOf('湘C22222')).toMatchObject({ finedBy: 'police', settled: true, decisionNo: '公2' });
  });
});

describe('an objection that is upheld', () => {
  it('takes the record back before a case is made of it: enforcement voids it, and the act is open again', async () => {
    await handedOver('w1', '湘C44444', '2026-06-30T09:20:00+08:00');
    await objectionUpheld('w1');
    expect(await reviewOf('w1')).toMatchObject({ state: 'withdrawn', why: '异议成立：检定证书已失效' });
    expect(await actOf('湘C44444')).toMatchObject({ finedBy: null, fineYuan: null });
    expect(await offsiteOf('湘C44444')).toMatchObject({ state: 'void', voidWhy: '异议成立：检定证书已失效' });
    expect(await withdrawalsOf('P1/w1')).toMatchObject([{ state: 'handled', penalty: null, org: enforcer }]);
    // What enforcement answers about the void record changes nothing any more, and no delivery is left over.
    const waiting = await kernel.contracts.uploads(systemWho, { state: 'waiting' });
    expect(waiting.rows).toEqual([]);
  });

  it('takes it back after filing too: whoever conducts the case finds it on his list', async () => {
    await handedOver('w2', '湘C55555', '2026-06-30T09:30:00+08:00');
    await filedByEnforcement('湘C55555');
    await deliver();
    expect(await reviewOf('w2')).toMatchObject({ state: 'filed' });
    await objectionUpheld('w2');
    expect(await reviewOf('w2')).toMatchObject({ state: 'withdrawn' });
    const [told] = await withdrawalsOf('P1/w2');
    const { id: penaltyId } = await penaltyOf('P1/w2');
    expect(told).toMatchObject({ state: 'received', penalty: penaltyId, why: '异议成立：检定证书已失效' });
    const conducting = as('enforcement', 'officer', enforcer).cases(withdrawal);
    expect(await conducting.moves(told?.id ?? '')).toMatchObject([{ key: 'handle', refused: null }]);
    const decision = async () => guardDecision(await penaltyOf('P1/w2'), {}, system('enforcement'));
    expect(await decision()).toMatchObject({ reason: expect.stringContaining('已撤回') });
    await conducting.move(told?.id ?? '', told?.version ?? 0, 'handle', { handled: '已报请撤销立案' });
    expect(await decision()).toMatchObject({ reason: expect.stringContaining('未告知当事人') });
  });
});

describe('clues', () => {
  it('of the hotline reach enforcement when a unit hands a complaint over, without the caller', async () => {
    const desk = system('hotline').cases(order);
    let one = await desk.open({
      title: '货车超限',
      content: '来电人反映货车超限装载',
      kind: 'complaint',
      business: 'freight',
      urgency: 'ordinary',
      region: enforcer,
      org: '430000',
      channel: 'phone',
      object: '湘A12345',
    } as never);
    const steps = [
      ['submit', {}],
      ['dispatch', { org: enforcer }],
      ['sign', {}],
      ['file-clue', { clue: '石场装载货车超限，每日约二十车' }],
    ] as const;
    for (const [move, input] of steps) one = await desk.move(one.id, one.version, move, input);
    await deliver();
    expect(await system('enforcement').cases(clue).all({ source: 'hotline' })).toMatchObject([
      { state: 'received', org: enforcer, number: one.number, content: '石场装载货车超限，每日约二十车' },
    ]);
    const clerk = system('enforcement');
    const [found] = await clerk.cases(clue).all({ source: 'hotline' });
    const [act4101] = await clerk.entities(violation).all({ code: '4101' });
    const someone = await clerk.entities(party).create({ kind: 'organisation', name: '石场', org: enforcer }, '测试');
    const officers = await clerk.entities(officer).all();
    const filing = {
      leadOfficer: officers[0]?.id,
      secondOfficer: officers[1]?.id,
      violation: act4101?.id,
      party: someone.id,
    };
    const filed = await as('enforcement', 'officer', enforcer)
      .cases(clue)
      .move(found?.id ?? '', 1, 'file', filing);
    expect(await clerk.cases(penalty).get(filed.penalty ?? '')).toMatchObject({ state: 'clue', source: 'complaint' });
  });

  it('of a station that the police have returned reach it too', async () => {
    const weighed = { recordNo: 's1', site: 'F1', at: '2026-06-30T09:00:00+08:00', lane: 1, axles: 6 };
    await feed(must(weighingFeeds[0], 'feed'), [{ ...weighed, totalKg: 60_000, plate: '湘D33333' }], station());
    await deliver();
    let [one] = await system('overload').cases(stationCheck).all({ recordNo: 's1' });
    const steps = [
      ['officer', 'confirm', { decidedLimitKg: 49_000 }],
      ['officer', 'unload', { unloadedKg: 12_000 }],
      ['officer', 'reweigh', { reweighedKg: 48_000 }],
      ['officer', 'hand-over', { policeUnit: '县交警大队' }],
      ['police', 'police-return', { why: '不属公安管辖' }],
      ['officer', 'hand-to-enforcement', {}],
    ] as const;
    for (const [role, move, input] of steps) {
      const { id, version } = must(one, 'check');
      one = await as('overload', role).cases(stationCheck).move(id, version, move, input);
    }
    await deliver();
    expect(await system('enforcement').cases(clue).all({ source: 'overload' })).toMatchObject([{ number: one?.id }]);
    expect(await actOf('湘D33333')).toMatchObject({ finedBy: null });
  });
});
