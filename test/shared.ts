import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const shared = fileURLToPath(new URL('../../shared/', import.meta.url));

/**
 * Path of a reference file that lies beside the project's folder on our machines and in CI, or null in an outsider's
 * clone, where tests that need it are skipped and counted aloud. In CI its absence fails.
 */
export function sharedPath(name: string): string | null {
  const path = `${shared}${name}`;
  if (existsSync(path)) return path;
  if (process.env.CI === 'true') throw new Error(`reference file is missing in CI: ${name}`);
  return null;
}
