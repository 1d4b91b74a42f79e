/** Coaches for `bench/map.ts`, in a process of their own: real sockets, simulated trips over the province. */

import { simulatedCoach } from '../sim/coach/places.ts';
import { driveFleet } from '../sim/coach/run.ts';

process.on('message', ({ port, vehicles }: { port: number; vehicles: number }) => {
  const coaches = Array.from({ length: vehicles }, (_, index) => simulatedCoach(index + 1));
  const now = () => Date.now();
  const options = { host: '127.0.0.1', port, coaches, speed: 1, intervalSeconds: 12, seed: 1 };
  const fleet = driveFleet({ ...options, startMs: now(), now });
  setInterval(() => process.send?.(fleet.counts.connected), 500);
});
process.on('disconnect', () => process.exit(0));
