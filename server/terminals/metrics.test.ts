import { Registry } from 'prom-client';
import { expect, it } from 'vitest';
import { coach } from '../../apps/coach/index.ts';
import { connectCoach, drivenPosition, registerCoaches, runTerminals } from '../../test/coach-house.ts';
import { openKernelHouse } from '../../test/kernel-house.ts';
import { watchGateway } from './metrics.ts';

it('tells connections, frames and what was acknowledged', async () => {
  const start = Date.now() - 3_600_000;
  const house = await openKernelHouse(coach, new Date(start).toISOString());
  const registry = new Registry();
  try {
    await registerCoaches(house.kernel, 1);
    const terminals = await runTerminals(house.kernel);
    watchGateway(registry, terminals.gateway, house.kernel.store);
    const client = await connectCoach(terminals.gateway.port, 1);
    await client.report(drivenPosition(start, 1));
    const told = await registry.metrics();
    expect(told).toMatch(/^hengdao_gateway_connections 1$/m);
    expect(told).toMatch(/^hengdao_gateway_frames_total 2$/m);
    expect(told).toMatch(/^hengdao_gateway_acknowledged_total 1$/m);
    expect(told).toMatch(/^hengdao_fact_log_bytes \d+$/m);
    client.close();
    await terminals.close();
  } finally {
    await house.close();
  }
});
