import { type Ctx, chinaDate, chinaIso } from '../../../kernel/sdk/index.ts';
import { overloadReview } from '../cases.ts';
import { carrier, certificate, permit, site, vehicle } from '../entities.ts';
import { heartbeat, siteDay } from '../facts.ts';
import { takeWeighings } from '../intake.ts';
import { passages } from './passages.ts';
import { recordPictures } from './pictures.ts';
import { places } from './places.ts';

const why = '装入演示数据';
const source = 'overload.demonstration';
const dayMs = 86_400_000;
const days = 14;
const passagesPerSiteAndDay = 30;

async function registerSites(ctx: Ctx, today: string): Promise<void> {
  const year = Number(today.slice(0, 4));
  for (const [index, place] of places.entries()) {
    const dates = { publishedOn: `${year - 1}-03-01`, enforcedFrom: `${year - 1}-03-16` };
    await ctx.entities(site).create({ ...place, ...dates, status: 'in-use', simulated: true }, why);
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
        validFrom: `${year - 1}-12-01`,
        validTo: `${year}-11-30`,
        issuer: '计量检定机构（演示）',
        simulated: true,
      },
      why,
    );
  }
}

async function registerVehicles(ctx: Ctx, today: string): Promise<void> {
  const licence = {
    licence: '演示430121000001',
    org: '430121',
    fleet: 42,
    firstIssuedOn: '2019-06-18',
    simulated: true,
  };
  const one = await ctx.entities(carrier).create({ name: '湘江货运（演示）', ...licence }, why);
  const truck = {
    org: '430121',
    category: 'truck',
    airSuspension: false,
    singleTyreAxles: 0,
    simulated: true,
  } as const;
  for (const [index, axleCode] of ['115', '15', '12', '115'].entries()) {
    const plate = `湘A6${String(index).padStart(4, '0')}`;
    await ctx.entities(vehicle).create({ plate, axleCode, carrier: one.id, registeredKg: 31_000, ...truck }, why);
  }
  const months = { validFrom: `${today.slice(0, 7)}-01`, validTo: `${today.slice(0, 7)}-28` };
  const permitted = { number: '演示证第001号', org: '430000', plate: '湘A60000', maxKg: 60_000, simulated: true };
  await ctx.entities(permit).create({ ...permitted, ...months, route: 'G106 全线' }, why);
}

/** What the sites tell of themselves: a sign of life a day, and the daily report; one site in twenty misses a day. */
async function recordDays(ctx: Ctx, until: Date): Promise<void> {
  const beats = [];
  const reports = [];
  for (const [index, { code, kind, org }] of places.entries()) {
    for (let back = 1; back <= days; back += 1) {
      const day = new Date(until.getTime() - back * dayMs);
      const online = (index * 7 + back * 3) % 20 !== 0;
      const at = chinaIso(day);
      const life = { site: code, device: `${code}-S1`, org, at, state: 'ok' as const, driftMs: 80, queued: 0 };
      if (online) beats.push({ simulated: true, values: life });
      const report = { site: code, siteKind: kind, org, day: chinaDate(day), online, networked: online };
      reports.push({ simulated: true, values: { ...report, weighings: online ? passagesPerSiteAndDay : 0 } });
    }
  }
  await ctx.facts(heartbeat).record(beats, source);
  await ctx.facts(siteDay).record(reports, source);
}

/** Loads simulated sites and two weeks of passages through the same door as any station's. */
export async function runDemonstration(ctx: Ctx): Promise<void> {
  const until = ctx.clock.now();
  const today = chinaDate(until);
  await ctx.atomically(async (tx) => {
    await registerSites(tx, today);
    await registerVehicles(tx, today);
    await recordDays(tx, until);
    const rows = passages({ sites: places, days, each: passagesPerSiteAndDay, until });
    await takeWeighings(tx, rows, source, (at) => at + 5_000);
    await recordPictures(tx, await tx.cases(overloadReview).all());
  });
}
