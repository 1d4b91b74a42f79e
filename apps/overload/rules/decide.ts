import { chinaDate } from '../../../kernel/sdk/index.ts';
import type { Road, SiteKind } from '../words.ts';
import { type Band, bandOf, type Category, isUnlawful, limitOf, screenLimitOf } from './assess.ts';
import { matchPermit, type Permit } from './permit.ts';
import { type RuleBook, ruleBook } from './rule-book.ts';

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

const jurisdiction = '430000';

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
  const { axles, totalKg, plate, site } = passage;
  const date = chinaDate(new Date(passage.at));
  const rules = book.on(date);
  const screenLimitKg = screenLimitOf(rules, axles);
  if (screenLimitKg === null) return null;
  const registered = vehicle && {
    code: vehicle.axleCode,
    category: vehicle.category,
    airSuspension: vehicle.airSuspension,
    singleTyreNonDriveAxles: vehicle.singleTyreAxles,
  };
  const registryLimitKg = (registered && limitOf(rules, registered)?.kg) ?? null;
  const limitKg = registryLimitKg ?? screenLimitKg;
  const overKg = Math.max(0, totalKg - limitKg);
  const kept = { screenLimitKg, registryLimitKg, limitKg, overKg, rules: rules.version };
  if (overKg === 0) return { ...kept, band: 'none', over: false, unlawful: false, permitNo: null };
  const match = plate ? matchPermit(permits, { plate, date, site, totalKg }) : ({ kind: 'none' } as const);
  const permitNo = match.kind === 'covers' ? match.permit.no : null;
  const place = passage.siteKind === 'entrance' ? 'entrance' : 'road';
  const over = permitNo === null;
  const unlawful = over && isUnlawful(rules, totalKg, limitKg, { jurisdiction, place });
  return { ...kept, band: bandOf(totalKg, limitKg), over, unlawful, permitNo };
}
