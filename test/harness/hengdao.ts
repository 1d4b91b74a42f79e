import { type ChildProcess, spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));

export interface Run {
  readonly child: ChildProcess;
  /** What it has said so far, both outputs. */
  said(): string;
  /** The address, once it serves; fails when the program ends before. */
  readonly url: Promise<string>;
  readonly exit: Promise<number | null>;
}

/** Runs the product's own command on a data folder, empty of demonstrations, on a port of the system's choice. */
export function hengdao(dataDir: string, args: readonly string[], env: Readonly<Record<string, string>> = {}): Run {
  const child = spawn(process.execPath, ['cli/hengdao.mjs', ...args, '--data-dir', dataDir], {
    cwd: root,
    env: { ...process.env, PORT: '0', HENGDAO_DEMONSTRATION: 'no', ...env },
  });
  let said = '';
  const exit = new Promise<number | null>((done) => child.once('close', done));
  const url = new Promise<string>((done, fail) => {
    const hear = (chunk: Buffer) => {
      said += chunk.toString();
      const address = /地址 Address +(\S+)/.exec(said)?.[1];
      if (address && said.includes('Ctrl-C')) done(address);
    };
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
    void exit.then((code) => fail(new Error(`ended with ${code}: ${said}`)));
  });
  // Whoever waits for the exit alone need not hear of it twice.
  url.catch(() => undefined);
  return { child, said: () => said, url, exit };
}
