import { chinaIso } from '../../kernel/base/clock.ts';
import { alarmTables, statusBit, statusTables } from '../jt808/alarms.ts';
import { type ByteReader, type ByteWriter, chinaOffsetMs, type Field } from '../wire/index.ts';
import { yesNo } from './fields.ts';

/** A position of the 2011 edition (4.5.8.1): 36 bytes, longitude first, speeds in whole km/h. */
export interface Position2011 {
  /** Whether the coordinates passed through the map secrecy plug-in. */
  readonly encrypted: boolean | number;
  /** Degrees, WGS-84 as sent; south and west negative. */
  readonly latitude: number;
  readonly longitude: number;
  readonly altitudeM: number;
  readonly speedKmh: number;
  readonly recorderSpeedKmh: number;
  readonly odometerKm: number;
  /** 0 north, clockwise. */
  readonly bearingDeg: number;
  /** ISO 8601 with +08:00, or the fourteen hex digits sent (day, month, year, hour, minute, second) when they are no time. */
  readonly time: string;
  readonly alarms: readonly string[];
  readonly statuses: readonly string[];
}

export const position2011Bytes = 36;
const microdegrees = 1_000_000;
const timeBytes = 7;

/** Day, month, year of two bytes, hour, minute and second as binary numbers. */
function readTime(bytes: Buffer, at: number): string {
  const [day = 0, month = 0] = [bytes[at], bytes[at + 1]];
  const year = bytes.readUInt16BE(at + 2);
  const [hour = 0, minute = 0, second = 0] = bytes.subarray(at + 4, at + timeBytes);
  const utcMs = Date.UTC(year, month - 1, day, hour, minute, second);
  const shown = new Date(utcMs);
  const isTime =
    year >= 1000 &&
    year <= 9999 &&
    shown.getUTCMonth() === month - 1 &&
    shown.getUTCDate() === day &&
    hour < 24 &&
    minute < 60 &&
    second < 60;
  return isTime ? chinaIso(new Date(utcMs - chinaOffsetMs)) : bytes.toString('hex', at, at + timeBytes);
}

function writeTime(to: ByteWriter, time: string): void {
  if (/^[0-9a-f]{14}$/i.test(time)) {
    to.hex(time, timeBytes);
    return;
  }
  const ms = Date.parse(time);
  if (Number.isNaN(ms)) throw to.fault(`“${time}”不是时间`);
  const civil = new Date(ms + chinaOffsetMs);
  to.u8(civil.getUTCDate());
  to.u8(civil.getUTCMonth() + 1);
  to.u16(civil.getUTCFullYear());
  to.u8(civil.getUTCHours());
  to.u8(civil.getUTCMinutes());
  to.u8(civil.getUTCSeconds());
}

/** The hemisphere is in the state bits; coordinates are unsigned. */
function degrees(raw: number, turned: number): number {
  return (turned && raw > 0 ? -raw : raw) / microdegrees;
}

function writeDegrees(to: ByteWriter, value: number, turned: number): void {
  const raw = Math.round(value * microdegrees);
  if (turned ? raw > 0 : raw < 0) throw to.fault('经纬度符号与状态位不符');
  to.u32(Math.abs(raw));
}

function read(from: ByteReader): Position2011 {
  const encrypted = yesNo.read(from, {});
  const at = from.take(position2011Bytes - 1);
  const bytes = from.bytes;
  const stateBits = bytes.readUInt32BE(at + 27);
  return {
    encrypted,
    latitude: degrees(bytes.readUInt32BE(at + 11), stateBits & statusBit.south),
    longitude: degrees(bytes.readUInt32BE(at + 7), stateBits & statusBit.west),
    altitudeM: bytes.readInt16BE(at + 25),
    speedKmh: bytes.readUInt16BE(at + 15),
    recorderSpeedKmh: bytes.readUInt16BE(at + 17),
    odometerKm: bytes.readUInt32BE(at + 19),
    bearingDeg: bytes.readUInt16BE(at + 23),
    time: readTime(bytes, at),
    alarms: alarmTables[2011].namesOf(bytes.readUInt32BE(at + 31)),
    statuses: statusTables[2011].namesOf(stateBits),
  };
}

function write(to: ByteWriter, value: Position2011): void {
  const alarmBits = alarmTables[2011].bitsOf(value.alarms);
  const stateBits = statusTables[2011].bitsOf(value.statuses);
  if (typeof alarmBits === 'string') throw to.fault(`没有报警“${alarmBits}”`);
  if (typeof stateBits === 'string') throw to.fault(`没有状态“${stateBits}”`);
  yesNo.write(to, value.encrypted, {});
  writeTime(to, value.time);
  writeDegrees(to, value.longitude, stateBits & statusBit.west);
  writeDegrees(to, value.latitude, stateBits & statusBit.south);
  to.u16(value.speedKmh);
  to.u16(value.recorderSpeedKmh);
  to.u32(value.odometerKm);
  to.u16(value.bearingDeg);
  to.i16(value.altitudeM);
  to.u32(stateBits);
  to.u32(alarmBits);
}

const sample: Position2011 = {
  encrypted: false,
  latitude: 28.228209,
  longitude: 112.938814,
  altitudeM: 63,
  speedKmh: 78,
  recorderSpeedKmh: 77,
  odometerKm: 183_420,
  bearingDeg: 271,
  time: '2024-02-29T23:59:59+08:00',
  alarms: ['overspeed'],
  statuses: ['acc-on', 'positioned'],
};

/** Written by hand: it is on the path of every position of a platform of 2011. */
export const position2011: Field<Position2011> = {
  read,
  write,
  shape: {
    kind: 'samples',
    values: [
      sample,
      { ...sample, latitude: -33.9, longitude: -70.6, statuses: ['south', 'west'], altitudeM: -12 },
      { ...sample, encrypted: true, time: '000007e8000000', alarms: [] },
    ],
  },
};
