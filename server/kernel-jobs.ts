import { systemWho } from '../kernel/identity/index.ts';
import { sealJournal } from '../kernel/journal/index.ts';
import type { Kernel } from '../kernel/kernel.ts';
import { learnPairs } from '../kernel/store/index.ts';
import type { Job } from './jobs.ts';
import { tellRefusedFacts } from './refused-facts.ts';

const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;
const day = 24 * hour;

/** What has to happen whether or not somebody asks. */
export function kernelJobs(kernel: Kernel): readonly Job[] {
  const { cases, clock, contracts, facts, identity, store } = kernel;
  const ago = (ms: number) => new Date(clock.now().getTime() - ms);
  return [
    { name: 'journal-seal', everyMs: 2 * second, run: () => sealJournal(store.db) },
    { name: 'facts-ship', everyMs: second, run: () => facts.ship() },
    { name: 'facts-refused', everyMs: 5 * second, run: tellRefusedFacts(kernel) },
    { name: 'facts-roll-up', everyMs: 10 * second, run: () => facts.rollUp(kernel.apps) },
    { name: 'facts-settle', everyMs: hour, run: () => facts.settle(hour / second) },
    { name: 'deadlines', everyMs: 30 * second, run: () => cases.scanDeadlines(clock.now()) },
    // What stays in the house does not wait for a neighbour who is slow to answer.
    { name: 'deliveries', everyMs: second, run: () => contracts.sendUploads(clock.now(), 'house') },
    { name: 'uploads', everyMs: 5 * second, run: () => contracts.sendUploads(clock.now(), 'outside') },
    { name: 'calendar', everyMs: day, run: () => cases.recomputeProvisional() },
    { name: 'sessions', everyMs: 10 * minute, run: () => identity.removeExpiredSessions() },
    { name: 'search-words', everyMs: 10 * minute, run: () => learnPairs(store.db) },
    { name: 'requests', everyMs: hour, run: () => cases.forgetRequests(ago(7 * day)) },
    ...applicationJobs(kernel),
  ];
}

/** What the applications have declared to be done again and again. */
function applicationJobs({ apps, ctxFor }: Kernel): readonly Job[] {
  return apps.flatMap((app) =>
    (app.jobs ?? []).map(({ key, everyMinutes, run }) => ({
      name: `${app.key}.${key}`,
      everyMs: everyMinutes * minute,
      run: () => run(ctxFor(systemWho, app)),
    })),
  );
}
