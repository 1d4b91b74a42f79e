import type { Decimal } from '../../../kernel/sdk/decimal.ts';
import { decimal, round, zero } from '../../../kernel/sdk/decimal.ts';
import { type Interval, point } from './interval.ts';
import type { RuleSet } from './rule-sets.ts';
import type { Judgement } from './verdict.ts';

/** Scores have two decimals, rounded half up, as the forms print them. */
export const scorePlaces = 2;

function part(weight: Decimal, share: Decimal | string): Decimal {
  return round(weight.times(share), scorePlaces);
}

function reached(judged: Judgement, set: RuleSet, weight: Decimal): Interval {
  if (judged.asked === 'words' && set.tiers) return { low: part(weight, set.tiers.reached), high: weight };
  const attainment = judged.attainment;
  const over = attainment && set.overAchievement.find((step) => attainment.gt(step.above));
  return point(over ? part(weight, decimal(1).minus(over.deduct)) : weight);
}

function missed(judged: Judgement, set: RuleSet, weight: Decimal): Interval {
  if (set.shortfall === 'zero') return point(zero);
  if (judged.tier === 'part') {
    if (judged.asked === 'words' && set.tiers) {
      return { low: part(weight, set.tiers.part), high: part(weight, set.tiers.reached) };
    }
    return { low: zero, high: weight };
  }
  if (judged.asked === 'words' && set.tiers) return { low: zero, high: part(weight, set.tiers.part) };
  const reachedShare = judged.attainment ?? zero;
  return point(reachedShare.gt(0) && reachedShare.lt(1) ? part(weight, reachedShare) : zero);
}

/**
 * The score of a row under a rule set. Fixed where the text fixes it; an interval where the verdict is open, or
 * where the rule itself grants a range (tiers).
 */
export function scoreRow(judged: Judgement, set: RuleSet, printedWeight: number): Interval {
  const weight = decimal(printedWeight);
  if (judged.verdict === 'met') return reached(judged, set, weight);
  if (judged.verdict === 'unmet') return missed(judged, set, weight);
  return { low: zero, high: weight };
}
