import { plateColour } from '../jt808/codes.ts';
import { ByteReader, type ByteWriter, type Field, hexId, restHex, WireFault } from '../wire/index.ts';
import { envelopeOf, layoutOf } from './catalogue.ts';
import type { Edition } from './declaration.ts';
import { typeId } from './fields.ts';
import { plate } from './messages/shared.ts';
import type { Packet, Vehicle } from './packet.ts';

type Body = Readonly<Record<string, unknown>>;

/** Plate and its colour. */
export const vehicleBytes = 22;
const exchangeAnswers = new Set([0x1205, 0x1206]);

/**
 * Reads data by their layout. What a layout leaves over is kept as `surplus`: platforms put fields of their own at the end.
 * Data of an unknown type are kept as `data`.
 */
export function readData(from: ByteReader, layout: Field<unknown> | undefined): Body {
  if (!layout) return { data: restHex.read(from, {}) };
  const body = layout.read(from, {}) as Body;
  return from.left > 0 ? { ...body, surplus: restHex.read(from, {}) } : body;
}

export function writeData(to: ByteWriter, layout: Field<unknown> | undefined, body: Body): void {
  if (layout) layout.write(to, body, {});
  else to.hex(String(body.data ?? ''));
  if (typeof body.surplus === 'string') to.hex(body.surplus);
}

/**
 * Whether a vehicle stands before the sub-business type. The standard says it by message and edition, and peers mix
 * editions; the bytes tell: a plate does not begin with a sub-business type of this group.
 */
function hasVehicle(from: ByteReader, messageId: number): boolean {
  return from.left >= vehicleBytes + 6 && from.bytes[from.at] !== messageId >> 8;
}

function readVehicle(from: ByteReader): Vehicle {
  from.enter('vehicle');
  const vehicle = { plate: plate.read(from, {}), plateColour: plateColour.read(from, {}) };
  from.leave();
  return vehicle;
}

function writeVehicle(to: ByteWriter, vehicle: Vehicle): void {
  to.enter('vehicle');
  plate.write(to, vehicle.plate, {});
  // Colours are names of the table or numbers; the field refuses others.
  plateColour.write(to, vehicle.plateColour as Parameters<typeof plateColour.write>[1], {});
  to.leave();
}

/**
 * The answers to starting and ending an exchange have, in 2019, what they answer before the length, which is zero
 * (tables 29 and 30). Told from the usual order by the length.
 */
function answersBeforeLength(from: ByteReader, dataType: number): boolean {
  return exchangeAnswers.has(dataType) && from.left === 10 && from.bytes.readUInt32BE(from.at) !== 6;
}

function readBehindType(from: ByteReader, type: number, dataType: number, edition: Edition): Body {
  if (answersBeforeLength(from, dataType)) {
    const body = { sourceDataType: typeId.read(from, {}), sourceSerial: from.u32() };
    const length = from.u32();
    if (length !== 0) throw new WireFault('body.value', from.at - 4, `数据长度 ${length}，应为 0`);
    return body;
  }
  const length = from.u32();
  const start = from.take(length);
  const inner = new ByteReader(from.bytes, start, from.at);
  const body = readData(inner, layoutOf(type, edition));
  if (inner.originals) from.keepOriginals(inner.originals);
  return dataType !== type || !exchangeAnswers.has(type) || length === 0 ? body : { ...body, lengthFirst: true };
}

/** Reads a body that lies from `start` up to `end`. Faults when it is of an unknown business type or too short. */
export function readPacket(bytes: Buffer, start: number, end: number, messageId: number, edition: Edition): Packet {
  const from = new ByteReader(bytes, start, end);
  const envelope = envelopeOf(messageId);
  if (envelope === undefined) throw new WireFault('message.unknown', start, hexId(messageId));
  if (envelope === 'direct') {
    const body = readData(from, layoutOf(messageId, edition));
    return { messageId, body, originals: from.originals };
  }
  const vehicle = envelope === 'group' && hasVehicle(from, messageId) ? readVehicle(from) : undefined;
  const dataType = from.u16();
  const body = readBehindType(from, envelope === 'group' ? dataType : messageId, dataType, edition);
  const trailing = from.left > 0 ? restHex.read(from, {}) : undefined;
  return { messageId, dataType, vehicle, body, trailing, originals: from.originals };
}

export function writePacket(to: ByteWriter, packet: Packet, edition: Edition): void {
  const { messageId, dataType, vehicle, body } = packet;
  const envelope = envelopeOf(messageId);
  if (envelope === 'direct') {
    writeData(to, layoutOf(messageId, edition), body);
    return;
  }
  if (envelope === undefined || dataType === undefined) throw to.fault(`没有业务类型 ${hexId(messageId)}`);
  if (vehicle) writeVehicle(to, vehicle);
  to.u16(dataType);
  if (exchangeAnswers.has(dataType) && body.sourceDataType !== undefined && body.lengthFirst !== true) {
    writeData(to, layoutOf(dataType, '2019'), body);
    to.u32(0);
  } else {
    const start = to.reserve(4);
    writeData(to, layoutOf(envelope === 'group' ? dataType : messageId, body.lengthFirst ? '2019' : edition), body);
    to.patch(start, 4, to.at - start - 4);
  }
  if (packet.trailing !== undefined) to.hex(packet.trailing);
}
