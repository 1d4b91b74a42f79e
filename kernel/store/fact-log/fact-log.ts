import { mkdirSync, readdirSync } from 'node:fs';
import { readFile, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { type Frame, framePieces, readFrames } from './frames.ts';
import { Segment } from './segment.ts';
import { isRefused, type SetAside, SetAsides } from './set-aside.ts';

export interface FactLogOptions {
  readonly dir: string;
  /** Brings frames into the engine; they are durable there when it returns. Run again, it changes nothing. */
  readonly land: (frames: readonly Frame[]) => Promise<void>;
  /** Told when landing fails; it is tried again. */
  readonly trouble: (error: unknown) => void;
  /** How long facts may lie in the log when nobody asks for them. */
  readonly landEveryMs?: number;
  /** From this size on a file is closed and brought in. */
  readonly segmentBytes?: number;
  /** So much may wait for an engine that does not answer; nothing more is taken then. */
  readonly mostBytes?: number;
}

interface Waiting {
  readonly pieces: readonly Buffer[];
  readonly done: () => void;
  readonly fail: (error: unknown) => void;
}

/** A file that is written no more: it waits for the engine. */
interface Closed {
  readonly path: string;
  readonly bytes: number;
  /** How many frames were durable when it was closed. */
  readonly upTo: number;
}

const longestPauseMs = 15_000;

/**
 * Makes facts durable before the engine has them: one append and one sync of the disk for all who come at once, a
 * millisecond in place of the tens that the engine takes for a part of its own. The engine gets them in large inserts,
 * soon or as soon as somebody asks; what a kill leaves here is brought in at the next start. So an acknowledgement does
 * not wait for the engine, also when it is gone for a while. A file that is brought in twice counts once, as facts do.
 * What the engine refuses for what it is goes aside; for any other failure it is tried for ever.
 */
export class FactLog {
  readonly #options: Required<FactLogOptions>;
  readonly #asides: SetAsides;
  #segment: Segment | null = null;
  #closed: Closed[] = [];
  #number: number;
  #queue: Waiting[] = [];
  /** Writes and changes of files come one after another. */
  #order: Promise<void> = Promise.resolve();
  #isWriting = false;
  #landing: Promise<void> | null = null;
  #timer: NodeJS.Timeout | null = null;
  #pauseMs = 0;
  #isClosing = false;
  /** Frames that are durable here, and those of them that the engine has. */
  #durable = 0;
  #landed = 0;
  #closedBytes = 0;

  private constructor(options: Required<FactLogOptions>, number: number) {
    this.#options = options;
    this.#number = number;
    this.#asides = new SetAsides(join(options.dir, 'refused'));
  }

  /** Opens the log and brings in what a kill has left. Throws what the engine says when it does not take it. */
  static async open(options: FactLogOptions): Promise<FactLog> {
    const { dir } = options;
    mkdirSync(dir, { recursive: true, mode: 0o700 });
    const names = readdirSync(dir)
      .filter((name) => /^\d+\.log$/.test(name))
      .sort();
    const last = Number.parseInt(names.at(-1) ?? '0', 10);
    const defaults = { landEveryMs: 500, segmentBytes: 64 * 1024 * 1024, mostBytes: 2 * 1024 ** 3 };
    const log = new FactLog({ ...defaults, ...options }, last);
    for (const name of names) {
      const path = join(dir, name);
      log.#durable += 1;
      log.#closed.push({ path, bytes: (await stat(path)).size, upTo: log.#durable });
    }
    await log.landed();
    return log;
  }

  /** Rows that the engine refuses for what they are, newest first; they hold up nobody. */
  get setAside(): readonly SetAside[] {
    return this.#asides.list();
  }

  /** Offers rows to the engine again that it has refused; false when there are none of the name. Throws what it says. */
  async retry(name: string): Promise<boolean> {
    const frame = await this.#asides.read(name);
    if (!frame) return false;
    await this.#options.land([frame]);
    await this.#asides.remove(name);
    return true;
  }

  /** Bytes that wait for the engine. */
  get waitingBytes(): number {
    return this.#closedBytes + (this.#segment?.length ?? 0);
  }

  /** Returns when the rows are durable. Throws what the disk says, or the engine when too much waits for it. */
  async append(frame: Frame): Promise<void> {
    while (this.waitingBytes > this.#options.mostBytes) await this.#land();
    await new Promise<void>((done, fail) => {
      this.#queue.push({ pieces: framePieces(frame), done, fail });
      if (!this.#isWriting) void this.#write();
    });
  }

  /** Returns when the engine has all that was acknowledged before; throws what it says when it does not take it. */
  async landed(): Promise<void> {
    for (const wanted = this.#durable; this.#landed < wanted; ) await this.#land();
  }

  /** Brings all in. What the engine does not take stays for the next start. */
  async close(): Promise<void> {
    this.#isClosing = true;
    if (this.#timer) clearTimeout(this.#timer);
    try {
      await this.#order;
      await this.landed();
    } catch (error) {
      this.#options.trouble(error);
    }
    await this.#inOrder(() => this.#closeSegment());
  }

  #inOrder(step: () => Promise<void>): Promise<void> {
    const result = this.#order.then(step);
    this.#order = result.catch(() => undefined);
    return result;
  }

  async #write(): Promise<void> {
    this.#isWriting = true;
    while (this.#queue.length > 0) {
      await this.#inOrder(() => this.#writeBatch(this.#queue.splice(0)));
    }
    this.#isWriting = false;
  }

  async #writeBatch(batch: readonly Waiting[]): Promise<void> {
    try {
      this.#segment ??= await this.#begin();
      await this.#segment.append(batch.flatMap(({ pieces }) => pieces));
    } catch (error) {
      // What the disk did with these bytes is unknown: what is good so far is kept, the next begin another file.
      await this.#closeSegment();
      for (const one of batch) one.fail(error);
      return;
    }
    this.#durable += batch.length;
    for (const one of batch) one.done();
    if (this.#segment.length >= this.#options.segmentBytes) {
      await this.#closeSegment();
      this.#landInBackground();
    } else this.#schedule(this.#options.landEveryMs);
  }

  #begin(): Promise<Segment> {
    this.#number += 1;
    return Segment.begin(join(this.#options.dir, `${String(this.#number).padStart(12, '0')}.log`));
  }

  async #closeSegment(): Promise<void> {
    const segment = this.#segment;
    this.#segment = null;
    if (!segment) return;
    this.#closed.push({ path: segment.path, bytes: segment.length, upTo: this.#durable });
    this.#closedBytes += segment.length;
    try {
      await segment.close();
    } catch (error) {
      // What is durable in it was synced before.
      this.#options.trouble(error);
    }
  }

  #schedule(ms: number): void {
    if (this.#timer || this.#landing || this.#isClosing) return;
    this.#timer = setTimeout(() => {
      this.#timer = null;
      this.#landInBackground();
    }, ms).unref();
  }

  #landInBackground(): void {
    this.#land().catch((error: unknown) => this.#options.trouble(error));
  }

  /** One landing at a time; who comes meanwhile waits for it and sees whether his facts were part of it. */
  #land(): Promise<void> {
    this.#landing ??= this.#landClosed().finally(() => {
      this.#landing = null;
      if (this.#landed < this.#durable) this.#schedule(Math.max(this.#pauseMs, this.#options.landEveryMs));
    });
    return this.#landing;
  }

  async #landClosed(): Promise<void> {
    await this.#inOrder(() => this.#closeSegment());
    try {
      for (let first = this.#closed[0]; first; first = this.#closed[0]) {
        await this.#bring([...readFrames(await readFile(first.path))]);
        await rm(first.path);
        this.#closed.shift();
        this.#closedBytes -= first.bytes;
        this.#landed = first.upTo;
      }
      this.#pauseMs = 0;
    } catch (error) {
      this.#pauseMs = Math.min(Math.max(this.#pauseMs * 2, this.#options.landEveryMs), longestPauseMs);
      throw error;
    }
  }

  /** Brings frames in. Those that the engine refuses for what they are, found by halves, are set aside whole. */
  async #bring(frames: readonly Frame[]): Promise<void> {
    try {
      await this.#options.land(frames);
    } catch (error) {
      if (!isRefused(error)) throw error;
      const [first] = frames;
      if (!first) throw error;
      if (frames.length === 1) {
        await this.#asides.keep(first, error);
        this.#options.trouble(error);
        return;
      }
      const half = frames.length >> 1;
      await this.#bring(frames.slice(0, half));
      await this.#bring(frames.slice(half));
    }
  }
}
