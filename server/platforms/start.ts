import { listenPlatforms } from '../../gateway/index.ts';
import { type LinkName, type LinkTiming, type Packet, standardTiming } from '../../protocols/jt809/index.ts';
import type { CoachHouse, Trouble } from '../terminals/house.ts';
import { PostChecks } from './checks.ts';
import { PlatformConnection } from './connection.ts';
import { type DayDifference, dayDifferences } from './counted.ts';
import { Forwarder } from './forwarder.ts';
import { type Platform, PlatformRegister, settingsOf } from './register.ts';

export interface PlatformServerOptions {
  readonly host: string;
  /** Where lower platforms log in and upper ones dial the sub link; 0 lets the system choose. */
  readonly port: number;
  /** Our address as upper platforms reach it; that of listening unless given. */
  readonly publicHost?: string;
  readonly timing?: LinkTiming;
  readonly trouble: Trouble;
}

/** The platforms that we exchange data with over JT/T 809. */
export interface PlatformServer {
  readonly port: number;
  readonly checks: PostChecks;
  readonly register: PlatformRegister;
  isUp(id: string, link: LinkName): boolean;
  send(id: string, packet: Packet): number | null;
  /** Everything that is owed to an upper platform has gone out. */
  isDone(id: string): boolean;
  /** Vehicles of a day of which less went up than is kept; sent again where asked. */
  reconcile(id: string, day: string, resend: boolean): Promise<readonly DayDifference[]>;
  /** Reads the register again: what has changed is begun anew. */
  refresh(): Promise<void>;
  close(): Promise<void>;
}

const refreshMs = 30_000;
const tallyMs = 60_000;
const countsMs = 600_000;
const tendMs = 2000;

export async function startPlatforms(house: CoachHouse, options: PlatformServerOptions): Promise<PlatformServer> {
  const { trouble, timing = standardTiming } = options;
  const register = new PlatformRegister(house.kernel);
  const connections = new Map<string, PlatformConnection>();
  const send = (id: string, packet: Packet) => connections.get(id)?.send(packet) ?? null;
  const checks = new PostChecks(house.kernel, send);
  const listener = await listenPlatforms(
    {
      peerOf: (link, accessCode) => {
        const known = register.find(link === 'main' ? 'lower' : 'upper', accessCode);
        return (known && connections.get(known.id)?.peer) ?? null;
      },
      bad: (error, _, address) => trouble(`a frame of ${address} is of no platform`, error),
    },
    options,
  );
  const host = options.publicHost ?? (options.host === '0.0.0.0' ? '127.0.0.1' : options.host);
  const deps = { house, checks, timing, trouble, ownAddress: () => ({ host, port: listener.port }) };

  const open = async (platform: Platform) => {
    const nowMs = house.kernel.clock.now().getTime();
    const mark = platform.side === 'upper' ? await Forwarder.lastMark(house, platform) : null;
    const connection = new PlatformConnection(deps, platform, mark ?? nowMs);
    connections.set(platform.id, connection);
    if (platform.side === 'lower') return;
    // From here on everything is owed, also after a kill within the first minute.
    if (mark === null) await connection.keepTally();
    connection.peer.start();
  };
  const refresh = async () => {
    await register.load();
    for (const [id, connection] of [...connections]) {
      const now = register.get(id);
      if (now && settingsOf(now) === connection.settings) {
        connection.update(now);
        continue;
      }
      connections.delete(id);
      await connection.close();
    }
    for (const platform of register.all()) if (!connections.has(platform.id)) await open(platform);
  };
  await refresh();
  house.onDurable((judged) => {
    for (const { forwarder } of connections.values()) forwarder?.durable(judged);
  });
  const each = (work: (connection: PlatformConnection) => Promise<unknown> | undefined) => async () => {
    for (const connection of connections.values()) await work(connection);
  };
  const timers = [
    repeat(refreshMs, refresh, (error) => trouble('the register of platforms could not be read', error)),
    repeat(
      tallyMs,
      each((one) => one.keepTally()),
      (error) => trouble('counts of links are not kept', error),
    ),
    repeat(
      countsMs,
      each((one) => one.forwarder?.keepCounts()),
      (error) => trouble('counts are not kept', error),
    ),
    repeat(
      tendMs,
      () => checks.tend(register),
      (error) => trouble('post checks could not be tended', error),
    ),
  ];
  return {
    port: listener.port,
    checks,
    register,
    isUp: (id, link) => connections.get(id)?.peer.isUp(link) ?? false,
    send,
    isDone: (id) => connections.get(id)?.forwarder?.isDone ?? true,
    refresh,
    reconcile: (id, day, resend) => reconcile(house, connections.get(id), day, resend),
    close: async () => {
      for (const timer of timers) timer.stop();
      await Promise.all([...connections.values()].map((one) => one.close()));
      await listener.close();
    },
  };
}

async function reconcile(
  { kernel }: CoachHouse,
  connection: PlatformConnection | undefined,
  day: string,
  resend: boolean,
): Promise<readonly DayDifference[]> {
  if (!connection?.forwarder) return [];
  const { forwarder, platform } = connection;
  await forwarder.keepCounts();
  const found = await dayDifferences(kernel.store, platform.platformId, day);
  if (!resend) return found;
  const plates = found.map(({ plate }) => plate);
  await forwarder.resend(day, plates);
  await forwarder.keepCounts();
  return found;
}

/** Runs something again and again, so long after its last end. */
function repeat(ms: number, work: () => Promise<unknown>, failed: (error: unknown) => void): { stop(): void } {
  let timer: NodeJS.Timeout | null = null;
  let stopped = false;
  const next = () => {
    if (stopped) return;
    timer = setTimeout(() => {
      work().catch(failed).finally(next);
    }, ms).unref();
  };
  next();
  return {
    stop: () => {
      stopped = true;
      if (timer) clearTimeout(timer);
    },
  };
}
