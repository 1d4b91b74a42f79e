import { must } from '../../../kernel/base/assert.ts';
import { distance, following, type LastSerial } from './serials.ts';

/** Messages of one type that did not arrive, from first to last. */
export interface Gap {
  readonly dataType: number;
  readonly first: number;
  readonly last: number;
}

interface OpenGap extends Gap {
  /** Requests so far. */
  readonly requests: number;
  readonly waitMs: number;
  readonly dueMs: number;
}

/** Chapter 7 e leaves the first wait and the number of requests to the two platforms. */
export interface GapTiming {
  readonly firstWaitMs: number;
  readonly maxRequests: number;
}

export const usualGapTiming: GapTiming = { firstWaitMs: 10_000, maxRequests: 3 };

/** Further ahead than this a number is no gap but a sender that counts anew; as far behind, a repetition. */
const windowSerials = 100_000;
/** Gaps kept open for one type. A line that loses more is told as lost. */
const maxOpenGaps = 64;

/** What an arriving number means. */
export type Arrival = 'next' | 'after-gap' | 'missing-one' | 'repeated' | 'restarted';

/** Finds what is missing among the messages of a peer, by sub-business type, and when to ask for it again. */
export class ReceivedSerials {
  readonly #timing: GapTiming;
  readonly #last = new Map<number, LastSerial>();
  #gaps: OpenGap[] = [];

  constructor(timing: GapTiming = usualGapTiming, from: readonly LastSerial[] = []) {
    this.#timing = timing;
    for (const one of from) this.#last.set(one.dataType, one);
  }

  /** The last numbers seen, to tell the peer after a login and to keep over a restart. */
  all(): readonly LastSerial[] {
    return [...this.#last.values()];
  }

  get openGaps(): readonly Gap[] {
    return this.#gaps;
  }

  arrived(dataType: number, serial: number, atMs: number): Arrival {
    const last = this.#last.get(dataType)?.serial;
    const ahead = last === undefined ? 1 : distance(last, serial);
    if (last !== undefined && (ahead === 0 || distance(serial, last) <= windowSerials)) {
      return this.#fill(dataType, serial) ? 'missing-one' : 'repeated';
    }
    this.#last.set(dataType, { dataType, serial, atMs });
    if (last === undefined || ahead === 1) return 'next';
    if (ahead > windowSerials) {
      this.#gaps = this.#gaps.filter((gap) => gap.dataType !== dataType);
      return 'restarted';
    }
    this.#open({ dataType, first: following(last), last: (serial + 2 ** 32 - 1) % 2 ** 32 }, atMs);
    return 'after-gap';
  }

  /** When the next request is due. */
  due(): number | null {
    return this.#gaps.length === 0 ? null : Math.min(...this.#gaps.map((gap) => gap.dueMs));
  }

  /**
   * What to ask for now, and what to give up. After request N the wait is the one before times N + 1 (formula 1); after
   * the last one the gap is lost.
   */
  takeDue(atMs: number): { readonly ask: readonly Gap[]; readonly lost: readonly Gap[] } {
    const due = this.#gaps.filter((gap) => gap.dueMs <= atMs);
    const ask = due.filter((gap) => gap.requests < this.#timing.maxRequests);
    const lost = due.filter((gap) => gap.requests >= this.#timing.maxRequests);
    this.#gaps = this.#gaps
      .filter((gap) => !lost.includes(gap))
      .map((gap) => (ask.includes(gap) ? this.#asked(gap, atMs) : gap));
    return { ask, lost };
  }

  #asked(gap: OpenGap, atMs: number): OpenGap {
    const requests = gap.requests + 1;
    const waitMs = gap.requests === 0 ? this.#timing.firstWaitMs : gap.waitMs * requests;
    return { ...gap, requests, waitMs, dueMs: atMs + waitMs };
  }

  /** The first request goes at once (chapter 7 c). */
  #open(gap: Gap, atMs: number): void {
    this.#gaps.push({ ...gap, requests: 0, waitMs: 0, dueMs: atMs });
    const same = this.#gaps.filter((one) => one.dataType === gap.dataType);
    if (same.length > maxOpenGaps) this.#gaps.splice(this.#gaps.indexOf(must(same[0], 'the oldest gap')), 1);
  }

  /** Takes a number out of the gap it lies in; false when it lies in none. */
  #fill(dataType: number, serial: number): boolean {
    const index = this.#gaps.findIndex(
      (gap) => gap.dataType === dataType && distance(gap.first, serial) <= distance(gap.first, gap.last),
    );
    const gap = this.#gaps[index];
    if (!gap) return false;
    const parts: OpenGap[] = [];
    if (serial !== gap.first) parts.push({ ...gap, last: (serial + 2 ** 32 - 1) % 2 ** 32 });
    if (serial !== gap.last) parts.push({ ...gap, first: following(serial) });
    this.#gaps.splice(index, 1, ...parts);
    return true;
  }
}
