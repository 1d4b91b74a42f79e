import { enframe } from '../protocols/jt808/index.ts';
import { ByteWriter } from '../protocols/wire/index.ts';

/** A position at Changsha, valid, ACC on. */
const place = '000000000000000301ae0a7806bcd0ec004602d00087251124083015';
/** What coaches commonly add: odometer, fuel, recorder speed, signals, IO, analog, network, satellites. */
const common = '01040000c3502b0400000000020201f4030202d025040000000030011f3101102a020000';
/** Every item of JT/T 808 and 1078. */
const every = `${common}04020001051e${'50'.repeat(6)}${'ff'.repeat(24)}06020019110502000000011206010000000501130700000001003c00
  140400000010150400000001160400000002170200011803000132`;
/** One driving-assistance alarm of T/JSATL 12. */
const adas = `642f00000001010102${'28'}1e000000480046${'01ae0a7806bcd0ec'}2511240830150401${'31323334353637'}25112408301500${'0200'}`;
const registration = `002b0064${'4845424741'}${'4844313000'.padEnd(40, '0')}${'54303030303031'}02${'cfe641313233343544'.padEnd(18, '0')}`;

const bodies: ReadonlyArray<readonly [string, number, string]> = [
  ['0x0002 heartbeat', 0x0002, ''],
  ['0x0100 registration', 0x0100, registration],
  ['0x0102 authentication', 0x0102, '313339313233343433323131'],
  ['0x0200 position, 28 bytes', 0x0200, place],
  ['0x0200 position, 8 common items', 0x0200, place + common],
  ['0x0200 position, all 19 items', 0x0200, place + every],
  ['0x0200 position, ADAS alarm', 0x0200, place + common + adas],
  ['0x0704 batch of 10 positions', 0x0704, `000a01${`${length(place + common)}${place}${common}`.repeat(10)}`],
  ['0x8001 platform response', 0x8001, '0007020000'],
];

export interface BenchFrame {
  readonly name: string;
  readonly messageId: number;
  /** As on the wire. */
  readonly wire: Buffer;
}

/** The frames that are measured, all of a 2013 terminal. */
export const benchFrames: readonly BenchFrame[] = bodies.map(([name, messageId, hex]) => ({
  name,
  messageId,
  wire: frame(messageId, Buffer.from(hex.replace(/\s/g, ''), 'hex')),
}));

function length(hex: string): string {
  return (hex.length / 2).toString(16).padStart(4, '0');
}

/** Put together by hand: the codec that is measured does not check itself. */
function frame(messageId: number, body: Buffer): Buffer {
  const to = new ByteWriter();
  to.u16(messageId);
  to.u16(body.length);
  to.hex('013912344321');
  to.u16(7);
  to.copy(body);
  to.u8(to.written.reduce((sum, byte) => sum ^ byte, 0));
  return enframe(to.written);
}
