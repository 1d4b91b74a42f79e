import { parentPort, workerData } from 'node:worker_threads';
import { Deadline } from './limits.ts';
import { readPdf } from './read-pdf.ts';
import type { PdfAnswer, PdfOrder } from './read-pdf-apart.ts';
import { UnreadableFile } from './unreadable-file.ts';

const { bytes, limits } = workerData as PdfOrder;
const answer = await readPdf(bytes, limits, new Deadline(limits.timeMs)).then(
  (lines): PdfAnswer => ({ lines }),
  (error: unknown): PdfAnswer => {
    if (error instanceof UnreadableFile) return { code: error.code, holes: error.holes };
    throw error;
  },
);
parentPort?.postMessage(answer);
