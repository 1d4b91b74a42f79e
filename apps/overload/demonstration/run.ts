import { type Ctx, chinaDate, chinaIso, type Stage } from '../../../kernel/sdk/index.ts';
import type { WeighingRow } from '../dialects.ts';
import { carrier, certificate, device, permit, site, vehicle } from '../entities.ts';
import { heartbeat, siteDay } from '../facts.ts';
import { takeWeighings } from '../intake.ts';
import { driver } from '../loops/registers.ts';
import { slipFeed } from '../loops/slips.ts';
import { type MediaRow, takeMedia } from '../media.ts';
import { drawing } from './drawing.ts';
import { overShare, passages } from './passages.ts';
import { ends, enforcerOf, places } from './places.ts';
import { fleetPlates, storyRows, storySlips, told } from './stories.ts';

const why = '装入演示数据';
const source = 'overload.demonstration';
const dayMs = 86_400_000;
export const days = 30;
export const passagesPerSiteAndDay = 30;

/** Verified at some time of the past year, each site at another; one is due within a month. */
function verifiedFor(until: Date, index: number) {
  const daysAgo = index === 5 ? 345 : 60 + ((index * 37) % 240);
  const from = until.getTime() - daysAgo * dayMs;
  return { validFrom: chinaDate(new Date(from)), validTo: chinaDate(new Date(from + 364 * dayMs)) };
}

async function registerDevices(ctx: Ctx, { code, org, lanes }: (typeof places)[number] | (typeof ends)[number]) {
  const known = await ctx.entities(site).find({ code });
  const common = { site: known?.id ?? '', org, laneGroup: `1-${lanes}`, simulated: true } as const;
  for (const [kind, sign, model] of [
    ['scale', 'S1', '动态称重（演示）'],
    ['camera', 'C1', '抓拍一体机（演示）'],
  ] as const)
    await ctx.entities(device).create({ number: `${code}-${sign}`, kind, model, status: 'in-use', ...common }, why);
}

async function registerSites(ctx: Ctx, until: Date): Promise<void> {
  const year = Number(chinaDate(until).slice(0, 4));
  for (const [index, place] of [...places, ...ends].entries()) {
    const dates = {
      publishedOn: `${year - 1}-03-01`,
      enforcedFrom: `${year - 1}-03-16`,
      auditedOn: `${year - 1}-02-20`,
    };
    const enforcer = enforcerOf(place.org);
    const connection = place.kind === 'source' ? 'mobile' : 'fibre';
    const running = { status: 'in-use', connection, simulated: true } as const;
    await ctx.entities(site).create({ ...place, ...dates, enforcer, ...running }, why);
    await registerDevices(ctx, place);
    await ctx.entities(certificate).create(
      {
        number: `演示检字第${String(index + 1).padStart(3, '0')}号`,
        siteCode: place.code,
        org: place.org,
        firstLane: 1,
        lastLane: place.lanes,
        accuracyClass: '5',
        minSpeedKmh: 0.5,
        maxSpeedKmh: 100,
        ...verifiedFor(until, index),
        issuer: '计量检定机构（演示）',
        simulated: true,
      },
      why,
    );
  }
}

async function registerVehicles(ctx: Ctx, until: Date): Promise<void> {
  // Cycles begin two months ago, so that what is told lies in one of them.
  const begun = chinaDate(new Date(until.getTime() - 60 * dayMs));
  const firstIssuedOn = `${Number(begun.slice(0, 4)) - 5}${begun.slice(4).replace('02-29', '02-28')}`;
  const common = { org: '430121', simulated: true } as const;
  const licence = { licence: '演示430121000001', fleet: 42, firstIssuedOn, ...common };
  const one = await ctx.entities(carrier).create({ name: '湘江货运（演示）', ...licence }, why);
  await ctx
    .entities(driver)
    .create(
      { name: '驾驶人（演示）', qualificationNo: '演示4301210001', carrier: one.id, firstIssuedOn, ...common },
      why,
    );
  const truck = { category: 'truck', airSuspension: false, singleTyreAxles: 0, ...common } as const;
  for (const [index, axleCode] of ['115', '15', '12', '115'].entries()) {
    const plate = `湘A6${String(index).padStart(4, '0')}`;
    await ctx.entities(vehicle).create({ plate, axleCode, carrier: one.id, registeredKg: 31_000, ...truck }, why);
  }
  for (const plate of fleetPlates) {
    const train = { ...truck, category: 'train', axleCode: '157', registeredKg: 49_000, firstIssuedOn } as const;
    await ctx.entities(vehicle).create({ plate, carrier: one.id, ...train }, why);
  }
  const dates = {
    validFrom: chinaDate(new Date(until.getTime() - days * dayMs)),
    validTo: chinaDate(new Date(until.getTime() + days * dayMs)),
  };
  const permitted = { org: '430000', ...dates, simulated: true };
  const large = { maxLengthMm: 22_000, maxWidthMm: 3_200, maxHeightMm: 4_300 };
  for (const [index, [plate, maxKg]] of [['湘A60000', 60_000] as const, ['湘A60003', 75_000] as const].entries()) {
    const number = `演示证第00${index + 1}号`;
    await ctx.entities(permit).create({ number, plate, maxKg, ...large, route: 'G106 全线', ...permitted }, why);
  }
}

/** What the sites tell of themselves: a sign of life a day, and the daily report; one site in twenty misses a day. */
async function recordDays(ctx: Ctx, until: Date): Promise<void> {
  const beats = [];
  const reports = [];
  for (const [index, { code, kind, org }] of [...places, ...ends].entries()) {
    for (let back = 1; back <= days; back += 1) {
      const day = new Date(until.getTime() - back * dayMs);
      const online = (index * 7 + back * 3) % 20 !== 0;
      const at = chinaIso(day);
      const life = { site: code, device: `${code}-S1`, org, at, state: 'ok' as const, driftMs: 80, queued: 0 };
      if (online) beats.push({ simulated: true, values: life });
      const weighings = online ? passagesPerSiteAndDay : 0;
      const gaps = { late: back % 9 === 0 ? 3 : 0, incomplete: 0, lagSeconds: 5, longestLagSeconds: 5 };
      const report = { site: code, siteKind: kind, org, day: chinaDate(day), online, networked: online, weighings };
      reports.push({ simulated: true, values: { ...report, ...(online ? { ...gaps, silentHours: 2 } : {}) } });
    }
  }
  await ctx.facts(heartbeat).record(beats, source);
  await ctx.facts(siteDay).record(reports, source);
}

const pictureKinds = ['front', 'rear', 'front-side', 'plate-crop', 'overview-video'] as const;

/** Drawings for what is over the limit; of one record in seven a picture is missing, as with real front ends. */
function picturesOf(rows: readonly WeighingRow[]): readonly MediaRow[] {
  return rows
    .filter(({ axles, totalKg }) => axles >= 6 && totalKg > 49_000)
    .flatMap((row, index) =>
      pictureKinds
        .filter((kind) => index % 7 !== 6 || kind !== 'rear')
        .map((kind) => ({
          recordNo: row.recordNo,
          site: row.site,
          takenAt: row.at,
          kind,
          content: Buffer.from(drawing(kind, row), 'utf8').toString('base64'),
          simulated: true,
        })),
    );
}

/** Traffic of the month with what the loops tell of in it: together as often over the limit as was published. */
function trafficOf(until: Date): readonly WeighingRow[] {
  const ordinary = places.filter(({ kind }) => kind !== 'entrance').length * days * passagesPerSiteAndDay;
  const expressway = places.length * days * passagesPerSiteAndDay - ordinary;
  const shares = {
    ordinary: Math.max(0, overShare.ordinary - (told.onTheRoad.length + told.atStations.length) / ordinary),
    expressway: Math.max(0, overShare.expressway - told.atGates.length / expressway),
  };
  return passages({ sites: places, days, each: passagesPerSiteAndDay, until, shares });
}

/** Loads simulated sites and a month of passages through the same door as any station's, told day by day. */
export async function runDemonstration(ctx: Ctx, stage: Stage): Promise<void> {
  const until = ctx.clock.now();
  await registerSites(ctx, until);
  await registerVehicles(ctx, until);
  await recordDays(ctx, until);
  const rows = [...trafficOf(until), ...storyRows(until)];
  for (let back = days - 1; back >= 0; back -= 1) {
    const end = until.getTime() - back * dayMs;
    const ofDay = rows.filter(({ at }) => Date.parse(at) > end - dayMs && Date.parse(at) <= end);
    stage.at(chinaIso(new Date(end)));
    await takeWeighings(ctx, ofDay, source, (at) => at + 5_000);
    await takeMedia(ctx, picturesOf(ofDay));
  }
  stage.at(chinaIso(until));
  await slipFeed.take(ctx, storySlips(until));
}
