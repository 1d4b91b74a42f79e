import type { Rule } from './model.ts';
import { attainmentRules } from './rules/attainment.ts';
import { balanceRules } from './rules/balances.ts';
import { baseTableRules } from './rules/base-table.ts';
import { changeRules } from './rules/changes.ts';
import { claimRules } from './rules/claims.ts';
import { costRules } from './rules/costs.ts';
import { functionRules } from './rules/functions.ts';
import { fundRules } from './rules/funds.ts';
import { goalRules } from './rules/goals.ts';
import { procurementRules } from './rules/procurement.ts';
import { projectTextRules } from './rules/project-text.ts';
import { shareRules } from './rules/shares.ts';
import { structureRules } from './rules/structure.ts';
import { threePublicRules } from './rules/three-public.ts';
import { treatmentRules } from './rules/treatment.ts';
import { twinRules } from './rules/twins.ts';
import { weightRules } from './rules/weights.ts';
import { wordingRules } from './rules/wording.ts';
import { yearRules } from './rules/years.ts';

/** Every rule, in the order in which an auditor would work: totals, tables, rows, words. */
export const rules: readonly Rule[] = [
  ...balanceRules,
  ...shareRules,
  ...changeRules,
  ...functionRules,
  ...threePublicRules,
  ...procurementRules,
  ...fundRules,
  ...projectTextRules,
  ...baseTableRules,
  ...weightRules,
  ...twinRules,
  ...attainmentRules,
  ...treatmentRules,
  ...costRules,
  ...claimRules,
  ...goalRules,
  ...yearRules,
  ...structureRules,
  ...wordingRules,
];

export function ruleById(id: string): Rule | null {
  return rules.find((rule) => rule.id === id) ?? null;
}
