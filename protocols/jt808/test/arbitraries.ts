import fc from 'fast-check';
import { encodeGbk, type Field, hexId, type Shape } from '../../wire/index.ts';
import { alarmTables, statusTables } from '../alarms.ts';
import type { Edition } from '../edition.ts';
import { parameterDeclarations } from '../parameter-table.ts';
import { positionItems } from '../position-items.ts';

/** Values of a field, drawn from its shape alone. */
export function arbitraryOf(shape: Shape): fc.Arbitrary<unknown> {
  switch (shape.kind) {
    case 'integer':
      return fc.integer({ min: shape.min, max: shape.max });
    case 'big':
      return fc.bigInt({ min: 0n, max: shape.max });
    case 'scaled':
      return fc.integer({ min: shape.min, max: shape.max }).map((raw) => raw / shape.per);
    case 'hex':
      return fc
        .uint8Array({ minLength: shape.min, maxLength: shape.max })
        .map((bytes) => Buffer.from(bytes).toString('hex'));
    case 'digits':
      return fc
        .array(fc.integer({ min: 0, max: 9 }), { minLength: shape.count, maxLength: shape.count })
        .map((d) => d.join(''));
    case 'hexNumber':
      return fc.integer({ min: 0, max: 16 ** shape.digits - 1 }).map((value) => hexId(value, shape.digits));
    case 'time':
      return shape.zone === 'Z' ? time.map((one) => one.replace('+08:00', 'Z')) : time;
    case 'text':
      return text(shape.maxBytes);
    case 'flags':
      return fc.subarray([...shape.names]);
    case 'code':
      return fc.constantFrom(...shape.values);
    case 'samples':
      return fc.constantFrom(...shape.values);
    case 'oneOf':
      return fc.oneof(...shape.shapes.map(arbitraryOf));
    case 'list':
      return fc.array(arbitraryOf(shape.item.shape), { minLength: shape.min, maxLength: shape.max });
    case 'record':
      return recordOf(shape.fields);
    case 'position':
      return position(shape.edition as Edition, shape.withItems);
    case 'parameter':
      return parameter;
    default:
      throw new Error(`a field of shape ${shape.kind} is drawn by the record around it`);
  }
}

const time = fc.oneof(
  fc
    .integer({ min: Date.UTC(2000, 0, 2) / 1000, max: Date.UTC(2099, 11, 30) / 1000 })
    .map((seconds) => `${new Date(seconds * 1000).toISOString().slice(0, 19)}+08:00`),
  fc.constant('000000083000'),
);

/** GBK text without NULs at its ends, which no reader can tell from padding, at least one byte long. */
function text(maxBytes: number): fc.Arbitrary<string> {
  const unit = fc.constantFrom(...'0123456789abcXYZ-_./ 湘粤京长沙市岳麓区客运有限公司张三李四');
  return fc
    .array(unit, { minLength: 1, maxLength: maxBytes })
    .map((units) => units.join(''))
    .filter((value) => encodeGbk(value).length <= maxBytes);
}

type NamedFields = ReadonlyArray<readonly [string, Field<unknown>]>;

/** Field after field, since some are there only for certain values of those before. */
function recordOf(fields: NamedFields): fc.Arbitrary<Record<string, unknown>> {
  return fields.reduce<fc.Arbitrary<Record<string, unknown>>>(
    (before, [key, { shape }]) => before.chain((record) => withField(record, key, shape)),
    fc.constant({}),
  );
}

function withField(record: Record<string, unknown>, key: string, shape: Shape): fc.Arbitrary<Record<string, unknown>> {
  const add = (inner: Shape) => arbitraryOf(inner).map((value) => ({ ...record, [key]: value }));
  switch (shape.kind) {
    case 'derived':
      return fc.constant(record);
    case 'optional':
      return shape.present(record) ? add(shape.field.shape) : fc.constant(record);
    case 'chosen':
      return add(shape.pick(record).shape);
    case 'tail':
      return ended.has(record) ? fc.constant(record) : fc.oneof(add(shape.field.shape), fc.constant(record).map(end));
    case 'list':
      return withList(record, key, shape);
    default:
      return add(shape);
  }
}

/** Records whose tail has ended: nothing may follow. */
const ended = new WeakSet<object>();

function end(record: Record<string, unknown>): Record<string, unknown> {
  const copy = { ...record };
  ended.add(copy);
  return copy;
}

function withList(record: Record<string, unknown>, key: string, shape: Extract<Shape, { kind: 'list' }>) {
  const inner = shape.item.shape;
  const item = inner.kind === 'chosen' ? arbitraryOf(inner.pick(record).shape) : arbitraryOf(inner);
  return fc.array(item, { minLength: shape.min, maxLength: shape.max }).map((value) => ({ ...record, [key]: value }));
}

/** Items by name in any order, and some that no standard knows. */
const additional: fc.Arbitrary<Record<string, unknown>> = fc
  .tuple(
    fc.tuple(
      ...positionItems.map(({ name, field }) =>
        fc.option(arbitraryOf(field.shape).map((value) => [name, value] as const)),
      ),
    ),
    fc.option(fc.uint8Array({ maxLength: 30 }).map((bytes) => ['0xE1', Buffer.from(bytes).toString('hex')] as const)),
  )
  .chain(([known, unknown]) => {
    const entries = [...known, unknown].filter((one) => one !== null);
    return fc.shuffledSubarray(entries, { maxLength: 12 });
  })
  .map((entries) => Object.fromEntries(entries));

function position(edition: Edition, withItems: boolean): fc.Arbitrary<Record<string, unknown>> {
  return fc
    .record({
      latitude: fc.integer({ min: 0, max: 90_000_000 }),
      longitude: fc.integer({ min: 0, max: 180_000_000 }),
      altitudeM: fc.integer({ min: -0x8000, max: 0x7fff }),
      speed: fc.integer({ min: 0, max: 0xffff }),
      bearingDeg: fc.integer({ min: 0, max: 0xffff }),
      time,
      alarms: fc.nat(0xffff_ffff),
      statuses: fc.nat(0xffff_ffff),
      additional: withItems ? additional : fc.constant({}),
    })
    .map(({ latitude, longitude, speed, alarms, statuses, ...rest }) => ({
      ...rest,
      latitude: (statuses & 4 && latitude ? -latitude : latitude) / 1_000_000,
      longitude: (statuses & 8 && longitude ? -longitude : longitude) / 1_000_000,
      speedKmh: speed / 10,
      alarms: alarmTables[edition].namesOf(alarms),
      statuses: statusTables[edition].namesOf(statuses),
    }));
}

const parameter = fc.oneof(
  ...parameterDeclarations.map(({ id, name, field }) =>
    arbitraryOf(field.shape).map((value) => ({ id: hexId(id), name, value })),
  ),
  fc.uint8Array({ maxLength: 20 }).map((bytes) => ({ id: '0xF123', hex: Buffer.from(bytes).toString('hex') })),
);
