import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';

/** A program of ours in a process of its own, as a test watches it: by the lines it prints. */
export interface Child {
  readonly pid: number;
  /** All lines so far. */
  readonly lines: readonly string[];
  /** Resolves with the line that makes `found` true; rejects when the program ends before. */
  waitFor(found: (line: string, count: number) => boolean): Promise<string>;
  /** Ends it at once, like a power cut for this process; resolves when it is gone. */
  kill(signal?: NodeJS.Signals): Promise<void>;
}

/** Starts a TypeScript program of the project. What it says on stderr is kept and told when it ends too early. */
export function startChild(file: string, args: readonly string[] = [], env: NodeJS.ProcessEnv = {}): Child {
  const child = spawn(process.execPath, ['tools/run.mjs', file, ...args], {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const lines: string[] = [];
  let complaint = '';
  let watchers: { found: (line: string, count: number) => boolean; done: (line: string) => void }[] = [];
  const failures: ((error: Error) => void)[] = [];
  child.stderr.on('data', (chunk: Buffer) => {
    complaint += chunk.toString('utf8');
  });
  createInterface({ input: child.stdout }).on('line', (line) => {
    lines.push(line);
    const met = watchers.filter((watcher) => watcher.found(line, lines.length));
    watchers = watchers.filter((watcher) => !met.includes(watcher));
    for (const watcher of met) watcher.done(line);
  });
  const gone = once(child, 'close').then(([code, signal]) => {
    for (const fail of failures) fail(new Error(`${file} ended (${code ?? signal}): ${complaint.slice(-2000)}`));
  });
  return {
    pid: child.pid ?? -1,
    lines,
    waitFor: (found) =>
      new Promise((done, fail) => {
        const already = lines.find((line, index) => found(line, index + 1));
        if (already !== undefined) return done(already);
        watchers.push({ found, done });
        failures.push(fail);
      }),
    kill: async (signal = 'SIGKILL') => {
      child.kill(signal);
      await gone;
    },
  };
}
