import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { deframe } from './framing.ts';
import { type Header, openFrame } from './header.ts';
import { encodeFrame } from './message.ts';
import { PackageAssembler } from './packages.ts';
import { framesOf, requestMissing } from './send-packages.ts';

const header: Header = { messageId: 0x0801, phone: '13912344321', serial: 65_534, encryption: 0 };

/** The packages of a body as they are read from their frames. */
function packagesOf(body: Buffer, packageBytes: number, of: Header = header) {
  const frames = framesOf(of, body, packageBytes);
  if (!frames.ok) throw new Error(frames.error.message);
  return frames.value.map((wire) => {
    const content = deframe(wire);
    if (!content.ok) throw new Error(content.error.message);
    const opened = openFrame(content.value);
    return { header: opened.header, body: content.value.subarray(opened.bodyStart, opened.bodyEnd) };
  });
}

describe('packages', () => {
  it('come together in any order, with repetitions, over the wrap of serials', () => {
    const bodies = fc.uint8Array({ minLength: 41, maxLength: 400 }).map((bytes) => Buffer.from(bytes));
    fc.assert(
      fc.property(bodies, fc.integer({ min: 1, max: 40 }), fc.infiniteStream(fc.nat()), (body, size, random) => {
        const packages = packagesOf(body, size);
        const order = packages
          .concat(packages.slice(0, 3))
          .map((one) => [Number(random.next().value), one] as const)
          .sort(([a], [b]) => a - b);
        const assembler = new PackageAssembler();
        const complete = order.flatMap(([, one]) => {
          const outcome = assembler.add(one.header, one.body, 0);
          return outcome.kind === 'complete' ? [outcome.message] : [];
        });
        expect(complete[0]?.body.equals(body)).toBe(true);
        expect(complete[0]?.header).toMatchObject({ messageId: 0x0801, serial: 65_534, package: undefined });
      }),
    );
  });

  it('a body that fits is one frame without a package item', () => {
    expect(packagesOf(Buffer.alloc(1023), 1023).map((one) => one.header.package)).toEqual([undefined]);
    expect(packagesOf(Buffer.alloc(1024), 1023).map((one) => one.header.package)).toEqual([
      { total: 2, index: 1 },
      { total: 2, index: 2 },
    ]);
  });

  it('what is missing is asked for with growing waits, then given up', () => {
    const assembler = new PackageAssembler({ waitMs: 1000, requests: 2 });
    const [first, , third] = packagesOf(Buffer.from('0000000a0102030405', 'hex'), 4);
    if (!first || !third) throw new Error('three packages');
    assembler.add(first.header, first.body, 0);
    expect(assembler.add(third.header, third.body, 100)).toEqual({ kind: 'waiting', missing: 1 });
    expect(assembler.overdue(1000).requests).toEqual([]);
    const [asked] = assembler.overdue(1100).requests;
    expect(asked).toMatchObject({ firstSerial: 65_534, missing: [2], mediaId: 10 });
    expect(assembler.overdue(3099).requests).toEqual([]);
    expect(assembler.overdue(3100).requests.length).toBe(1);
    expect(assembler.overdue(6100).givenUp.length).toBe(1);
    expect([assembler.size, assembler.bytes]).toEqual([0, 0]);
  });

  it('media are asked for with 0x8800, all else with 0x8003', () => {
    const missing = { phone: '1', version: undefined, firstSerial: 7, missing: [2, 3], mediaId: 10 };
    const medium = requestMissing({ ...missing, messageId: 0x0801 }, 1);
    const other = requestMissing({ ...missing, messageId: 0x0704 }, 1);
    expect(encodeFrame(medium).ok && encodeFrame(other).ok).toBe(true);
    expect([medium.header.messageId, medium.body]).toEqual([0x8800, { mediaId: 10, packages: [2, 3] }]);
    expect([other.header.messageId, other.body]).toEqual([0x8003, { firstSerial: 7, packages: [2, 3] }]);
  });

  it('is bounded in messages and bytes', () => {
    const assembler = new PackageAssembler({ messages: 4, bytes: 1000 });
    for (let serial = 0; serial < 1000; serial += 10) {
      const part = { ...header, serial, package: { total: 3, index: 1 } };
      assembler.add(part, Buffer.alloc(100), serial);
    }
    expect([assembler.size, assembler.bytes]).toEqual([4, 400]);
    const huge = assembler.add({ ...header, serial: 1, package: { total: 3, index: 2 } }, Buffer.alloc(2000), 0);
    expect(huge.kind).toBe('refused');
  });

  it.each([
    [0, 0],
    [3, 0],
    [3, 4],
  ])('an item of %i packages and index %i is refused', (total, index) => {
    const outcome = new PackageAssembler().add({ ...header, package: { total, index } }, Buffer.alloc(1), 0);
    expect(outcome.kind === 'refused' && outcome.error.code).toBe('package.invalid');
  });
});
