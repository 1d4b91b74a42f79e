import type { Ctx } from '../../kernel/sdk/index.ts';
import { finding } from './cases.ts';
import { disclosure, unit } from './entities.ts';
import { observation, score } from './facts.ts';
import type { Prepared } from './prepare.ts';

export interface Source {
  readonly fileName: string;
  readonly fileHash: string;
  readonly demonstration: boolean;
}

/** The unit's own org when it is registered, else that of the one who brings the file. */
async function orgOf(ctx: Ctx, unitName: string): Promise<string> {
  const known = await ctx.entities(unit).find({ name: unitName });
  return known?.org ?? ctx.who.posts[0]?.org ?? '430000';
}

/**
 * Keeps an examined disclosure: the publication with everything computed from it, its rows as facts of the printed
 * layer and of each rule set, its findings as cases. Returns the id of the publication.
 */
export async function keepDisclosure(ctx: Ctx, prepared: Prepared, source: Source): Promise<string> {
  const at = ctx.clock.now().toISOString();
  const org = await orgOf(ctx, prepared.record.unitName);
  const { id } = await ctx.entities(disclosure).create({ ...prepared.record, ...source, org }, '读入决算公开文件');
  const seen = prepared.observations.map((one) => ({ values: { ...one, org, observedAt: at } }));
  await ctx.facts(observation).record(seen, 'evaluation.disclosure');
  const scores = prepared.scores.map((one) => ({ values: { ...one, org, scoredAt: at, disclosureId: id } }));
  await ctx.facts(score).record(scores, 'evaluation.disclosure');
  for (const one of prepared.findings) await ctx.cases(finding).open({ ...one, org, disclosure: id });
  return id;
}
