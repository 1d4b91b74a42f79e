import { open, readdir, stat } from 'node:fs/promises';
import { basename, extname, join } from 'node:path';
import { UnreadableDisclosure } from '../../apps/evaluation/disclosure/model.ts';
import { defaultLimits, UnreadableFile } from '../../protocols/office/index.ts';

const readable = ['.txt', '.docx', '.pdf', '.xlsx'];

/** A file to be read, or a path of the command line that leads to none, with the reason in a plain sentence. */
export type Found = { readonly path: string; readonly why?: string };

/** Files as named, and of a folder all that have a readable extension, in order of their names. */
export async function findFiles(paths: readonly string[]): Promise<readonly Found[]> {
  const found: Found[] = [];
  for (const path of paths) {
    try {
      found.push(...((await stat(path)).isDirectory() ? await filesOf(path) : [{ path }]));
    } catch (error) {
      found.push({ path, why: plainReason(error) });
    }
  }
  return found;
}

async function filesOf(folder: string): Promise<readonly Found[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const files = paths.filter((path) => readable.includes(extname(path).toLowerCase()) && !isPrivate(path)).sort();
  if (files.length === 0) return [{ path: folder, why: `文件夹中没有可读取的文件（${readable.join(' ')}）。` }];
  return files.map((path) => ({ path }));
}

/** Hidden files, and those that office programs keep beside an open document. */
function isPrivate(path: string): boolean {
  return /^(\.|~\$)/.test(basename(path));
}

/** The content of a file, which is looked at before it is read: neither a device nor a huge file fills the memory. */
export async function readBytes(path: string): Promise<Uint8Array> {
  const file = await open(path);
  try {
    const about = await file.stat();
    const limit = `${Math.round(defaultLimits.inputBytes / 2 ** 20)} MB`;
    if (about.size > defaultLimits.inputBytes) throw new UnreadableFile('too-large', { limit });
    if (!about.isFile()) throw new UnreadableFile('unknown-type', { detail: '设备或管道' });
    return await file.readFile();
  } finally {
    await file.close();
  }
}

const systemReasons: Readonly<Record<string, string>> = {
  ENOENT: '找不到该文件或文件夹。',
  ENOTDIR: '找不到该文件或文件夹。',
  EACCES: '没有读取权限。',
  EPERM: '没有读取权限。',
  ENAMETOOLONG: '文件名过长。',
};

/** The plain sentence for what a user's file or the file system can do to us; anything else is our own mistake. */
export function plainReason(error: unknown): string {
  if (error instanceof UnreadableFile || error instanceof UnreadableDisclosure) return error.message;
  if (!(error instanceof Error && 'syscall' in error && 'code' in error)) throw error;
  const code = String(error.code);
  return systemReasons[code] ?? `操作系统不能读取该文件（${code}）。`;
}
