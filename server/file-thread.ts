import { apps } from '../apps/index.ts';
import { must } from '../kernel/base/assert.ts';
import { isUnreadable, readHere } from '../kernel/contracts/index.ts';
import { readText } from '../protocols/office/index.ts';

/** What a thread is asked: the contract by name, since functions do not cross over. */
export interface FileOrder {
  readonly app: string;
  readonly contract: string;
  readonly name: string;
  readonly content: Uint8Array;
}

/** Plain data, or why the file cannot be read: an error's class is lost between threads. */
export type FileAnswer = { readonly reading: unknown } | { readonly unreadable: string };

const read = readHere(readText);

/** Reads one file for its contract. Runs in a thread of `fileReader`. */
export async function readFileApart({ app: appKey, contract: key, name, content }: FileOrder): Promise<FileAnswer> {
  const app = must(
    apps.find((one) => one.key === appKey),
    `application ${appKey}`,
  );
  const contract = app.contracts.find((one) => one.key === key);
  if (contract?.kind !== 'file' && contract?.kind !== 'reading') throw new Error(`no file contract ${appKey}.${key}`);
  try {
    return { reading: await read(app, contract, { name, content }) };
  } catch (error) {
    if (!isUnreadable(error)) throw error;
    return { unreadable: error.message };
  }
}
