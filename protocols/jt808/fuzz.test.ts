import { describe, expect, it } from 'vitest';
import { FuzzTarget, mutate, Random } from './test/mutate.ts';
import { sampleFrames } from './test/sample-frames.ts';

describe('mutated frames', () => {
  it('200,000 of every message neither crash nor hang nor grow', () => {
    const frames = sampleFrames(2, 808);
    const random = new Random(2019);
    const target = new FuzzTarget();
    for (let round = 0; round < 200_000; round += 1) {
      const frame = frames[random.below(frames.length)];
      if (frame) target.push(mutate(frame, random));
    }
    // Both outcomes occur in numbers: neither are all frames refused, nor does all pass.
    expect(target.counts.decoded).toBeGreaterThan(15_000);
    expect(target.counts.refused).toBeGreaterThan(15_000);
    expect(target.held).toBeLessThan(9 * 1024 * 1024);
  });
});
