import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { sharedPath } from '../../test/shared.ts';
import { ByteWriter, type Result } from '../wire/index.ts';
import { envelopeOf, layoutOf } from './catalogue.ts';
import { encodeFrame, readFrame } from './codec.ts';
import type { Edition } from './declaration.ts';
import { decodeJt809, readAlone } from './decode.ts';
import { writeData, writePacket } from './envelope.ts';
import { deframe } from './framing.ts';

interface Vector {
  readonly id: string;
  readonly protocol: string;
  readonly message_id: string;
  readonly kind: string;
  readonly hex: string;
  readonly expect: Readonly<Record<string, unknown>>;
}

/** Vectors that are no message, and why. */
const defective: Readonly<Record<string, string>> = {
  'sc809-024': 'a header of 22 bytes alone, of a business type (0x9600) without its data',
  'sc809-025': 'a header of 22 bytes alone, of a business type (0x9600) without its data',
};

/** The keys with which the encrypted vectors were made; published with them. */
const keys = { m1: 30_000_000, ia1: 20_000_000, ic1: 20_000_000 };

const path = sharedPath('data/vehicles/vectors.json');
const all: readonly Vector[] = path ? JSON.parse(readFileSync(path, 'utf8')) : [];
const vectors = all.filter((one) => one.protocol.startsWith('809-'));
const wellFormed = vectors.filter((one) => !(one.id in defective));
const editionOf = (vector: Vector) => vector.protocol.slice(4) as Edition;

function resultOf<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(result.error.message);
  return result.value;
}

function writtenAgain(vector: Vector): Buffer {
  const edition = editionOf(vector);
  const bytes = Buffer.from(vector.hex, 'hex');
  const peer = { edition, keys };
  if (vector.kind === 'frame') {
    const { header, packet } = resultOf(readFrame(resultOf(deframe(bytes)), peer));
    return resultOf(encodeFrame(header, packet, peer));
  }
  const id = Number(vector.message_id);
  const packet = readAlone(bytes, id, edition);
  const to = new ByteWriter(64, packet.originals);
  if (envelopeOf(id)) writePacket(to, packet, edition);
  else writeData(to, layoutOf(id, edition), packet.body);
  return to.written;
}

/** Every text and time below a value, times as the sources print them. */
function leaves(value: unknown, into: Set<string> = new Set()): Set<string> {
  if (typeof value === 'object' && value !== null) for (const one of Object.values(value)) leaves(one, into);
  else if (typeof value === 'string') into.add(value.replace(/T(\d\d:\d\d:\d\d)\+08:00$/, ' $1'));
  else if (value !== undefined) into.add(String(value));
  return into;
}

describe.skipIf(!path)('the public vectors of JT/T 809', () => {
  it('are there', () => {
    expect(vectors.length).toBeGreaterThan(60);
    for (const id of Object.keys(defective)) expect(vectors.map((one) => one.id)).toContain(id);
  });

  it.each(wellFormed)('$id is read', (vector) => {
    const kind = vector.kind === 'frame' ? 'frame' : 'body';
    const messageId = Number(vector.message_id);
    const decoded = decodeJt809(vector.hex, { kind, messageId, keys, edition: editionOf(vector) });
    expect(decoded).toMatchObject({ ok: true, messageId: vector.message_id });
    if (kind === 'frame') expect(decoded).toMatchObject({ checksumOk: true, lengthOk: true });
    const seen = leaves(decoded);
    for (const [key, value] of Object.entries(vector.expect)) {
      if (typeof value !== 'string' || value.startsWith('hex:')) continue;
      // Dates without a time are times at midnight; versions and numbers in hex are printed otherwise.
      if (/Version|SupervisionID$/.test(key)) continue;
      const shown = /^\d{4}-\d\d-\d\d$/.test(value) ? `${value} 00:00:00` : value;
      expect([...seen], key).toContain(shown);
    }
  });

  it.each(wellFormed)('$id is written again byte for byte', (vector) => {
    expect(writtenAgain(vector).toString('hex')).toBe(vector.hex);
  });
});
