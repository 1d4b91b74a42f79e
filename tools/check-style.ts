import { readFileSync } from 'node:fs';
import { basename } from 'node:path';

const maxLines = 500;

/** Words that name a machine or a tool of the workshop; none of them belongs into the project. */
/** Files that speak of what they forbid. */
const own = new Set(['tools/check-style.ts']);

const foreign = /\/work\/|\/tmp\/brief|farm-studio|farm-bench|\.library\b|registry\.npmjs|npmmirror/;

/** File names, lengths and words that no linter of ours looks at. */
export function checkStyle(files: readonly string[]): string[] {
  const problems: string[] = [];
  for (const path of files) {
    const name = basename(path);
    const source = readFileSync(path, 'utf8');
    const lines = source.split('\n').length - 1;
    if (!/^[a-z0-9]+(-[a-z0-9]+)*(\.[a-z0-9-]+)*\.(ts|tsx|mjs|css|html)$/.test(name)) {
      problems.push(`${path}: file names are kebab-case`);
    }
    if (lines > maxLines) problems.push(`${path}: ${lines} lines, at most ${maxLines}`);
    if (own.has(path)) continue;
    if (foreign.test(source)) problems.push(`${path}: names a machine or its tools`);
    if (/@ts-(ignore|nocheck|expect-error)/.test(source.replace(/\/\/.*@ts-expect-error .{20,}/g, ''))) {
      problems.push(`${path}: silences the type checker without a reason`);
    }
    if (/catch\s*(\([^)]*\))?\s*\{\s*\}/.test(source)) problems.push(`${path}: swallows an error`);
  }
  return problems;
}
