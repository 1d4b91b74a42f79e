import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { sharedPath } from '../../../test/shared.ts';
import { toLines } from '../disclosure/lines.ts';
import { readDisclosure } from '../disclosure/read.ts';
import { ruleSets } from '../scoring/rule-sets.ts';
import { type ScoredDisclosure, scoreDisclosure } from '../scoring/score-disclosure.ts';
import { auditDisclosure } from './audit.ts';
import type { Audit, Severity } from './model.ts';

const path = sharedPath('seed/disclosure-2024.txt');

/** Contradictions of the published document that were found by reading it: rule, printed, computed. */
const known: readonly (readonly [string, string, string])[] = [
  ['weight.total', '82', '81.8'],
  ['weight.total', '90', '89.8'],
  ['weight.level1', '50', '49.8'],
  ['weight.prose-score', '90.35', '90.15'],
  ['function.details', '20', '10.41'],
  ['function.sum', '6411.37', '6411.36'],
  ['share.of-total', '97.71%', '97.70%'],
  ['share.of-named', '88.18%', '105.56%'],
  ['funds.header-parts', '3707.97', '4569.44'],
  ['funds.projects-sum', '6748.96', '6748.97'],
  ['funds.projects-sum', '6767.96', '6748.97'],
  ['funds.projects-sum', '6455.92', '6813.62'],
  ['funds.carried-over', '1219.16', '1139.75'],
  ['funds.carried-over', '1219.16', '1219.17'],
  ['text.basic', '36.36', '36.71'],
  ['text.closing', '1263.71', '1263.37'],
  ['base.text', '0.35', '5.35'],
  ['base.sub-items', '5485.64', '5465.64'],
  ['base.procurement', '2116.94、4611.97', '4460.57'],
  ['cost.actuals', '1686.17', '1671.53'],
  ['cost.surplus', '8.48', '0'],
  ['cost.surplus', '104.86', '12.9'],
  ['claim.counts', '112.1万件', '60.67万'],
  ['claim.counts', '17.8万件', '21.44万件'],
  ['twin.score', '0/0.3', '0.5/0.5'],
  ['twin.score', '0.2/0.2', '0/1'],
  ['twin.score', '0/0.2', '0.5/1'],
  ['year.comparison', '2022', '2023'],
  ['year.same-sentence', '2025', '2024'],
  ['structure.numbering', '（3）', '2'],
];

describe.skipIf(path === null)('the published disclosure of 2024', () => {
  let scored: ScoredDisclosure;
  let audit: Audit;

  beforeAll(() => {
    const document = readDisclosure(toLines(readFileSync(path ?? '', 'utf8')));
    scored = scoreDisclosure(document, ruleSets);
    audit = auditDisclosure(document, scored);
  });

  it.each(known)('%s: printed %s, computed %s', (rule, printed, computed) => {
    const found = audit.findings.filter(
      (one) => one.rule === rule && one.printed === printed && one.computed === computed,
    );
    expect(found).toHaveLength(1);
    expect(found[0]?.quotes.length).toBeGreaterThan(0);
  });

  it('finds targets that were met and got nothing, and one that was missed and got all', () => {
    const rowsOf = (rule: string): number[] =>
      audit.findings
        .filter((one) => one.rule === rule)
        .flatMap((one) => one.rows.filter(({ table }) => table === '整体支出').map(({ no }) => no));
    expect(rowsOf('row.met-reduced')).toEqual([208, 263]);
    expect(rowsOf('row.missed-full')).toEqual([219]);
  });

  it('scores every row and keeps the grade within what the text allows', () => {
    expect(scored.tables.map(({ rows }) => rows.length)).toEqual([315, 85, 56, 174]);
    expect(scored.tables.map(({ summed }) => summed.total)).toEqual([90.15, 89.54, 96.84, 91.26]);
    expect(scored.tables.map(({ printed }) => printed.graded?.grade)).toEqual(['优', '良', '优', '优']);
  });

  it('lists far more checks that hold than it raises certain findings', () => {
    const high: Severity = 'high';
    const certain = audit.findings.filter((one) => one.severity === high && one.kind === 'arithmetic');
    expect(audit.checksPassed.length).toBeGreaterThan(150);
    expect(certain.length).toBeLessThan(40);
  });

  it('quotes lines that exist and refers to rows that exist', () => {
    const sizes = new Map(scored.tables.map(({ table, rows }) => [table.name, rows.length]));
    for (const finding of audit.findings) {
      expect(finding.quotes.length, finding.id).toBeGreaterThan(0);
      for (const { table, no } of finding.rows) expect(no).toBeLessThanOrEqual(sizes.get(table) ?? 0);
    }
  });
});
