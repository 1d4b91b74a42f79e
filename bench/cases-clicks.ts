import { Agent, request } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import type { Random } from '../sim/overload/random.ts';

/** Somebody signed in, with what he looks at. */
export interface User {
  readonly cookie: string;
  readonly app: 'hotline' | 'enforcement';
  readonly type: string;
  /** Cases that he may open. */
  readonly cases: readonly string[];
}

export interface Times {
  /** Milliseconds of each answer. */
  readonly ms: readonly number[];
  readonly errors: number;
}

const agent = new Agent({ keepAlive: true, maxSockets: Number.POSITIVE_INFINITY });

function get(url: string, path: string, cookie: string): Promise<number> {
  return new Promise((done, fail) => {
    const asked = request(`${url}${path}`, { agent, headers: { cookie } }, (answer) => {
      answer.on('data', () => undefined);
      answer.on('end', () => done(answer.statusCode ?? 0));
      answer.on('error', fail);
    });
    asked.on('error', fail);
    asked.end();
  });
}

/** One click and how long its answer took; anything but 200 is an error. */
async function timed(url: string, path: string, cookie: string, into: { ms: number[]; errors: number }): Promise<void> {
  const from = performance.now();
  const answer = await get(url, path, cookie).catch((error: Error) => error.message);
  into.ms.push(performance.now() - from);
  if (answer === 200) return;
  into.errors += 1;
  console.error(`${path.split('?')[0]}: ${answer}`);
}

/** So many users at once, each asking again as soon as he has his answer, or after he has looked at it for a while. */
export async function hammer(
  url: string,
  users: readonly User[],
  seconds: number,
  path: (user: User, round: number) => string,
  thinkMs: () => number = () => 0,
): Promise<Times> {
  const into = { ms: [] as number[], errors: 0 };
  const end = performance.now() + seconds * 1000;
  await Promise.all(
    users.map(async (user) => {
      // People who think have not all begun to at the same moment.
      for (let round = 0, wait = thinkMs(); ; round += 1, wait = thinkMs()) {
        if (wait > 0) await pause(Math.min(wait, Math.max(0, end - performance.now())));
        if (performance.now() >= end) return;
        await timed(url, path(user, round), user.cookie, into);
      }
    }),
  );
  return into;
}

const words = ['养护作业', '出租车', '收费站', '站台', '甩客', '坑槽'];

/** What people click on: mostly their own work and single cases, now and then a list, a search, the bell. */
export function click(random: Random, { app, type, cases }: User): string {
  const share = random();
  const list = `/api/${app}/cases/${type}`;
  if (share < 0.3) return '/api/work?page=1';
  if (share < 0.6 && cases.length > 0) return `${list}/${cases[Math.floor(random() * cases.length)]}`;
  if (share < 0.75) return `${list}?page=${1 + Math.floor(random() * 3)}&pageSize=20`;
  if (share < 0.85) return `${list}?q=${encodeURIComponent(words[Math.floor(random() * words.length)] ?? '')}`;
  if (share < 0.95) return '/api/notices';
  return '/api/me';
}

/** All users for a while, each thinking for a while between his clicks: exponentially, as arrivals are. */
export async function clicking(
  url: string,
  users: readonly User[],
  options: { readonly seconds: number; readonly thinkSeconds: number; readonly random: Random },
): Promise<Times> {
  const { seconds, thinkSeconds, random } = options;
  const into = { ms: [] as number[], errors: 0 };
  const end = performance.now() + seconds * 1000;
  const think = () => -Math.log(1 - random()) * thinkSeconds * 1000;
  await Promise.all(
    users.map(async (user) => {
      // Nobody begins at the same moment as all the others.
      await pause(random() * thinkSeconds * 1000);
      while (performance.now() < end) {
        await timed(url, click(random, user), user.cookie, into);
        await pause(Math.min(think(), Math.max(0, end - performance.now())));
      }
    }),
  );
  return into;
}

export function percentile(ms: readonly number[], share: number): number {
  const sorted = [...ms].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}
