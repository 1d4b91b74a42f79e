import {
  type Ctx,
  type Intake,
  instantMs,
  isCivilDate,
  must,
  type NewFact,
  type Rejected,
} from '../../kernel/sdk/index.ts';
import type { WeighingRow } from './dialects.ts';
import { permit, vehicle } from './entities.ts';
import { weighing } from './facts.ts';
import { isFollowed, openFollowUps } from './follow-up.ts';
import { decidePassage } from './rules/decide.ts';
import type { Permit } from './rules/permit.ts';
import { checkPlate, normalisePlate } from './rules/plate.ts';
import { sitesOf, whyNotFor } from './sender.ts';
import { type Site, type Taken, type Vehicle, vehicleFields } from './taken.ts';
import { roadOf } from './words.ts';

const minute = 60_000;

/** Settings of the intake; none is found in a law text, all are the authority's to change. */
export const intakeSettings = {
  /** A device may be ahead of us by so much. */
  aheadMs: 10 * minute,
  /** Older records are a mistake of the date rather than late. */
  oldestMs: 2 * 366 * 24 * 60 * minute,
  /** 及时：arrived within so many seconds of the passage. */
  timelySeconds: 60,
} as const;

const plateOf = (text: string | undefined): string | null => {
  if (text === undefined) return null;
  const plate = normalisePlate(text);
  return checkPlate(plate).valid ? plate : null;
};

const permitFields = ['number', 'plate', 'validFrom', 'validTo', 'maxKg', 'sites'] as const;

/** The registers that decide, as they are now. */
async function registersOf(ctx: Ctx) {
  const [sites, vehicles, permits] = await Promise.all([
    sitesOf(ctx),
    ctx.entities(vehicle).lookup('plate', vehicleFields),
    ctx.entities(permit).lookup('plate', permitFields),
  ]);
  const permitsOf = (plate: string): readonly Permit[] =>
    (permits.get(plate) ?? []).map(({ number, validFrom, validTo, maxKg, sites: route }) => ({
      no: number,
      plate,
      from: validFrom,
      to: validTo,
      maxKg,
      sites: route ?? [],
    }));
  return {
    site: (code: string): Site | undefined => sites.get(code)?.[0],
    vehicle: (plate: string | null): Vehicle | null => (plate && vehicles.get(plate)?.[0]) || null,
    permits: (plate: string | null): readonly Permit[] => (plate ? permitsOf(plate) : []),
  };
}

const rejected = (row: unknown, code: string, reason: string): Rejected => ({
  code,
  reason,
  original: JSON.stringify(row),
});

/** Why a row cannot be taken, by what the row alone does not tell. */
function faultOf(ctx: Ctx, row: WeighingRow, known: Site | undefined, at: number, now: number): Rejected | null {
  const why = whyNotFor(ctx, row.site, known);
  if (why) return rejected(row, why.code, why.reason);
  if (Number.isNaN(at) || !isCivilDate(row.at)) return rejected(row, 'time.invalid', '检测时间不存在');
  if (at > now + intakeSettings.aheadMs) return rejected(row, 'time.ahead', '检测时间晚于接收时间');
  if (at < now - intakeSettings.oldestMs) return rejected(row, 'time.old', '检测时间过早');
  return row.axles < 2 || row.totalKg === 0 ? rejected(row, 'row.implausible', '轴数或总重不成其为车辆') : null;
}

/** What is odd about a record that is nevertheless kept. */
function oddities(row: WeighingRow, plate: string | null): string | null {
  let found = row.abnormal ?? '';
  const add = (what: string) => {
    found = found === '' ? what : `${found}；${what}`;
  };
  if (row.plate && !plate) add('车牌无效');
  if (row.axleKg && row.axleKg.length !== row.axles) add('轴重个数与轴数不符');
  if (row.totalKg >= 100_000) add('总重达到 100 吨');
  return found === '' ? null : found;
}

/** Written out name by name: spreading a decision into a record takes longer than to decide. */
function toFact({ row, site, plate, at, decision }: Taken, arrived: number): NewFact<typeof weighing> {
  const delaySeconds = Math.round((arrived - at) / 1000);
  return {
    simulated: row.simulated ?? false,
    values: {
      recordNo: row.recordNo,
      site: site.code,
      siteKind: site.kind,
      road: roadOf(site.kind),
      org: site.org,
      at: row.at,
      lane: row.lane,
      plate,
      plateColour: row.plateColour ?? null,
      rearPlate: plateOf(row.rearPlate),
      axles: row.axles,
      axleCode: row.axleCode ?? null,
      totalKg: row.totalKg,
      axleKg: row.axleKg ?? null,
      speedKmh: row.speedKmh ?? null,
      lengthMm: row.lengthMm ?? null,
      widthMm: row.widthMm ?? null,
      heightMm: row.heightMm ?? null,
      screenLimitKg: decision.screenLimitKg,
      registryLimitKg: decision.registryLimitKg,
      limitKg: decision.limitKg,
      overKg: decision.overKg,
      band: decision.band,
      over: decision.over,
      unlawful: decision.unlawful,
      permitNo: decision.permitNo,
      rules: decision.rules,
      abnormal: oddities(row, plate),
      complete: plate !== null && row.axleKg?.length === row.axles && row.speedKmh !== undefined,
      timely: Math.abs(delaySeconds) <= intakeSettings.timelySeconds,
      delaySeconds,
    },
  };
}

/** Rows that are decided and recorded at a time, so that what a large batch is made of is soon let go. */
const sliceRows = 1000;

interface Intaken {
  readonly facts: readonly NewFact<typeof weighing>[];
  /** The few that something has to be done about. */
  readonly followed: readonly Taken[];
}

interface Batch {
  readonly ctx: Ctx;
  readonly registers: Awaited<ReturnType<typeof registersOf>>;
  readonly now: number;
  readonly arrivalOf: (at: number) => number;
  /** Keys of the rows before, and what was wrong with some. */
  readonly seen: Set<string>;
  readonly rejected: Rejected[];
}

function decideSlice(batch: Batch, rows: readonly WeighingRow[]): Intaken {
  const { ctx, registers, now, arrivalOf, seen } = batch;
  const facts: NewFact<typeof weighing>[] = [];
  const followed: Taken[] = [];
  for (const row of rows) {
    const site = registers.site(row.site);
    const at = instantMs(row.at);
    const fault = faultOf(ctx, row, site, at, now);
    if (fault || !site) {
      if (fault) batch.rejected.push(fault);
      continue;
    }
    const key = `${row.recordNo}\n${row.site}\n${at}`;
    if (seen.has(key)) continue;
    seen.add(key);
    const plate = plateOf(row.plate);
    const registered = registers.vehicle(plate);
    const { axles, totalKg } = row;
    const passage = { site: site.code, siteKind: site.kind, road: roadOf(site.kind), at, plate, axles, totalKg };
    const decision = must(decidePassage(passage, registered, registers.permits(plate)), `limit of ${axles} axles`);
    // Foreign dialects cannot say that they are simulated; their station can.
    const marked = row.simulated === undefined && site.simulated ? { ...row, simulated: true } : row;
    const taken = { row: marked, site, vehicle: registered, plate, at, decision };
    facts.push(toFact(taken, arrivalOf(at)));
    if (isFollowed(taken)) followed.push(taken);
  }
  return { facts, followed };
}

/**
 * Takes a batch of weighings of any dialect: decides each by the rules of its day, keeps all of them, and opens what
 * follows from the few that are unlawful. A batch that comes again changes nothing. `arrivalOf` tells a simulated
 * arrival of a passage; they arrive now unless it is given.
 */
export async function takeWeighings(
  ctx: Ctx,
  rows: readonly WeighingRow[],
  source: string,
  arrivalOf: (at: number) => number = () => ctx.clock.now().getTime(),
): Promise<Intake> {
  const registers = await registersOf(ctx);
  const now = ctx.clock.now().getTime();
  const batch: Batch = { ctx, registers, now, arrivalOf, seen: new Set(), rejected: [] };
  const followed: Taken[] = [];
  const recorded: Promise<void>[] = [];
  for (let from = 0; from < rows.length; from += sliceRows) {
    const slice = decideSlice(batch, rows.slice(from, from + sliceRows));
    recorded.push(ctx.facts(weighing).record(slice.facts, source));
    followed.push(...slice.followed);
  }
  await Promise.all(recorded);
  await openFollowUps(ctx, followed);
  const { seen, rejected: bad } = batch;
  return { accepted: seen.size, duplicates: rows.length - seen.size - bad.length, rejected: bad };
}
