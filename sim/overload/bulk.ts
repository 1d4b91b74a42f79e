import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { enrol, planSites } from './enrol.ts';
import { type LineCounts, post } from './line.ts';
import { seeded } from './random.ts';
import type { Row } from './traffic.ts';
import { yearRows } from './year.ts';

export interface BulkOptions {
  readonly sites: number;
  readonly year: number;
  readonly rows: number;
  readonly seed: number;
  readonly say: (text: string) => void;
}

const batch = 20_000;
const atOnce = 4;

/** Sends a generated year through the public feed, several batches at a time, each until it is answered. */
export async function sendYear(
  options: BulkOptions & { readonly url: string; readonly login: string; readonly password: string },
): Promise<Pick<LineCounts, 'sent' | 'accepted' | 'rejected'>> {
  const sites = planSites(options.sites);
  const key = await enrol(options.url, options.login, options.password, sites);
  const batches = yearRows({ ...options, sites, random: seeded(options.seed), batch });
  const counts = { sent: 0, accepted: 0, rejected: 0 };
  const send = async () => {
    for (const rows of batches) {
      const receipt = await post({ url: options.url, key }, 'weighings', rows);
      counts.sent += rows.length;
      counts.accepted += receipt.accepted;
      counts.rejected += receipt.rejected.length;
      if (counts.sent % 1_000_000 < batch) options.say(`已送 ${counts.sent} / ${options.rows}`);
    }
  };
  // One generator, shared: each sender takes the next batch when it is done with its own.
  await Promise.all(Array.from({ length: atOnce }, send));
  return counts;
}

/** Writes a generated year as files that the drop folder of a station's account takes. */
export function writeYear(options: BulkOptions & { readonly dir: string }): { files: number; rows: number } {
  mkdirSync(options.dir, { recursive: true });
  let [files, rows] = [0, 0];
  const text = (some: readonly Row[]) => `${some.map((row) => JSON.stringify(row)).join('\n')}\n`;
  for (const some of yearRows({ ...options, sites: planSites(options.sites), random: seeded(options.seed), batch })) {
    files += 1;
    rows += some.length;
    const name = join(options.dir, `overload.weighings.${options.year}-${String(files).padStart(6, '0')}.ndjson.gz`);
    writeFileSync(`${name}.part`, gzipSync(text(some)));
    renameSync(`${name}.part`, name);
  }
  options.say(`${files} 个文件，${rows} 条`);
  return { files, rows };
}
