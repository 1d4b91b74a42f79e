import { coach } from '../../apps/coach/index.ts';
import type { Kernel } from '../../kernel/kernel.ts';
import { ListenError } from '../listen.ts';
import { startTerminals, type TerminalServer } from './start.ts';

export interface TerminalPort {
  readonly host: string;
  readonly port: number;
  /** True when nobody asked for that very port, so that any other will do where it is taken. */
  readonly portMayMove: boolean;
}

/** Starts the gateway where the application for it is installed; null where it is not. */
export async function serveTerminals(
  kernel: Kernel,
  { host, port, portMayMove }: TerminalPort,
  trouble: (what: string, error: unknown) => void,
): Promise<TerminalServer | null> {
  if (!kernel.apps.includes(coach)) return null;
  try {
    return await startTerminals(kernel, { host, port, trouble });
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw cause;
    if (portMayMove) return await startTerminals(kernel, { host, port: 0, trouble });
    const reason = `端口 ${port} 已被占用，请以 JT808_PORT 另设端口。(port ${port} is in use; set JT808_PORT)`;
    throw new ListenError(reason, { cause });
  }
}
