/**
 * The evaluation's pure engine in one call: read, score, audit, advise. No input or output; the same text always gives
 * the same answer.
 */

import { type Advice, adviseTargets } from './adviser/advise.ts';
import { auditDisclosure } from './audit/audit.ts';
import type { Audit } from './audit/model.ts';
import type { Disclosure, Line } from './disclosure/model.ts';
import { readDisclosure } from './disclosure/read.ts';
import { type RuleSet, ruleSets } from './scoring/rule-sets.ts';
import { type ScoredDisclosure, scoreDisclosure } from './scoring/score-disclosure.ts';

export interface Examination {
  readonly disclosure: Disclosure;
  readonly scored: ScoredDisclosure;
  readonly audit: Audit;
  readonly advice: readonly Advice[];
}

/** Reads and examines the text of a disclosure. Throws UnreadableDisclosure with a plain sentence when it is none. */
export function examine(lines: readonly Line[], sets: readonly RuleSet[] = ruleSets): Examination {
  return examineDisclosure(readDisclosure(lines), sets);
}

/** Examines what has been read already. */
export function examineDisclosure(disclosure: Disclosure, sets: readonly RuleSet[] = ruleSets): Examination {
  const scored = scoreDisclosure(disclosure, sets);
  return { disclosure, scored, audit: auditDisclosure(disclosure, scored), advice: adviseTargets(disclosure) };
}
