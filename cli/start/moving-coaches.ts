import { coach, terminal, vehicle } from '../../apps/coach/index.ts';
import { systemWho } from '../../kernel/identity/index.ts';
import type { Kernel } from '../../kernel/kernel.ts';
import { cities, tankerKmh } from '../../sim/coach/places.ts';
import { driveFleet } from '../../sim/coach/run.ts';
import { fillPast } from './past-coaches.ts';

/** A report of each coach every so often: some messages a second in all. */
const intervalSeconds = 15;

/** The coaches of the demonstration as they drive. */
export interface MovingCoaches {
  /** Resolves when they have stopped and nothing more is written. */
  stop(): Promise<void>;
}

/**
 * Sets the coaches of the demonstration going, over the same sockets as real ones, and gives them a past; null where
 * there are none.
 */
export async function moveCoaches(
  kernel: Kernel,
  host: string,
  port: number | null,
  trouble: (error: unknown) => void,
): Promise<MovingCoaches | null> {
  if (port === null) return null;
  const ctx = kernel.ctxFor(systemWho, coach);
  const rows = await ctx.entities(terminal).all({ simulated: true, state: 'admitted' });
  const tankers = await ctx.entities(vehicle).all({ simulated: true, vehicleClass: 'dangerous-goods' });
  const slow = new Set(tankers.map(({ id }) => id));
  const coaches = rows.flatMap(({ phone, plate, authCode, vehicle: id }, index) => {
    const home = cities.find(({ letter }) => letter === plate?.[1]) ?? cities[index % cities.length];
    const top = slow.has(id ?? '') ? { topKmh: tankerKmh } : {};
    return plate && authCode && home ? [{ phone, plate, authCode, home, ...top }] : [];
  });
  if (coaches.length === 0) return null;
  const now = () => kernel.clock.now().getTime();
  // Listening everywhere, it is reached here.
  const reached = host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host;
  const fleet = driveFleet({ host: reached, port, coaches, speed: 1, intervalSeconds, startMs: now(), now, seed: 1 });
  const past = fillPast(kernel, rows, trouble);
  return {
    stop: async () => {
      fleet.stop();
      await past.stop();
    },
  };
}
