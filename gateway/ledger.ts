import type { GatewayLimits } from './limits.ts';
import type { SentFix } from './services.ts';

/** A message whose answer waits until its positions are durable; one without positions waits for those before it. */
export interface Entry<F = SentFix> {
  readonly fixes: readonly F[];
  readonly durable: () => void;
}

/** What a ledger writes with: positions are judged once, and made durable by what that gives back. */
export interface LedgerServices<F> {
  positions(fixes: readonly F[]): () => Promise<void>;
  trouble(what: string, error: unknown): void;
}

/**
 * Commits positions in groups, one insert after another: what comes while one waits for the disk shares the next. So
 * answers leave in the order of the messages. A failed insert is tried again until it succeeds: nothing is given up,
 * and nothing answered meanwhile.
 */
export class Ledger<F = SentFix> {
  readonly #services: LedgerServices<F>;
  readonly #limits: GatewayLimits;
  readonly #onRoom: () => void;
  #waiting: Entry<F>[] = [];
  #count = 0;
  #acknowledged = 0;
  #running: Promise<void> | null = null;
  #closing = false;
  #wake: (() => void) | null = null;

  /** `onRoom` is called when there is room again after `isFull`. */
  constructor(services: LedgerServices<F>, limits: GatewayLimits, onRoom: () => void) {
    this.#services = services;
    this.#limits = limits;
    this.#onRoom = onRoom;
  }

  /** Messages that are not durable yet. */
  get waiting(): number {
    return this.#count;
  }

  /** Messages that have become durable. */
  get acknowledged(): number {
    return this.#acknowledged;
  }

  get isFull(): boolean {
    return this.#count >= this.#limits.waiting;
  }

  add(entry: Entry<F>): void {
    this.#waiting.push(entry);
    this.#count += 1;
    this.#running ??= this.#run().finally(() => {
      this.#running = null;
    });
  }

  /** Writes what waits, once more at most when the store does not answer. */
  async close(): Promise<void> {
    this.#closing = true;
    this.#wake?.();
    await this.#running;
  }

  async #run(): Promise<void> {
    while (this.#waiting.length > 0) {
      const began = performance.now();
      const batch = this.#take();
      if (!(await this.#write(batch))) return;
      this.#settle(batch);
      const rest = this.#limits.insertPauseMs - (performance.now() - began);
      if (rest > 0 && !this.#closing) await this.#pause(rest);
    }
  }

  #take(): readonly Entry<F>[] {
    let entries = 0;
    let fixes = 0;
    for (const entry of this.#waiting) {
      if (entries > 0 && fixes + entry.fixes.length > this.#limits.largestInsert) break;
      entries += 1;
      fixes += entry.fixes.length;
    }
    return this.#waiting.splice(0, entries);
  }

  #settle(batch: readonly Entry<F>[]): void {
    const wasFull = this.isFull;
    this.#count -= batch.length;
    this.#acknowledged += batch.length;
    for (const entry of batch) entry.durable();
    if (wasFull && !this.isFull) this.#onRoom();
  }

  /** False when it was given up because the gateway closes. */
  async #write(batch: readonly Entry<F>[]): Promise<boolean> {
    const fixes = batch.flatMap((entry) => entry.fixes);
    if (fixes.length === 0) return true;
    const commit = this.#services.positions(fixes);
    for (let pause = this.#limits.retryMs; ; pause = Math.min(pause * 2, this.#limits.retryMs * 30)) {
      try {
        await commit();
        return true;
      } catch (error) {
        this.#services.trouble('positions are not durable yet', error);
        if (this.#closing) return false;
        await this.#pause(pause);
      }
    }
  }

  #pause(ms: number): Promise<void> {
    return new Promise((resolve) => {
      const done = () => {
        clearTimeout(timer);
        this.#wake = null;
        resolve();
      };
      const timer = setTimeout(done, ms);
      this.#wake = done;
    });
  }
}
