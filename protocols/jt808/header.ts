import { type ByteWriter, WireFault } from '../wire/index.ts';

/** The header of one frame, JT/T 808-2019 table 2 and 808-2013 figure 2. */
export interface Header {
  readonly messageId: number;
  /** Protocol version of the 2019 layout, from 1; absent in frames of 2011 and 2013. */
  readonly version?: number;
  /** Digits without leading zeros: one key for a terminal in every edition. */
  readonly phone: string;
  readonly serial: number;
  /** Attribute bits 10 to 12: 0 none, 1 RSA, others reserved. */
  readonly encryption: number;
  /** Place of this frame among the packages of one message, from 1. */
  readonly package?: PackageItem;
  /** Attribute bit 15, reserved; kept so that the frame can be written again as it was. */
  readonly reserved?: true;
}

export interface PackageItem {
  readonly total: number;
  readonly index: number;
}

/** A header and where its body lies in the frame. */
export interface OpenedFrame {
  readonly header: Header;
  readonly bodyStart: number;
  readonly bodyEnd: number;
  readonly checksumOk: boolean;
}

export const rsaEncryption = 1;

/** XOR of the bytes from `start` up to `end`. */
export function checksum(bytes: Buffer, start: number, end: number): number {
  let sum = 0;
  for (let at = start; at < end; at += 1) sum ^= bytes[at] ?? 0;
  return sum;
}

/**
 * Reads the header of an unescaped frame and finds its body. Faults when the frame is shorter than its header or its length
 * field lies; whether the checksum holds is told, not judged.
 */
export function openFrame(content: Buffer): OpenedFrame {
  const length = content.length;
  if (length < 13) throw new WireFault('frame.short', length, `${length} 字节`);
  const attributes = content.readUInt16BE(2);
  const is2019 = (attributes & 0x4000) !== 0;
  const packaged = (attributes & 0x2000) !== 0;
  const phoneStart = is2019 ? 5 : 4;
  const serialStart = is2019 ? 15 : 10;
  const bodyStart = serialStart + 2 + (packaged ? 4 : 0);
  if (length < bodyStart + 1) throw new WireFault('frame.short', length, `消息头需要 ${bodyStart + 1} 字节`);
  const bodyEnd = length - 1;
  const said = attributes & 0x3ff;
  if (said !== bodyEnd - bodyStart) {
    throw new WireFault('frame.length', 2, `声明 ${said} 字节，实际 ${bodyEnd - bodyStart} 字节`);
  }
  const header: Header = {
    messageId: content.readUInt16BE(0),
    version: is2019 ? content[4] : undefined,
    phone: readPhone(content, phoneStart, serialStart),
    serial: content.readUInt16BE(serialStart),
    encryption: (attributes >> 10) & 7,
    package: packaged ? readPackage(content, bodyStart - 4) : undefined,
    reserved: attributes & 0x8000 ? true : undefined,
  };
  return { header, bodyStart, bodyEnd, checksumOk: checksum(content, 0, bodyEnd) === content[bodyEnd] };
}

function readPackage(content: Buffer, at: number): PackageItem {
  return { total: content.readUInt16BE(at), index: content.readUInt16BE(at + 2) };
}

/** Phones seen, by their last twelve digits as a number: a fleet sends the same few over and over. */
const phones = new Map<number, string>();
const rememberedPhones = 65_536;

function readPhone(content: Buffer, start: number, end: number): string {
  // Of the twenty digits of 2019 the first eight are zeros as long as a phone has at most twelve.
  if (end - start > 6 && content.readUInt32BE(start) !== 0) return withoutZeros(content.toString('hex', start, end));
  const key = content.readUInt16BE(end - 6) * 2 ** 32 + content.readUInt32BE(end - 4);
  const known = phones.get(key);
  if (known !== undefined) return known;
  const phone = withoutZeros(content.toString('hex', end - 6, end));
  if (phones.size >= rememberedPhones) phones.clear();
  phones.set(key, phone);
  return phone;
}

function withoutZeros(digits: string): string {
  let zeros = 0;
  while (zeros < digits.length - 1 && digits.charCodeAt(zeros) === 0x30) zeros += 1;
  return digits.slice(zeros);
}

/** Writes a header for a body of `bodyLength` bytes. */
export function writeHeader(to: ByteWriter, header: Header, bodyLength: number): void {
  if (bodyLength > 0x3ff) throw new WireFault('frame.long', 0, `消息体 ${bodyLength} 字节，须分包`);
  const is2019 = header.version !== undefined;
  to.u16(header.messageId);
  to.u16(
    bodyLength |
      (header.encryption << 10) |
      (header.package ? 0x2000 : 0) |
      (is2019 ? 0x4000 : 0) |
      (header.reserved ? 0x8000 : 0),
  );
  if (header.version !== undefined) to.u8(header.version);
  const digits = is2019 ? 20 : 12;
  to.hex(header.phone.padStart(digits, '0'), digits / 2);
  to.u16(header.serial);
  if (!header.package) return;
  to.u16(header.package.total);
  to.u16(header.package.index);
}
