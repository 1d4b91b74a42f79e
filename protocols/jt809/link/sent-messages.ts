import type { Packet } from '../packet.ts';
import { distance } from './serials.ts';

export interface SentMessage {
  readonly dataType: number;
  readonly serial: number;
  readonly atMs: number;
  readonly packet: Packet;
}

/** What was sent lately, by sub-business type, to send it again with its own number when the peer asks. */
export class SentMessages {
  readonly #perType: number;
  readonly #byType = new Map<number, SentMessage[]>();

  /** `perType` messages of each type are kept. */
  constructor(perType: number) {
    this.#perType = perType;
  }

  keep(message: SentMessage): void {
    let kept = this.#byType.get(message.dataType);
    if (!kept) {
      kept = [];
      this.#byType.set(message.dataType, kept);
    }
    kept.push(message);
    // Cut in large steps: one shift for each message would move the whole array each time.
    if (kept.length >= this.#perType * 2) kept.splice(0, kept.length - this.#perType);
  }

  /** Those from first to last that are still here, in the order they were sent. */
  range(dataType: number, first: number, last: number): readonly SentMessage[] {
    const span = distance(first, last);
    return this.#kept(dataType).filter((one) => distance(first, one.serial) <= span);
  }

  since(dataType: number, atMs: number): readonly SentMessage[] {
    return this.#kept(dataType).filter((one) => one.atMs >= atMs);
  }

  #kept(dataType: number): readonly SentMessage[] {
    return (this.#byType.get(dataType) ?? []).slice(-this.#perType);
  }
}
