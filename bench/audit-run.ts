/**
 * The measured process of `bench -- audit`: `audit-run.ts split|audit FOLDER` goes through the files of a folder and
 * prints what it took as one line of JSON. A process of its own, so that its memory is that of the work alone.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { adviseTargets } from '../apps/evaluation/adviser/advise.ts';
import { auditDisclosure } from '../apps/evaluation/audit/audit.ts';
import { readDisclosure } from '../apps/evaluation/disclosure/read.ts';
import { ruleSets } from '../apps/evaluation/scoring/rule-sets.ts';
import { scoreDisclosure } from '../apps/evaluation/scoring/score-disclosure.ts';
import { readText } from '../protocols/office/index.ts';
import { check } from './audit-check.ts';
import { flawed } from './audit-errors.ts';

export const phases = ['extract', 'read', 'score', 'audit', 'advise'] as const;

/** What one run took. Milliseconds and counts are of all files together. */
export interface RunReport {
  readonly documents: number;
  readonly rows: number;
  readonly phasesMs: Readonly<Record<string, number>>;
  readonly peakMebibytes: number;
  readonly planted: number;
  readonly found: number;
  readonly wrongRows: number;
}

class Run {
  readonly phasesMs: Record<string, number> = {};
  documents = 0;
  rows = 0;
  planted = 0;
  found = 0;
  wrongRows = 0;

  /** Adds the time of one phase to what it took so far. */
  async time<T>(phase: string, work: () => T | Promise<T>): Promise<T> {
    const begun = performance.now();
    const made = await work();
    this.phasesMs[phase] = (this.phasesMs[phase] ?? 0) + performance.now() - begun;
    return made;
  }

  async split(path: string): Promise<void> {
    const lines = await this.time('split', () => readFileSync(path, 'utf8').split('\n'));
    this.documents += lines.length > 0 ? 1 : 0;
  }

  async audit(path: string): Promise<void> {
    const lines = await this.time('extract', () => readText(readFileSync(path), path));
    const disclosure = await this.time('read', () => readDisclosure(lines));
    const scored = await this.time('score', () => scoreDisclosure(disclosure, ruleSets));
    const found = await this.time('audit', () => auditDisclosure(disclosure, scored));
    const advice = await this.time('advise', () => adviseTargets(disclosure));
    this.documents += 1;
    this.rows += disclosure.tables.reduce((sum, { rows }) => sum + rows.length, 0);
    // Files that were generated tell the seed they were made of; what they hold is then known.
    const seed = /(\d{6})\.\w+$/.exec(path)?.[1];
    if (seed === undefined) return;
    const plan = flawed(Number(seed));
    const checked = check(plan, { disclosure, scored, audit: found, advice });
    this.planted += plan.planted.length;
    this.found += plan.planted.length - checked.missed.length;
    this.wrongRows += checked.wrongRows.length;
  }
}

const [mode = '', folder = ''] = process.argv.slice(2);
const run = new Run();
for (const name of readdirSync(folder).sort()) {
  if (mode === 'split') await run.split(join(folder, name));
  else await run.audit(join(folder, name));
}
const report: RunReport = { ...run, peakMebibytes: process.resourceUsage().maxRSS / 1024 };
process.stdout.write(`${JSON.stringify(report)}\n`);
