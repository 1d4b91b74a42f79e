import fc from 'fast-check';
import { expect, it } from 'vitest';
import { must } from '../../kernel/base/assert.ts';
import { arbitraryOf } from '../jt808/test/arbitraries.ts';
import { layoutOf, messages } from './catalogue.ts';
import { encodeFrame, readFrame } from './codec.ts';
import { crc16 } from './crc16.ts';
import { decodeJt809 } from './decode.ts';
import { FrameSplitter } from './framing.ts';

const types = Object.keys(messages).map(Number);
const keys = { m1: 30_000_000, ia1: 20_000_000, ic1: 20_000_000 };

/** A frame's content as a peer could have sent it, before it is spoilt. */
const contents = fc
  .record({ type: fc.constantFrom(...types), edition: fc.constantFrom('2011' as const, '2019' as const) })
  .chain(({ type, edition }) => {
    const layout = must(layoutOf(type, edition), 'a layout');
    return arbitraryOf(layout.shape).map((body) => ({ type, edition, body: body as Record<string, unknown> }));
  })
  .map(({ type, edition, body }) => {
    const isGroup = (type & 0xff) !== 0 && ![0x10, 0x11, 0x90, 0x91].includes(type >> 8);
    const vehicle = { plate: '湘A12345', plateColour: 'yellow' };
    const packet = isGroup
      ? { messageId: type & 0xff00, dataType: type, vehicle, body }
      : { messageId: type, dataType: type, body };
    const header = { serial: 1, accessCode: 43, version: '1.0.0', encryption: 0, key: 0, sentAt: 1_732_406_400n };
    const frame = encodeFrame(header, packet, { edition });
    if (!frame.ok) throw new Error(frame.error.message);
    return { edition, wire: frame.value };
  });

const spoils = fc.array(
  fc.record({ at: fc.nat(), byte: fc.integer({ min: 0, max: 255 }), cut: fc.integer({ min: 0, max: 3 }) }),
  {
    maxLength: 6,
  },
);

function spoilt(wire: Buffer, drawn: readonly { at: number; byte: number; cut: number }[]): Buffer {
  let bytes = wire;
  for (const { at, byte, cut } of drawn) {
    const from = at % (bytes.length + 1);
    bytes = Buffer.concat([bytes.subarray(0, from), Buffer.from([byte]), bytes.subarray(from + cut)]);
  }
  return bytes;
}

it('spoilt streams give frames or errors, never more', () => {
  fc.assert(
    fc.property(fc.array(contents, { minLength: 1, maxLength: 4 }), spoils, (frames, drawn) => {
      const stream = spoilt(Buffer.concat(frames.map((one) => one.wire)), drawn);
      const splitter = new FrameSplitter({
        frame(content) {
          for (const edition of ['2011', '2019'] as const) readFrame(content, { edition, keys });
        },
        bad: (error) => expect(error.offset).toBeGreaterThanOrEqual(0),
      });
      for (let at = 0; at < stream.length; at += 7) splitter.push(stream.subarray(at, at + 7));
      expect(splitter.pending).toBeLessThanOrEqual(stream.length);
    }),
    { numRuns: 150 },
  );
});

it('spoilt frames with a right CRC are read or refused with the place of the error', () => {
  fc.assert(
    fc.property(contents, spoils, ({ edition, wire }, drawn) => {
      const content = spoilt(wire.subarray(1, -1), drawn);
      if (content.length >= 2) content.writeUInt16BE(crc16(content, 0, content.length - 2), content.length - 2);
      const decoded = decodeJt809(content, { edition, keys });
      if (decoded.ok) return;
      expect(decoded.error.offset).toBeGreaterThanOrEqual(0);
      expect(decoded.error.offset).toBeLessThanOrEqual(content.length);
      expect(decoded.error.message).toMatch(/[一-鿿]/);
    }),
    { numRuns: 500 },
  );
});
