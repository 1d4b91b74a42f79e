import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import type { TestProject } from 'vitest/node';
import { hasBrowser } from './browser.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** Folder of the web application, built for this run. */
    webDist: string;
  }
}

/** Builds the web application once, as it is shipped. */
export async function setup(project: TestProject): Promise<() => void> {
  const dir = mkdtempSync(join(tmpdir(), 'hengdao-web-'));
  if (hasBrowser) {
    const configFile = fileURLToPath(new URL('../../web/vite.config.ts', import.meta.url));
    const nodeEnv = process.env.NODE_ENV;
    // The test runner's own value would build the libraries for development, which is not what is shipped.
    process.env.NODE_ENV = 'production';
    await build({ configFile, logLevel: 'warn', build: { outDir: dir, emptyOutDir: true } });
    process.env.NODE_ENV = nodeEnv;
  }
  project.provide('webDist', dir);
  return () => rmSync(dir, { recursive: true, force: true });
}
