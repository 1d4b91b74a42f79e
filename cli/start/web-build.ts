import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';

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
  // Built beside its place and moved there whole: neither a kill nor a page that is open finds half of it.
  const fresh = join(root, 'web/.build/dist');
  const configFile = join(root, 'web/vite.config.ts');
  await build({ configFile, logLevel: 'warn', build: { outDir: fresh, emptyOutDir: true } });
  writeFileSync(join(fresh, stampFile), stamp);
  rmSync(dist, { recursive: true, force: true });
  renameSync(fresh, dist);
  rmSync(dirname(fresh), { recursive: true });
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
    .filter(
      ({ name }) => !['dist', '.build', 'fixtures', 'node_modules'].includes(name) && !/\.(md|test\.tsx?)$/.test(name),
    )
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
