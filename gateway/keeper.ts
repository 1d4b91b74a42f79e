/**
 * Keeps things beside the positions, in groups and in order: what nobody is told of, but which must not get lost while
 * the store answers. It holds so many; what comes beyond them is counted.
 */
export class Keeper<T> {
  readonly #write: (items: readonly T[]) => Promise<void>;
  readonly #trouble: (error: unknown) => void;
  readonly #most: number;
  readonly #retryMs: number;
  #waiting: T[] = [];
  #running: Promise<void> | null = null;
  #closing = false;
  dropped = 0;

  constructor(options: {
    readonly write: (items: readonly T[]) => Promise<void>;
    readonly trouble: (error: unknown) => void;
    readonly most: number;
    readonly retryMs: number;
  }) {
    this.#write = options.write;
    this.#trouble = options.trouble;
    this.#most = options.most;
    this.#retryMs = options.retryMs;
  }

  add(item: T): void {
    if (this.#waiting.length >= this.#most) {
      this.dropped += 1;
      return;
    }
    this.#waiting.push(item);
    this.#running ??= this.#run().finally(() => {
      this.#running = null;
    });
  }

  async close(): Promise<void> {
    this.#closing = true;
    await this.#running;
  }

  async #run(): Promise<void> {
    while (this.#waiting.length > 0) {
      const batch = this.#waiting.slice(0, 1000);
      try {
        await this.#write(batch);
        this.#waiting = this.#waiting.slice(batch.length);
      } catch (error) {
        this.#trouble(error);
        if (this.#closing) return;
        await new Promise((resolve) => setTimeout(resolve, this.#retryMs));
      }
    }
  }
}
