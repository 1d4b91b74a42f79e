import { type CaseRecord, type Ctx, deliveryContract, whenCase } from '../../kernel/sdk/index.ts';
import { clue } from './cases/clue.ts';
import { penalty } from './cases/penalty.ts';

/** What the hotline is told of a clue of its own; the parties of a case are not among it. */
interface Verdict {
  readonly number: string;
  readonly result: 'accepted' | 'filed' | 'not-filed' | 'penalised' | 'no-penalty' | 'police';
  readonly caseNumber?: string;
  readonly decisionNumber?: string;
  readonly why?: string;
}

/** What has become of a case by the state that it has come into. */
function outcomeOf(one: CaseRecord<typeof penalty>): Omit<Verdict, 'number'> {
  const { state, closingGround, caseNumber, decisionNumber } = one;
  const named = caseNumber ? { caseNumber } : {};
  if (state === 'investigating') return { result: 'filed', ...named };
  const why = one.noPenaltyWhy ?? one.closingText ?? '';
  if (state === 'dismissed') return { result: 'not-filed', why };
  if (closingGround === 'transferred') return { result: 'police', ...named, why };
  return decisionNumber ? { result: 'penalised', ...named, decisionNumber } : { result: 'no-penalty', ...named, why };
}

/** Null for cases that were not made of a clue of the hotline. */
async function verdictOf(ctx: Ctx, one: CaseRecord<typeof penalty>): Promise<Verdict | null> {
  if (one.source !== 'complaint') return null;
  const where = { penalty: one.id, source: 'hotline' };
  const [known] = (await ctx.cases(clue).list({ where, pageSize: 1 })).rows;
  return known ? { number: known.number, ...outcomeOf(one) } : null;
}

/** 线索办理结果反馈: whoever has handed over a clue of the hotline is told what came of it, so that the caller can be. */
export const clueVerdicts = deliveryContract({
  key: 'clue-verdicts',
  title: '热线线索办理结果反馈',
  maxAttempts: 8,
  to: 'hotline/clue-verdicts',
  follows: [
    whenCase(clue, ['filed', 'dismissed'], ({ source, number, state, dismissedWhy }) => {
      if (source !== 'hotline') return null;
      return state === 'filed' ? { number, result: 'accepted' } : { number, result: 'not-filed', why: dismissedWhy };
    }),
    whenCase(penalty, ['investigating', 'dismissed', 'closed'], (one, ctx) => verdictOf(ctx, one)),
  ],
});
