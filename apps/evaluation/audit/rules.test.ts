import { describe, expect, it } from 'vitest';
import { ruleSets } from '../scoring/rule-sets.ts';
import { scoreDisclosure } from '../scoring/score-disclosure.ts';
import { auditDisclosure } from './audit.ts';
import { accountCases } from './cases/accounts.ts';
import type { RuleCase } from './cases/build.ts';
import { indicatorCases } from './cases/indicators.ts';
import { moneyCases } from './cases/money.ts';
import { wordCases } from './cases/words.ts';
import { rules } from './registry.ts';

const cases: readonly RuleCase[] = [...accountCases, ...moneyCases, ...indicatorCases, ...wordCases];

function run(one: RuleCase, which: 'fires' | 'passes') {
  const rule = rules.filter(({ id }) => id === one.rule);
  return auditDisclosure(one[which], scoreDisclosure(one[which], ruleSets), rule);
}

describe('audit rules', () => {
  it('have a case each, and ids of their own', () => {
    expect(cases.map((one) => one.rule).sort()).toEqual(rules.map((rule) => rule.id).sort());
    expect(new Set(rules.map((rule) => rule.id)).size).toBe(rules.length);
  });

  it.each(cases)('$rule fires and quotes what it is about', (one) => {
    const { findings } = run(one, 'fires');
    expect(findings.map((finding) => finding.message).join('\n')).toMatch(one.says);
    for (const finding of findings) {
      expect(finding.rule).toBe(one.rule);
      expect(finding.quotes.length).toBeGreaterThan(0);
      for (const quote of finding.quotes) expect(one.fires.lines[quote.line - 1]?.text.trim()).toBe(quote.text);
    }
  });

  it.each(cases)('$rule passes and says what was compared', (one) => {
    const { findings, checksPassed } = run(one, 'passes');
    expect(findings).toEqual([]);
    expect(checksPassed.length).toBeGreaterThan(0);
  });

  it('say nothing wrong about an empty document', () => {
    for (const one of cases) {
      const empty = { ...one.fires, lines: [], tables: [], base: [], sections: [], figures: [] };
      const { findings } = auditDisclosure(empty, scoreDisclosure(empty, ruleSets));
      expect(findings.filter((finding) => finding.rule !== 'structure.statutory-tables')).toEqual([]);
    }
  });
});
