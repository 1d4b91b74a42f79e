import { UnreadableFile } from './unreadable-file.ts';

/**
 * What one file may cost. Chosen so that the worst accepted file stays below about 300 MB of memory and 20 s; a real
 * disclosure with its annexes takes a hundredth of each.
 */
export interface ReadLimits {
  /** Size of the file as given. */
  readonly inputBytes: number;
  /** Size of a plain text or CSV file, which is held as a whole. */
  readonly textBytes: number;
  /** Size of everything unpacked from a zip package or from one PDF stream, counted while unpacking. */
  readonly inflatedBytes: number;
  /** Longest element or text of an XML part; what lies between two tags is held as a whole. */
  readonly elementBytes: number;
  /** Memory of the thread that reads a PDF, buffers not counted. */
  readonly heapBytes: number;
  readonly entries: number;
  readonly pages: number;
  /** Pieces of text on one PDF page; a dense page of a report has some thousand. */
  readonly pageRuns: number;
  readonly lines: number;
  /** Columns of one table row, spanned columns included. */
  readonly columns: number;
  readonly timeMs: number;
}

export const defaultLimits: ReadLimits = {
  inputBytes: 64 * 2 ** 20,
  textBytes: 16 * 2 ** 20,
  inflatedBytes: 96 * 2 ** 20,
  elementBytes: 8 * 2 ** 20,
  heapBytes: 128 * 2 ** 20,
  entries: 4096,
  pages: 2000,
  pageRuns: 50_000,
  lines: 200_000,
  columns: 256,
  timeMs: 20_000,
};

/** A byte count as users read it. */
export function megabytes(bytes: number): string {
  return bytes >= 2 ** 20 ? `${Math.round(bytes / 2 ** 20)} MB` : `${Math.ceil(bytes / 1024)} KB`;
}

/** Stops a reading that takes too long. Checked between pieces of work, so it stops soon after the limit, not at it. */
export class Deadline {
  readonly #endMs: number;
  readonly #limitMs: number;

  constructor(limitMs: number) {
    this.#limitMs = limitMs;
    this.#endMs = performance.now() + limitMs;
  }

  check(): void {
    if (performance.now() > this.#endMs) throw new UnreadableFile('too-slow', { limit: this.#limitMs / 1000 });
  }
}
