/**
 * `npm run bench -- fuzz-jt808`: ten million mutated frames of every JT/T 808 message through framing, decoding, writing again and
 * assembly of packages. It fails at the first that throws or is not written as it was read; what it prints is that none did,
 * how many each way went, and that memory did not grow. FRAMES and SEED choose another run.
 */
import { FuzzTarget, mutate, Random } from '../protocols/jt808/test/mutate.ts';
import { sampleFrames } from '../protocols/jt808/test/sample-frames.ts';
import type { BenchResult } from './result.ts';

const demanded = 10_000_000;

export async function run(): Promise<BenchResult> {
  const total = Number(process.env.FRAMES ?? demanded);
  const seed = Number(process.env.SEED ?? 808);
  const samples = sampleFrames(3, seed);
  const random = new Random(seed);
  const target = new FuzzTarget();
  const used = process.cpuUsage();
  let early = 0;
  let slowestMs = 0;
  for (let done = 1; done <= total; done += 1) {
    const sample = samples[random.below(samples.length)];
    if (!sample) throw new Error('no samples');
    const wire = mutate(sample, random);
    const start = performance.now();
    target.push(wire);
    slowestMs = Math.max(slowestMs, performance.now() - start);
    if (done === Math.floor(total / 10)) early = residentMiB();
    if (done % 500_000 === 0) process.stderr.write(`${done} frames, ${residentMiB().toFixed(0)} MiB\n`);
  }
  const { user, system } = process.cpuUsage(used);
  const { decoded, refused } = target.counts;
  const late = residentMiB();
  const row = (label: string, unit: string, value: number, baseline: number, against: string) => ({
    label,
    unit,
    value,
    baseline,
    ratio: value / baseline,
    against,
  });
  return {
    name: 'fuzz-jt808',
    baseline: 'mutated frames demanded',
    rows: [
      row('mutated frames without a crash', 'frames', total, demanded, 'demanded'),
      row('decoded and written as they were', 'frames', decoded, total, 'mutated frames'),
      row('refused with a reason', 'frames', refused, total, 'mutated frames'),
      row('resident memory at the end', 'MiB', late, early, 'after a tenth of the frames'),
      row('slowest frame', 'ms', slowestMs, 1000, 'a hang would be a second'),
      row('processor time per frame', 'ns', ((user + system) * 1000) / total, 10_000, '10 µs'),
    ],
  };
}

function residentMiB(): number {
  return process.memoryUsage.rss() / 2 ** 20;
}
