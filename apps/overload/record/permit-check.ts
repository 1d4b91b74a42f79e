import { type Ctx, must } from '../../../kernel/sdk/index.ts';
import { excessOf, screenLimitOf } from '../rules/assess.ts';
import { matchPermit, type PermitMatch } from '../rules/permit.ts';
import { normalisePlate } from '../rules/plate.ts';
import { ruleBook } from '../rules/rule-book.ts';
import { permitsOf } from './record-facts.ts';

export interface PermitAsked {
  readonly plate: string;
  readonly date: string;
  readonly site: string;
  readonly axles: number;
  readonly totalKg: number;
}

export interface PermitChecked {
  readonly match: PermitMatch;
  /** Over the screening limit without a permit. */
  readonly overKg: number;
}

/** Holds a vehicle at a gate or station to its permits, by the same rules as a passage. */
export async function checkPermit(
  ctx: Ctx,
  { plate: text, date, site, axles, totalKg }: PermitAsked,
): Promise<PermitChecked> {
  const plate = normalisePlate(text);
  const rules = ruleBook.on(date);
  const limitKg = must(screenLimitOf(rules, axles), `screening limit of ${axles} axles`);
  const match = matchPermit(await permitsOf(ctx, plate, date), { plate, date, site, totalKg });
  return { match, overKg: excessOf(rules, totalKg, limitKg).overKg };
}
