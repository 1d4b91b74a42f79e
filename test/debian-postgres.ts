import { existsSync, readdirSync } from 'node:fs';

/**
 * Folder of the programs of a PostgreSQL server from Debian, the newest; null where there is none. Tests that need it
 * are then skipped and say so; in CI its absence fails.
 */
export function debianPostgres(): string | null {
  const root = '/usr/lib/postgresql';
  const versions = existsSync(root) ? readdirSync(root).filter((name) => existsSync(`${root}/${name}/bin/initdb`)) : [];
  const newest = versions.sort((a, b) => Number(b) - Number(a))[0];
  if (newest) return `${root}/${newest}/bin`;
  if (process.env.CI === 'true') throw new Error('no PostgreSQL server from Debian in CI: apt-get install postgresql');
  return null;
}

/** What `initdb` of servers before version 17 takes instead of the built-in locale. */
export const debianInitdbFlags = ['--locale=C.UTF-8'];
