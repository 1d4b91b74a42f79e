import { setTimeout as pause } from 'node:timers/promises';

export interface Mortal {
  isAlive(): boolean;
  /** Starts it again where it was; throws when it does not come up. */
  revive(): Promise<void>;
  readonly log: (line: string) => void;
}

const lookEveryMs = 1000;
const longestWaitMs = 30_000;

/** Looks every second whether a server lives and starts it again when it does not, less often the longer that fails. */
export function keepAlive(server: Mortal): { stop(): Promise<void> } {
  const stopping = new AbortController();
  const watch = async () => {
    let wait = lookEveryMs;
    while (await elapsed(wait, stopping.signal)) {
      if (server.isAlive()) continue;
      try {
        server.log('PostgreSQL has died and is started again');
        await server.revive();
        server.log('PostgreSQL serves again');
        wait = lookEveryMs;
      } catch (error) {
        wait = Math.min(wait * 2, longestWaitMs);
        server.log(`PostgreSQL did not start, next attempt in ${wait / 1000} s: ${String(error)}`);
      }
    }
  };
  const watching = watch();
  return {
    async stop() {
      stopping.abort();
      await watching;
    },
  };
}

/** False when the stop comes before the time is up. Does not keep the process from ending. */
async function elapsed(ms: number, signal: AbortSignal): Promise<boolean> {
  try {
    await pause(ms, undefined, { signal, ref: false });
    return true;
  } catch (error) {
    if (signal.aborted) return false;
    throw error;
  }
}
