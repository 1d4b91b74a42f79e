import { WireFault } from './result.ts';

/**
 * The bytes of fields that our own writer would spell differently (text that is padded in another way or is no GBK), in
 * hex by the path of the field. Kept beside a decoded value, so that writing it again gives the same bytes.
 */
export type Originals = Readonly<Record<string, string>>;

/** Reads big-endian fields from a window of bytes. Faults tell the offset from the start of the buffer. */
export class ByteReader {
  readonly bytes: Buffer;
  at: number;
  #end: number;
  #path: string[] = [];
  #originals: Record<string, string> | undefined;

  constructor(bytes: Buffer, start = 0, end = bytes.length) {
    this.bytes = bytes;
    this.at = start;
    this.#end = end;
  }

  get end(): number {
    return this.#end;
  }

  get left(): number {
    return this.#end - this.at;
  }

  get originals(): Originals | undefined {
    return this.#originals;
  }

  /** Moves over `count` bytes and gives where they begin; faults when they are not there. */
  take(count: number): number {
    const start = this.at;
    if (count > this.#end - start)
      throw new WireFault('body.short', start, `需要 ${count} 字节，剩余 ${this.left} 字节`);
    this.at = start + count;
    return start;
  }

  u8(): number {
    return this.bytes.readUInt8(this.take(1));
  }

  u16(): number {
    return this.bytes.readUInt16BE(this.take(2));
  }

  u32(): number {
    return this.bytes.readUInt32BE(this.take(4));
  }

  i16(): number {
    return this.bytes.readInt16BE(this.take(2));
  }

  u64(): bigint {
    return this.bytes.readBigUInt64BE(this.take(8));
  }

  /** A view, not a copy. */
  slice(count: number): Buffer {
    const start = this.take(count);
    return this.bytes.subarray(start, start + count);
  }

  hex(count: number): string {
    const start = this.take(count);
    return this.bytes.toString('hex', start, start + count);
  }

  /** Runs `read` within the next `count` bytes, which it must use up. */
  within<T>(count: number, read: () => T): T {
    const outer = this.#end;
    const inner = this.take(count) + count;
    this.at = inner - count;
    this.#end = inner;
    const value = read();
    if (this.at !== inner) throw new WireFault('body.surplus', this.at, `${inner - this.at} 字节`);
    this.#end = outer;
    return value;
  }

  /** Moves to another window of the same bytes. */
  window(start: number, end: number): void {
    this.at = start;
    this.#end = end;
  }

  /** Names the field that is read next, for `keepOriginal`. */
  enter(key: string | number): void {
    this.#path.push(String(key));
  }

  leave(): void {
    this.#path.pop();
  }

  /** Gives a function that brings the reader back to where it is now, after a reading that was given up. */
  checkpoint(): () => void {
    const { at } = this;
    const end = this.#end;
    const depth = this.#path.length;
    const originals = this.#originals && { ...this.#originals };
    return () => {
      this.at = at;
      this.#end = end;
      this.#path.length = depth;
      this.#originals = originals && { ...originals };
    };
  }

  keepOriginal(bytes: Buffer): void {
    this.#originals ??= {};
    this.#originals[this.#path.join('.')] = bytes.toString('hex');
  }

  /** Takes over what another reader kept of the field that is being read. */
  keepOriginals(inner: Originals): void {
    this.#originals ??= {};
    for (const [path, hex] of Object.entries(inner)) this.#originals[[...this.#path, path].join('.')] = hex;
  }
}
