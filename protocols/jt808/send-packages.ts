import { failed, type Result } from '../wire/index.ts';
import type { Edition } from './edition.ts';
import type { Header } from './header.ts';
import { frameOf, type MessageToEncode } from './message.ts';
import type { MissingPackages } from './packages.ts';

/** Longest list that one request carries, where its count is a byte. */
const longestList = 255;

/**
 * What the platform asks a terminal for packages with: 0x8800 for media, once the id of the medium is known, and 0x8003 for all
 * else. JT/T 808-2013 7.12.
 */
export function requestMissing(missing: MissingPackages, serial: number): MessageToEncode {
  const edition: Edition = missing.version === undefined ? '2013' : '2019';
  const packages = missing.missing.slice(0, longestList);
  const isMedium = missing.messageId === 0x0801 && missing.mediaId !== undefined;
  return {
    edition,
    header: {
      messageId: isMedium ? 0x8800 : 0x8003,
      version: missing.version,
      phone: missing.phone,
      serial,
      encryption: 0,
    },
    body: isMedium ? { mediaId: missing.mediaId, packages } : { firstSerial: missing.firstSerial, packages },
  };
}

/**
 * The frames of a body, one or as many packages as it needs, with serials that follow each other from `header.serial` on.
 * `packageBytes` is at most 1,023.
 */
export function framesOf(header: Header, body: Buffer, packageBytes = 1023): Result<readonly Buffer[]> {
  const total = Math.ceil(body.length / packageBytes);
  if (total > 0xffff) return failed('package.invalid', 0, `须分 ${total} 包`);
  const frames: Buffer[] = [];
  for (let index = 1; index <= Math.max(1, total); index += 1) {
    const serial = (header.serial + index - 1) & 0xffff;
    const item = total > 1 ? { total, index } : undefined;
    const frame = frameOf(
      { ...header, serial, package: item },
      body.subarray((index - 1) * packageBytes, index * packageBytes),
    );
    if (!frame.ok) return frame;
    frames.push(frame.value);
  }
  return { ok: true, value: frames };
}
