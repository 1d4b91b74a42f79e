import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { deframe, enframe, FrameSplitter, maxFrameBytes } from './framing.ts';

/** Everything a splitter gives for a stream that arrives in pieces of these lengths. */
function split(stream: Buffer, pieces: readonly number[] = []) {
  const frames: string[] = [];
  const bad: string[] = [];
  const splitter = new FrameSplitter({
    frame: (content) => frames.push(content.toString('hex')),
    bad: (error) => bad.push(error.code),
  });
  let at = 0;
  for (const length of pieces) {
    splitter.push(stream.subarray(at, at + length));
    at += length;
  }
  splitter.push(stream.subarray(at));
  return { frames, bad, pending: splitter.pending };
}

const hex = (digits: string) => Buffer.from(digits.replace(/ /g, ''), 'hex');
const contents = fc.uint8Array({ minLength: 1, maxLength: 60 }).map((bytes) => Buffer.from(bytes));

describe('framing', () => {
  it('escapes as the example of the standard does', () => {
    expect(enframe(hex('30 7e 08 7d 55')).toString('hex')).toBe('7e307d02087d01557e');
  });

  it('undoes what it does, for any bytes', () => {
    fc.assert(
      fc.property(contents, (content) => {
        const back = deframe(enframe(content));
        expect(back.ok && Buffer.from(back.value).equals(content)).toBe(true);
      }),
    );
  });

  it('finds the frames of a stream however it is cut', () => {
    fc.assert(
      fc.property(fc.array(contents, { maxLength: 8 }), fc.array(fc.nat(40), { maxLength: 20 }), (all, pieces) => {
        const found = split(Buffer.concat(all.map(enframe)), pieces);
        expect(found).toEqual({ frames: all.map((one) => one.toString('hex')), bad: [], pending: 0 });
      }),
    );
  });

  it('takes one delimiter between frames, and skips empty ones', () => {
    expect(split(hex('7e 01 02 7e 03 04 7e 7e 7e 05 06 7e')).frames).toEqual(['0102', '0304', '0506']);
  });

  it('a malformed frame costs its own bytes only', () => {
    const good = enframe(hex('01 02 03'));
    const found = split(
      Buffer.concat([hex('99 99'), good, hex('7e 02 7d 03 7e'), good, hex('7e'), Buffer.alloc(5000, 1), good, good]),
    );
    expect(found.frames).toEqual(['010203', '010203', '010203', '010203']);
    expect(found.bad).toEqual(['frame.delimiter', 'frame.escape', 'frame.long']);
  });

  it('noise without a delimiter costs no memory', () => {
    let bad = 0;
    const splitter = new FrameSplitter({ frame: () => expect.unreachable(), bad: () => (bad += 1) });
    for (let chunk = 0; chunk < 1000; chunk += 1) splitter.push(Buffer.alloc(1000, 0x41));
    expect(splitter.pending).toBeLessThanOrEqual(maxFrameBytes * 2);
    expect(bad).toBeGreaterThan(300);
  });

  it('a whole frame needs its delimiters', () => {
    for (const one of ['', '7e', '0102', '7e0102', '0102 7e', '7e 01 7e 02 7e']) {
      const content = deframe(hex(one));
      expect(content.ok === false && content.error.code, one).toBe('frame.delimiter');
    }
  });
});
