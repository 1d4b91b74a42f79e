import type { platformLink } from '../../apps/coach/index.ts';
import type { Values } from '../../kernel/sdk/index.ts';
import type { LinkName } from '../../protocols/jt809/index.ts';
import type { Platform } from './register.ts';

export type LinkRow = Values<(typeof platformLink)['columns']>;

/** Counts what passes over the links of one platform between two reports, and how long they were up. */
export class LinkTally {
  received = 0;
  sent = 0;
  #disconnections = 0;
  readonly #since: Record<LinkName, number | null> = { main: null, sub: null };
  readonly #upMs: Record<LinkName, number> = { main: 0, sub: 0 };
  #fromMs: number;

  constructor(nowMs: number) {
    this.#fromMs = nowMs;
  }

  up(link: LinkName, nowMs: number): void {
    this.#since[link] ??= nowMs;
  }

  down(link: LinkName, nowMs: number): void {
    const since = this.#since[link];
    if (since === null) return;
    this.#upMs[link] += nowMs - since;
    this.#since[link] = null;
    if (link === 'main') this.#disconnections += 1;
  }

  /** The row of the time since the last report; counting begins anew. */
  take(nowMs: number, { platformId, name, org }: Platform, sentUntilMs: number | null): LinkRow {
    const seconds = (ms: number) => Math.round(ms / 1000);
    for (const link of ['main', 'sub'] as const) {
      const since = this.#since[link];
      if (since === null) continue;
      this.#upMs[link] += nowMs - since;
      this.#since[link] = nowMs;
    }
    const row: LinkRow = {
      platformId,
      name,
      org,
      at: new Date(nowMs).toISOString(),
      seconds: seconds(nowMs - this.#fromMs),
      mainSeconds: seconds(this.#upMs.main),
      subSeconds: seconds(this.#upMs.sub),
      received: this.received,
      sent: this.sent,
      disconnections: this.#disconnections,
      sentUntil: sentUntilMs === null ? null : new Date(sentUntilMs).toISOString(),
      reported: false,
    };
    this.received = 0;
    this.sent = 0;
    this.#disconnections = 0;
    this.#upMs.main = 0;
    this.#upMs.sub = 0;
    this.#fromMs = nowMs;
    return row;
  }
}
