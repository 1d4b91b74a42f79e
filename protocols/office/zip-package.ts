import type { Readable } from 'node:stream';
import yauzl from 'yauzl';
import { type Deadline, megabytes, type ReadLimits } from './limits.ts';
import { UnreadableFile } from './unreadable-file.ts';

/** What the entries of a package may still cost together, and until when. */
interface Budget {
  inflatedBytes: number;
  readonly limits: ReadLimits;
  readonly deadline: Deadline;
}

/**
 * A zip package read entry by entry as streams. Bytes are counted as they come out of the inflater, so that a false
 * size in a header gains nothing; entries that nobody asks for are never unpacked.
 */
export class ZipPackage {
  readonly #zip: yauzl.ZipFile;
  readonly #entries: ReadonlyMap<string, yauzl.Entry>;
  readonly #budget: Budget;

  private constructor(zip: yauzl.ZipFile, entries: ReadonlyMap<string, yauzl.Entry>, budget: Budget) {
    this.#zip = zip;
    this.#entries = entries;
    this.#budget = budget;
  }

  static async open(bytes: Uint8Array, limits: ReadLimits, deadline: Deadline): Promise<ZipPackage> {
    const entries = new Map<string, yauzl.Entry>();
    const zip = await asDamaged(async () => {
      const opened = await yauzl.fromBufferPromise(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length), {
        lazyEntries: true,
      });
      if (opened.entryCount > limits.entries) throw new UnreadableFile('too-many-entries', { limit: limits.entries });
      for await (const entry of opened.eachEntry()) entries.set(entry.fileName, entry);
      return opened;
    });
    return new ZipPackage(zip, entries, { inflatedBytes: 0, limits, deadline });
  }

  has(name: string): boolean {
    return this.#entries.has(name);
  }

  /** The entry's content in chunks, as it is unpacked. Throws `UnreadableFile` when it is missing or costs too much. */
  async *read(name: string): AsyncGenerator<Uint8Array> {
    const entry = this.#entries.get(name);
    if (entry === undefined) throw new UnreadableFile('damaged', { detail: `压缩包内缺少 ${name}` });
    if (entry.isEncrypted()) throw new UnreadableFile('encrypted');
    const stream = await asDamaged(() => this.#zip.openReadStreamPromise(entry));
    try {
      yield* counted(stream, this.#budget);
    } finally {
      stream.destroy();
    }
  }
}

async function* counted(stream: Readable, budget: Budget): AsyncGenerator<Uint8Array> {
  const chunks = stream[Symbol.asyncIterator]() as AsyncIterator<Buffer>;
  for (;;) {
    const next = await asDamaged(() => chunks.next());
    if (next.done === true) return;
    budget.inflatedBytes += next.value.length;
    if (budget.inflatedBytes > budget.limits.inflatedBytes) {
      throw new UnreadableFile('inflates-too-large', { limit: megabytes(budget.limits.inflatedBytes) });
    }
    budget.deadline.check();
    yield next.value;
  }
}

async function asDamaged<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof UnreadableFile) throw error;
    throw new UnreadableFile('damaged', { detail: '压缩包不完整' }, error);
  }
}
