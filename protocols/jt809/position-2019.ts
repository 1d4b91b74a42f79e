import { alarmTables } from '../jt808/alarms.ts';
import { type PositionBody, positionField } from '../jt808/position-body.ts';
import { attempt, ByteReader, type ByteWriter, type Field, flags, record, u32, type ValueOf } from '../wire/index.ts';
import { platformId, yesNo } from './fields.ts';

/** A platform on the way up and the alarms that it found itself, as bits of JT/T 808-2019 table 18. */
const platform = record({ platformId, alarms: flags(u32, alarmTables[2019]) });
const platforms = record({ companyPlatform: platform, cityPlatform: platform, provincePlatform: platform });

/**
 * A position of the 2019 edition (table 90): the body of a JT/T 808-2019 position report, shown as its own fields, and the
 * alarms of the platforms it passed. A city platform that does not exist has a code of ones.
 */
export type Position2019 = {
  /** Whether the coordinates passed through the map secrecy plug-in. */
  readonly encrypted: boolean | number;
  /** The report's bytes in hex, where they are no position of JT/T 808; its fields are absent then. */
  readonly report?: string;
} & Partial<PositionBody> &
  ValueOf<typeof platforms>;

const report = positionField[2019];

function read(from: ByteReader): Position2019 {
  const encrypted = yesNo.read(from, {});
  const bytes = from.u32();
  const start = from.take(bytes);
  const inner = new ByteReader(from.bytes, start, from.at);
  const position = bytes > 0 ? attempt(() => report.read(inner, {})) : undefined;
  if (position?.ok && inner.originals) from.keepOriginals(inner.originals);
  const shown = position?.ok ? position.value : bytes > 0 ? { report: from.bytes.toString('hex', start, from.at) } : {};
  return { encrypted, ...shown, ...platforms.read(from, {}) };
}

function isPosition(value: Position2019): value is Position2019 & PositionBody {
  return value.latitude !== undefined;
}

function write(to: ByteWriter, value: Position2019): void {
  yesNo.write(to, value.encrypted, {});
  const length = to.reserve(4);
  if (value.report !== undefined) to.hex(value.report);
  else if (isPosition(value)) report.write(to, value, {});
  to.patch(length, 4, to.at - length - 4);
  platforms.write(to, value, {});
}

const sample: Position2019 = {
  encrypted: false,
  latitude: 28.228209,
  longitude: 112.938814,
  altitudeM: 63,
  speedKmh: 78.5,
  bearingDeg: 271,
  time: '2024-02-29T23:59:59+08:00',
  alarms: ['overspeed'],
  statuses: ['acc-on', 'positioned'],
  additional: { odometerKm: 183_420.5 },
  companyPlatform: { platformId: '43010000001', alarms: ['fatigue-driving'] },
  cityPlatform: { platformId: '11111111111', alarms: [] },
  provincePlatform: { platformId: '', alarms: [] },
};

/** Written by hand: it is on the path of every position between platforms. */
export const position2019: Field<Position2019> = {
  read,
  write,
  shape: { kind: 'samples', values: [sample, { ...sample, encrypted: 3, additional: {} }] },
};

/** Bytes of a position that begins at `at`, as far as its length field tells. */
export function position2019Bytes(bytes: Buffer, at: number): number {
  const fixed = 1 + 4 + 3 * (11 + 4);
  return at + 5 <= bytes.length ? fixed + bytes.readUInt32BE(at + 1) : fixed;
}
