import {
  type Ctx,
  type Intake,
  instantMs,
  isCivilDate,
  must,
  type NewFact,
  type Rejected,
  rejectedRow,
} from '../../kernel/sdk/index.ts';
import type { WeighingRow } from './dialects.ts';
import { permit, vehicle } from './entities.ts';
import { weighing } from './facts.ts';
import { isFollowed, openFollowUps } from './follow-up.ts';
import { decidePassage } from './rules/decide.ts';
import type { Permit } from './rules/permit.ts';
import { validPlate } from './rules/plate.ts';
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

const plateOf = (text: string | undefined): string | null => (text === undefined ? null : validPlate(text));

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

/** Why a row cannot be taken, by what the row alone does not tell. */
function faultOf(ctx: Ctx, row: WeighingRow, known: Site | undefined, at: number, now: number): Rejected | null {
  const why = whyNotFor(ctx, row.site, known);
  if (why) return rejectedRow(row, why.code, why.reason);
  if (Number.isNaN(at) || !isCivilDate(row.at)) return rejectedRow(row, 'time.invalid', '检测时间不存在');
  if (at > now + intakeSettings.aheadMs) return rejectedRow(row, 'time.ahead', '检测时间晚于接收时间');
  if (at < now - intakeSettings.oldestMs) return rejectedRow(row, 'time.old', '检测时间过早');
  return row.axles < 2 || row.totalKg === 0 ? rejectedRow(row, 'row.implausible', '轴数或总重不成其为车辆') : null;
}

/** What is odd about a record that is nevertheless kept. */
function oddities(
  { abnormal, plate: shown, axleKg, axles, totalKg }: WeighingRow,
  plate: string | null,
): string | null {
  const isPlateOdd = shown !== undefined && shown !== '' && plate === null;
  const areAxlesOdd = axleKg !== undefined && axleKg.length !== axles;
  const isHuge = totalKg >= 100_000;
  if (!abnormal && !isPlateOdd && !areAxlesOdd && !isHuge) return null;
  return [abnormal, isPlateOdd && '车牌无效', areAxlesOdd && '轴重个数与轴数不符', isHuge && '总重达到 100 吨']
    .filter(Boolean)
    .join('；');
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

/** The rows of a batch so far, to tell one that comes again. */
class Seen {
  readonly #firsts = new Map<string, WeighingRow>();
  readonly #others = new Set<string>();

  /** Adds a row; false when it is there. A number hardly ever repeats, so that most rows cost one look at theirs. */
  add(row: WeighingRow, at: number): boolean {
    const { recordNo, site } = row;
    const first = this.#firsts.get(recordNo);
    if (!first) {
      this.#firsts.set(recordNo, row);
      return true;
    }
    const key = `${recordNo}\n${site}\n${at}`;
    if ((first.site === site && instantMs(first.at) === at) || this.#others.has(key)) return false;
    this.#others.add(key);
    return true;
  }
}

interface Batch {
  readonly ctx: Ctx;
  readonly registers: Awaited<ReturnType<typeof registersOf>>;
  readonly now: number;
  readonly arrivalOf: (at: number) => number;
  readonly seen: Seen;
  readonly rejected: Rejected[];
  /** The few that something has to be done about. */
  readonly followed: Taken[];
}

function decideSlice(batch: Batch, rows: readonly WeighingRow[]): readonly NewFact<typeof weighing>[] {
  const { ctx, registers, now, arrivalOf, seen } = batch;
  const facts: NewFact<typeof weighing>[] = [];
  for (const row of rows) {
    const site = registers.site(row.site);
    const at = instantMs(row.at);
    const fault = faultOf(ctx, row, site, at, now);
    if (fault || !site) {
      if (fault) batch.rejected.push(fault);
      continue;
    }
    if (!seen.add(row, at)) continue;
    const plate = plateOf(row.plate);
    const registered = registers.vehicle(plate);
    const { axles, totalKg } = row;
    const passage = { site: site.code, siteKind: site.kind, road: roadOf(site.kind), at, plate, axles, totalKg };
    const decision = must(decidePassage(passage, registered, registers.permits(plate)), 'limit of so many axles');
    // Foreign dialects cannot say that they are simulated; their station can.
    const marked = row.simulated === undefined && site.simulated ? { ...row, simulated: true } : row;
    const taken = { row: marked, site, vehicle: registered, plate, at, decision };
    facts.push(toFact(taken, arrivalOf(at)));
    if (isFollowed(taken)) batch.followed.push(taken);
  }
  return facts;
}

/** Rows of any dialect, and how each is said in our own terms. */
export interface Weighings<R> {
  readonly rows: readonly R[];
  readonly toWeighing: (row: R) => WeighingRow;
  /** Feed that they came by. */
  readonly source: string;
}

/**
 * Takes a batch of weighings: decides each by the rules of its day and keeps all of them; `followed` are those that
 * something has to be done about. A batch that comes again changes nothing. `arrivalOf` tells a simulated arrival of a
 * passage; they arrive now unless it is given.
 */
export async function recordWeighings<R>(
  ctx: Ctx,
  { rows, toWeighing, source }: Weighings<R>,
  arrivalOf?: (at: number) => number,
): Promise<{ readonly intake: Intake; readonly followed: readonly Taken[] }> {
  const registers = await registersOf(ctx);
  const now = ctx.clock.now().getTime();
  const rejected: Rejected[] = [];
  const batch: Batch = {
    ctx,
    registers,
    now,
    arrivalOf: arrivalOf ?? (() => now),
    seen: new Seen(),
    rejected,
    followed: [],
  };
  const recorded: Promise<void>[] = [];
  let accepted = 0;
  for (let from = 0; from < rows.length; from += sliceRows) {
    const facts = decideSlice(batch, rows.slice(from, from + sliceRows).map(toWeighing));
    accepted += facts.length;
    recorded.push(ctx.facts(weighing).record(facts, source));
  }
  await Promise.all(recorded);
  const duplicates = rows.length - accepted - rejected.length;
  return { intake: { accepted, duplicates, rejected }, followed: batch.followed };
}

/** Takes weighings in our own terms and opens at once what follows from the few that are unlawful. */
export async function takeWeighings(
  ctx: Ctx,
  rows: readonly WeighingRow[],
  source: string,
  arrivalOf?: (at: number) => number,
): Promise<Intake> {
  const weighings = { rows, toWeighing: (row: WeighingRow) => row, source };
  const { intake, followed } = await recordWeighings(ctx, weighings, arrivalOf);
  await openFollowUps(ctx, followed);
  return intake;
}
