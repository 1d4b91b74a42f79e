import type { Ctx } from '../../kernel/sdk/index.ts';
import type { Advice } from './adviser/advise.ts';
import type { Finding, Passed } from './audit/model.ts';
import { ruleById } from './audit/registry.ts';
import type { Sensitivity } from './audit/sensitivity.ts';
import { finding } from './cases.ts';
import type { BaseRow, Disclosure, Figure, FundLine, IndicatorRow, Section, Unread } from './disclosure/model.ts';
import { disclosure } from './entities.ts';
import type { StoredContent } from './prepare.ts';
import type { Graded } from './scoring/grades.ts';
import type { RuleSet } from './scoring/rule-sets.ts';
import type { Score, Total } from './scoring/score-disclosure.ts';
import type { Verdict } from './scoring/verdict.ts';

/** A row of `hengdao audit --json`. */
export interface AuditRow extends IndicatorRow {
  readonly verdict: Verdict;
  /** Chinese sentence on which the verdict rests. */
  readonly why: string;
  readonly scores: Readonly<Record<string, Score>>;
}

export interface AuditTable {
  readonly name: string;
  readonly kind: 'unit' | 'project';
  readonly funds: readonly Omit<FundLine, 'line' | 'by'>[];
  readonly printedTotal: { readonly weight: number | null; readonly score: number | null };
  readonly sums: { readonly weight: number; readonly score: number };
  readonly execution: { readonly rate: number | null; readonly score: number | null; readonly weight: number | null };
  readonly grades: {
    readonly printed: { readonly total: number | null; readonly graded: Graded | null };
    readonly summed: { readonly total: number | null; readonly graded: Graded | null };
  };
  readonly totals: Readonly<Record<string, Total>>;
  readonly goal: {
    readonly expected: string;
    readonly actual: string;
    readonly lines: readonly [number, number];
  } | null;
  readonly rows: readonly AuditRow[];
}

/** The object of `hengdao audit --json`, as its readers see it. */
export interface AuditJson {
  readonly document: Disclosure['document'];
  readonly tables: readonly AuditTable[];
  readonly figures: readonly Figure[];
  readonly findings: readonly Finding[];
  readonly checksPassed: readonly Passed[];
  readonly unread: readonly Unread[];
  readonly ruleSets: readonly Pick<RuleSet, 'id' | 'title' | 'basis' | 'confirmed' | 'since' | 'until'>[];
  readonly gradeSensitivity: readonly Sensitivity[];
  readonly base: readonly BaseRow[];
  readonly sections: readonly Section[];
}

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
  const audit = content.audit as AuditJson;
  const lines = content.disclosure.lines.map(({ no, text }) => ({ no, text }));
  return { audit, lines, rules: ruleNotes(audit), advice: content.advice };
}

/** One kept disclosure with its findings as they stand now: the reader page shows text and rows side by side. */
export async function readDisclosurePage(ctx: Ctx, id: string) {
  const { content, ...record } = await ctx.entities(disclosure).get(id);
  const findings = await ctx.cases(finding).all({ disclosure: id });
  return {
    record,
    ...disclosureText(content as StoredContent),
    cases: findings.map((one) => ({ id: one.id, findingId: one.findingId, state: one.state })),
  };
}

export type DisclosurePage = Awaited<ReturnType<typeof readDisclosurePage>>;
