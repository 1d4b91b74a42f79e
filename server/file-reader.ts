import { fileURLToPath } from 'node:url';
import { Piscina } from 'piscina';
import type { FileReader } from '../kernel/contracts/index.ts';
import { UnreadableContent } from '../kernel/sdk/contract.ts';
import type { FileAnswer, FileOrder } from './file-thread.ts';

export interface FileThreads {
  readonly read: FileReader;
  close(): Promise<void>;
}

const limits = { threads: 2, heapMegabytes: 512, seconds: 60 } as const;

/**
 * Threads that read files: a large or hostile file takes neither the server's time nor its memory. A thread that runs
 * out of either is ended, and the one who handed in the file is told.
 */
export function openFileThreads(): FileThreads {
  const pool = new Piscina<FileOrder, FileAnswer>({
    filename: fileURLToPath(new URL('./file-thread.mjs', import.meta.url)),
    name: 'readFileApart',
    minThreads: 0,
    maxThreads: limits.threads,
    idleTimeout: 60_000,
    resourceLimits: { maxOldGenerationSizeMb: limits.heapMegabytes },
  });
  return {
    read: async (app, contract, { name, content }) => {
      const order: FileOrder = { app: app.key, contract: contract.key, name, content };
      const answer = await pool.run(order, { signal: AbortSignal.timeout(limits.seconds * 1000) }).catch(tellLimit);
      if ('unreadable' in answer) throw new UnreadableContent(answer.unreadable);
      return answer.reading;
    },
    close: () => pool.destroy(),
  };
}

function tellLimit(error: unknown): never {
  const { name, code } = error as { name?: string; code?: string };
  if (name === 'AbortError' || name === 'TimeoutError') {
    throw new UnreadableContent(`读取超过 ${limits.seconds} 秒，已停止。`);
  }
  if (code === 'ERR_WORKER_OUT_OF_MEMORY') {
    throw new UnreadableContent(`内容过于庞大，读取所需内存超过 ${limits.heapMegabytes} MB。`);
  }
  throw error;
}
