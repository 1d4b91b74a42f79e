import type { Disclosure } from '../disclosure/model.ts';
import type { ScoredDisclosure } from '../scoring/score-disclosure.ts';
import type { Audit, Context, Draft, Finding, Passed, Quote, Rule, Severity } from './model.ts';
import { readProse } from './prose.ts';
import { rules as allRules } from './registry.ts';
import { findTwins } from './twins.ts';

const rank: Readonly<Record<Severity, number>> = { high: 0, medium: 1, low: 2 };

/** What the rules see: the document, its scores, its prose and the pairs of equal indicators. */
export function auditContext(disclosure: Disclosure, scored: ScoredDisclosure): Context {
  const unit = scored.tables.find(({ table }) => table.kind === 'unit') ?? null;
  const projects = scored.tables.filter(({ table }) => table.kind === 'project');
  return { disclosure, scored, prose: readProse(disclosure), unit, projects, twins: findTwins(unit, projects) };
}

function quotesOf(disclosure: Disclosure, lines: readonly number[]): Quote[] {
  const numbers = [...new Set(lines)].sort((a, b) => a - b);
  return numbers.flatMap((line) => {
    const text = disclosure.lines[line - 1]?.text.trim() ?? '';
    return text === '' ? [] : [{ line, text }];
  });
}

function textOf(value: string | number | null | undefined): string | null {
  return value === null || value === undefined ? null : String(value);
}

function toFinding(disclosure: Disclosure, rule: Rule, draft: Draft, taken: Set<string>): Finding {
  const wanted = `${rule.id}:${draft.place.replace(/\s+/g, '')}`;
  let id = wanted;
  for (let next = 2; taken.has(id); next += 1) id = `${wanted}~${next}`;
  taken.add(id);
  return {
    id,
    rule: rule.id,
    severity: draft.severity ?? rule.severity,
    kind: draft.kind ?? rule.kind,
    message: draft.message,
    printed: textOf(draft.printed),
    computed: textOf(draft.computed),
    quotes: quotesOf(disclosure, draft.lines),
    rows: draft.rows ?? [],
    ...(draft.effect ? { effect: draft.effect } : {}),
  };
}

/**
 * Runs every rule over a disclosure. Findings come sorted by severity, then in the order of the rules; what was
 * compared and found right is listed beside them.
 */
export function auditDisclosure(
  disclosure: Disclosure,
  scored: ScoredDisclosure,
  rules: readonly Rule[] = allRules,
): Audit {
  const context = auditContext(disclosure, scored);
  const taken = new Set<string>();
  const findings: Finding[] = [];
  const checksPassed: Passed[] = [];
  for (const rule of rules) {
    const outcome = rule.check(context);
    for (const draft of outcome.findings) findings.push(toFinding(disclosure, rule, draft, taken));
    for (const message of outcome.passed) checksPassed.push({ rule: rule.id, message });
  }
  findings.sort((a, b) => rank[a.severity] - rank[b.severity]);
  return { findings, checksPassed };
}
