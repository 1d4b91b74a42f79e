import type { App } from '../sdk/app.ts';
import type { FileContract, ReadingContract, TextLine } from '../sdk/contract.ts';

export interface FileContent {
  readonly name: string;
  readonly content: Uint8Array;
}

/**
 * Makes of a file's bytes what its contract reads in them. Throws an error whose name begins with `Unreadable`, with a
 * sentence for the user, when the file is not what it should be.
 */
export type FileReader = (app: App, contract: FileContract | ReadingContract, file: FileContent) => Promise<unknown>;

/** Reads in the thread of the caller. A server reads apart, so that a large file keeps nobody waiting. */
export function readHere(readText: (content: Uint8Array, name: string) => Promise<readonly TextLine[]>): FileReader {
  return async (_app, contract, { name, content }) => {
    const text = { name, lines: await readText(content, name) };
    return contract.kind === 'file' ? contract.read(text) : contract.answer(text);
  };
}

export function isUnreadable(error: unknown): error is Error {
  return error instanceof Error && error.name.startsWith('Unreadable');
}
