import { setMaxListeners } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';

export interface Job {
  readonly name: string;
  readonly everyMs: number;
  readonly run: () => Promise<unknown>;
}

export interface JobReport {
  readonly job: string;
  readonly seconds: number;
  /** Undefined when it went well. */
  readonly error: unknown;
}

export interface Jobs {
  /** Lets running jobs finish and starts no more. */
  stop(): Promise<void>;
}

/** Runs each job at its interval, counted from the end of its last run, so that a job never overlaps itself. */
export function startJobs(jobs: readonly Job[], report: (report: JobReport) => void): Jobs {
  const stopping = new AbortController();
  // Each job waits for the same stop.
  setMaxListeners(0, stopping.signal);
  const loop = async (job: Job) => {
    while (await pauseUnless(stopping.signal, job.everyMs)) {
      const started = performance.now();
      let error: unknown;
      try {
        await job.run();
      } catch (cause) {
        error = cause ?? new Error('the job failed without a cause');
      }
      report({ job: job.name, seconds: (performance.now() - started) / 1000, error });
    }
  };
  const loops = jobs.map(loop);
  return {
    async stop() {
      stopping.abort();
      await Promise.all(loops);
    },
  };
}

/** Resolves to false when the stop comes before the time is up. */
async function pauseUnless(signal: AbortSignal, ms: number): Promise<boolean> {
  try {
    await pause(ms, undefined, { signal });
    return true;
  } catch (cause) {
    if (signal.aborted) return false;
    throw cause;
  }
}
