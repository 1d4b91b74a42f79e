import { type FileHandle, open } from 'node:fs/promises';
import { dirname } from 'node:path';

/** Buffers of one call to the system; Linux takes 1024. */
const mostBuffers = 1000;

/** One file of the log, while it is written. */
export class Segment {
  readonly path: string;
  readonly #file: FileHandle;
  /** Bytes that are durable. */
  length = 0;

  private constructor(path: string, file: FileHandle) {
    this.path = path;
    this.#file = file;
  }

  /** Makes the file, so that it is there after a power cut. */
  static async begin(path: string): Promise<Segment> {
    const segment = new Segment(path, await open(path, 'wx', 0o600));
    const folder = await open(dirname(path));
    try {
      await folder.sync();
    } finally {
      await folder.close();
    }
    return segment;
  }

  /** Returns when the pieces are durable. After an error what lies beyond `length` counts for nothing. */
  async append(pieces: readonly Buffer[]): Promise<void> {
    let end = this.length;
    let rest = [...pieces];
    while (rest.length > 0) {
      const { bytesWritten } = await this.#file.writev(rest.slice(0, mostBuffers), end);
      end += bytesWritten;
      rest = without(rest, bytesWritten);
    }
    await this.#file.datasync();
    this.length = end;
  }

  async close(): Promise<void> {
    await this.#file.close();
  }
}

/** What is left of buffers when so many bytes of them have gone. */
function without(buffers: readonly Buffer[], bytes: number): Buffer[] {
  let gone = bytes;
  const index = buffers.findIndex((buffer) => {
    if (buffer.length > gone) return true;
    gone -= buffer.length;
    return false;
  });
  if (index < 0) return [];
  const [first, ...rest] = buffers.slice(index);
  return first ? [first.subarray(gone), ...rest] : [];
}
