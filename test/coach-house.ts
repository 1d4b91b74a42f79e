import { coach } from '../apps/coach/app.ts';
import { terminal, vehicle } from '../apps/coach/entities.ts';
import type { GatewayConfig } from '../gateway/index.ts';
import { systemWho } from '../kernel/identity/who.ts';
import type { Kernel } from '../kernel/kernel.ts';
import type { PositionToWrite } from '../protocols/jt808/index.ts';
import { startTerminals, type TerminalServer } from '../server/terminals/start.ts';
import { bodyOf } from '../sim/coach/run.ts';
import { positionFrame, SimTerminal } from '../sim/coach/terminal.ts';

export { bodyOf, positionFrame, SimTerminal };

export const phoneOf = (number: number) => String(13_900_000_000 + number);
export const plateOf = (number: number) => `湘A${String(number).padStart(5, '0')}`;
export const codeOf = (number: number) => `code-${number}`;

/** Puts coaches with admitted terminals into the register. */
export async function registerCoaches(kernel: Kernel, count: number, org = '430100'): Promise<void> {
  await kernel.ctxFor(systemWho, coach).atomically(async (ctx) => {
    for (let number = 1; number <= count; number += 1) {
      const plate = plateOf(number);
      const owner = await ctx
        .entities(vehicle)
        .create({ plate, colour: 'yellow', vehicleClass: 'line-coach', org, operating: true, simulated: true }, '试验');
      await ctx.entities(terminal).create(
        {
          phone: phoneOf(number),
          state: 'admitted',
          plate,
          vehicle: owner.id,
          org,
          authCode: codeOf(number),
          simulated: true,
        },
        '试验',
      );
    }
  });
}

export interface Running extends TerminalServer {
  /** What the gateway complained of. */
  readonly troubles: readonly string[];
}

export async function runTerminals(kernel: Kernel, config: Partial<GatewayConfig> = {}): Promise<Running> {
  const troubles: string[] = [];
  const trouble = (what: string, error: unknown) => void troubles.push(`${what}: ${String(error)}`);
  const server = await startTerminals(kernel, { host: '127.0.0.1', port: 0, trouble, ...config });
  return { ...server, troubles };
}

/** A coach that is connected and authenticated. */
export async function connectCoach(port: number, number: number): Promise<SimTerminal> {
  const client = new SimTerminal({ host: '127.0.0.1', port, phone: phoneOf(number) });
  await client.connect();
  if (!(await client.authenticate(codeOf(number)))) throw new Error(`${client.phone} is not admitted`);
  return client;
}

/** The same, of a terminal that was put into the register after the gateway had read it: it registers first. */
export async function connectNew(port: number, number: number): Promise<SimTerminal> {
  const client = new SimTerminal({ host: '127.0.0.1', port, phone: phoneOf(number) });
  await client.connect();
  await client.register({ plate: plateOf(number), plateColour: 'yellow', city: 100 });
  client.close();
  return connectCoach(port, number);
}

/** Somewhere in Changsha, so many seconds after `fromMs` and as many hundred metres on. */
export const drivenPosition = (fromMs: number, step: number): PositionToWrite => ({
  alarmBits: 0,
  statusBits: 3,
  latitude: 28.2 + step * 0.0001,
  longitude: 112.9 + step * 0.0001,
  altitudeM: 60,
  speedKmh: 50,
  bearingDeg: 45,
  timeMs: fromMs + step * 1000,
  additional: { odometerKm: 1000 + step / 10 },
});
