import { readFileSync } from 'node:fs';
import { errorsDocument } from './errors-document.ts';

/** Generated documents are what their source gives now. */
export async function checkDocs(): Promise<string[]> {
  const problems: string[] = [];
  if (readFileSync('docs/errors.md', 'utf8') !== errorsDocument()) {
    problems.push('docs/errors.md is stale: npm run docs');
  }
  return problems;
}
