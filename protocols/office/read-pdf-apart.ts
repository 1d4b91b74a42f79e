import { Worker } from 'node:worker_threads';
import { megabytes, type ReadLimits } from './limits.ts';
import type { TextLine } from './text-line.ts';
import { UnreadableFile, type UnreadableReason } from './unreadable-file.ts';

/** What the thread is given, and what it gives back. */
export interface PdfOrder {
  readonly bytes: Uint8Array;
  readonly limits: ReadLimits;
}

export type PdfAnswer =
  | { readonly lines: TextLine[] }
  | { readonly code: UnreadableReason; readonly holes: Readonly<Record<string, string | number>> };

/**
 * Reads a PDF in a thread of its own. The PDF reader knows no limits and cannot be interrupted; a thread has a heap
 * limit, can be ended when time is up, and leaves the server free to answer meanwhile.
 */
export async function readPdfApart(bytes: Uint8Array, limits: ReadLimits): Promise<TextLine[]> {
  await turn();
  try {
    return await readInThread(bytes, limits);
  } finally {
    endTurn();
  }
}

/** Threads at one time; further files wait, so that a heap of uploads does not become a heap of threads. */
const mostThreads = 2;
const waiting: (() => void)[] = [];
let running = 0;

async function turn(): Promise<void> {
  if (running < mostThreads) running++;
  else await new Promise<void>((resolve) => waiting.push(resolve));
}

/** Hands the turn to the file that has waited longest. */
function endTurn(): void {
  const next = waiting.shift();
  if (next === undefined) running--;
  else next();
}

async function readInThread(bytes: Uint8Array, limits: ReadLimits): Promise<TextLine[]> {
  const order: PdfOrder = { bytes, limits };
  const worker = new Worker(new URL('./pdf-thread.mjs', import.meta.url), {
    workerData: order,
    resourceLimits: { maxOldGenerationSizeMb: limits.heapBytes / 2 ** 20 },
  });
  const answer = new Promise<PdfAnswer>((resolve, reject) => {
    const alarm = setTimeout(() => {
      reject(new UnreadableFile('too-slow', { limit: limits.timeMs / 1000 }));
    }, limits.timeMs);
    worker.on('message', resolve);
    worker.on('error', (error: Error & { code?: string }) => {
      const memory = error.code === 'ERR_WORKER_OUT_OF_MEMORY';
      reject(
        memory ? new UnreadableFile('too-complex', { limit: `内存 ${megabytes(limits.heapBytes)}` }, error) : error,
      );
    });
    worker.on('exit', (status) => {
      clearTimeout(alarm);
      reject(new Error(`the thread that reads a PDF ended with ${status} and no answer`));
    });
  });
  try {
    const given = await answer;
    if ('lines' in given) return given.lines;
    throw new UnreadableFile(given.code, given.holes);
  } finally {
    await worker.terminate();
  }
}
