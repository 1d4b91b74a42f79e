import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import type { GatewayLimits } from './limits.ts';
import type { Session } from './session.ts';
import type { Terminals } from './terminals.ts';

interface Peer {
  readonly session: Session;
  heardMs: number;
}

/** Listens for terminals over UDP: a peer is an address and port that has spoken and not been silent for too long. */
export async function listenUdp(
  terminals: Terminals,
  limits: GatewayLimits,
  at: { readonly host: string; readonly port: number },
): Promise<{ readonly port: number; close(): Promise<void> }> {
  const socket = createSocket('udp4');
  const peers = new Map<string, Peer>();
  const open = (address: string, port: number, key: string): Peer => {
    const session = terminals.open({
      address: key,
      send: (bytes) => socket.send(bytes, port, address),
      // Datagrams cannot be held back; those beyond the limits wait in memory like the others and are bounded by them.
      pause: () => undefined,
      resume: () => undefined,
      close: () => peers.delete(key),
    });
    const peer = { session, heardMs: performance.now() };
    peers.set(key, peer);
    return peer;
  };
  socket.on('message', (bytes, { address, port }) => {
    const key = `${address}:${port}`;
    const peer = peers.get(key) ?? (peers.size < limits.connections ? open(address, port, key) : null);
    if (!peer || peer.session.waiting >= limits.waitingPerConnection) return;
    peer.heardMs = performance.now();
    peer.session.push(bytes);
  });
  const sweep = setInterval(() => {
    const now = performance.now();
    for (const [key, { session, heardMs }] of peers) {
      const limit = session.phone === null ? limits.strangerMs : limits.idleMs;
      if (now - heardMs <= limit) continue;
      peers.delete(key);
      terminals.end(session, '超时无数据');
    }
  }, 10_000).unref();
  socket.bind(at.port, at.host);
  await once(socket, 'listening');
  return {
    port: socket.address().port,
    close: async () => {
      clearInterval(sweep);
      await new Promise<void>((resolve) => {
        socket.close(() => resolve());
      });
    },
  };
}
