import { detectKind } from './detect.ts';
import { defaultLimits, megabytes, type ReadLimits } from './limits.ts';
import { readCsv, readPlain } from './read-plain.ts';
import type { TextLine } from './text-line.ts';
import { UnreadableFile } from './unreadable-file.ts';

/**
 * Reads the text layer of a file: plain text (UTF-8, UTF-16, GB18030), CSV, DOCX, XLSX or PDF. The content decides
 * what it is; the name only tells CSV from other text. Throws `UnreadableFile` for everything that gives no text.
 */
export async function readText(
  bytes: Uint8Array,
  fileName: string,
  limits: Partial<ReadLimits> = {},
): Promise<TextLine[]> {
  const bounds = { ...defaultLimits, ...limits };
  if (bytes.length > bounds.inputBytes) throw new UnreadableFile('too-large', { limit: megabytes(bounds.inputBytes) });
  const kind = detectKind(bytes);
  if (kind !== 'text') throw new UnreadableFile('unknown-type', { detail: kind.toUpperCase() });
  return /\.(csv|tsv)$/i.test(fileName) ? readCsv(bytes, bounds) : readPlain(bytes, bounds);
}
