import { Compile } from 'typebox/compile';
import { expect, it } from 'vitest';
import { disclosureAudit } from './contracts.ts';
import { fixture } from './disclosure/fixtures/load.ts';
import { type AuditJson, auditSchema } from './report/audit-schema.ts';
import type { RuleNote } from './views.ts';

it('answers an open audit with the object of the command, its rules by id', () => {
  type Answer = Omit<AuditJson, 'rules'> & {
    readonly file: string;
    readonly lines: readonly string[];
    readonly rules: Readonly<Record<string, RuleNote>>;
  };
  const { file, lines, rules, ...audit } = disclosureAudit.answer({
    name: '甲.txt',
    lines: fixture('small.txt'),
  }) as Answer;
  expect(file).toBe('甲.txt');
  expect(lines).toEqual(fixture('small.txt').map(({ text }) => text));
  expect(Compile(auditSchema).Errors({ ...audit, rules: [] })).toEqual([]);
  for (const { rule } of [...audit.findings, ...audit.checksPassed]) {
    expect(rules[rule]?.title, rule).toBeTruthy();
    expect(rules[rule]?.basis, rule).toBeTruthy();
  }
});
