import { detectKind } from './detect.ts';
import { Deadline, defaultLimits, megabytes, type ReadLimits } from './limits.ts';
import { mainPartOf } from './office-package.ts';
import { readDocx } from './read-docx.ts';
import { readPdfApart } from './read-pdf-apart.ts';
import { readCsv, readPlain } from './read-plain.ts';
import { readXlsx } from './read-xlsx.ts';
import type { TextLine } from './text-line.ts';
import { UnreadableFile } from './unreadable-file.ts';
import { ZipPackage } from './zip-package.ts';

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
  const deadline = new Deadline(bounds.timeMs);
  if (kind === 'zip') return readOffice(bytes, bounds, deadline);
  if (kind === 'pdf') return readPdfApart(bytes, bounds);
  return /\.(csv|tsv)$/i.test(fileName) ? readCsv(bytes, bounds) : readPlain(bytes, bounds);
}

async function readOffice(bytes: Uint8Array, limits: ReadLimits, deadline: Deadline): Promise<TextLine[]> {
  const pack = await ZipPackage.open(bytes, limits, deadline);
  const part = await mainPartOf(pack);
  const lines = await readPart(pack, part, limits);
  if (lines.every((line) => line.text.trim() === '')) throw new UnreadableFile('no-text');
  return lines;
}

async function readPart(pack: ZipPackage, part: string, limits: ReadLimits): Promise<TextLine[]> {
  if (part.startsWith('word/')) return readDocx(pack, part, limits);
  if (part.startsWith('xl/') && part.endsWith('.xml')) return readXlsx(pack, part, limits);
  throw new UnreadableFile('unknown-type', { detail: part.startsWith('ppt/') ? 'PowerPoint' : part });
}
