import { constants, mkdirSync } from 'node:fs';
import { mkdir, open, readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { Refusal } from '../kernel/base/refusal.ts';
import { systemWho } from '../kernel/identity/index.ts';
import type { Kernel } from '../kernel/kernel.ts';
import type { App } from '../kernel/sdk/app.ts';
import type { FeedContract } from '../kernel/sdk/contract.ts';
import type { Who } from '../kernel/sdk/ctx.ts';

const unpack = promisify(gunzip);
const largest = 32 * 1024 * 1024;

/** `overload.weighings.20260630-0001.ndjson.gz`: application, feed, what the sender likes, format. */
const namePattern = /^([a-z][a-z0-9-]*)\.([a-z][a-z0-9-]*)\.[\w.-]*?(ndjson|json)(\.gz)?$/;

interface Dropped {
  readonly app: App;
  readonly feed: FeedContract;
  readonly format: 'ndjson' | 'json';
  readonly packed: boolean;
}

/** What a file's name says; null for what is none of ours, such as a file that is still being written. */
function readName(kernel: Kernel, name: string): Dropped | Refusal | null {
  const found = namePattern.exec(name);
  if (!found || name.endsWith('.receipt.json')) return null;
  const [, appKey, key, format, packed] = found;
  const app = kernel.apps.find((one) => one.key === appKey);
  const feed = app?.contracts.find((one) => one.key === key);
  if (!app || feed?.kind !== 'feed') return new Refusal('record.missing', { what: `接入 ${appKey}.${key}` });
  return { app, feed, format: format === 'json' ? 'json' : 'ndjson', packed: packed !== undefined };
}

/** Reads a real file only: a link would show the sender, in the quarantine, what is not his to see. */
async function readReal(path: string): Promise<Uint8Array> {
  const file = await open(path, constants.O_RDONLY | constants.O_NOFOLLOW);
  try {
    if ((await file.stat()).size > largest) throw new Refusal('input.too-large', { limit: '32 MiB' });
    return await file.readFile();
  } finally {
    await file.close();
  }
}

async function contentOf(path: string, packed: boolean): Promise<Uint8Array> {
  const content = await readReal(path);
  if (!packed) return content;
  try {
    return await unpack(content, { maxOutputLength: largest });
  } catch (cause) {
    throw new Refusal('input.invalid', { detail: `不能解压：${(cause as Error).message}` });
  }
}

/** Writes a file that is there whole or not at all, also after a cut of power. */
async function writeWhole(path: string, text: string): Promise<void> {
  const part = `${path}.part`;
  await rm(part, { force: true });
  const file = await open(part, 'wx');
  try {
    await file.writeFile(text);
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(part, path);
}

/** Takes one file as the account whose folder it lies in; the receipt stands beside it before it goes. */
async function takeOne(kernel: Kernel, who: Who, folder: string, name: string): Promise<boolean> {
  const read = readName(kernel, name);
  if (read === null) return false;
  const path = join(folder, name);
  try {
    if (read instanceof Refusal) throw read;
    const { app, feed, format, packed } = read;
    const receipt = await kernel.contracts.takeFeed(app, feed, who, { body: await contentOf(path, packed), format });
    await writeWhole(`${path}.receipt.json`, JSON.stringify(receipt));
    await rm(path);
  } catch (error) {
    // Anything else is our own trouble: the file stays and is taken at the next round.
    if (!(error instanceof Refusal)) throw error;
    await writeWhole(`${path}.receipt.json`, JSON.stringify({ error: { code: error.code, message: error.message } }));
    await mkdir(join(folder, 'refused'), { recursive: true });
    await rename(path, join(folder, 'refused', name));
  }
  return true;
}

/**
 * Takes the files that stations without HTTP have put into their folders, `<drop>/<login>/`, over whatever brings files
 * there (SFTP, a shared folder). A folder belongs to an account: its posts decide what may be sent, as with a device key.
 * A sender writes under another ending and renames when the file is whole. Returns how many files were taken.
 */
export async function takeDropped(kernel: Kernel, drop: string): Promise<number> {
  mkdirSync(drop, { recursive: true, mode: 0o750 });
  const folders = (await readdir(drop, { withFileTypes: true })).filter((entry) => entry.isDirectory());
  if (folders.length === 0) return 0;
  const people = await kernel.identity.people.list(systemWho);
  let taken = 0;
  for (const { name: login } of folders) {
    const person = people.find((one) => one.login === login && !one.disabled);
    if (!person) continue;
    const who: Who = { personId: person.id, name: person.name, posts: person.posts, system: false };
    const folder = join(drop, login);
    const files = (await readdir(folder, { withFileTypes: true })).filter((entry) => entry.isFile());
    for (const { name } of files.sort((a, b) => (a.name < b.name ? -1 : 1)))
      if (await takeOne(kernel, who, folder, name)) taken += 1;
  }
  return taken;
}
