import { chinaDate } from '../../../kernel/sdk/index.ts';
import type { Road, SiteKind } from '../words.ts';
import { type Band, bandOf, type Category, isUnlawful, limitOf, screenLimitOf } from './assess.ts';
import { matchPermit, type Permit } from './permit.ts';
import { type RuleBook, type Rules, ruleBook } from './rule-book.ts';

/** What is known of a passage when it arrives. */
export interface Passage {
  readonly site: string;
  readonly siteKind: SiteKind;
  readonly road: Road;
  /** Milliseconds. */
  readonly at: number;
  readonly plate: string | null;
  readonly axles: number;
  readonly totalKg: number;
}

/** A vehicle as it is registered. */
export interface RegisteredVehicle {
  readonly axleCode: string;
  readonly category: Category;
  readonly airSuspension: boolean;
  readonly singleTyreAxles: number;
}

export interface Decision {
  readonly screenLimitKg: number;
  readonly registryLimitKg: number | null;
  /** That of the register where the vehicle is in it, else that of the screening. */
  readonly limitKg: number;
  readonly overKg: number;
  readonly band: Band;
  readonly over: boolean;
  readonly unlawful: boolean;
  readonly permitNo: string | null;
  readonly rules: string;
}

const hourMs = 3_600_000;
let lastHour = Number.NaN;
let lastDate = '';

/** The civil date of a moment: passages come in the order of their days, so that it mostly is that of the last one. */
function chinaDateOf(at: number): string {
  const hour = Math.floor(at / hourMs);
  if (hour !== lastHour) {
    lastHour = hour;
    lastDate = chinaDate(new Date(at));
  }
  return lastDate;
}

function registryLimitOf(rules: Rules, vehicle: RegisteredVehicle): number | null {
  const { axleCode: code, category, airSuspension, singleTyreAxles: singleTyreNonDriveAxles } = vehicle;
  return limitOf(rules, { code, category, airSuspension, singleTyreNonDriveAxles })?.kg ?? null;
}

/** The number of the permit that covers the passage. */
function permitOf({ plate, site, totalKg }: Passage, date: string, permits: readonly Permit[]): string | null {
  if (plate === null) return null;
  const match = matchPermit(permits, { plate, date, site, totalKg });
  return match.kind === 'covers' ? match.permit.no : null;
}

const jurisdiction = '430000';
const onRoad = { jurisdiction, place: 'road' } as const;
const atEntrance = { jurisdiction, place: 'entrance' } as const;
const placeOf = ({ siteKind }: Passage) => (siteKind === 'entrance' ? atEntrance : onRoad);

/**
 * Decides a passage by the rules of its day. The same passage with the same registers gives the same decision at any
 * later time. Null when no limit is known for so few axles.
 */
export function decidePassage(
  passage: Passage,
  vehicle: RegisteredVehicle | null,
  permits: readonly Permit[],
  book: RuleBook = ruleBook,
): Decision | null {
  const { axles, totalKg } = passage;
  const date = chinaDateOf(passage.at);
  const rules = book.on(date);
  const screenLimitKg = screenLimitOf(rules, axles);
  if (screenLimitKg === null) return null;
  const registryLimitKg = vehicle && registryLimitOf(rules, vehicle);
  const limitKg = registryLimitKg ?? screenLimitKg;
  const overKg = Math.max(0, totalKg - limitKg);
  const permitNo = overKg === 0 ? null : permitOf(passage, date, permits);
  const over = overKg > 0 && permitNo === null;
  return {
    screenLimitKg,
    registryLimitKg,
    limitKg,
    overKg,
    band: overKg === 0 ? 'none' : bandOf(totalKg, limitKg),
    over,
    unlawful: over && isUnlawful(rules, totalKg, limitKg, placeOf(passage)),
    permitNo,
    rules: rules.version,
  };
}
