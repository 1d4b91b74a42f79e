import type { Originals } from './byte-reader.ts';
import { WireFault } from './result.ts';

/** Writes big-endian fields into a buffer that grows. A value that does not fit its field is a fault at its offset. */
export class ByteWriter {
  #bytes: Buffer;
  at = 0;
  #path: string[] = [];
  readonly #originals: Originals | undefined;

  constructor(capacity = 256, originals?: Originals) {
    this.#bytes = Buffer.allocUnsafe(capacity);
    this.#originals = originals;
  }

  /** The bytes written so far; a view that the next write may leave behind. */
  get written(): Buffer {
    return this.#bytes.subarray(0, this.at);
  }

  /** The buffer behind `written`, for those who fill what they reserved themselves. */
  get bytes(): Buffer {
    return this.#bytes;
  }

  /** Makes room for `count` bytes and gives where they begin. */
  reserve(count: number): number {
    const start = this.at;
    if (start + count > this.#bytes.length) {
      const larger = Buffer.allocUnsafe(Math.max(this.#bytes.length * 2, start + count));
      this.#bytes.copy(larger, 0, 0, start);
      this.#bytes = larger;
    }
    this.at = start + count;
    return start;
  }

  u8(value: number): void {
    this.#check(value, 0, 0xff);
    const start = this.reserve(1);
    this.#bytes[start] = value;
  }

  u16(value: number): void {
    this.#check(value, 0, 0xffff);
    const start = this.reserve(2);
    this.#bytes.writeUInt16BE(value, start);
  }

  u32(value: number): void {
    this.#check(value, 0, 0xffff_ffff);
    const start = this.reserve(4);
    this.#bytes.writeUInt32BE(value, start);
  }

  i16(value: number): void {
    this.#check(value, -0x8000, 0x7fff);
    const start = this.reserve(2);
    this.#bytes.writeInt16BE(value, start);
  }

  u64(value: bigint): void {
    if (value < 0n || value > 0xffff_ffff_ffff_ffffn) throw this.fault(`${value} 超出范围`);
    const start = this.reserve(8);
    this.#bytes.writeBigUInt64BE(value, start);
  }

  copy(bytes: Uint8Array): void {
    const start = this.reserve(bytes.length);
    this.#bytes.set(bytes, start);
  }

  /** `count` bytes given as hex digits. */
  hex(digits: string, count = digits.length / 2): void {
    const start = this.reserve(count);
    // The buffer stops writing at the first character that is no hex digit.
    if (digits.length === count * 2 && this.#bytes.write(digits, start, 'hex') === count) return;
    throw this.fault(`应为 ${count * 2} 位十六进制`);
  }

  /** Puts a number of `size` bytes where room was reserved before, for lengths that are known afterwards. */
  patch(start: number, size: 1 | 2 | 4, value: number): void {
    if (value >= 2 ** (size * 8)) throw this.fault(`长度 ${value} 超出范围`);
    if (size === 1) this.#bytes[start] = value;
    else this.#bytes.writeUIntBE(value, start, size);
  }

  enter(key: string | number): void {
    this.#path.push(String(key));
  }

  leave(): void {
    this.#path.pop();
  }

  /** The bytes this field had when it was read, if they were of an unusual spelling. */
  original(): Buffer | undefined {
    const hex = this.#originals?.[this.#path.join('.')];
    return hex === undefined ? undefined : Buffer.from(hex, 'hex');
  }

  fault(detail: string): WireFault {
    const field = this.#path.join('.');
    return new WireFault('body.value', this.at, field ? `${field} ${detail}` : detail);
  }

  #check(value: number, min: number, max: number): void {
    if (!Number.isInteger(value) || value < min || value > max) throw this.fault(`${value} 不在 ${min} 至 ${max} 之间`);
  }
}
