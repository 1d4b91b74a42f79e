import { once } from 'node:events';
import type { Server, Socket } from 'node:net';

/** Where a server listens; port 0 lets the system choose. */
export interface Address {
  readonly host: string;
  readonly port: number;
}

/** A server that listens, and the port that it got. */
export interface Listening {
  readonly port: number;
  /** Takes no more connections; returns when the last one has ended. */
  close(): Promise<void>;
}

/** Listens at an address. Throws what the system says when it may not. */
export async function listening(server: Server, at: Address, backlog?: number): Promise<Listening> {
  server.listen({ ...at, ...(backlog === undefined ? {} : { backlog }) });
  await once(server, 'listening');
  const address = server.address();
  return {
    port: typeof address === 'object' && address ? address.port : 0,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
      }),
  };
}

/** The same; closing cuts the connections that are open. */
export async function listeningUntilCut(server: Server, at: Address): Promise<Listening> {
  const sockets = new Set<Socket>();
  server.on('connection', (socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
  });
  const { port, close } = await listening(server, at);
  return {
    port,
    close: () => {
      const closed = close();
      for (const socket of sockets) socket.destroy();
      return closed;
    },
  };
}
