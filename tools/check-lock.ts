import { readFileSync } from 'node:fs';

interface Lock {
  readonly packages: Readonly<Record<string, { readonly resolved?: string; readonly link?: boolean }>>;
}

/** The lock names no registry: each machine fetches the packages from the one it is set up with. */
export function checkLock(text = readFileSync('package-lock.json', 'utf8')): { problems: string[]; read: number } {
  const entries = Object.entries((JSON.parse(text) as Lock).packages);
  const problems = entries.flatMap(([path, { resolved, link }]) =>
    resolved === undefined || link ? [] : [`package-lock.json: ${path} names where it was fetched: ${resolved}`],
  );
  return { problems, read: entries.length };
}
