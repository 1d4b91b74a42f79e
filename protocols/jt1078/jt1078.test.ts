import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sharedPath } from '../../test/shared.ts';
import { decodeBody, decodeFrame, deframe, encodeBody, encodeFrame } from '../jt808/index.ts';
import { arbitraryOf } from '../jt808/test/arbitraries.ts';
import { ByteReader, ByteWriter, type Result } from '../wire/index.ts';
import { decodeJt1078, jt1078Catalogue } from './decode.ts';
import { fieldTitles } from './field-titles.ts';
import { jt1078Messages } from './messages.ts';
import { readStreamPacket, streamMark } from './stream-packet.ts';

interface Vector {
  readonly id: string;
  readonly protocol: string;
  readonly message_id: string;
  readonly kind: 'frame' | 'body' | 'rtp';
  readonly hex: string;
  readonly expect: Readonly<Record<string, unknown>>;
}

/** Vectors that are meant to be refused, and with which error. */
const defective: Readonly<Record<string, string>> = {
  'gojt-002': 'frame.delimiter',
  'gojt-003': 'frame.short',
  'gojt-004': 'frame.short',
};

const path = sharedPath('data/vehicles/vectors.json');
const all: readonly Vector[] = path ? JSON.parse(readFileSync(path, 'utf8')) : [];
const vectors = all.filter((one) => one.protocol === '1078');
const messages = vectors.filter((one) => one.kind !== 'rtp');
const packets = vectors.filter((one) => one.kind === 'rtp' && !(one.id in defective));
const catalogue = jt1078Catalogue;

function resultOf<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(result.error.message);
  return result.value;
}

function writtenAgain({ kind, hex, message_id }: Vector): Buffer {
  const bytes = Buffer.from(hex, 'hex');
  if (kind === 'body') {
    const message = resultOf(decodeBody(Number(message_id), bytes, '2013', { catalogue }));
    return resultOf(encodeBody(message, catalogue));
  }
  return resultOf(encodeFrame(resultOf(decodeFrame(resultOf(deframe(bytes)), { catalogue })), catalogue));
}

describe.skipIf(!path)('the public vectors of JT/T 1078', () => {
  it('are there', () => {
    expect(messages.length).toBeGreaterThan(50);
    expect(packets.length).toBeGreaterThan(10);
  });

  it.each(messages)('$id $message_id is read', ({ kind, hex, message_id }) => {
    const decoded = decodeJt1078(hex, { kind, messageId: Number(message_id) });
    expect(decoded).toMatchObject({ ok: true, messageId: message_id });
  });

  it.each(messages)('$id $message_id is written again byte for byte', (vector) => {
    expect(writtenAgain(vector).toString('hex')).toBe(vector.hex);
  });

  it.each(packets)('$id is a media packet', ({ hex, expect: expected }) => {
    const decoded = decodeJt1078(hex, { kind: 'rtp' });
    expect(decoded).toMatchObject({ ok: true, rest: typeof expected.rest === 'string' ? expect.any(String) : '' });
    if ('SN' in expected) {
      expect(decoded).toMatchObject({
        serial: expected.SN,
        channel: expected.LogicChannelNumber,
        sim: String(expected.SIM).replace(/^0+/, ''),
        timestampMs: BigInt(Number(expected.Timestamp)),
      });
      if (typeof expected.Bodies === 'string') {
        // The source closes its hex with the mark `ebe`.
        expect(decoded).toHaveProperty('payload', expected.Bodies.replace(/^hex:|ebe$/g, ''));
      }
    }
  });

  it.each(Object.entries(defective))('%s is refused: %s', (id, code) => {
    const vector = vectors.find((one) => one.id === id);
    expect(decodeJt1078(vector?.hex ?? '', { kind: 'rtp' })).toMatchObject({ ok: false, error: { code } });
  });
});

describe.each(jt1078Messages)('$title', ({ layouts }) => {
  it('has names for its fields', () => {
    const { shape } = layouts[2013];
    const names = shape.kind === 'record' ? shape.fields.map(([name]) => name) : [];
    expect(names.filter((name) => !(name in fieldTitles))).toEqual([]);
  });

  it('gives what was written', () => {
    fc.assert(
      fc.property(arbitraryOf(layouts[2013].shape), (value) => {
        const to = new ByteWriter();
        layouts[2013].write(to, value as object, {});
        const from = new ByteReader(to.written);
        expect(layouts[2013].read(from, {})).toEqual(value);
        expect(from.left).toBe(0);
      }),
      { numRuns: 20 },
    );
  });
});

describe('a media packet', () => {
  const head = '3031636481e20007013912345678';

  it('has no time when transparent and no intervals when audio', () => {
    const transparent = readStreamPacket(Buffer.from(`${head}01400002abcd`, 'hex'));
    expect(transparent).toMatchObject({ ok: true, value: { end: 20, packet: { data: 'transparent', part: 'whole' } } });
    const audio = readStreamPacket(Buffer.from(`${head}013100000193503c6a000001ff`, 'hex'));
    expect(audio).toMatchObject({ value: { end: 27, packet: { data: 'audio', part: 'first' } } });
    expect(audio).not.toHaveProperty('value.packet.sinceFrameMs', expect.anything());
  });

  it('is found with a SIM of 10 bytes', () => {
    const long = `3031636481e20007${'00000000013912345678'}01400002abcd`;
    expect(decodeJt1078(long, { kind: 'rtp' })).toMatchObject({
      ok: true,
      sim: '13912345678',
      payload: 'abcd',
      rest: '',
    });
  });

  it('that is spoilt is read or refused', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 60 }), (bytes) => {
        const stream = Buffer.concat([Buffer.from(streamMark.toString(16), 'hex'), bytes]);
        const decoded = decodeJt1078(stream, { kind: 'rtp' });
        expect(decoded.ok || decoded.error.offset <= stream.length).toBe(true);
      }),
      { numRuns: 300 },
    );
  });
});
