import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyCipher } from './cipher.ts';
import { compose, encodeFrame, readFrame } from './codec.ts';
import { crc16 } from './crc16.ts';
import { decodeJt809, decodeJt809Stream } from './decode.ts';
import { deframe, enframe } from './framing.ts';

const keys = { m1: 30_000_000, ia1: 20_000_000, ic1: 20_000_000 };
const header = { serial: 7, accessCode: 43, version: '1.0.0', encryption: 0, key: 0 };

function contentOf(wire: Buffer): Buffer {
  const content = deframe(wire);
  if (!content.ok) throw new Error(content.error.message);
  return Buffer.from(content.value);
}

function frameOf(...given: Parameters<typeof encodeFrame>): Buffer {
  const frame = encodeFrame(...given);
  if (!frame.ok) throw new Error(frame.error.message);
  return frame.value;
}

describe('the check of 8.2.8', () => {
  it('is CRC-16/CCITT that starts with ones', () => {
    expect(crc16(Buffer.from('123456789'))).toBe(0x29b1);
  });
});

describe('the cipher of 8.2.7', () => {
  it('gives the published bytes', () => {
    const bytes = Buffer.from('01020304050607', 'hex');
    applyCipher(bytes, 256_178, keys);
    expect(bytes.toString('hex')).toBe('d34c7078a73a41');
  });

  it('undoes itself with any keys, zero among them', () => {
    const number = fc.integer({ min: 0, max: 2 ** 32 - 1 });
    fc.assert(
      fc.property(fc.uint8Array(), number, number, number, number, (plain, key, m1, ia1, ic1) => {
        const bytes = Buffer.from(plain);
        applyCipher(bytes, key, { m1, ia1, ic1 });
        applyCipher(bytes, key, { m1, ia1, ic1 });
        expect(bytes).toEqual(Buffer.from(plain));
      }),
    );
  });
});

describe('a frame', () => {
  const login = compose('0x1001', '2011', {
    userId: 1,
    password: 'secret',
    downLinkIp: '10.0.0.9',
    downLinkPort: 8809,
  });

  it('counts itself before escaping', () => {
    const content = contentOf(frameOf({ ...header, serial: 0x5b5d5a5e }, login, { edition: '2011' }));
    expect(content.readUInt32BE(0)).toBe(content.length + 2);
  });

  it('is refused with a wrong CRC, and shown all the same', () => {
    const content = contentOf(frameOf(header, login, { edition: '2011' }));
    content[content.length - 1] = (content.at(-1) ?? 0) ^ 1;
    expect(readFrame(content, { edition: '2011' })).toMatchObject({ ok: false, error: { code: 'frame.checksum' } });
    expect(decodeJt809(enframe(content))).toMatchObject({ ok: true, checksumOk: false, body: { userId: 1 } });
  });

  it('that is encrypted needs the keys', () => {
    const wire = frameOf({ ...header, encryption: 1, key: 5 }, login, { edition: '2011', keys });
    expect(decodeJt809(wire)).toMatchObject({ ok: false, messageId: '0x1001', error: { code: 'frame.encrypted' } });
    expect(decodeJt809(wire, { keys })).toMatchObject({ ok: true, encrypted: true, body: { userId: 1 } });
    expect(encodeFrame({ ...header, encryption: 1 }, login, { edition: '2011' })).toMatchObject({ ok: false });
  });

  it('tells its edition by the time in a header of 2019', () => {
    const wire = frameOf({ ...header, sentAt: 1_732_406_400n }, { messageId: 0x1005, body: {} }, { edition: '2019' });
    expect(decodeJt809(wire)).toMatchObject({ edition: '2019', sentAt: '2024-11-24T08:00:00+08:00' });
    expect(decodeJt809(frameOf(header, login, { edition: '2011' }))).toMatchObject({ edition: '2011' });
  });

  it('of an unknown business type is no message', () => {
    const wire = frameOf(header, login, { edition: '2011' });
    const content = contentOf(wire);
    content.writeUInt16BE(0x7777, 8);
    content.writeUInt16BE(crc16(content, 0, content.length - 2), content.length - 2);
    const error = { code: 'message.unknown' };
    expect(decodeJt809(enframe(content))).toMatchObject({ ok: false, messageId: '0x7777', error });
  });

  it('is found in a stream among bytes that are none', () => {
    const wire = frameOf(header, login, { edition: '2011' });
    const spoilt = Buffer.from(wire);
    spoilt.writeUInt8((spoilt.at(20) ?? 0) ^ 1, 20);
    const stream = decodeJt809Stream(Buffer.concat([Buffer.from('junk'), wire, spoilt, wire, wire.subarray(0, 9)]));
    expect(stream).toMatchObject({ ok: false, pending: 8, messages: [{ ok: true }, { ok: true }] });
    expect(stream.errors.map((one) => one.code)).toEqual(['frame.delimiter', 'frame.checksum']);
  });

  it('with values that do not fit their fields is not written', () => {
    const long = { messageId: 0x1003, body: { userId: 1, password: 'longer than eight' } };
    expect(encodeFrame(header, long, { edition: '2011' })).toMatchObject({ ok: false, error: { code: 'body.value' } });
    expect(encodeFrame(header, { messageId: 0x1005, body: {} }, { edition: '2019' })).toMatchObject({ ok: false });
  });
});
