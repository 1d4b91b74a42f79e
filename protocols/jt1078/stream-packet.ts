import { attempt, ByteReader, type Result, WireFault } from '../wire/index.ts';

/** What a packet carries (JT/T 1078-2016 table 19). */
export type StreamData = 'i-frame' | 'p-frame' | 'b-frame' | 'audio' | 'transparent';
/** Its place among the packets of one frame of video or audio. */
export type StreamPart = 'whole' | 'first' | 'last' | 'middle';

/** One packet of an audio or video stream. */
export interface StreamPacket {
  /** The packet ends a frame (RTP marker). */
  readonly marker: boolean;
  /** Payload type of table 12: 98 H.264, 99 H.265, 6 G.711A, 8 G.726, 19 AAC, … */
  readonly payloadType: number;
  readonly serial: number;
  /** Digits of the terminal's SIM without leading zeros. */
  readonly sim: string;
  readonly channel: number;
  readonly data: StreamData | number;
  readonly part: StreamPart | number;
  /** Milliseconds; absent for transparent data. */
  readonly timestampMs?: bigint;
  /** Milliseconds since the last key frame and since the last frame; video only. */
  readonly sinceKeyFrameMs?: number;
  readonly sinceFrameMs?: number;
  /** A view into the bytes given. */
  readonly payload: Buffer;
}

export interface StreamOptions {
  /** The SIM has 6 bytes of BCD; terminals of 2019 send 10. */
  readonly simBytes?: 6 | 10;
}

/** `01cd`, with which each packet begins. */
export const streamMark = 0x30316364;

const dataKinds: readonly StreamData[] = ['i-frame', 'p-frame', 'b-frame', 'audio', 'transparent'];
const parts: readonly StreamPart[] = ['whole', 'first', 'last', 'middle'];
const firstAudio = 3;
const transparent = 4;

/**
 * Reads the packet that begins at `start`. Errors: `frame.delimiter` when it does not begin with the mark, `frame.short` when
 * bytes are missing yet, with the number of bytes to have as offset where it is known.
 */
export function readStreamPacket(
  bytes: Buffer,
  start = 0,
  options: StreamOptions = {},
): Result<{ readonly packet: StreamPacket; readonly end: number }> {
  return attempt(() => {
    const from = new ByteReader(bytes, start);
    if (from.left < 4) throw new WireFault('frame.short', bytes.length);
    if (from.u32() !== streamMark) throw new WireFault('frame.delimiter', start);
    try {
      return { packet: readAfterMark(from, options.simBytes ?? 6), end: from.at };
    } catch (error) {
      if (error instanceof WireFault) throw new WireFault('frame.short', error.error.offset);
      throw error;
    }
  });
}

function readAfterMark(from: ByteReader, simBytes: number): StreamPacket {
  from.u8();
  const type = from.u8();
  const serial = from.u16();
  const sim = from.hex(simBytes).replace(/^0+(?=.)/, '');
  const channel = from.u8();
  const kind = from.u8();
  const data = kind >> 4;
  const timestampMs = data === transparent ? undefined : from.u64();
  const isVideo = data < firstAudio;
  const sinceKeyFrameMs = isVideo ? from.u16() : undefined;
  const sinceFrameMs = isVideo ? from.u16() : undefined;
  return {
    marker: type >= 0x80,
    payloadType: type & 0x7f,
    serial,
    sim,
    channel,
    data: dataKinds[data] ?? data,
    part: parts[kind & 15] ?? kind & 15,
    timestampMs,
    sinceKeyFrameMs,
    sinceFrameMs,
    payload: from.slice(from.u16()),
  };
}
