/**
 * `npm run bench -- NAME`: runs one benchmark of this folder and prints it as JSON. Progress goes to stderr, so that
 * the output can be kept as it is.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import os from 'node:os';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { BenchResult } from './result.ts';

const folder = fileURLToPath(new URL('.', import.meta.url));
const [name = ''] = process.argv.slice(2);
const path = `${folder}${name}.ts`;
const module: { run?: () => Promise<BenchResult> } =
  /^[a-z0-9-]+$/.test(name) && existsSync(path) ? await import(pathToFileURL(path).href) : {};

if (!module.run) {
  // A benchmark is a file that exports `run`; told by its text, so that none is run only to be listed.
  const names = readdirSync(folder)
    .filter((file) => file.endsWith('.ts') && /export async function run\(/.test(readFileSync(folder + file, 'utf8')))
    .map((file) => file.slice(0, -3));
  console.error(`npm run bench -- NAME   (${names.join(', ')})`);
  process.exit(2);
}

const { loadavg, cpus, totalmem } = os;
const before = loadavg()[0] ?? 0;
const result = await module.run();
const digits = (value: number) => Number(value.toPrecision(4));
const output = {
  bench: result.name,
  machine: {
    cpu: cpus()[0]?.model ?? 'unknown',
    cores: cpus().length,
    memoryGiB: Math.round(totalmem() / 2 ** 30),
    node: process.version,
    // More than the cores means that others were at work meanwhile: then only the ratios tell something.
    loadBefore: digits(before),
  },
  results: result.rows.map((row) => ({
    name: row.label,
    value: digits(row.value),
    unit: row.unit,
    baseline: { name: row.against ?? result.baseline, value: digits(row.baseline) },
    ratio: digits(row.ratio),
  })),
};
console.log(JSON.stringify(output, null, 2));
