import { mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { newId } from '../base/ids.ts';
import { Refusal } from '../base/refusal.ts';
import type { FileStore } from '../sdk/ctx.ts';
import { StoreError } from './errors.ts';
import { sm3 } from './sm3.ts';

async function syncDir(path: string): Promise<void> {
  const handle = await open(path, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

async function readIfThere(path: string): Promise<Uint8Array | null> {
  try {
    return await readFile(path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}

/**
 * Files by the SM3 of their content: the same content is kept once, and what is read is proven to be what was put.
 * `put` returns when content and folder entry are on the disk.
 */
export function openFiles(dir: string): FileStore {
  const pathOf = (hash: string) => join(dir, hash.slice(0, 2), hash.slice(2, 4), hash);
  return {
    async put(content) {
      const hash = sm3(content);
      const path = pathOf(hash);
      const kept = await readIfThere(path);
      if (kept && sm3(kept) === hash) return hash;
      const folder = dirname(path);
      await mkdir(folder, { recursive: true });
      const draft = join(folder, `.${newId()}`);
      try {
        const handle = await open(draft, 'wx', 0o600);
        try {
          await handle.writeFile(content);
          await handle.sync();
        } finally {
          await handle.close();
        }
        await rename(draft, path);
      } catch (error) {
        await rm(draft, { force: true });
        const full = (error as NodeJS.ErrnoException).code === 'ENOSPC';
        throw full ? new StoreError('store.disk-full', dir, error) : error;
      }
      // A new file is there for good only when every folder that leads to it is: new folders are entries too.
      for (const parent of [folder, dirname(folder), dir]) await syncDir(parent);
      return hash;
    },
    async get(hash) {
      const content = /^[0-9a-f]{64}$/.test(hash) ? await readIfThere(pathOf(hash)) : null;
      if (content === null) throw new Refusal('record.missing', { what: '文件' });
      if (sm3(content) !== hash) throw new StoreError('store.corrupt', `文件 ${hash}`);
      return content;
    },
    async remove(hash) {
      if (/^[0-9a-f]{64}$/.test(hash)) await rm(pathOf(hash), { force: true });
    },
  };
}
