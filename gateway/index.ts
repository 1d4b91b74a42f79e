/** Terminals in, commands out: JT/T 808 over TCP and UDP. What comes in is handed to the services given. */
import type { Body } from '../protocols/jt808/index.ts';
import { listenAttachments } from './attachments.ts';
import type { CommandResult } from './commands.ts';
import { defaultLimits, type GatewayLimits } from './limits.ts';
import type { GatewayServices } from './services.ts';
import { listenTcp } from './tcp.ts';
import { type GatewayCounts, Terminals } from './terminals.ts';
import { listenUdp } from './udp.ts';

export type { CommandOutcome, CommandResult } from './commands.ts';
export { Ledger } from './ledger.ts';
export { defaultLimits, type GatewayLimits } from './limits.ts';
export { listenPlatforms } from './platforms/listen.ts';
export { PlatformPeer } from './platforms/peer.ts';
export type * from './services.ts';
export type { GatewayCounts } from './terminals.ts';

export interface GatewayConfig {
  readonly host: string;
  /** 0 lets the system choose. UDP listens on the same port. */
  readonly port: number;
  /** Where terminals bring files of active-safety alarms; 0 lets the system choose. */
  readonly filePort?: number;
  readonly limits?: Partial<GatewayLimits>;
}

export interface Gateway {
  readonly port: number;
  readonly filePort: number;
  readonly counts: GatewayCounts;
  isOnline(phone: string): boolean;
  /** Our address as a connected terminal reaches it; null when it is not connected over TCP. */
  localAddressOf(phone: string): string | null;
  /** Sends a message of JT/T 808 to a terminal and waits up to `waitMs` for its answer. */
  command(phone: string, messageId: number, body: Body, waitMs?: number): Promise<CommandResult>;
  /** Takes no more, makes durable and answers what has come, cuts the connections. */
  close(): Promise<void>;
}

export async function startGateway(services: GatewayServices, config: GatewayConfig): Promise<Gateway> {
  const limits = { ...defaultLimits, ...config.limits };
  const terminals = new Terminals(services, limits);
  const tcp = await listenTcp(terminals, limits, config);
  const udp = await listenUdp(terminals, limits, { host: config.host, port: tcp.port });
  const at = { host: config.host, port: config.filePort ?? 0 };
  const files = await listenAttachments(services, limits, at).catch(async (error: unknown) => {
    await Promise.all([tcp.close(), udp.close(), terminals.close()]);
    throw error;
  });
  return {
    port: tcp.port,
    filePort: files.port,
    get counts() {
      return terminals.counts;
    },
    isOnline: (phone) => terminals.isOnline(phone) || services.alsoOnline(phone),
    localAddressOf: (phone) => terminals.localAddressOf(phone),
    command: (phone, messageId, body, waitMs = 30_000) => terminals.command(phone, messageId, body, waitMs),
    close: async () => {
      const stopped = [tcp.close(), udp.close(), files.close()];
      await terminals.close();
      await Promise.all(stopped);
    },
  };
}
