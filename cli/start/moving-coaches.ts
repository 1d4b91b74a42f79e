import { coach, terminal } from '../../apps/coach/index.ts';
import { systemWho } from '../../kernel/identity/index.ts';
import type { Kernel } from '../../kernel/kernel.ts';
import { cities } from '../../sim/coach/places.ts';
import { driveFleet, type Fleet } from '../../sim/coach/run.ts';

/** A report of each coach every so often: some messages a second in all. */
const intervalSeconds = 15;

/** Sets the coaches of the demonstration going, over the same sockets as real ones; null where there are none. */
export async function moveCoaches(kernel: Kernel, host: string, port: number | null): Promise<Fleet | null> {
  if (port === null) return null;
  const rows = await kernel.ctxFor(systemWho, coach).entities(terminal).all({ simulated: true, state: 'admitted' });
  const coaches = rows.flatMap(({ phone, plate, authCode }, index) => {
    const home = cities.find(({ letter }) => letter === plate?.[1]) ?? cities[index % cities.length];
    return plate && authCode && home ? [{ phone, plate, authCode, home }] : [];
  });
  if (coaches.length === 0) return null;
  const now = () => kernel.clock.now().getTime();
  // Listening everywhere, it is reached here.
  const reached = host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host;
  return driveFleet({ host: reached, port, coaches, speed: 1, intervalSeconds, startMs: now(), now, seed: 1 });
}
