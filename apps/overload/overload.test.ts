import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ManualClock } from '../../kernel/base/clock.ts';
import { loadOrgs, systemWho } from '../../kernel/identity/index.ts';
import { type Kernel, openKernel } from '../../kernel/kernel.ts';
import type { Ctx, Who } from '../../kernel/sdk/index.ts';
import type { Store } from '../../kernel/store/index.ts';
import { testStore } from '../../test/stores.ts';
import { overload } from './app.ts';
import { gateRefusal, overloadReview, stationCheck } from './cases.ts';
import { closeDay } from './close-day.ts';
import { heartbeatFeed, mediaFeed, weighingFeeds } from './contracts.ts';
import type { WeighingRow } from './dialects.ts';
import { act, certificate, permit, site, vehicle } from './entities.ts';
import { siteDay, weighing } from './facts.ts';
import { openFollowUps } from './follow-up.ts';
import { overloadIndicators } from './indicators.ts';
import { recordWeighings } from './intake.ts';
import { gateOf } from './review.ts';
import { policeFines, vehicleCycle } from './sharing.ts';

const org = '430121';
const clock = new ManualClock('2024-06-30T10:00:30+08:00');
let store: Store;
let kernel: Kernel;
let system: Ctx;

const whoIs = (role: string, person = role): Who => ({
  personId: person,
  name: person,
  system: false,
  posts: [{ org, role: `overload.${role}` }],
});
const as = (role: string, person = role): Ctx => kernel.ctxFor(whoIs(role, person), overload);

beforeAll(async () => {
  store = await testStore({ apps: [overload] });
  await loadOrgs(store.db, {
    source: 'test',
    divisions: [
      { code: '430000', name: '湖南省', level: 'province', parent: null },
      { code: '430100', name: '长沙市', level: 'city', parent: '430000' },
      { code: org, name: '长沙县', level: 'county', parent: '430100' },
    ],
  });
  kernel = await openKernel({ store, apps: [overload], clock });
  system = kernel.ctxFor(systemWho, overload);
  const places = [
    ['P1', 'non-stop', 'sender-1'],
    ['F1', 'fixed', null],
    ['E1', 'entrance', null],
  ] as const;
  for (const [code, kind, sender] of places) {
    const published = { publishedOn: '2024-01-01', enforcedFrom: '2024-01-16' };
    await system
      .entities(site)
      .create({ code, name: `${code}站`, kind, org, status: 'in-use', sender, ...published }, '测试');
  }
  await system.entities(certificate).create(
    {
      number: 'C-1',
      siteCode: 'P1',
      org,
      firstLane: 1,
      lastLane: 2,
      accuracyClass: '5',
      minSpeedKmh: 0.5,
      maxSpeedKmh: 100,
      validFrom: '2024-01-01',
      validTo: '2024-12-31',
    },
    '测试',
  );
  const truck = { org, category: 'truck' as const, airSuspension: false, singleTyreAxles: 0 };
  await system.entities(vehicle).create({ plate: '湘A88888', axleCode: '115', ...truck }, '测试');
  const valid = { validFrom: '2024-06-01', validTo: '2024-06-30', maxKg: 60_000 };
  await system.entities(permit).create({ number: 'T-1', org, plate: '湘B12345', ...valid }, '测试');
});
afterAll(() => store?.close());

const weighed = (recordNo: string, more: Partial<WeighingRow> = {}): WeighingRow => ({
  recordNo,
  site: 'P1',
  at: '2024-06-30T10:00:00+08:00',
  lane: 1,
  axles: 6,
  totalKg: 49_000,
  plate: '湘A12345',
  rearPlate: '湘A1234挂',
  axleKg: [7000, 8000, 8000, 8000, 9000, 9000],
  speedKmh: 55,
  ...more,
});

const feed = (key: string) => {
  const found = weighingFeeds.find((one) => one.key === key);
  if (!found) throw new Error(key);
  return found;
};
const send = async (rows: readonly object[], key = 'weighings', person = 'sender-1') => {
  const body = Buffer.from(rows.map((row) => JSON.stringify(row)).join('\n'));
  const receipt = await kernel.contracts.takeFeed(overload, feed(key), whoIs('station', person), {
    body,
    format: 'ndjson',
  });
  await kernel.contracts.sendUploads(kernel.clock.now(), 'house');
  return receipt;
};
const kept = async (recordNo: string) => (await system.facts(weighing).all({ recordNo }))[0];

describe('weighings', () => {
  it('are decided by register and permit, each of the limits kept', async () => {
    await send([
      weighed('d1'),
      weighed('d2', { plate: '湘A88888', axles: 4, totalKg: 34_101, axleKg: [7000, 7000, 10_000, 10_101] }),
      weighed('d3', { plate: '湘B12345', totalKg: 58_000 }),
      weighed('d4', { plate: '湘B12345', totalKg: 60_001 }),
    ]);
    expect(await kept('d1')).toMatchObject({
      limitKg: 49_000,
      over: false,
      band: 'none',
      complete: true,
      timely: true,
    });
    expect(await kept('d2')).toMatchObject({
      screenLimitKg: 36_000,
      registryLimitKg: 31_000,
      limitKg: 31_000,
      overKg: 3_101,
      band: 'to20',
      unlawful: true,
    });
    expect(await kept('d3')).toMatchObject({ over: false, overKg: 9_000, permitNo: 'T-1' });
    expect(await kept('d4')).toMatchObject({ over: true, permitNo: null });
  });

  it('of three dialects are the same, counted once however often they come', async () => {
    const station = {
      checkNo: 'x1',
      siteCode: 'P1',
      checkTime: '2024-06-30 10:00:00',
      lane: 1,
      axleCnt: 6,
      sumWeight: 48_000,
    };
    const preview = {
      previewCode: 'x2',
      previewDate: '2024-06-30 10:00:00',
      previewStationCode: 'P1',
      axisNum: '6',
      laneNo: '1',
      totalWeight: '48000',
      axle1Weight: '7000',
      licenseCodeFront: '湘a·12345',
    };
    expect(await send([{ ...station, plateNumColor: 3, reverse: 1 }, station], 'station-passes')).toMatchObject({
      accepted: 1,
      duplicates: 1,
    });
    for (let n = 0; n < 2; n += 1) await send([preview], 'preview-passes');
    const rows = await system.facts(weighing).all({ recordNo: { in: ['x1', 'x2'] } });
    expect(rows).toHaveLength(2);
    expect(await kept('x2')).toMatchObject({ plate: '湘A12345', axleKg: [7000], abnormal: '轴重个数与轴数不符' });
  });

  it('of a simulated station are simulated, also in a dialect that cannot say so', async () => {
    const place = { code: 'P2', name: 'P2站', kind: 'non-stop' as const, org, status: 'in-use' as const };
    await system.entities(site).create({ ...place, simulated: true }, '测试');
    const pass = { checkNo: 'y1', siteCode: 'P2', checkTime: '2024-06-30 10:00:00', lane: 1, axleCnt: 6 };
    await send([{ ...pass, sumWeight: 48_000 }], 'station-passes');
    expect(await kept('y1')).toMatchObject({ simulated: true });
  });

  it('that cannot be are quarantined with the reason, the others taken', async () => {
    const receipt = await send([
      weighed('q1', { site: 'nowhere' }),
      weighed('q2', { at: '2024-06-30T10:20:00+08:00' }),
      weighed('q3', { at: '2020-06-30T10:00:00+08:00' }),
      weighed('q4', { axles: 1 }),
      weighed('q5', { at: '2024-06-31T10:00:00+08:00' }),
      weighed('q6'),
    ]);
    expect(receipt.accepted).toBe(1);
    expect(receipt.rejected.map(({ code }) => code)).toEqual([
      'site.unknown',
      'time.ahead',
      'time.old',
      'row.implausible',
      'time.invalid',
    ]);
    const foreign = await send([weighed('q7')], 'weighings', 'sender-2');
    expect(foreign.rejected.map(({ code }) => code)).toEqual(['site.other']);
  });
});

describe('a review', () => {
  const heavy = (recordNo: string, at: string, totalKg: number) =>
    weighed(recordNo, {
      at,
      totalKg,
      plate: '湘C11111',
      rearPlate: '湘C1111挂',
      axleKg: [7000, 8000, 8000, 12_000, 12_000, totalKg - 47_000],
    });

  it('is one for the passages of a trip, and decides on the smallest weight', async () => {
    const rows = [heavy('r1', '2024-06-30T09:00:00+08:00', 60_000), heavy('r2', '2024-06-30T09:50:00+08:00', 58_000)];
    await send(rows);
    await send(rows);
    const acts = await system.entities(act).all({ plate: '湘C11111' });
    expect(acts).toMatchObject([{ weighings: 2, totalKg: 58_000, recordKey: 'P1/r2' }]);
    expect(await system.cases(overloadReview).all({ plate: '湘C11111' })).toMatchObject([{ state: 'collecting' }]);
  });

  it('goes on only with all nine checks, by different people, to one fine', async () => {
    let [one] = await system.cases(overloadReview).all({ plate: '湘C11111' });
    if (!one) throw new Error('no review');
    const { id } = one;
    const gate = await gateOf(system, one);
    expect(gate?.filter(({ ok }) => !ok).map(({ code }) => code)).toEqual(['pictures.front', 'clock.unknown']);
    const collect = () => as('first-reviewer').cases(overloadReview).move(id, 1, 'collect');
    await expect(collect()).rejects.toMatchObject({
      code: 'case.guard',
      message: expect.stringContaining('pictures.front'),
    });

    const pictures = ['front', 'rear', 'front-side', 'plate-crop', 'overview-video'].map((kind) =>
      JSON.stringify({
        recordNo: 'r1',
        site: 'P1',
        takenAt: '2024-06-30T09:00:00+08:00',
        kind,
        content: Buffer.from(kind).toString('base64'),
      }),
    );
    const takes = (contract: typeof mediaFeed, body: string) =>
      kernel.contracts.takeFeed(overload, contract, whoIs('station', 'sender-1'), {
        body: Buffer.from(body),
        format: 'ndjson',
      });
    await takes(mediaFeed, pictures.join('\n'));
    const beat = await takes(
      heartbeatFeed,
      '{"site":"P1","device":"D1","at":"2024-06-30T08:30:00+08:00","state":"ok","driftMs":120}',
    );

    expect(beat).toMatchObject({ accepted: 1 });
    one = await collect();
    const chain = [
      ['first-reviewer', 'first-pass', { decidedLimitKg: 49_000, limitWhy: '行驶证' }],
      ['second-reviewer', 'second-pass', {}],
      ['chief', 'judge', { reading: 'floor' }],
    ] as const;
    for (const [role, move, input] of chain)
      one = await as(role).cases(overloadReview).move(id, one.version, move, input);
    expect(one.state).toBe('to-notify');
    expect(await system.entities(act).find({ plate: '湘C11111' })).toMatchObject({
      finedBy: 'transport',
      fineYuan: 4500,
    });
  });

  it('does not fine what the police have fined, nor they what we have', async () => {
    const [one] = await system.cases(overloadReview).all({ plate: '湘A88888' });
    if (!one?.act) throw new Error('no review');
    const fine = (plate: string) => ({ plate, at: '2024-06-30T10:05:00+08:00', decisionNo: '公决1', fineYuan: 300 });
    const body = Buffer.from(JSON.stringify(['湘A88888', '湘A88888', '湘C11111', '湘D00000'].map(fine)));
    const receipt = await kernel.contracts.takeFeed(overload, policeFines, whoIs('police'), { body, format: 'json' });
    expect(receipt).toMatchObject({ accepted: 1, duplicates: 1 });
    expect(receipt.rejected.map(({ code }) => code)).toEqual(['act.fined', 'act.unknown']);
    const refused = await overloadReview.moves.judge.guard(one, { reading: 'floor' }, system);
    expect(refused).toMatchObject({ reason: expect.stringContaining('公安机关') });
  });
});

describe('the cycle of a vehicle', () => {
  it('counts what was dealt with since the anniversary of its certificate', async () => {
    const ask = (plate: string) => vehicleCycle.answer(as('chief'), { plate } as never);
    expect(await ask('湘A88888')).toMatchObject({ since: null, stage: 'unknown' });
    const [truck] = await system.entities(vehicle).all({ plate: '湘A88888' });
    if (!truck) throw new Error('no vehicle');
    await system.entities(vehicle).update(truck.id, truck.version, { firstIssuedOn: '2020-06-30' }, '测试');
    expect(await ask('湘A88888')).toMatchObject({ since: '2024-06-30', acts: 1, stage: 'clear' });
  });
});

describe('loops', () => {
  it('let nobody leave a station over the limit, and turn back at the gate', async () => {
    await send([weighed('s1', { site: 'F1', totalKg: 60_000 }), weighed('g1', { site: 'E1', totalKg: 49_500 })]);
    const [check] = await system.cases(stationCheck).all({ recordNo: 's1' });
    if (!check) throw new Error('no check');
    const officer = as('officer').cases(stationCheck);
    let one = await officer.move(check.id, check.version, 'confirm', { decidedLimitKg: 49_000 });
    one = await officer.move(one.id, one.version, 'unload', { unloadedKg: 10_000 });
    await expect(officer.move(one.id, one.version, 'reweigh', { reweighedKg: 50_000 })).rejects.toMatchObject({
      code: 'case.guard',
    });
    one = await officer.move(one.id, one.version, 'reweigh', { reweighedKg: 49_000 });
    expect(one.state).toBe('cured');
    expect(await system.cases(gateRefusal).all({ recordNo: 'g1' })).toMatchObject([{ state: 'refused', overKg: 500 }]);
  });
});

describe('indicators', () => {
  it('count what was kept, with its evidence', async () => {
    const rate = overloadIndicators.find(({ key }) => key === 'over-rate-expressway');
    if (!rate) throw new Error('no rate');
    const result = await as('chief').indicators(rate).compute({ kind: 'year', name: '2024' }, org);
    expect(result).toMatchObject({ value: 100, numerator: 1, denominator: 1 });
    const small = overloadIndicators.find(({ key }) => key === 'over-rate-above10-expressway');
    if (!small) throw new Error('no rate');
    expect((await as('chief').indicators(small).compute({ kind: 'year', name: '2024' }, org)).value).toBe(0);
  });

  it('know which sites were online', async () => {
    expect(await closeDay(system, '2024-06-30')).toEqual({ sites: 4, online: 4 });
    await closeDay(system, '2024-06-30');
    expect(await closeDay(system, '2024-06-29')).toEqual({ sites: 4, online: 0 });
    expect(await system.facts(siteDay).all({ online: true })).toHaveLength(4);
  });
});

describe('a batch', () => {
  it('that comes again is told as duplicates, and what was rejected may be new', async () => {
    const rows = [weighed('again-1'), weighed('again-2'), weighed('again-3', { site: 'later' })];
    expect(await send(rows)).toMatchObject({ accepted: 2, duplicates: 0, repeated: false });
    const other = { code: 'later', name: '后补站', kind: 'non-stop', org, status: 'in-use' } as const;
    await system.entities(site).create(other, '测试');
    expect(await send(rows)).toMatchObject({ accepted: 1, duplicates: 2, repeated: true, rejected: [] });
    expect(await send(rows)).toMatchObject({ accepted: 0, duplicates: 3, repeated: true });
    expect(await system.facts(weighing).all({ recordNo: 'again-1' })).toHaveLength(1);
  });

  it('has every other record followed when one cannot be', async () => {
    const place = { code: 'W1', name: 'W1站', kind: 'non-stop', org, status: 'in-use' } as const;
    await system.entities(site).create(place, '测试');
    const heavy = { site: 'W1', totalKg: 60_000 };
    const rows = [weighed('w-1', { ...heavy, plate: '湘A70001' }), weighed('w-2', { ...heavy, plate: '湘A70002' })];
    const { followed } = await recordWeighings(system, { rows, toWeighing: (row) => row, source: 'weighings' });
    const [first, second] = followed.map((one) => ({ ...one, site: { ...one.site } }));
    if (!first || !second) throw new Error('nothing to follow');
    const nowhere = { ...first, site: { ...first.site, org: '999999' } };
    await expect(openFollowUps(system, [nowhere, second])).rejects.toThrow();
    expect(await system.cases(overloadReview).all({ recordNo: { in: ['w-1', 'w-2'] } })).toMatchObject([
      { recordNo: 'w-2' },
    ]);
    await openFollowUps(system, [first, second]);
    expect(await system.cases(overloadReview).all({ recordNo: { in: ['w-1', 'w-2'] } })).toHaveLength(2);
  });
});
