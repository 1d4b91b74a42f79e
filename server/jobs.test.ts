import { expect, it } from 'vitest';
import { type JobReport, startJobs } from './jobs.ts';

it('a job never overlaps itself, its errors are reported, and a stop waits for it', async () => {
  let running = 0;
  let most = 0;
  let runs = 0;
  const reports: JobReport[] = [];
  let enough: () => void = () => undefined;
  const thrice = new Promise<void>((resolve) => {
    enough = resolve;
  });
  const run = async () => {
    running += 1;
    most = Math.max(most, running);
    await new Promise((resolve) => setImmediate(resolve));
    running -= 1;
    runs += 1;
    if (runs === 2) throw new Error('second');
    if (runs === 3) enough();
  };
  const jobs = startJobs([{ name: 'count', everyMs: 1, run }], (report) => reports.push(report));
  await thrice;
  await jobs.stop();
  const ended = runs;
  expect(running).toBe(0);
  expect(most).toBe(1);
  expect(reports).toHaveLength(ended);
  expect(reports[1]).toMatchObject({ job: 'count', error: new Error('second') });
  expect(reports[2]?.error).toBeUndefined();
});

it('a stop does not wait for the next interval', async () => {
  const jobs = startJobs([{ name: 'rare', everyMs: 3_600_000, run: async () => undefined }], () => undefined);
  await jobs.stop();
});
