import type { Ctx } from '../../kernel/sdk/index.ts';
import { type Advice, adviseTargets } from './adviser/advise.ts';
import type { Disclosure, IndicatorRow, TargetOp } from './disclosure/model.ts';
import { disclosure, project, target } from './entities.ts';
import type { StoredContent } from './prepare.ts';

type TargetRecord = Awaited<ReturnType<typeof targetsOf>>[number];

const targetsOf = (ctx: Ctx, projectId: string) => ctx.entities(target).all({ project: projectId });

/** A target that has been set, as a row whose year has not been yet. */
function asRow(one: TargetRecord): IndicatorRow {
  const { op, value, unit } = one;
  return {
    no: one.no,
    level1: one.level1,
    level2: one.level2,
    level3: one.level3,
    targetText: one.targetText,
    target: op && typeof value === 'number' ? { op: op as TargetOp, value, unit: unit ?? null } : null,
    actualText: '',
    actual: null,
    weight: one.weight,
    score: null,
    reason: null,
    lines: [0, 0],
  };
}

function asDisclosure(name: string, year: number, rows: readonly IndicatorRow[]): Disclosure {
  const table = {
    name,
    kind: 'project' as const,
    line: 0,
    funds: [],
    goal: null,
    rows,
    printedTotal: null,
    printedLevel1: {},
  };
  return {
    document: { unit: null, year, title: null },
    lines: [],
    sections: [],
    tables: [table],
    base: [],
    figures: [],
    statutory: [],
    unread: [],
  };
}

export interface AdvisedTarget extends Advice {
  readonly targetId: string;
}

/**
 * The adviser's opinion on the targets of a project as they are set: its history are the disclosures kept in the
 * reader's scope, the project's own year among them, when its result is out.
 */
export async function adviseProject(ctx: Ctx, projectId: string): Promise<readonly AdvisedTarget[]> {
  const [owner, targets] = await Promise.all([ctx.entities(project).get(projectId), targetsOf(ctx, projectId)]);
  const kept = await ctx.entities(disclosure).all({ org: owner.org, year: { lte: owner.year } });
  const history = kept.map((one) => (one.content as StoredContent).disclosure);
  const result = history.find((one) => one.document.year === owner.year);
  const reported = result?.tables.find((table) => table.name === owner.name);
  const advice = adviseTargets(asDisclosure(owner.name, owner.year, reported?.rows ?? targets.map(asRow)), history);
  return targets.flatMap((one) => {
    const own = advice.find((each) => each.no === one.no);
    return own ? [{ ...own, targetId: one.id }] : [];
  });
}
