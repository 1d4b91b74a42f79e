import {
  attempt,
  ByteReader,
  type ByteWriter,
  bcdTimeMs,
  chinaOffsetMs,
  hexId,
  type Originals,
  type WireError,
  WireFault,
  wireError,
  writeBcdTime,
} from '../wire/index.ts';
import { statusBit } from './alarms.ts';
import { readCommonItem } from './position-common-items.ts';
import { type ItemDeclaration, itemsById, itemsByName } from './position-items.ts';

/** Additional items in the order they came, by name; unknown ones as hex by their id (`0xE1`). */
export type Additional = Record<string, unknown>;

/** A position as the gateway uses it: numbers, no names. JT/T 808-2013 table 23. */
export interface Position {
  readonly alarmBits: number;
  readonly statusBits: number;
  /** Degrees, WGS-84 as sent; south and west negative. */
  readonly latitude: number;
  readonly longitude: number;
  readonly altitudeM: number;
  readonly speedKmh: number;
  /** 0 north, clockwise. */
  readonly bearingDeg: number;
  /** Milliseconds since 1970 UTC; NaN when the terminal sent no time. */
  readonly timeMs: number;
  /** The twelve digits sent, when they are no time. */
  readonly timeDigits: string | undefined;
  /** The coordinate was sent as a negative number, which the standard does not know: 1 latitude, 2 longitude. */
  readonly negatives: number;
  readonly additional: Additional;
  /** An item runs past the end (what is left is kept in `additional` as `rest`), or one of the standard's is empty. */
  readonly defect: WireError | undefined;
  /** Of texts in items that our own writer would pad otherwise. */
  readonly originals: Originals | undefined;
}

/** What `writePosition` needs; the rest of a position is found on reading. */
export type PositionToWrite = Pick<
  Position,
  'alarmBits' | 'statusBits' | 'latitude' | 'longitude' | 'altitudeM' | 'speedKmh' | 'bearingDeg' | 'timeMs'
> &
  Partial<Pick<Position, 'timeDigits' | 'negatives' | 'additional'>>;

export const basicLength = 28;
const microdegrees = 1_000_000;

/** Reads the 28 bytes and the items of a position that lies from `start` up to `end`. Faults only when the 28 are not there. */
export function readPosition(bytes: Buffer, start: number, end: number): Position {
  if (end - start < basicLength) throw new WireFault('body.short', end, `位置信息需要 ${basicLength} 字节`);
  const statusBits = bytes.readUInt32BE(start + 4);
  const latitude = bytes.readInt32BE(start + 8);
  const longitude = bytes.readInt32BE(start + 12);
  const timeMs = bcdTimeMs(bytes, start + 22) - chinaOffsetMs;
  const items = end - start > basicLength ? new ItemReader(bytes, start + basicLength, end) : undefined;
  return {
    alarmBits: bytes.readUInt32BE(start),
    statusBits,
    latitude: signed(latitude, statusBits & statusBit.south) / microdegrees,
    longitude: signed(longitude, statusBits & statusBit.west) / microdegrees,
    altitudeM: bytes.readInt16BE(start + 16),
    speedKmh: bytes.readUInt16BE(start + 18) / 10,
    bearingDeg: bytes.readUInt16BE(start + 20),
    timeMs,
    timeDigits: Number.isNaN(timeMs) ? bytes.toString('hex', start + 22, start + 28) : undefined,
    negatives: (latitude < 0 ? 1 : 0) | (longitude < 0 ? 2 : 0),
    additional: items ? items.additional : {},
    defect: items?.defect,
    originals: items?.originals,
  };
}

/** A hemisphere bit turns the sign of what is not negative already; zero stays zero. */
function signed(raw: number, turned: number): number {
  return turned && raw > 0 ? -raw : raw;
}

function itemError(id: number, at: number): WireError {
  return wireError('item.length', at, `附加项 ${hexId(id, 2)}`);
}

/** Reads the items of one position. The common ones are read in place; the rest goes by its declaration. */
class ItemReader {
  readonly additional: Additional = {};
  defect: WireError | undefined;
  readonly #bytes: Buffer;
  #declared: DeclaredItems | undefined;

  constructor(bytes: Buffer, start: number, end: number) {
    this.#bytes = bytes;
    const cut = this.#read(start, end);
    if (cut === end) return;
    this.additional.rest = bytes.toString('hex', cut, end);
    this.defect = itemError(bytes[cut] ?? 0, cut);
  }

  get originals(): Originals | undefined {
    return this.#declared?.reader.originals;
  }

  /** Gives where the items stop: `end`, or where an item begins that runs past it. */
  #read(start: number, end: number): number {
    const bytes = this.#bytes;
    let at = start;
    // Which of the ids up to 63 have come; those above are looked up by name, where they are rare.
    let seenLow = 0;
    let seenHigh = 0;
    while (at + 2 <= end) {
      const id = bytes[at] ?? 0;
      const length = bytes[at + 1] ?? 0;
      const next = at + 2 + length;
      if (next > end) return at;
      const bit = 1 << (id & 31);
      const isRepeated = id < 32 ? (seenLow & bit) !== 0 : id < 64 && (seenHigh & bit) !== 0;
      if (id < 32) seenLow |= bit;
      else if (id < 64) seenHigh |= bit;
      if (isRepeated || !readCommonItem(bytes, id, at + 2, length, this.additional)) {
        this.#readOther(id, at + 2, next);
      }
      at = next;
    }
    return at;
  }

  #readOther(id: number, start: number, end: number): void {
    const known = itemsById[id];
    if (known && start === end) this.defect ??= itemError(id, start - 2);
    if (known?.fits(end - start) && !(known.name in this.additional)) {
      this.#declared ??= new DeclaredItems(this.#bytes);
      if (this.#declared.read(known, start, end, this.additional)) return;
    }
    const plain = hexId(id, 2);
    let key = plain;
    for (let copy = 2; key in this.additional; copy += 1) key = `${plain}#${copy}`;
    this.additional[key] = this.#bytes.toString('hex', start, end);
  }
}

/** Items read by their declarations. */
class DeclaredItems {
  readonly reader: ByteReader;

  constructor(bytes: Buffer) {
    this.reader = new ByteReader(bytes);
  }

  /** False when the item contradicts itself: then it is kept as an unknown one. */
  read(known: ItemDeclaration, start: number, end: number, into: Additional): boolean {
    const { reader } = this;
    const goBack = reader.checkpoint();
    reader.window(start, end);
    reader.enter('additional');
    reader.enter(known.name);
    const value = attempt(() => known.field.read(reader, {}));
    if (!value.ok || reader.left > 0) {
      goBack();
      return false;
    }
    into[known.name] = value.value;
    reader.leave();
    reader.leave();
    return true;
  }
}

/** Writes a position with its items in the order of `additional`. Items may be given by name or as hex by id. */
export function writePosition(to: ByteWriter, position: PositionToWrite): void {
  const { statusBits, negatives = 0, timeDigits: digits } = position;
  const at = to.reserve(basicLength);
  const { bytes } = to;
  if (position.altitudeM < -0x8000 || position.altitudeM > 0x7fff) throw to.fault(`海拔 ${position.altitudeM}`);
  if (position.speedKmh < 0 || position.speedKmh > 6553.5) throw to.fault(`速度 ${position.speedKmh}`);
  if (position.bearingDeg < 0 || position.bearingDeg > 0xffff) throw to.fault(`方向 ${position.bearingDeg}`);
  bytes.writeUInt32BE(position.alarmBits, at);
  bytes.writeUInt32BE(statusBits, at + 4);
  writeCoordinate(to, at + 8, position.latitude, statusBits & statusBit.south, negatives & 1);
  writeCoordinate(to, at + 12, position.longitude, statusBits & statusBit.west, negatives & 2);
  bytes.writeInt16BE(position.altitudeM, at + 16);
  bytes.writeUInt16BE(Math.round(position.speedKmh * 10), at + 18);
  bytes.writeUInt16BE(position.bearingDeg, at + 20);
  if (digits !== undefined) bytes.write(digits, at + 22, 6, 'hex');
  else if (!writeBcdTime(bytes, at + 22, position.timeMs + chinaOffsetMs)) throw to.fault(`时间 ${position.timeMs}`);
  if (!position.additional) return;
  to.enter('additional');
  for (const key in position.additional) writeItem(to, key, position.additional[key]);
  to.leave();
}

function writeCoordinate(to: ByteWriter, at: number, degrees: number, turned: number, negative: number): void {
  const raw = Math.round(degrees * microdegrees);
  if (negative ? raw >= 0 : turned ? raw > 0 : raw < 0) throw to.fault('经纬度符号与状态位不符');
  if (Math.abs(raw) > 0x7fff_ffff) throw to.fault(`经纬度 ${degrees}`);
  to.bytes.writeInt32BE(negative ? raw : Math.abs(raw), at);
}

function writeItem(to: ByteWriter, key: string, value: unknown): void {
  if (key === 'rest') {
    to.hex(String(value));
    return;
  }
  const known = itemsByName.get(key);
  const id = known?.id ?? Number(/^(0x[0-9a-f]{2})(#\d+)?$/i.exec(key)?.[1]);
  if (Number.isNaN(id)) throw to.fault(`没有附加项“${key}”`);
  to.u8(id);
  const length = to.reserve(1);
  to.enter(key);
  if (known) known.field.write(to, value, {});
  else to.hex(String(value));
  to.leave();
  to.patch(length, 1, to.at - length - 1);
}

/** Positions of a batch, each by itself: one that cannot be read does not cost the others. */
export interface PositionBatch {
  readonly type: number;
  readonly positions: readonly Position[];
  /** Items that are no positions, and a batch that ends early or late. */
  readonly defects: readonly WireError[];
}

/** Reads the body of 0x0704 that lies from `start` up to `end`. Faults only when its head is not there. */
export function readPositionBatch(bytes: Buffer, start: number, end: number): PositionBatch {
  if (end - start < 3) throw new WireFault('body.short', end, '批量位置需要 3 字节');
  const count = bytes.readUInt16BE(start);
  const positions: Position[] = [];
  const defects: WireError[] = [];
  let at = start + 3;
  for (let item = 0; item < count; item += 1) {
    const next = at + 2 <= end ? at + 2 + bytes.readUInt16BE(at) : end + 1;
    if (next > end) {
      defects.push(wireError('body.short', at, `共 ${count} 条，第 ${item + 1} 条不完整`));
      return { type: bytes[start + 2] ?? 0, positions, defects };
    }
    const from = at + 2;
    const position = attempt(() => readPosition(bytes, from, next));
    if (position.ok) positions.push(position.value);
    else defects.push(position.error);
    at = next;
  }
  if (at < end) defects.push(wireError('body.surplus', at, `${end - at} 字节`));
  return { type: bytes[start + 2] ?? 0, positions, defects };
}
