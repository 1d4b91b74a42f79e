import { once } from 'node:events';
import { parseArgs } from 'node:util';
import { simulatedCoach } from '../../sim/coach/places.ts';
import { driveFleet } from '../../sim/coach/run.ts';

export const coachUsage =
  '用法：hengdao sim coach [--vehicles 200] [--speed 1] [--interval 10] [--seconds 60] [--host 127.0.0.1] [--port 8808] [--seed 1]\n';

const options = {
  host: { type: 'string', default: '127.0.0.1' },
  port: { type: 'string', default: '8808' },
  vehicles: { type: 'string', default: '200' },
  speed: { type: 'string', default: '1' },
  interval: { type: 'string', default: '10' },
  seconds: { type: 'string', default: '60' },
  seed: { type: 'string', default: '1' },
} as const;

function whole(text: string, most: number): number {
  const value = Number(text);
  return Number.isInteger(value) && value > 0 && value <= most ? value : 0;
}

function read(args: readonly string[]) {
  try {
    const { values } = parseArgs({ args: [...args], options });
    const { host } = values;
    const order = {
      host,
      port: whole(values.port, 65_535),
      vehicles: whole(values.vehicles, 100_000),
      speed: whole(values.speed, 600),
      intervalSeconds: whole(values.interval, 3600),
      seconds: whole(values.seconds, 86_400),
      seed: whole(values.seed, 2 ** 32 - 1),
    };
    return Object.values(order).every(Boolean) ? order : null;
  } catch (error) {
    if (error instanceof TypeError) return null;
    throw error;
  }
}

/**
 * `hengdao sim coach`: terminals on real sockets. Exit status 1 when none of them was admitted: those of a platform
 * without the demonstration must be admitted first, which their registration asks for.
 */
export async function simCoach(args: readonly string[]): Promise<number> {
  const order = read(args);
  if (!order) {
    process.stderr.write(coachUsage);
    return 2;
  }
  const { vehicles, seconds, speed } = order;
  const fleet = driveFleet({
    ...order,
    coaches: Array.from({ length: vehicles }, (_, index) => simulatedCoach(index + 1)),
    startMs: Date.now() - (speed - 1) * seconds * 1000,
    now: () => Date.now(),
  });
  const say = setInterval(() => process.stderr.write(`${JSON.stringify(fleet.counts)}\n`), 5000);
  await Promise.race([new Promise((resolve) => setTimeout(resolve, seconds * 1000)), once(process, 'SIGINT')]);
  clearInterval(say);
  const counts = { ...fleet.counts };
  fleet.stop();
  process.stdout.write(`${JSON.stringify(counts)}\n`);
  return counts.acknowledged > 0 ? 0 : 1;
}
