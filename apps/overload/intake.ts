import { type Ctx, type Intake, isCivilDate, must, type NewFact, type Rejected } from '../../kernel/sdk/index.ts';
import type { WeighingRow } from './dialects.ts';
import { permit, vehicle } from './entities.ts';
import { weighing } from './facts.ts';
import { openFollowUps } from './follow-up.ts';
import { decidePassage } from './rules/decide.ts';
import type { Permit } from './rules/permit.ts';
import { checkPlate, normalisePlate } from './rules/plate.ts';
import { sitesOf, whyNotFor } from './sender.ts';
import type { Site, Taken, Vehicle } from './taken.ts';
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

interface Registers {
  readonly sites: ReadonlyMap<string, Site>;
  readonly vehicles: ReadonlyMap<string, Vehicle>;
  readonly permits: ReadonlyMap<string, readonly Permit[]>;
}

const plateOf = (text: string | undefined): string | null => {
  if (text === undefined) return null;
  const plate = normalisePlate(text);
  return checkPlate(plate).valid ? plate : null;
};

/** The registers as far as a batch needs them, in three questions whatever its size. */
async function registersOf(ctx: Ctx, rows: readonly WeighingRow[]): Promise<Registers> {
  const plates = [...new Set(rows.flatMap((row) => plateOf(row.plate) ?? []))];
  const [sites, vehicles, permits] = await Promise.all([
    sitesOf(ctx, rows),
    ctx.entities(vehicle).all({ plate: { in: plates } }),
    ctx.entities(permit).all({ plate: { in: plates } }),
  ]);
  const byPlate = new Map<string, Permit[]>();
  for (const { number, plate, validFrom, validTo, maxKg, sites: route } of permits) {
    const known = byPlate.get(plate) ?? [];
    known.push({ no: number, plate, from: validFrom, to: validTo, maxKg, sites: route ?? [] });
    byPlate.set(plate, known);
  }
  return {
    sites,
    vehicles: new Map(vehicles.map((one) => [one.plate, one])),
    permits: byPlate,
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
  const found = [
    row.abnormal,
    row.plate && !plate ? '车牌无效' : undefined,
    row.axleKg && row.axleKg.length !== row.axles ? '轴重个数与轴数不符' : undefined,
    row.totalKg >= 100_000 ? '总重达到 100 吨' : undefined,
  ].filter((one) => one !== undefined);
  return found.length === 0 ? null : found.join('；');
}

function toFact(
  { row, site: { code, kind, org }, plate, at, decision }: Taken,
  arrived: number,
): NewFact<typeof weighing> {
  const delaySeconds = Math.round((arrived - at) / 1000);
  const { recordNo, lane, axles, totalKg } = row;
  return {
    simulated: row.simulated ?? false,
    values: {
      recordNo,
      site: code,
      siteKind: kind,
      road: roadOf(kind),
      org,
      at: row.at,
      lane,
      plate,
      plateColour: row.plateColour ?? null,
      rearPlate: plateOf(row.rearPlate),
      axles,
      axleCode: row.axleCode ?? null,
      totalKg,
      axleKg: row.axleKg ?? null,
      speedKmh: row.speedKmh ?? null,
      lengthMm: row.lengthMm ?? null,
      widthMm: row.widthMm ?? null,
      heightMm: row.heightMm ?? null,
      ...decision,
      abnormal: oddities(row, plate),
      complete: plate !== null && row.axleKg?.length === axles && row.speedKmh !== undefined,
      timely: Math.abs(delaySeconds) <= intakeSettings.timelySeconds,
      delaySeconds,
    },
  };
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
  const registers = await registersOf(ctx, rows);
  const now = ctx.clock.now().getTime();
  const bad: Rejected[] = [];
  const taken = new Map<string, Taken>();
  for (const row of rows) {
    const known = registers.sites.get(row.site);
    const at = Date.parse(row.at);
    const fault = faultOf(ctx, row, known, at, now);
    if (fault || !known) {
      if (fault) bad.push(fault);
      continue;
    }
    const plate = plateOf(row.plate);
    const registered = (plate && registers.vehicles.get(plate)) || null;
    const { axles, totalKg } = row;
    const passage = { site: known.code, siteKind: known.kind, road: roadOf(known.kind), at, plate, axles, totalKg };
    const permits = (plate && registers.permits.get(plate)) || [];
    const decision = must(decidePassage(passage, registered, permits), `limit of ${axles} axles`);
    taken.set(`${row.site}\n${row.recordNo}\n${at}`, { row, site: known, vehicle: registered, plate, at, decision });
  }
  const all = [...taken.values()];
  await ctx.facts(weighing).record(
    all.map((one) => toFact(one, arrivalOf(one.at))),
    source,
  );
  await openFollowUps(ctx, all);
  return { accepted: all.length, duplicates: rows.length - all.length - bad.length, rejected: bad };
}
