import { coach } from '../../apps/coach/index.ts';
import type { Kernel } from '../../kernel/kernel.ts';
import { ListenError } from '../listen.ts';
import type { Trouble } from './house.ts';
import { startTerminals, type TerminalServer } from './start.ts';

export interface TerminalPort {
  readonly host: string;
  readonly port: number;
  /** True when nobody asked for that very port, so that any other will do where it is taken. */
  readonly portMayMove: boolean;
  readonly filePort?: number;
  readonly platformPort?: number;
  readonly publicHost?: string | undefined;
}

/** Starts the gateway where the application for it is installed; null where it is not. */
export async function serveTerminals(
  kernel: Kernel,
  { host, port, portMayMove, filePort = 0, platformPort = 0, publicHost }: TerminalPort,
  trouble: Trouble,
): Promise<TerminalServer | null> {
  if (!kernel.apps.includes(coach)) return null;
  const options = { host, trouble, ...(publicHost ? { publicHost } : {}) };
  const asked = { port, filePort, platformPort };
  // The port of terminals is set in all of them: it is the last to move.
  const tries = portMayMove ? [asked, { port }, { port: 0 }] : [asked];
  for (const ports of tries) {
    try {
      return await startTerminals(kernel, { ...options, ...ports });
    } catch (cause) {
      if ((cause as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw cause;
    }
  }
  const reason = `端口 ${port}（或 JT808_FILE_PORT、JT809_PORT 的端口）已被占用，请另设端口。(port in use; set JT808_PORT)`;
  throw new ListenError(reason);
}
