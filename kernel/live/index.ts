/**
 * What happens is told to those who watch. The news are read from the tables that keep them anyway, so that a write
 * costs nothing more, and what another process has committed is heard as well.
 */
import type { Access } from '../identity/access.ts';
import type { Who } from '../sdk/ctx.ts';
import type { Db } from '../store/types.ts';
import { gathered } from './gather.ts';
import { heardBy, type LiveEvent } from './reach.ts';
import { type Happening, makeTail } from './tail.ts';

export type { LiveEvent } from './reach.ts';

export interface Watcher {
  /** Who watches, by the posts that he holds now. */
  readonly who: () => Who;
  readonly hear: (events: readonly LiveEvent[]) => void;
}

export interface Live {
  /** Resolves once everything from now on will be heard, with how to stop watching. */
  watch(watcher: Watcher): Promise<() => void>;
  /** Something was written through this process: it is looked for at once instead of at the next second. */
  wake(): void;
  close(): Promise<void>;
}

export interface LiveDeps {
  readonly db: Db;
  readonly access: Access;
  /** Told of a round that failed; the next one is a second later. */
  readonly failed: (error: unknown) => void;
}

const everyMs = 1000;
/** Writes that come close together are told together. */
const gatherMs = 50;

/** One round after the other: as long as somebody watches, and sooner when woken. */
class Rounds {
  readonly #tail: ReturnType<typeof makeTail>;
  readonly #tell: (news: readonly Happening[]) => void;
  readonly #failed: (error: unknown) => void;
  #timer: NodeJS.Timeout | undefined;
  #running: Promise<void> = Promise.resolve();
  #ended = false;
  /** Settled when the end of each table has been found. */
  readonly begun: Promise<void>;

  constructor({ db, failed }: LiveDeps, tell: (news: readonly Happening[]) => void) {
    this.#tail = makeTail(db);
    this.#tell = tell;
    this.#failed = failed;
    this.begun = this.#tail.begin();
    this.#running = this.begun.then(() => this.soon(everyMs), failed);
  }

  soon(ms: number): void {
    if (this.#ended) return;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.#running = this.#running.then(() => this.#round());
    }, ms);
  }

  async #round(): Promise<void> {
    try {
      this.#tell(await this.#tail.news());
    } catch (error) {
      this.#failed(error);
    }
    this.soon(everyMs);
  }

  async end(): Promise<void> {
    this.#ended = true;
    clearTimeout(this.#timer);
    await this.#running;
  }
}

export function makeLive(deps: LiveDeps): Live {
  const watchers = new Set<Watcher>();
  let rounds: Rounds | null = null;

  const start = () =>
    new Rounds(deps, (news) => {
      if (news.length === 0) return;
      for (const watcher of watchers) {
        const who = watcher.who();
        const heard = gathered(news.flatMap((event) => heardBy(deps.access, who, event) ?? []));
        if (heard.length > 0) watcher.hear(heard);
      }
    });
  const stop = async () => {
    const ending = rounds;
    rounds = null;
    await ending?.end();
  };

  return {
    async watch(watcher) {
      watchers.add(watcher);
      rounds ??= start();
      await rounds.begun;
      return () => {
        watchers.delete(watcher);
        if (watchers.size === 0) void stop();
      };
    },
    wake: () => rounds?.soon(gatherMs),
    async close() {
      watchers.clear();
      await stop();
    },
  };
}
