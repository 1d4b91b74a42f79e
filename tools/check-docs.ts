import { readFileSync } from 'node:fs';
import { auditJsonDocument } from './audit-json-document.ts';
import { errorsDocument } from './errors-document.ts';

/** Generated documents are what their source gives now. */
export async function checkDocs(): Promise<string[]> {
  const problems: string[] = [];
  if (readFileSync('docs/errors.md', 'utf8') !== errorsDocument()) {
    problems.push('docs/errors.md is stale: npm run docs');
  }
  if (readFileSync('docs/audit-json.md', 'utf8') !== auditJsonDocument()) {
    problems.push('docs/audit-json.md is stale: npm run docs');
  }
  return problems;
}
