import {
  type Ctx,
  chinaDate,
  chinaIso,
  chinaMidnight,
  decimal,
  type EntityRecord,
  inForce,
  must,
  round,
  toNumber,
} from '../../../kernel/sdk/index.ts';
import { act, carrier, site, vehicle } from '../entities.ts';
import { companyStage, cycleRules, cycleStage, cycleStart, type Stage } from '../rules/cycle.ts';
import { consequence, consequences } from './consequence.ts';
import { driver } from './registers.ts';
import type { Subject } from './subjects.ts';

type Act = EntityRecord<typeof act>;
type CycleRules = (typeof cycleRules)[number];

interface Reckoned {
  readonly about: Subject;
  readonly cycleFrom: string;
  readonly acts: number;
  readonly ratePct: number | null;
  readonly stage: Stage;
}

const dayOf = (one: Act) => chinaDate(new Date(one.firstAt));
const since = (day: string) => ({ gte: chinaIso(chinaMidnight(day)) });

async function ofVehicle(ctx: Ctx, one: Act, rules: CycleRules): Promise<Reckoned | null> {
  const known = await ctx.entities(vehicle).find({ plate: one.plate });
  if (!known?.firstIssuedOn) return null;
  const cycleFrom = cycleStart(known.firstIssuedOn, dayOf(one));
  const acts = await ctx.entities(act).all({ plate: one.plate, firstAt: since(cycleFrom), settled: true });
  const about = { org: known.org, subjectKind: 'vehicle', subject: one.plate, subjectName: one.plate } as const;
  return { about, cycleFrom, acts: acts.length, ratePct: null, stage: cycleStage(acts.length, rules.moreThanActs) };
}

async function ofDriver(ctx: Ctx, one: Act, rules: CycleRules): Promise<Reckoned | null> {
  if (!one.driver) return null;
  const { id, name, org, firstIssuedOn } = await ctx.entities(driver).get(one.driver);
  if (!firstIssuedOn) return null;
  const cycleFrom = cycleStart(firstIssuedOn, dayOf(one));
  const acts = await ctx.entities(act).all({ driver: id, firstAt: since(cycleFrom), settled: true });
  const about = { org, subjectKind: 'driver', subject: id, subjectName: name } as const;
  return { about, cycleFrom, acts: acts.length, ratePct: null, stage: cycleStage(acts.length, rules.moreThanActs) };
}

async function ofCompany(ctx: Ctx, one: Act, rules: CycleRules): Promise<Reckoned | null> {
  if (!one.carrier) return null;
  const { id, name, org, fleet, firstIssuedOn } = await ctx.entities(carrier).get(one.carrier);
  if (!firstIssuedOn || !fleet) return null;
  const cycleFrom = cycleStart(firstIssuedOn, dayOf(one));
  const acts = await ctx.entities(act).all({ carrier: id, firstAt: since(cycleFrom), settled: true });
  const offenders = new Set(acts.map(({ plate }) => plate)).size;
  const ratePct = toNumber(round(decimal(offenders).times(100).div(decimal(fleet)), 2));
  const about = { org, subjectKind: 'company', subject: id, subjectName: name } as const;
  return { about, cycleFrom, acts: acts.length, ratePct, stage: companyStage(offenders, fleet, rules.fleetPerCent) };
}

const rank: Readonly<Record<Stage, number>> = { clear: 0, warning: 1, 'last-warning': 2, reached: 3 };

/** Opens or carries on the one matter of a subject in its cycle. A stage is told once, and never taken back by itself. */
async function tell(ctx: Ctx, reckoned: Reckoned, basis: string, simulated: boolean): Promise<void> {
  const { about, cycleFrom, acts, ratePct, stage } = reckoned;
  if (stage === 'clear') return;
  const { subject, subjectKind } = about;
  const store = ctx.cases(consequence);
  const [known] = await store.all({ subjectKind, subject, cycleFrom });
  if (known && (known.state !== 'warned' || rank[known.stage] >= rank[stage])) return;
  const counted = { acts, ratePct, stage };
  const title = `${consequences[subjectKind]}：${cycleFrom} 起的周期内 ${acts} 次`;
  const opening = { title, ...about, cycleFrom, ...counted, measure: consequences[subjectKind], basis, simulated };
  const one = known ?? (await store.open(opening));
  if (stage === 'reached') await store.move(one.id, one.version, 'reach', counted);
  else if (known) await store.move(one.id, one.version, 'warn-again', counted);
}

/** Counts a settled act to the one-year cycles of its vehicle, driver and company, and warns or acts on what it finds. */
export async function reckonConsequences(ctx: Ctx, settled: Act): Promise<void> {
  const rules = must(inForce(cycleRules, dayOf(settled)), 'rules of the cycle');
  for (const reckon of [ofVehicle, ofDriver, ofCompany]) {
    const reckoned = await reckon(ctx, settled, rules);
    if (reckoned) await tell(ctx, reckoned, rules.basis, settled.simulated ?? false);
  }
}

/** A source that let an overloaded truck out has reached its consequence by that alone. */
export async function reachBySource(
  ctx: Ctx,
  checked: { readonly siteCode: string; readonly org: string; readonly enterprise?: string | null },
): Promise<void> {
  const place = await ctx.entities(site).find({ code: checked.siteCode });
  if (place?.kind !== 'source') return;
  const cycleFrom = `${chinaDate(ctx.clock.now()).slice(0, 4)}-01-01`;
  const subjectName = checked.enterprise ?? place.name;
  const about = { org: checked.org, subjectKind: 'source', subject: place.code, subjectName } as const;
  const basis = '《公路安全保护条例》第四十一条、第六十八条';
  await tell(ctx, { about, cycleFrom, acts: 1, ratePct: null, stage: 'reached' }, basis, place.simulated ?? false);
}
