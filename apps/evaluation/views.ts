import type { Ctx } from '../../kernel/sdk/index.ts';
import type { Advice } from './adviser/advise.ts';
import { ruleById } from './audit/registry.ts';
import { finding } from './cases.ts';
import { disclosure } from './entities.ts';
import { permitted } from './permitted.ts';
import type { StoredContent } from './prepare.ts';
import type { AuditJson as WholeAudit } from './report/audit-schema.ts';

/** The object of `hengdao audit --json` as the pages read it: notes of rules and advice come beside it. */
export type AuditJson = Omit<WholeAudit, 'rules' | 'advice'>;
export type AuditTable = AuditJson['tables'][number];
export type AuditRow = AuditTable['rows'][number];

export interface RuleNote {
  readonly title: string;
  readonly basis: string;
  /** What would prove or disprove what the rule finds; null where the text alone decides. */
  readonly needs: string | null;
}

/** A disclosure beside all that was read from it, found in it and computed from it. */
export interface DisclosureText {
  readonly audit: AuditJson;
  readonly lines: readonly { readonly no: number; readonly text: string }[];
  /** By rule id, for the rules that findings and passed checks name. */
  readonly rules: Readonly<Record<string, RuleNote>>;
  readonly advice: readonly Advice[];
}

/** The notes of all rules that an audit names, for the page that shows it. */
export function ruleNotes({
  findings,
  checksPassed,
}: Pick<AuditJson, 'findings' | 'checksPassed'>): DisclosureText['rules'] {
  const notes: Record<string, RuleNote> = {};
  for (const { rule: id } of [...findings, ...checksPassed]) {
    const rule = ruleById(id);
    if (rule) notes[id] = { title: rule.title, basis: rule.basis, needs: rule.needs ?? null };
  }
  return notes;
}

/** Text, audit and notes: what the reader page shows. */
function disclosureText(content: StoredContent): DisclosureText {
  const { audit } = content;
  const lines = content.disclosure.lines.map(({ no, text }) => ({ no, text }));
  return { audit, lines, rules: ruleNotes(audit), advice: content.advice };
}

/** One kept disclosure with its findings as they stand now: the reader page shows text and rows side by side. */
export async function readDisclosurePage(ctx: Ctx, id: string) {
  const { content, ...record } = await ctx.entities(disclosure).get(id);
  const findings = await permitted(ctx.cases(finding).all({ disclosure: id }));
  return {
    record,
    ...disclosureText(content as StoredContent),
    /** Empty when the reader's posts do not show findings as matters. */
    cases: (findings ?? []).map((one) => ({ id: one.id, findingId: one.findingId, state: one.state })),
  };
}

export type DisclosurePage = Awaited<ReturnType<typeof readDisclosurePage>>;
