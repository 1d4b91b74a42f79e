import { execFile } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { fixture } from '../apps/evaluation/disclosure/fixtures/load.ts';
import { sharedPath } from '../test/shared.ts';
import { flawed } from './audit-errors.ts';
import { fileOf } from './audit-files.ts';
import type { RunReport } from './audit-run.ts';
import type { BenchResult, BenchRow } from './result.ts';

const documents = Number(process.argv[3] ?? 1000);

async function inOwnProcess(mode: 'split' | 'audit', folder: string): Promise<RunReport> {
  const { stdout } = await promisify(execFile)(process.execPath, ['tools/run.mjs', 'bench/audit-run.ts', mode, folder]);
  return JSON.parse(stdout) as RunReport;
}

/** The published document where it is at hand, else a small one of our own. */
function putOne(folder: string): string {
  mkdirSync(folder);
  const published = sharedPath('seed/disclosure-2024.txt');
  const path = join(folder, 'document.txt');
  if (published) copyFileSync(published, path);
  else
    writeFileSync(
      path,
      fixture('small.txt')
        .map(({ text }) => text)
        .join('\n'),
    );
  return published ? 'the published document' : 'a small document';
}

async function putMany(folder: string): Promise<void> {
  mkdirSync(folder);
  for (let seed = 1; seed <= documents; seed += 1) {
    const { name, bytes } = await fileOf(flawed(seed));
    writeFileSync(join(folder, name), bytes);
    if (seed % 100 === 0) console.error(`generated ${seed} of ${documents}`);
  }
}

const allMs = ({ phasesMs }: RunReport) => Object.values(phasesMs).reduce((sum, ms) => sum + ms, 0);

function row(label: string, unit: string, value: number, baseline: number, against?: string): BenchRow {
  return { label, unit, value, baseline, ratio: value / baseline, ...(against === undefined ? {} : { against }) };
}

/** Pace, phases and memory of one run beside the baseline's over the same files. */
function rowsOf(what: string, ours: RunReport, bare: RunReport): BenchRow[] {
  const bareMs = allMs(bare) / bare.documents;
  return [
    row(`${what}: documents`, 'documents/s', (1000 * ours.documents) / allMs(ours), 1000 / bareMs),
    row(`${what}: rows`, 'rows/s', (1000 * ours.rows) / allMs(ours), ours.rows / ours.documents / (bareMs / 1000)),
    ...Object.entries(ours.phasesMs).map(([phase, ms]) =>
      row(`${what}: ${phase}`, 'ms/document', ms / ours.documents, bareMs),
    ),
    row(`${what}: peak memory`, 'MiB', ours.peakMebibytes, bare.peakMebibytes, 'the same program when it only splits'),
  ];
}

/**
 * Reading and examining one document, first of its process, and many generated ones of every make, each fourth a DOCX;
 * how many of the errors that were put into them are found, and how many of their rows are read exactly. `npm run bench
 * -- audit 200` takes 200 documents instead of 1,000.
 */
export async function run(): Promise<BenchResult> {
  const dir = mkdtempSync(join(tmpdir(), 'hengdao-bench-'));
  try {
    const one = putOne(join(dir, 'one')).concat(', the first of its process');
    await putMany(join(dir, 'many'));
    const rows: BenchRow[] = [];
    const folders = [
      [one, 'one'],
      [`${documents} generated`, 'many'],
    ] as const;
    let many: RunReport | undefined;
    for (const [what, folder] of folders) {
      const bare = await inOwnProcess('split', join(dir, folder));
      many = await inOwnProcess('audit', join(dir, folder));
      rows.push(...rowsOf(what, many, bare));
    }
    if (many) {
      rows.push(
        row('planted errors missed', 'errors', many.planted - many.found, many.planted, 'all that were planted'),
      );
      rows.push(row('rows read otherwise than printed', 'rows', many.wrongRows, many.rows, 'all rows'));
    }
    return { name: 'audit', baseline: 'node: read the same file and split it into lines', rows };
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
}
