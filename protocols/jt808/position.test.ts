import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ByteReader, ByteWriter } from '../wire/index.ts';
import { readPosition, readPositionBatch, writePosition } from './position.ts';
import { describePosition } from './position-body.ts';
import { readCommonItem } from './position-common-items.ts';
import { positionItems } from './position-items.ts';
import { arbitraryOf } from './test/arbitraries.ts';

const basic = '000000000000000301cd41c2072901b00929029a005a230428213141';
const read = (hex: string) => readPosition(Buffer.from(hex, 'hex'), 0, hex.length / 2);

function write(position: ReturnType<typeof read>): string {
  const to = new ByteWriter(64, position.originals);
  writePosition(to, position);
  return to.written.toString('hex');
}

describe('position', () => {
  it('reads the basic block', () => {
    expect(describePosition(read(basic), '2013')).toEqual({
      latitude: 30.22893,
      longitude: 120.12792,
      altitudeM: 2345,
      speedKmh: 66.6,
      bearingDeg: 90,
      time: '2023-04-28T21:31:41+08:00',
      alarms: [],
      statuses: ['acc-on', 'positioned'],
      additional: {},
    });
  });

  it('any bytes of a basic block are written as they were', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 28, maxLength: 28 }), (bytes) => {
        const hex = Buffer.from(bytes).toString('hex');
        expect(write(read(hex))).toBe(hex);
      }),
    );
  });

  it('any items are written as they were, broken ones too', () => {
    const id = fc.constantFrom(...positionItems.map((one) => one.id), 0x00, 0xe1, 0xff);
    const item = fc.tuple(id, fc.uint8Array({ maxLength: 60 }), fc.integer({ min: -1, max: 60 }));
    fc.assert(
      fc.property(fc.array(item, { maxLength: 8 }), fc.boolean(), (items, honest) => {
        const bytes = items.map(([id, data, length]) => [id, honest || length < 0 ? data.length : length, ...data]);
        const hex = basic + Buffer.from(bytes.flat()).toString('hex');
        expect(write(read(hex))).toBe(hex);
      }),
      { numRuns: 500 },
    );
  });

  it('south and west are negative, and a number sent negative stays so', () => {
    expect(read('00000000 0000000c 00ba7f0e 07e4f11c 0028003c0000180715101010'.replace(/ /g, ''))).toMatchObject({
      latitude: -12.222222,
      longitude: -132.444444,
    });
    const negative = '000000000000000cff4580f2f81b0ee40028003c0000180715101010';
    expect(read(negative)).toMatchObject({ latitude: -12.222222, longitude: -132.444444, negatives: 3 });
    expect(write(read(negative))).toBe(negative);
  });

  it('a report without a time keeps its digits', () => {
    const position = read(basic.replace(/230428213141$/, '000000000000'));
    expect(position).toMatchObject({ timeMs: Number.NaN, timeDigits: '000000000000' });
    expect(describePosition(position, '2013').time).toBe('000000000000');
  });

  it('an item that repeats or has another length never overwrites one of the standard', () => {
    const { additional, defect } = read(`${basic}0502aabb010400000064010400000065${'0501cc'}`);
    expect(additional).toEqual({ '0x05': 'aabb', odometerKm: 10, '0x01': '00000065', '0x05#2': 'cc' });
    expect(defect).toBeUndefined();
  });

  it('an item that runs past the end leaves what stands before it', () => {
    const { additional, defect } = read(`${basic}0104000000643005aa`);
    expect(additional).toEqual({ odometerKm: 10, rest: '3005aa' });
    expect(defect).toMatchObject({ code: 'item.length', offset: 34 });
  });

  it('the reader in place and the declarations say the same', () => {
    const known = positionItems.filter(({ id }) => id < 0x64);
    expect(known.length).toBe(19);
    for (const { id, name, field } of known) {
      fc.assert(
        fc.property(arbitraryOf(field.shape), (value) => {
          const to = new ByteWriter();
          field.write(to, value, {});
          const bytes = Buffer.from(to.written);
          const items: Record<string, unknown> = {};
          if (!readCommonItem(bytes, id, 0, bytes.length, items)) throw new Error(`${name} is not read in place`);
          expect(items[name]).toEqual(field.read(new ByteReader(bytes), {}));
        }),
        { numRuns: 30 },
      );
    }
  });
});

describe('batch of positions', () => {
  const item = `001c${basic}`;

  it('reads all of them', () => {
    const body = Buffer.from(`000201${item}${item}`, 'hex');
    const batch = readPositionBatch(body, 0, body.length);
    expect([batch.type, batch.positions.length, batch.defects]).toEqual([1, 2, []]);
  });

  it('one that cannot be read does not cost the others', () => {
    const body = Buffer.from(`000401${item}0002ffff${item}00`, 'hex');
    const batch = readPositionBatch(body, 0, body.length);
    expect(batch.positions.length).toBe(2);
    expect(batch.defects.map((one) => one.code)).toEqual(['body.short', 'body.short']);
  });
});
