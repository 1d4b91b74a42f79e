import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';

/** What the web application is made from; the stamp beside the built files names the content of all of it. */
const sources = ['web', 'apps', 'kernel/sdk', 'kernel/base', 'package-lock.json'];
const stampFile = '.sources';

/** Builds the web application into `web/dist` unless it was built from the present sources. True when it built. */
export async function buildWeb(root: string, onBuild: () => void): Promise<boolean> {
  const dist = join(root, 'web/dist');
  const stamp = hashSources(root);
  if (existsSync(join(dist, 'index.html')) && readStamp(dist) === stamp) return false;
  onBuild();
  // Loaded when needed: a second start has nothing to build.
  const { build } = await import('vite');
  await build({ configFile: join(root, 'web/vite.config.ts'), logLevel: 'warn' });
  writeFileSync(join(dist, stampFile), stamp);
  return true;
}

function readStamp(dist: string): string | null {
  const path = join(dist, stampFile);
  return existsSync(path) ? readFileSync(path, 'utf8') : null;
}

function hashSources(root: string): string {
  const hash = createHash('sm3');
  for (const path of sources.flatMap((source) => filesBelow(join(root, source))).sort()) {
    hash.update(relative(root, path)).update('\0').update(readFileSync(path)).update('\0');
  }
  return hash.digest('hex');
}

function filesBelow(path: string): readonly string[] {
  const entries = readdirIfFolder(path);
  if (entries === null) return [path];
  return entries
    .filter(({ name }) => !['dist', 'fixtures', 'node_modules'].includes(name) && !name.endsWith('.md'))
    .flatMap((entry) => (entry.isDirectory() ? filesBelow(join(path, entry.name)) : [join(path, entry.name)]));
}

function readdirIfFolder(path: string) {
  try {
    return readdirSync(path, { withFileTypes: true });
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'ENOTDIR') return null;
    throw cause;
  }
}
