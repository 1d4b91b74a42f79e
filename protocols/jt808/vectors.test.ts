import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { sharedPath } from '../../test/shared.ts';
import { jsatl12Messages } from '../jsatl12/index.ts';
import { jt1078Messages } from '../jt1078/index.ts';
import type { Result } from '../wire/index.ts';
import { catalogueOf } from './declare.ts';
import type { Edition } from './edition.ts';
import { deframe, enframe } from './framing.ts';
import { decodeBody, decodeFrame, encodeBody, encodeFrame, type Message } from './message.ts';
import { jt808Messages } from './messages/index.ts';
import { defectiveVectors, unescapedChecksum } from './test/defective-vectors.ts';

interface Vector {
  readonly id: string;
  readonly protocol: string;
  readonly kind: string;
  readonly message_id: string;
  readonly hex: string;
  readonly expect: Readonly<Record<string, unknown>>;
}

const catalogue = catalogueOf(jt808Messages, jsatl12Messages, jt1078Messages);
const path = sharedPath('data/vehicles/vectors.json');
const vectors: readonly Vector[] = path ? JSON.parse(readFileSync(path, 'utf8')) : [];
const ours = vectors.filter(({ protocol }) => !protocol.startsWith('809'));
const named = ours.filter(({ kind, message_id: id }) => kind === 'frame' || (kind === 'body' && id.startsWith('0x')));

function decode({ kind, protocol, message_id: id, hex }: Vector): Result<Message> {
  const bytes = Buffer.from(hex, 'hex');
  const edition = (/20\d\d$/.exec(protocol)?.[0] ?? '2013') as Edition;
  if (kind === 'body') return decodeBody(Number(id), bytes, edition, { catalogue });
  const content = deframe(bytes);
  return content.ok ? decodeFrame(content.value, { catalogue }) : content;
}

describe.skipIf(!path)('public vectors', () => {
  it('there are as many as were collected', () => {
    expect(vectors.length).toBe(723);
    expect(named.length).toBe(617);
  });

  it.each(named.filter(({ id }) => !defectiveVectors[id]).map((one) => [one.id, one] as const))(
    '%s decodes and is written as it was',
    (id, vector) => {
      const message = decode(vector);
      if (!message.ok) throw new Error(`${message.error.message} @${message.error.offset}`);
      const written =
        vector.kind === 'body' ? encodeBody(message.value, catalogue) : encodeFrame(message.value, catalogue);
      const bytes = written.ok ? written.value.toString('hex') : written.error.message;
      expect(bytes).toBe(id === unescapedChecksum ? vector.hex.replace(/7d7e$/, '7d017e') : vector.hex);
    },
  );

  it.each(Object.entries(defectiveVectors))('%s does not decode', (id, [code]) => {
    const vector = named.find((one) => one.id === id);
    const message = vector && decode(vector);
    expect(message?.ok === false && message.error.code).toBe(code);
  });

  it('every vector that must fail does', () => {
    const mustFail = named.filter(({ expect: { error } }) => typeof error === 'string');
    expect(mustFail.filter((one) => decode(one).ok)).toEqual([]);
  });

  it('positions are as their authors say', () => {
    const positions = named.filter(
      ({ message_id: id, expect: wanted }) => id === '0x0200' && latitudeOf(wanted) !== undefined,
    );
    expect(positions.length).toBeGreaterThan(20);
    for (const one of positions) {
      const message = decode(one);
      if (message.ok)
        expect(Math.abs(Number(message.value.body.latitude)), one.id).toBeCloseTo(
          Math.abs(Number(latitudeOf(one.expect))) / 1e6,
          7,
        );
    }
  });

  it('phones are as their authors say', () => {
    for (const one of named) {
      const phone = one.expect['Header.TerminalPhoneNo'] ?? one.expect.clientId;
      const message = decode(one);
      if (phone && message.ok && one.kind === 'frame') expect(message.value.header.phone).toBe(phone);
    }
  });

  it.each(
    ours
      .filter(({ kind, expect: wanted }) => kind === 'escape' && wanted.want_hex)
      .map((one) => [one.id, one] as const),
  )('%s is escaped or unescaped as wanted', (_, { hex, expect: wanted }) => {
    const bytes = Buffer.from(hex, 'hex');
    const got = bytes[0] === 0x7e ? deframe(bytes) : { ok: true as const, value: enframe(bytes) };
    expect(got.ok && got.value.toString('hex')).toBe(wanted.want_hex);
  });
});

function latitudeOf(wanted: Readonly<Record<string, unknown>>): unknown {
  return wanted['0x0200.Lat'] ?? wanted.lat ?? wanted.Latitude ?? wanted.latitude ?? wanted.Lat;
}
