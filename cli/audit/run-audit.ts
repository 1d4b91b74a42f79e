import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const command = fileURLToPath(new URL('../hengdao.mjs', import.meta.url));

export interface Ran {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
  /** The most memory that the process held at any time. */
  readonly peakMebibytes: number;
}

/** Tells the test on a channel of its own, so that both outputs hold what the command itself says and nothing else. */
const tellMemory = `data:text/javascript,${encodeURIComponent(
  `import { writeSync } from 'node:fs';
   process.on('exit', () => writeSync(3, String(process.resourceUsage().maxRSS / 1024)));`,
)}`;

/** Runs the real command `hengdao audit` in a folder that is not the project's. */
export function runAudit(folder: string, args: readonly string[]): Promise<Ran> {
  const child = spawn(process.execPath, ['--import', tellMemory, command, 'audit', ...args], {
    cwd: folder,
    stdio: ['ignore', 'pipe', 'pipe', 'pipe'],
  });
  const texts = [1, 2, 3].map((channel) => {
    const chunks: Buffer[] = [];
    child.stdio[channel]?.on('data', (chunk: Buffer) => chunks.push(chunk));
    return () => Buffer.concat(chunks).toString();
  });
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (status) => {
      const [stdout = '', stderr = '', memory = ''] = texts.map((text) => text());
      resolve({ status, stdout, stderr, peakMebibytes: Number(memory) });
    });
  });
}
