import { chinaIso } from '../../kernel/base/clock.ts';
import { type ByteWriter, WireFault } from '../wire/index.ts';
import { crc16 } from './crc16.ts';
import type { Edition } from './declaration.ts';

/** Header of a frame (8.2.6, table 7). */
export interface Header {
  /** Serial number of the sender; in 2019 counted for each sub-business type. */
  readonly serial: number;
  /** Business type, such as 0x1200. */
  readonly messageId: number;
  /** Access code that the upper platform has given to the lower one. */
  readonly accessCode: number;
  /** Protocol version: V1.2.15 is `1.2.15`. It does not tell the edition. */
  readonly version: string;
  /** 1 when the body is encrypted with `key`. Other values than 0 and 1 are kept. */
  readonly encryption: number;
  readonly key: number;
  /** Seconds since 1970 UTC at which the frame was sent (2019). */
  readonly sentAt?: bigint;
}

/** A header and where its body lies in the frame. */
export interface OpenedFrame {
  readonly header: Header;
  readonly bodyStart: number;
  readonly bodyEnd: number;
  readonly checksumOk: boolean;
  /** Whether the length field, which counts the unescaped frame with both flags, is right. */
  readonly lengthOk: boolean;
}

const headerBytes = { 2011: 22, 2019: 30 } as const;

/** Reads the header of an unescaped frame. Faults when it is too short; whether length and CRC hold is told, not judged. */
export function openFrame(content: Buffer, edition: Edition): OpenedFrame {
  const bodyStart = headerBytes[edition];
  const bodyEnd = content.length - 2;
  if (bodyEnd < bodyStart) {
    throw new WireFault('frame.short', content.length, `消息头需要 ${bodyStart + 2} 字节，实际 ${content.length} 字节`);
  }
  return {
    header: {
      serial: content.readUInt32BE(4),
      messageId: content.readUInt16BE(8),
      accessCode: content.readUInt32BE(10),
      version: `${content[14]}.${content[15]}.${content[16]}`,
      encryption: content[17] ?? 0,
      key: content.readUInt32BE(18),
      sentAt: edition === '2019' ? content.readBigUInt64BE(22) : undefined,
    },
    bodyStart,
    bodyEnd,
    checksumOk: crc16(content, 0, bodyEnd) === content.readUInt16BE(bodyEnd),
    lengthOk: content.readUInt32BE(0) === content.length + 2,
  };
}

/** Writes the header for a body of `bodyLength` bytes. */
export function writeHeader(to: ByteWriter, header: Header, bodyLength: number, edition: Edition): void {
  to.u32(1 + headerBytes[edition] + bodyLength + 2 + 1);
  to.u32(header.serial);
  to.u16(header.messageId);
  to.u32(header.accessCode);
  const parts = header.version.split('.');
  if (parts.length !== 3) throw to.fault(`“${header.version}”不是协议版本号`);
  for (const part of parts) to.u8(Number(part));
  to.u8(header.encryption);
  to.u32(header.key);
  if (edition === '2011') return;
  if (header.sentAt === undefined) throw to.fault('2019 版须有发送时间');
  to.u64(header.sentAt);
}

/** The time in a header as ISO 8601 with +08:00; undefined when it is none. */
export function sentTime(sentAt: bigint | undefined): string | undefined {
  if (sentAt === undefined || sentAt > 4_102_444_800n) return undefined;
  return chinaIso(new Date(Number(sentAt) * 1000));
}

/** Times of 2000 to 2100 in seconds: what a header of 2019 has where one of 2011 begins its body. */
const plausible = { from: 946_684_800n, to: 4_102_444_800n };

/**
 * The edition of a frame when the peer's is not configured. Frames carry no mark, so the place is tried where 2019 has
 * its time: a body of 2011 that begins with four zero bytes and such a number does not occur.
 */
export function guessEdition(content: Buffer): Edition {
  if (content.length < headerBytes[2019] + 2) return '2011';
  const seconds = content.readBigUInt64BE(22);
  return seconds >= plausible.from && seconds <= plausible.to ? '2019' : '2011';
}
