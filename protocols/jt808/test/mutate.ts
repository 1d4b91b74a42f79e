import { attempt } from '../../wire/index.ts';
import { catalogueOf } from '../declare.ts';
import { enframe, FrameSplitter } from '../framing.ts';
import { checksum, openFrame } from '../header.ts';
import { decodeFrame, encodeFrame } from '../message.ts';
import { jt808Messages } from '../messages/index.ts';
import { PackageAssembler } from '../packages.ts';
import { readPosition, readPositionBatch } from '../position.ts';

/** Numbers that look random and come again with the same seed (xorshift32). */
export class Random {
  #state: number;

  constructor(seed: number) {
    this.#state = seed | 0 || 1;
  }

  below(limit: number): number {
    let x = this.#state;
    x ^= x << 13;
    x ^= x >>> 17;
    x ^= x << 5;
    this.#state = x;
    return (x >>> 0) % limit;
  }
}

/**
 * A frame with a few bytes changed, cut, doubled or exchanged, on its way onto the wire. Of half of them length and checksum
 * are put right, so that the change gets as far as the fields.
 */
export function mutate(content: Buffer, random: Random): Buffer {
  let bytes: Buffer = Buffer.from(content);
  for (let change = random.below(4) + 1; change > 0; change -= 1) bytes = changed(bytes, random);
  if (random.below(2) === 0) return enframe(repaired(bytes));
  return changed(enframe(bytes), random);
}

function repaired(bytes: Buffer): Buffer {
  if (bytes.length < 24) return bytes;
  const attributes = bytes.readUInt16BE(2);
  const bodyStart = (attributes & 0x4000 ? 17 : 12) + (attributes & 0x2000 ? 4 : 0);
  const last = Math.min(bytes.length - 1, bodyStart + 1023);
  bytes.writeUInt16BE((attributes & 0xfc00) | (last - bodyStart), 2);
  bytes[last] = checksum(bytes, 0, last);
  return bytes.subarray(0, last + 1);
}

function changed(bytes: Buffer, random: Random): Buffer {
  const at = random.below(bytes.length || 1);
  switch (random.below(6)) {
    case 0:
      bytes[at] = random.below(256);
      return bytes;
    case 1:
      bytes[at] = (bytes[at] ?? 0) ^ (1 << random.below(8));
      return bytes;
    case 2:
      return bytes.subarray(0, at);
    case 3:
      return Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + random.below(8))]);
    case 4:
      return Buffer.concat([
        bytes.subarray(0, at),
        Buffer.alloc(random.below(16), random.below(256)),
        bytes.subarray(at),
      ]);
    default:
      return Buffer.concat([bytes.subarray(0, at), bytes.subarray(random.below(at + 1))]).subarray(0, 4096);
  }
}

export interface FuzzCounts {
  frames: number;
  decoded: number;
  refused: number;
  packages: number;
}

const catalogue = catalogueOf(jt808Messages);

/**
 * Sends mutated frames through everything a gateway does with bytes. Throws when something fails in another way than by a result,
 * or when what was decoded is not written as it was.
 */
export class FuzzTarget {
  readonly counts: FuzzCounts = { frames: 0, decoded: 0, refused: 0, packages: 0 };
  readonly #assembler = new PackageAssembler();
  readonly #splitter = new FrameSplitter({
    frame: (content) => this.#frame(content),
    bad: () => {
      this.counts.refused += 1;
    },
  });

  push(wire: Buffer): void {
    this.#splitter.push(wire);
  }

  get held(): number {
    return this.#splitter.pending + this.#assembler.bytes;
  }

  #frame(content: Buffer): void {
    this.counts.frames += 1;
    const message = decodeFrame(content, { catalogue });
    if (!message.ok) {
      this.counts.refused += 1;
      this.#leniently(content);
      return;
    }
    this.counts.decoded += 1;
    const { header } = message.value;
    const written = encodeFrame(message.value, catalogue);
    if (!written.ok || !written.value.equals(enframe(content))) {
      const instead = written.ok ? written.value.toString('hex') : written.error.message;
      throw new Error(`${content.toString('hex')} is written as ${instead}`);
    }
    if (header.package) {
      this.counts.packages += 1;
      this.#assembler.add(header, content, this.counts.frames);
      this.#assembler.overdue(this.counts.frames);
    }
  }

  /** What a gateway still does with positions that are not whole. */
  #leniently(content: Buffer): void {
    const opened = attempt(() => openFrame(content));
    if (!opened.ok) return;
    const { header, bodyStart, bodyEnd } = opened.value;
    if (header.messageId === 0x0200) attempt(() => readPosition(content, bodyStart, bodyEnd));
    if (header.messageId === 0x0704) attempt(() => readPositionBatch(content, bodyStart, bodyEnd));
  }
}
