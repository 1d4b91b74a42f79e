import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { open, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { must } from '../../base/assert.ts';
import { sm3 } from '../sm3.ts';
import { type Frame, framePieces, readFrames } from './frames.ts';

/** What the engine says when an insert fails for what it holds: however often it is tried, it fails again. */
export const refusals: ReadonlyMap<number, string> = new Map([
  [9, 'SIZES_OF_COLUMNS_DOESNT_MATCH'],
  [10, 'NOT_FOUND_COLUMN_IN_BLOCK'],
  [16, 'NO_SUCH_COLUMN_IN_TABLE'],
  [20, 'NUMBER_OF_COLUMNS_DOESNT_MATCH'],
  [32, 'ATTEMPT_TO_READ_AFTER_EOF'],
  [33, 'CANNOT_READ_ALL_DATA'],
  [44, 'ILLEGAL_COLUMN'],
  [47, 'UNKNOWN_IDENTIFIER'],
  [48, 'NOT_IMPLEMENTED'],
  [50, 'UNKNOWN_TYPE'],
  [53, 'TYPE_MISMATCH'],
  [60, 'UNKNOWN_TABLE'],
  [62, 'SYNTAX_ERROR'],
  [69, 'ARGUMENT_OUT_OF_BOUND'],
  [70, 'CANNOT_CONVERT_TYPE'],
  [81, 'UNKNOWN_DATABASE'],
  [117, 'INCORRECT_DATA'],
  [128, 'TOO_LARGE_ARRAY_SIZE'],
  [131, 'TOO_LARGE_STRING_SIZE'],
  [190, 'SIZES_OF_ARRAYS_DONT_MATCH'],
  [248, 'INVALID_PARTITION_VALUE'],
  [321, 'VALUE_IS_OUT_OF_RANGE_OF_DATA_TYPE'],
  [349, 'CANNOT_INSERT_NULL_IN_ORDINARY_COLUMN'],
  [407, 'DECIMAL_OVERFLOW'],
  [469, 'VIOLATED_CONSTRAINT'],
]);

/** True where the engine refuses the rows themselves. Whatever it does not name so may pass, and is tried again. */
export function isRefused(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  // Where the client cannot read what the engine in this process has said, the number stands in the cause alone.
  const { code, clickhouseCode = code } = error as { readonly code?: unknown; readonly clickhouseCode?: unknown };
  return refusals.has(Number(clickhouseCode)) || isRefused(error.cause);
}

/** Rows that the engine refuses, as they wait for somebody to look after them. */
export interface SetAside {
  /** SM3 of table, columns and bytes: the same rows refused again are the same. */
  readonly name: string;
  readonly table: string;
  readonly columns: string;
  readonly bytes: number;
  readonly at: string;
  readonly reason: string;
}

interface Why {
  readonly at: string;
  readonly reason: string;
}

const suffix = '.aside';

function nameOf({ table, columns, bytes }: Frame): string {
  return sm3(Buffer.concat([Buffer.from(`${table}\n${columns}\n`), bytes]));
}

/**
 * Frames that the engine refuses, each whole in a file of its own with the reason, so that those behind it go on.
 * Nothing here is dropped by itself: it leaves when the engine has taken it.
 */
export class SetAsides {
  readonly #dir: string;
  readonly #known = new Map<string, SetAside>();

  constructor(dir: string) {
    this.#dir = dir;
    mkdirSync(dir, { recursive: true, mode: 0o700 });
    for (const file of readdirSync(dir).filter((each) => each.endsWith(suffix))) {
      const [frame, why] = readFrames(readFileSync(join(dir, file)));
      if (frame && why) this.#note(frame, JSON.parse(why.bytes.toString()) as Why);
    }
  }

  /** Newest first. */
  list(): readonly SetAside[] {
    return [...this.#known.values()].sort((a, b) => b.at.localeCompare(a.at));
  }

  /** Returns when the frame is durable here. */
  async keep(frame: Frame, error: unknown): Promise<void> {
    const why: Why = { at: new Date().toISOString(), reason: error instanceof Error ? error.message : String(error) };
    const reason: Frame = { table: 'why', columns: '', bytes: Buffer.from(JSON.stringify(why)) };
    const path = this.#path(nameOf(frame));
    const file = await open(`${path}.part`, 'w', 0o600);
    try {
      await file.writeFile(Buffer.concat([...framePieces(frame), ...framePieces(reason)]));
      await file.datasync();
    } finally {
      await file.close();
    }
    await rename(`${path}.part`, path);
    const folder = await open(this.#dir);
    try {
      await folder.sync();
    } finally {
      await folder.close();
    }
    this.#note(frame, why);
  }

  /** The rows themselves; null when there are none of the name. */
  async read(name: string): Promise<Frame | null> {
    if (!this.#known.has(name)) return null;
    const [frame] = readFrames(await readFile(this.#path(name)));
    return must(frame, `frame ${name}`);
  }

  /** Forgets rows that the engine has taken. */
  async remove(name: string): Promise<void> {
    await rm(this.#path(name));
    this.#known.delete(name);
  }

  #path(name: string): string {
    return join(this.#dir, `${name}${suffix}`);
  }

  #note(frame: Frame, why: Why): void {
    const { table, columns, bytes } = frame;
    const name = nameOf(frame);
    this.#known.set(name, { name, table, columns, bytes: bytes.length, ...why });
  }
}
