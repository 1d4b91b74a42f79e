import { sealJournal } from '../kernel/journal/index.ts';
import type { Job } from './jobs.ts';
import type { KernelView } from './kernel-view.ts';

const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;
const day = 24 * hour;

/** What has to happen whether or not somebody asks. */
export function kernelJobs(kernel: KernelView): readonly Job[] {
  const { cases, clock, identity, store } = kernel;
  const ago = (ms: number) => new Date(clock.now().getTime() - ms);
  return [
    { name: 'journal-seal', everyMs: 2 * second, run: () => sealJournal(store.db) },
    { name: 'deadlines', everyMs: 30 * second, run: () => cases.scanDeadlines(clock.now()) },
    { name: 'sessions', everyMs: 10 * minute, run: () => identity.removeExpiredSessions() },
    { name: 'requests', everyMs: hour, run: () => cases.forgetRequests(ago(7 * day)) },
  ];
}
