import {
  type Ctx,
  chinaDate,
  type EntityRecord,
  type FactRecord,
  type IndicatorResult,
  type Period,
  Refusal,
} from '../../kernel/sdk/index.ts';
import type { TargetOp } from './disclosure/model.ts';
import { project, target } from './entities.ts';
import { observation, score } from './facts.ts';
import { judge } from './scoring/verdict.ts';

type Observation = FactRecord<typeof observation>;

export interface RowScore {
  readonly score: number | null;
  readonly verdict: string;
  readonly line: number;
  readonly disclosureId: string;
}

const place = (table: string, no: number | string): string => `${table}\u0000${no}`;

function gather<T>(items: readonly T[], key: (item: T) => string): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const group = groups.get(key(item));
    if (group) group.push(item);
    else groups.set(key(item), [item]);
  }
  return groups;
}

const shown = ({ layer, actualText, value, unit, observedAt, simulated }: Observation) => ({
  layer,
  actualText,
  value: value ?? null,
  unit: unit ?? null,
  observedAt,
  simulated,
});

/**
 * What was observed of an indicator, oldest first, for a small line beside it. Within a year rows are told apart by
 * their numbers, over the years only by name: a name that a year has twice says nothing of either row.
 */
function historyOf(row: { readonly year: number; readonly no: number }, named: readonly Observation[]) {
  const numbers = new Map(
    [...gather(named, (one) => String(one.year))].map(([year, own]) => [year, new Set(own.map((one) => one.no))]),
  );
  return named
    .filter((one) => (one.year === row.year ? one.no === row.no : numbers.get(String(one.year))?.size === 1))
    .sort((a, b) => dayOf(a).localeCompare(dayOf(b)))
    .map((one) => ({ label: one.layer === 'printed' ? `${one.year} 年公布` : dayOf(one), value: one.value ?? null }));
}

/** A published figure is that of the whole year, on whatever day its file was read. */
const dayOf = (one: Observation): string =>
  one.layer === 'printed' ? `${one.year}-12-31` : chinaDate(new Date(one.observedAt));

async function yearScores(ctx: Ctx, year: number): Promise<ReadonlyMap<string, Record<string, RowScore>>> {
  const byRow = new Map<string, Record<string, RowScore>>();
  for (const one of await ctx.facts(score).all({ year })) {
    const key = place(one.table, one.no);
    const { verdict, line, disclosureId } = one;
    byRow.set(key, { ...byRow.get(key), [one.ruleSet]: { score: one.score ?? null, verdict, line, disclosureId } });
  }
  return byRow;
}

/** Whose figure a target is held against: often the province's, which the unit looks after. */
const measuredAt = ({ evidence, evidenceOrg, org }: Bound) => place(evidence ?? '', evidenceOrg ?? org);

interface Bound {
  readonly evidence?: string | null;
  readonly evidenceOrg?: string | null;
  readonly org: string;
}

/** Null where the definition is younger than the period, or the unit unknown: nothing was measured. */
async function known(reading: Promise<IndicatorResult>): Promise<IndicatorResult | null> {
  try {
    return await reading;
  } catch (error) {
    if (error instanceof Refusal && error.code === 'record.missing') return null;
    throw error;
  }
}

/** The measured layer of targets that are bound to a published indicator; each indicator is computed once. */
async function measurements(ctx: Ctx, year: number, targets: readonly Bound[]) {
  const period: Period = { kind: 'year', name: String(year) };
  const found = new Map<string, IndicatorResult>();
  for (const target of targets) {
    const key = measuredAt(target);
    const published = target.evidence && !found.has(key) ? ctx.indicatorNamed(target.evidence) : null;
    if (!published) continue;
    const result = await known(published.compute(period, target.evidenceOrg ?? target.org));
    if (result) found.set(key, result);
  }
  return found;
}

type Target = EntityRecord<typeof target>;

/** Whether a measured figure meets the target, judged as a printed one would be; null where nothing was measured. */
function verdictOf(row: Target, result: IndicatorResult | null) {
  if (result === null || result.value === null) return null;
  const { level2, level3, targetText, op, value, unit } = row;
  const asked = op && typeof value === 'number' ? { op: op as TargetOp, value, unit: unit ?? null } : null;
  const actual = { value: result.value, unit: result.unit };
  const actualText = `${result.value}${result.unit}`;
  const { verdict, why } = judge({ level2, level3, targetText, target: asked, actual, actualText });
  return { verdict, why };
}

/** The four layers of each row of the year: printed, parsed, recomputed, measured. They are shown beside each other, never merged. */
export async function targetTable(ctx: Ctx, year: number) {
  const [targets, observations, scores, projects] = await Promise.all([
    ctx.entities(target).all({ year }),
    ctx.facts(observation).all({ year: { lte: year } }),
    yearScores(ctx, year),
    ctx.entities(project).all({ year }),
  ]);
  const names = new Map(projects.map((one) => [one.id, one.name]));
  const byName = gather(observations, (one) => place(one.project, one.level3));
  const byRow = gather(
    observations.filter((one) => one.year === year),
    (one) => place(one.project, one.no),
  );
  const measured = await measurements(ctx, year, targets);
  return targets.map((one) => {
    const figure = measured.get(measuredAt(one)) ?? null;
    const projectName = names.get(one.project) ?? '';
    return {
      ...one,
      projectName,
      observations: (byRow.get(place(projectName, one.no)) ?? []).map(shown),
      history: historyOf(one, byName.get(place(projectName, one.level3)) ?? []),
      scores: scores.get(place(projectName, one.no)) ?? {},
      measured: figure && { ...figure, verdict: verdictOf(one, figure) },
    };
  });
}

export type TargetRow = Awaited<ReturnType<typeof targetTable>>[number];
