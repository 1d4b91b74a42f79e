import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { newId } from '../base/ids.ts';
import { StoreError } from './errors.ts';
import { processIdentity } from './process-identity.ts';

/** Holds a data directory for this process. */
export interface DirLock {
  release(): void;
}

/** The holder's process, told from a later process of the same number by when it was started. */
function read(path: string): { readonly pid: number; readonly identity: string } | null {
  try {
    const [pid = '', identity = ''] = readFileSync(path, 'utf8').split('\n');
    return { pid: Number(pid), identity };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}

/**
 * Takes the data directory. A lock whose process is gone (killed, or the machine restarted) is taken over; the takeover
 * renames the very file that was judged, so that two processes which start together cannot both win.
 */
export function lockDir(dir: string): DirLock {
  mkdirSync(dir, { recursive: true, mode: 0o711 });
  const path = join(dir, 'lock');
  const own = join(dir, `lock.${newId()}`);
  const identity = processIdentity(process.pid);
  writeFileSync(own, `${process.pid}\n${identity}\n`, { mode: 0o644 });
  try {
    for (let attempt = 0; attempt < 5; attempt += 1) {
      try {
        linkSync(own, path);
        return { release: () => rmSync(path, { force: true }) };
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
      }
      const holder = read(path);
      if (holder === null) continue;
      if (processIdentity(holder.pid) === holder.identity) throw new StoreError('store.locked', `进程 ${holder.pid}`);
      const stale = join(dir, `lock.${newId()}`);
      renameSync(path, stale);
      const taken = read(stale);
      if (taken && taken.identity !== holder.identity) linkSync(stale, path);
      rmSync(stale, { force: true });
    }
    throw new StoreError('store.locked');
  } finally {
    rmSync(own, { force: true });
  }
}
