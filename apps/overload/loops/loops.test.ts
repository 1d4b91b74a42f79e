import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { systemWho } from '../../../kernel/identity/index.ts';
import type { Ctx, FeedContract } from '../../../kernel/sdk/index.ts';
import { type KernelHouse, openKernelHouse } from '../../../test/kernel-house.ts';
import { overload } from '../app.ts';
import { overloadReview, stationCheck } from '../cases.ts';
import { closeDay, closeLastDays } from '../close-day.ts';
import { gateFeed, heartbeatFeed, mediaFeed, weighingFeeds } from '../contracts.ts';
import { act, carrier, site, vehicle } from '../entities.ts';
import { media, siteDay } from '../facts.ts';
import { applyLock } from './act-lock.ts';
import { blacklist, blacklistEntry } from './blacklist.ts';
import { compareTrips } from './compare-trips.ts';
import { consequence } from './consequence.ts';
import { creditListing } from './credit.ts';
import { expiredMedia, expireMedia } from './expire-media.ts';
import { comparison } from './facts.ts';
import { gateRefusal } from './gate-refusal.ts';
import { loadCheck } from './load-check.ts';
import { ministryReceipts, ministryReconciliation, ministryResend, reportDay } from './ministry.ts';
import { ministryBatch } from './ministry-batch.ts';
import { policeActs, policeCases, policeResults } from './police.ts';
import { driver } from './registers.ts';
import { openLoadCheck, slipFeed } from './slips.ts';
import { watchGates } from './watch-gates.ts';

const org = '430102';
let house: KernelHouse;
let system: Ctx;
const who = (...roles: readonly string[]) => house.who(roles[0] ?? '', roles, org);
const as = (...roles: readonly string[]) => house.ctx(who(...roles));

beforeAll(async () => {
  house = await openKernelHouse(overload, '2026-06-30T10:00:00+08:00');
  system = house.ctx(systemWho);
  for (const [code, kind] of [
    ['E1', 'entrance'],
    ['E2', 'entrance'],
    ['X1', 'exit'],
    ['F1', 'fixed'],
    ['P1', 'non-stop'],
    ['S1', 'source'],
  ] as const)
    await system.entities(site).create({ code, name: `${code}站`, kind, org, status: 'in-use' }, '测试');
});
afterAll(() => house?.close());

const feed = (contract: FeedContract | undefined, rows: readonly object[], ...roles: readonly string[]) => {
  if (!contract) throw new Error('no feed');
  const body = Buffer.from(JSON.stringify(rows));
  return house.kernel.contracts.takeFeed(overload, contract, who(...roles), { body, format: 'json' });
};
let number = 0;
const weigh = async (code: string, plate: string, at: string, totalKg: number) => {
  number += 1;
  const row = { recordNo: `n${number}`, site: code, at, lane: 1, axles: 6, totalKg, plate };
  expect(await feed(weighingFeeds[0], [row], 'station')).toMatchObject({ accepted: 1, rejected: [] });
  await house.kernel.contracts.sendUploads(house.clock.now(), 'house');
  return row.recordNo;
};
const today = (time: string) => `2026-06-30T${time}+08:00`;

describe('a truck that was turned back', () => {
  const refusalOf = async (plate: string) => (await system.cases(gateRefusal).all({ plate, siteCode: 'E1' }))[0];

  it('is an alert where it enters elsewhere over the limit, and goes on the list of the stations', async () => {
    await weigh('E1', '湘C00001', today('08:00:00'), 52_000);
    expect(await watchGates(system)).toBe(0);
    await weigh('E2', '湘C00001', today('09:00:00'), 52_000);
    await watchGates(system);
    expect(await refusalOf('湘C00001')).toMatchObject({ state: 'reappeared', seenAt: 'E2站', seenKg: 52_000 });
    const list = await house.kernel.contracts.call(overload, blacklist, who('station'), {});
    expect(list).toMatchObject({ changed: true, entries: [{ plate: '湘C00001', reason: 'reappeared' }] });
    const { version } = list as { version: string };
    expect(await house.kernel.contracts.call(overload, blacklist, who('station'), { have: version })).toEqual({
      version,
      changed: false,
      entries: [],
    });
  });

  it('has unloaded where it comes again within the limit; what is later than the window is none of it', async () => {
    await weigh('E1', '湘C00002', today('08:00:00'), 52_000);
    await weigh('E2', '湘C00002', today('09:00:00'), 48_000);
    await weigh('E1', '湘C00003', '2026-06-29T08:00:00+08:00', 52_000);
    await weigh('E2', '湘C00003', today('09:00:00'), 52_000);
    await watchGates(system);
    expect(await refusalOf('湘C00002')).toMatchObject({ state: 'reduced' });
    expect(await refusalOf('湘C00003')).toMatchObject({ state: 'refused' });
  });

  it('is settled by what the gate tells of it, also when that comes first', async () => {
    const at = today('08:30:00');
    const told = { site: 'E1', at, plate: '湘C00004' };
    await feed(gateFeed, [{ ...told, recordNo: `n${number + 1}`, action: 'forced' }], 'station');
    await weigh('E1', '湘C00004', today('08:20:00'), 52_000);
    const recordNo = await weigh('E1', '湘C00005', today('08:20:00'), 52_000);
    await feed(gateFeed, [{ ...told, recordNo, action: 'reweighed', totalKg: 50_000 }], 'station');
    await watchGates(system);
    expect(await refusalOf('湘C00004')).toMatchObject({ state: 'forced' });
    // Weighed again over the limit is no release.
    expect(await refusalOf('湘C00005')).toMatchObject({ state: 'refused' });
    await feed(
      gateFeed,
      [{ ...told, recordNo, action: 'reweighed', totalKg: 49_000, at: today('08:40:00') }],
      'station',
    );
    await watchGates(system);
    expect(await refusalOf('湘C00005')).toMatchObject({ state: 'reweighed', reweighedKg: 49_000 });
    expect(await system.entities(blacklistEntry).all({ reason: 'forced' })).toHaveLength(1);
  });
});

describe('loads', () => {
  const slip = (slipNo: string, plate: string, grossKg: number, at = today('07:00:00')) => ({
    ...{ slipNo, site: 'S1', at, plate, axles: 6, grossKg, enterprise: '石场' },
  });

  it('that leave their source over the limit, or are heavier at the next scale, are looked into once', async () => {
    await feed(
      slipFeed,
      [slip('a', '湘D00001', 55_000), slip('b', '湘D00002', 40_000), slip('c', '湘D00003', 40_000)],
      'station',
    );
    await weigh('P1', '湘D00002', today('08:00:00'), 48_000);
    await weigh('P1', '湘D00003', today('08:00:00'), 41_000);
    for (const slips of [2, 0]) expect(await compareTrips(system)).toMatchObject({ slips });
    expect(await system.facts(comparison).all({ pair: 'slip' })).toHaveLength(2);
    const checks = await system.cases(loadCheck).all();
    expect(checks.map(({ ground, plate, differenceKg }) => [ground, plate, differenceKg]).sort()).toEqual([
      ['overloaded', '湘D00001', 6_000],
      ['slip', '湘D00002', 8_000],
    ]);
  });

  it('that grow between entrance and exit are looked into', async () => {
    await weigh('E1', '湘D00004', today('06:00:00'), 40_000);
    await weigh('X1', '湘D00004', today('09:30:00'), 43_000);
    expect(await compareTrips(system)).toMatchObject({ exits: 1 });
    const [one] = await system.cases(loadCheck).all({ ground: 'exit' });
    expect(one).toMatchObject({ siteCode: 'E1', seenSite: 'X1', differenceKg: 3_000 });
  });

  it('handed over reach the source itself', async () => {
    let [one] = await system.cases(loadCheck).all({ ground: 'overloaded' });
    if (!one) throw new Error('no check');
    one = await as('officer').cases(loadCheck).move(one.id, one.version, 'inspect', { finding: '地磅未用' });
    await as('chief').cases(loadCheck).move(one.id, one.version, 'hand-over');
    expect(await system.cases(consequence).all({ subjectKind: 'source' })).toMatchObject([
      { subjectName: '石场', state: 'reached' },
    ]);
    // Without the application of enforcement the clue waits.
    await house.kernel.contracts.sendUploads(house.clock.now());
    const { rows } = await house.kernel.contracts.uploads(systemWho, { app: 'overload', state: 'waiting' });
    expect(rows).toMatchObject([{ contract: 'clues-to-enforcement', attempts: 1 }]);
  });
});

describe('a check at a fixed station', () => {
  it('is handed to the police, who see it, answer it once, and shut us out', async () => {
    await weigh('F1', '湘E00001', today('09:00:00'), 60_000);
    let [one] = await system.cases(stationCheck).all({ plate: '湘E00001' });
    if (!one) throw new Error('no check');
    const officer = as('officer').cases(stationCheck);
    for (const [move, input] of [
      ['confirm', { decidedLimitKg: 49_000 }],
      ['unload', { unloadedKg: 12_000 }],
      ['unload-more', { reweighedKg: 51_000 }],
      ['unload', { unloadedKg: 3_000 }],
      ['reweigh', { reweighedKg: 48_000 }],
      ['hand-over', { policeUnit: '县交警' }],
    ] as const)
      one = await officer.move(one.id, one.version, move, input);
    expect(one).toMatchObject({ state: 'with-police', totalKg: 60_000, reweighedKg: 48_000 });
    expect(one.releasedAt).not.toBeNull();

    const ask = (contract: typeof policeCases | typeof policeActs, input: object) =>
      house.kernel.contracts.call(overload, contract, who('police'), input);
    expect(await ask(policeCases, {})).toMatchObject({ total: 1, rows: [{ id: one.id, plate: '湘E00001' }] });
    expect(await ask(policeActs, { plate: '湘E00001' })).toMatchObject({ rows: [{ by: 'police', settled: false }] });

    const fined = { id: one.id, result: 'fined', decisionNo: '公1', fineYuan: 500, points: 1 };
    expect(await feed(policeResults, [fined, fined], 'police')).toMatchObject({ accepted: 1, duplicates: 1 });
    const late = await feed(policeResults, [{ id: one.id, result: 'returned', why: '无' }], 'police');
    expect(late.rejected).toMatchObject([{ code: 'case.move' }]);
    expect(await system.entities(act).find({ plate: '湘E00001' })).toMatchObject({ finedBy: 'police', settled: true });
  });
});

describe('the four consequences', () => {
  it('warn twice, come with the fourth act, and lead onto the list and off it again', async () => {
    const firm = { name: '货运', licence: 'L1', org, fleet: 8, firstIssuedOn: '2020-03-01' };
    const company = await system.entities(carrier).create(firm, '测试');
    const man = await system
      .entities(driver)
      .create({ name: '王某', qualificationNo: 'Q1', org, firstIssuedOn: '2021-02-01' }, '测试');
    const truck = { org, axleCode: '157', category: 'train' as const, airSuspension: false, singleTyreAxles: 0 };
    await system
      .entities(vehicle)
      .create({ plate: '湘F00001', ...truck, carrier: company.id, firstIssuedOn: '2019-06-18' }, '测试');
    const stages: unknown[] = [];
    for (const day of ['19', '21', '23', '25']) {
      await weigh('P1', '湘F00001', `2026-06-${day}T09:00:00+08:00`, 60_000);
      const [one] = await system.entities(act).all({ plate: '湘F00001', settled: { empty: true } });
      if (!one) throw new Error('no act');
      expect(one.carrier).toBe(company.id);
      const driven = await system.entities(act).update(one.id, one.version, { driver: man.id }, '测试');
      await applyLock(system, driven, { kind: 'settle', by: 'transport', yuan: 5_000 }, '测试');
      const [told] = await system.cases(consequence).all({ subjectKind: 'vehicle' });
      stages.push(told ? [told.state, told.stage, told.acts] : null);
    }
    expect(stages).toEqual([null, ['warned', 'warning', 2], ['warned', 'last-warning', 3], ['reached', 'reached', 4]]);
    expect(await system.cases(consequence).all({ subjectKind: 'driver' })).toMatchObject([
      { acts: 4, state: 'reached' },
    ]);
    expect(await system.cases(consequence).all({ subjectKind: 'company' })).toMatchObject([
      { ratePct: 12.5, state: 'reached' },
    ]);

    let [told] = await system.cases(consequence).all({ subjectKind: 'vehicle' });
    if (!told) throw new Error('no consequence');
    const [deadline] = await system.cases(consequence).deadlines(told.id);
    expect(deadline).toMatchObject({ key: 'send', basis: '62号令第四十四条' });
    told = await as('chief').cases(consequence).move(told.id, told.version, 'send', { sentTo: '县运管' });
    await as('chief')
      .cases(consequence)
      .move(told.id, told.version, 'carry-out', { outcome: '吊销', documentNo: '1号' });
    let [listing] = await system.cases(creditListing).all();
    if (!listing) throw new Error('no listing');
    expect(listing).toMatchObject({ condition: 'vehicle-cycle', state: 'proposed', subject: '湘F00001' });
    listing = await as('chief').cases(creditListing).move(listing.id, listing.version, 'tell');
    listing = await as('province').cases(creditListing).move(listing.id, listing.version, 'list');
    const onList = () => system.entities(blacklistEntry).all({ plate: '湘F00001', withdrawnOn: { empty: true } });
    expect(await onList()).toHaveLength(1);
    await as('province').cases(creditListing).move(listing.id, listing.version, 'remove', { why: '修复' });
    expect(await onList()).toHaveLength(0);
  });
});

describe('days', () => {
  it('are closed with lags and gaps, once, and corrected by what comes late', async () => {
    const day = '2026-06-25';
    const first = await closeDay(system, day);
    const rows = () => system.facts(siteDay).all({ day, site: 'P1' });
    expect(await rows()).toMatchObject([{ weighings: 1, silentHours: 23, late: 1, corrects: null }]);
    expect(await closeDay(system, day)).toEqual(first);
    expect(await rows()).toHaveLength(1);
    await weigh('P1', '湘G00001', `${day}T12:00:00+08:00`, 40_000);
    await closeDay(system, day);
    expect(await rows()).toMatchObject([{ weighings: 2, silentHours: 22, corrects: expect.any(String) }]);
  });

  it('go to the ministry in packets, with receipts, what is missing once more', async () => {
    const day = '2026-06-23';
    expect(await reportDay(system, 'records', day)).toBe(1);
    expect(await reportDay(system, 'records', day)).toBe(0);
    await weigh('P1', '湘G00002', `${day}T12:00:00+08:00`, 60_000);
    expect(await reportDay(system, 'records', day)).toBe(1);
    const batches = await system.entities(ministryBatch).all({ day });
    expect(batches.map(({ part, rows }) => [part, rows]).sort()).toEqual([
      [1, 1],
      [2, 1],
    ]);
    const receipt = { day, kind: 'records', part: 1, received: 1, receiptNo: 'R1' };
    expect(await feed(ministryReceipts, [receipt, receipt, { ...receipt, part: 9 }], 'exchange')).toMatchObject({
      accepted: 1,
      duplicates: 1,
      rejected: [{ code: 'record.missing' }],
    });
    const reconciled = await house.kernel.contracts.call(overload, ministryReconciliation, who('province'), {
      month: '2026-06',
    });
    expect(reconciled).toMatchObject({
      days: expect.arrayContaining([{ day, stored: 2, sent: 2, received: 1, missing: 1 }]),
    });
    const again = await house.kernel.contracts.call(overload, ministryResend, who('province'), { day });
    expect(again).toMatchObject({ packets: 1 });
    await house.kernel.contracts.sendUploads(house.clock.now());
    const { rows } = await house.kernel.contracts.uploads(systemWho, { app: 'overload', state: 'sent' });
    expect(rows.filter(({ contract }) => contract === 'ministry-upload')).toHaveLength(3);
  });

  it('are corrected by themselves, however long a station was cut off before it sent what it kept', async () => {
    const day = '2026-05-06';
    await closeDay(system, day);
    const rows = () => system.facts(siteDay).all({ day, site: 'P1' });
    expect(await rows()).toMatchObject([{ online: false }]);
    await weigh('P1', '湘G00009', `${day}T12:00:00+08:00`, 40_000);
    await closeLastDays(system);
    expect(await rows()).toMatchObject([{ online: true, weighings: 1 }]);
  });
});

describe('pictures', () => {
  it('go when their time is over, but not those of a case, nor what another record shows too', async () => {
    const at = '2025-12-20T09:00:00+08:00';
    const picture = (recordNo: string, content: string) => ({
      ...{ recordNo, site: 'P1', takenAt: at, kind: 'front' },
      content: Buffer.from(content).toString('base64'),
    });
    const recordNo = await weigh('P1', '湘H00001', at, 60_000);
    expect(await system.cases(overloadReview).all({ recordNo })).toHaveLength(1);
    const beat = { site: 'P1', device: 'D', at, state: 'ok', listVersion: 'v1' };
    await feed(heartbeatFeed, [beat], 'station');
    await feed(mediaFeed, [picture(recordNo, 'case'), picture('x1', 'alone'), picture('x2', 'case')], 'station');
    house.clock.set('2026-06-20T09:00:00+08:00');
    expect(await expireMedia(system)).toBe(2);
    expect(await expireMedia(system)).toBe(0);
    const all = new Map((await system.facts(media).all({ takenAt: at })).map((one) => [one.recordNo, one.hash]));
    expect((await system.facts(expiredMedia).all()).map((one) => one.recordNo).sort()).toEqual(['x1', 'x2']);
    await expect(system.files.get(all.get('x1') ?? '')).rejects.toMatchObject({ code: 'record.missing' });
    expect(Buffer.from(await system.files.get(all.get(recordNo) ?? '')).toString()).toBe('case');
  });
});

it('a load is looked into once, however many servers come upon it at once', async () => {
  const matter = {
    ground: 'overloaded',
    ...{ site: 'S1', recordNo: 'once', org, enterprise: null, plate: '湘D00009' },
    ...{ startedAt: '2026-06-30T07:00:00+08:00', startKg: 60_000, seen: null, differenceKg: 11_000, title: '超限出场' },
    simulated: false,
  } as const;
  await Promise.all(Array.from({ length: 6 }, () => openLoadCheck(system, matter)));
  expect(await system.cases(loadCheck).all({ matter: 'overloaded/S1/once' })).toHaveLength(1);
});
