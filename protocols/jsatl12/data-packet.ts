import { decodeGbk, encodeGbk, failed, type Result } from '../wire/index.ts';

/** `01cd`, with which a data packet begins. */
export const packetMark = 0x3031_6364;
const nameBytes = 50;
/** Mark, name, offset, length. */
export const packetHeadBytes = 62;

/** Head of a packet of file data. T/JSATL 12-2017 4.5: not escaped, no checksum, not answered. */
export interface PacketHead {
  /** As sent; untrusted: never a path. */
  readonly name: string;
  readonly offset: number;
  readonly length: number;
}

/** Reads the 62 bytes of a head at `at`. */
export function readPacketHead(bytes: Buffer, at = 0): Result<PacketHead> {
  if (bytes.length - at < packetHeadBytes) return failed('frame.short', bytes.length, `需要 ${packetHeadBytes} 字节`);
  if (bytes.readUInt32BE(at) !== packetMark) return failed('frame.delimiter', at);
  const nul = bytes.indexOf(0, at + 4);
  const nameEnd = nul < 0 || nul > at + 4 + nameBytes ? at + 4 + nameBytes : nul;
  return {
    ok: true,
    value: {
      name: decodeGbk(bytes.subarray(at + 4, nameEnd)),
      offset: bytes.readUInt32BE(at + 54),
      length: bytes.readUInt32BE(at + 58),
    },
  };
}

/** Head and data of one packet. */
export function encodePacket(name: string, offset: number, data: Buffer): Result<Buffer> {
  const text = encodeGbk(name);
  if (text.length > nameBytes) return failed('body.value', 4, `文件名超过 ${nameBytes} 字节`);
  const packet = Buffer.alloc(packetHeadBytes + data.length);
  packet.writeUInt32BE(packetMark, 0);
  text.copy(packet, 4);
  packet.writeUInt32BE(offset, 54);
  packet.writeUInt32BE(data.length, 58);
  data.copy(packet, packetHeadBytes);
  return { ok: true, value: packet };
}
