import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { WireError } from '../wire/index.ts';
import { deframe, enframe, FrameSplitter } from './framing.ts';

interface Read {
  readonly frames: string[];
  readonly bad: string[];
  readonly codes: string[];
}

function split(chunks: readonly Buffer[], limitBytes?: number): Read & { readonly pending: number } {
  const read: Read = { frames: [], bad: [], codes: [] };
  const sink = {
    frame: (content: Buffer) => read.frames.push(content.toString('hex')),
    bad(error: WireError, bytes: Buffer) {
      read.bad.push(bytes.toString('hex'));
      read.codes.push(error.code);
    },
  };
  const splitter = new FrameSplitter(sink, limitBytes);
  for (const chunk of chunks) splitter.push(chunk);
  return { ...read, pending: splitter.pending };
}

const hex = (digits: string) => Buffer.from(digits.replaceAll(' ', ''), 'hex');

/** Cuts bytes at the drawn places. */
function cutAt(bytes: Buffer, places: readonly number[]): Buffer[] {
  const ends = [...new Set(places.map((one) => one % (bytes.length + 1)))].sort((a, b) => a - b);
  return [0, ...ends].map((from, index) => bytes.subarray(from, ends[index] ?? bytes.length));
}

const contents = fc.uint8Array({ maxLength: 40 }).map((bytes) => Buffer.from(bytes));
const flagged = fc
  .array(fc.constantFrom(0x5a, 0x5b, 0x5c, 0x5d, 0x5e, 1, 2), { maxLength: 20 })
  .map((bytes) => Buffer.from(bytes));
const places = fc.array(fc.nat(), { maxLength: 30 });

describe('a stream', () => {
  it('gives the frames that were sent, in whatever pieces it arrives', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(contents, flagged), { maxLength: 8 }), places, (sent, cuts) => {
        const read = split(cutAt(Buffer.concat(sent.map(enframe)), cuts));
        expect(read).toEqual({ frames: sent.map((one) => one.toString('hex')), bad: [], codes: [], pending: 0 });
      }),
    );
  });

  it('loses by a broken frame that frame only', () => {
    const noise = fc.array(fc.constantFrom(0x00, 0x41, 0x5a, 0x5b, 0x5e, 1, 2), { maxLength: 20 });
    fc.assert(
      fc.property(contents, noise, contents, places, (first, between, second, cuts) => {
        const bytes = Buffer.concat([enframe(first), Buffer.from(between), enframe(second)]);
        const read = split(cutAt(bytes, cuts));
        expect(read.frames).toEqual([first, second].map((one) => one.toString('hex')));
      }),
    );
  });

  it('does not hold more than its limit', () => {
    const read = split([hex('5b'), Buffer.alloc(70), Buffer.alloc(70), hex('5b 01 5d')], 100);
    expect(read.codes).toEqual(['frame.long']);
    expect(read.frames).toEqual(['01']);
    expect(read.pending).toBe(0);
  });

  it.each([
    ['junk before a frame', '00 11 5b 01 5d', ['01'], ['0011']],
    ['a frame cut by the next', '5b 01 02 5b 03 5d', ['03'], ['0102']],
    ['a wrong escape', '5b 01 5a 03 5d 5b 04 5d', ['04'], ['015a03']],
    ['an escape cut by the end', '5b 01 5e 5d 5b 04 5d', ['04'], ['015e']],
    ['the last byte escaped', '5b 01 5e 01 5d', ['015d'], []],
  ])('%s', (_, stream, frames, bad) => {
    expect(split([hex(stream)])).toMatchObject({ frames, bad });
  });
});

describe('one frame', () => {
  it('is escaped as 8.2.5 says', () => {
    expect(enframe(hex('5b 5a 5d 5e 5c')).toString('hex')).toBe('5b5a015a025e015e025c5d');
  });

  it.each([
    ['', 0],
    ['5b', 0],
    ['01 5d', 0],
    ['5b 01', 1],
    ['5b 01 5d 5d', 2],
    ['5b 01 5b 5d', 2],
  ])('is refused with a wrong flag: %s', (wire, offset) => {
    expect(deframe(hex(wire))).toMatchObject({ ok: false, error: { code: 'frame.delimiter', offset } });
  });
});
