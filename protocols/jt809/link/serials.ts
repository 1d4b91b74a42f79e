import type { Edition } from '../declaration.ts';
import { type Packet, typeOf } from '../packet.ts';

const serials = 2 ** 32;

/** How far `serial` is after `last` when numbers wrap: 0 to 2^32 - 1. */
export function distance(last: number, serial: number): number {
  return (((serial - last) % serials) + serials) % serials;
}

/** The number after `serial`. */
export function following(serial: number): number {
  return (serial + 1) % serials;
}

/** Last number used or seen of one sub-business type. */
export interface LastSerial {
  readonly dataType: number;
  readonly serial: number;
  readonly atMs: number;
}

/** Numbers what one platform sends: one row in 2011, one for each sub-business type in 2019 (chapter 7). */
export class SentSerials {
  readonly #edition: Edition;
  readonly #last = new Map<number, LastSerial>();

  constructor(edition: Edition, from: readonly LastSerial[] = []) {
    this.#edition = edition;
    for (const one of from) this.#last.set(one.dataType, one);
  }

  next(packet: Packet, atMs: number): number {
    const dataType = this.#edition === '2011' ? 0 : typeOf(packet);
    const serial = following(this.#last.get(dataType)?.serial ?? 0);
    this.#last.set(dataType, { dataType, serial, atMs });
    return serial;
  }

  /** The last number used for a type; undefined before the first. */
  last(dataType: number): number | undefined {
    return this.#last.get(dataType)?.serial;
  }

  /** The peer tells the last number it has seen: numbering goes on behind it, never back. */
  resume(dataType: number, serial: number, atMs: number): void {
    const last = this.#last.get(dataType);
    if (last && distance(last.serial, serial) > serials / 2) return;
    this.#last.set(dataType, { dataType, serial, atMs });
  }

  /** To be kept over a restart. */
  all(): readonly LastSerial[] {
    return [...this.#last.values()];
  }
}
