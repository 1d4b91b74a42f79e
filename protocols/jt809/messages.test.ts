import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { must } from '../../kernel/base/assert.ts';
import { arbitraryOf } from '../jt808/test/arbitraries.ts';
import { ByteReader, ByteWriter, type Shape } from '../wire/index.ts';
import { layoutOf, messages, titleOf } from './catalogue.ts';
import { encodeFrame, readFrame } from './codec.ts';
import type { AnyDeclaration, Edition } from './declaration.ts';
import { fieldTitles } from './field-titles.ts';
import { deframe } from './framing.ts';

const editions: readonly Edition[] = ['2011', '2019'];
const declared: readonly (readonly [string, AnyDeclaration])[] = Object.entries(messages);
const keys = { m1: 30_000_000, ia1: 20_000_000, ic1: 20_000_000 };

/** Names of all fields below a shape. */
function fieldNames(shape: Shape): string[] {
  switch (shape.kind) {
    case 'record':
      return shape.fields.flatMap(([name, field]) =>
        field.shape.kind === 'derived' ? [] : [name, ...fieldNames(field.shape)],
      );
    case 'list':
      return fieldNames(shape.item.shape);
    case 'optional':
      return fieldNames(shape.field.shape);
    case 'samples':
      return shape.values.flatMap((value) => (typeof value === 'object' && value ? Object.keys(value) : []));
    default:
      return [];
  }
}

describe.each(declared)('%s', (type, declaration) => {
  it.each(editions.filter((edition) => declaration[edition]))('gives in %s what was written', (edition) => {
    const layout = must(layoutOf(Number(type), edition), type);
    fc.assert(
      fc.property(arbitraryOf(layout.shape), (value) => {
        const to = new ByteWriter();
        layout.write(to, value, {});
        const from = new ByteReader(to.written);
        expect(layout.read(from, {})).toEqual(value);
        expect(from.left).toBe(0);
        expect(from.originals).toBeUndefined();
      }),
      { numRuns: 15 },
    );
  });

  it('has a name, and so have its fields', () => {
    for (const edition of editions) {
      expect(titleOf(Number(type), edition)).toMatch(/[一-鿿]/);
      const names = declaration[edition] ? fieldNames(declaration[edition].shape) : [];
      expect(names.filter((name) => !(name in fieldTitles))).toEqual([]);
    }
  });
});

describe('a frame', () => {
  const frames = fc.record({
    type: fc.constantFrom(...declared),
    edition: fc.constantFrom(...editions),
    encryption: fc.constantFrom(0, 1),
    key: fc.integer({ min: 0, max: 2 ** 32 - 1 }),
    serial: fc.integer({ min: 0, max: 2 ** 32 - 1 }),
  });
  const vehicle = { plate: '湘A12345', plateColour: 'yellow' };

  it('gives the packet that was framed, encrypted or not', () => {
    const drawn = frames.chain((frame) => {
      const layout = must(layoutOf(Number(frame.type[0]), frame.edition), frame.type[0]);
      return arbitraryOf(layout.shape).map((body) => ({ ...frame, body: body as Record<string, unknown> }));
    });
    fc.assert(
      fc.property(drawn, ({ type: [type], edition, encryption, key, serial, body }) => {
        const id = Number(type);
        const isGroup = (id & 0xff) !== 0 && ![0x10, 0x11, 0x90, 0x91].includes(id >> 8);
        const isStatistics = [0x1102, 0x1103, 0x9102, 0x9103].includes(id);
        const packet = isGroup
          ? { messageId: id & 0xff00, dataType: id, vehicle, body }
          : { messageId: id, ...(isStatistics ? { dataType: id } : {}), body };
        const header = { serial, accessCode: 43_010_001, version: '1.2.19', encryption, key };
        const sent = edition === '2019' ? { ...header, sentAt: 1_732_406_400n } : header;
        const peer = { edition, keys };
        const wire = encodeFrame(sent, packet, peer);
        if (!wire.ok) throw new Error(wire.error.message);
        const content = deframe(wire.value);
        if (!content.ok) throw new Error(content.error.message);
        const frame = readFrame(content.value, peer);
        if (!frame.ok) throw new Error(`${type} ${frame.error.message}`);
        expect(frame.value.lengthOk).toBe(true);
        expect(JSON.parse(JSON.stringify(frame.value.packet))).toEqual(packet);
        expect(frame.value.header).toEqual({ ...sent, messageId: packet.messageId });
      }),
      { numRuns: 300 },
    );
  });
});
