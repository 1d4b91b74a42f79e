import {
  type CaseRecord,
  type Ctx,
  chinaDate,
  chinaIso,
  type FactRecord,
  inForce,
  must,
} from '../../../kernel/sdk/index.ts';
import { site } from '../entities.ts';
import { gateEvent, weighing } from '../facts.ts';
import { blacklistPlate } from './blacklist.ts';
import { gateRefusal } from './gate-refusal.ts';
import { watchRules } from './loop-tables.ts';

const hour = 3_600_000;

type Refusal = CaseRecord<typeof gateRefusal>;
type Event = FactRecord<typeof gateEvent>;
type Passed = FactRecord<typeof weighing>;

const limitOf = ({ registryLimitKg, screenLimitKg }: Refusal) => registryLimitKg ?? screenLimitKg;

/** What the gate itself has told of the truck, as a move; null where it cannot be one. */
function moveOf(subject: Refusal, event: Event) {
  switch (event.action) {
    case 'left':
      return ['confirm-left', {}] as const;
    case 'reweighed': {
      const reweighedKg = event.totalKg ?? null;
      return reweighedKg !== null && reweighedKg <= limitOf(subject) ? (['reweigh', { reweighedKg }] as const) : null;
    }
    case 'forced':
      return ['force', { seenAt: event.site }] as const;
    case 'permit':
      return subject.state === 'refused' ? (['permit', { permitNo: '入口核验' }] as const) : null;
    default:
      return null;
  }
}

async function listPlate(ctx: Ctx, subject: Refusal, reason: 'forced' | 'reappeared'): Promise<void> {
  const { id, plate, org, simulated } = subject;
  if (plate) await blacklistPlate(ctx, { plate, org, reason, source: id, simulated: simulated ?? false });
}

async function settleByGate(ctx: Ctx, subject: Refusal, events: readonly Event[]): Promise<boolean> {
  for (const event of events) {
    const move = moveOf(subject, event);
    if (!move) continue;
    await ctx.atomically(async (tx) => {
      const [key, input] = move;
      await tx.cases(gateRefusal).move(subject.id, subject.version, key, input);
      if (key === 'force') await listPlate(tx, subject, 'forced');
    });
    return true;
  }
  return false;
}

/** Settles a refusal by where the truck was seen next: again over the limit is an alert, within it the truck has unloaded. */
async function settleByPassage(ctx: Ctx, subject: Refusal, seen: Passed, place: string): Promise<void> {
  const input = { seenAt: place, seenOn: seen.at, seenKg: seen.totalKg };
  await ctx.atomically(async (tx) => {
    await tx.cases(gateRefusal).move(subject.id, subject.version, seen.over ? 'reappear' : 'come-reduced', input);
    if (seen.over) await listPlate(tx, subject, 'reappeared');
  });
}

async function nextPassages(ctx: Ctx, open: readonly Refusal[], from: string): Promise<readonly Passed[]> {
  const plates = [...new Set(open.flatMap(({ plate }) => plate ?? []))];
  if (plates.length === 0) return [];
  const rows = await ctx.facts(weighing).all({ plate: { in: plates }, at: { gte: from }, siteKind: 'entrance' });
  return [...rows].sort((a, b) => Date.parse(a.at) - Date.parse(b.at));
}

/**
 * Looks for trucks that were turned back at a gate: what that gate tells of them, and where they come to a gate again
 * within the hours of the rule. Late records are found at a later round.
 */
export async function watchGates(ctx: Ctx): Promise<number> {
  const now = ctx.clock.now();
  const { hours } = must(inForce(watchRules, chinaDate(now)), 'rules of the watch');
  const from = chinaIso(new Date(now.getTime() - 2 * hours * hour));
  const open = await ctx.cases(gateRefusal).all({ state: { in: ['refused', 'watched'] }, passedAt: { gte: from } });
  if (open.length === 0) return 0;
  const [events, passages, sites] = await Promise.all([
    ctx.facts(gateEvent).all({ recordNo: { in: open.map(({ recordNo }) => recordNo) }, at: { gte: from } }),
    nextPassages(ctx, open, from),
    ctx.entities(site).all({ kind: 'entrance' }),
  ]);
  const names = new Map(sites.map(({ code, name }) => [code, name]));
  let settled = 0;
  for (const subject of open) {
    const own = events.filter((one) => one.site === subject.siteCode && one.recordNo === subject.recordNo);
    if (await settleByGate(ctx, subject, own)) settled += 1;
    else {
      const began = Date.parse(subject.passedAt);
      const next = passages.find(
        (one) =>
          one.plate === subject.plate && Date.parse(one.at) > began && Date.parse(one.at) <= began + hours * hour,
      );
      if (!next) continue;
      await settleByPassage(ctx, subject, next, names.get(next.site) ?? next.site);
      settled += 1;
    }
  }
  return settled;
}
