import { once } from 'node:events';
import { connect, createServer, type Server, type Socket } from 'node:net';

/** A line that can be cut: it passes connections on to a port, and ends them in the midst when it is told to. */
export interface CutLine {
  readonly url: string;
  /** Where connections lead from now on; nowhere when null: then they are refused at once. */
  to(port: number | null): void;
  /** Ends all connections as a network does that goes away: nobody is told what became of his request. */
  cut(): void;
  close(): Promise<void>;
}

export async function openCutLine(): Promise<CutLine> {
  let target: number | null = null;
  const open = new Set<Socket>();
  const keep = (socket: Socket) => {
    open.add(socket);
    // An end that is gone is what this is for.
    socket.on('error', () => undefined);
    socket.on('close', () => open.delete(socket));
    return socket;
  };
  const server: Server = createServer((near) => {
    keep(near);
    if (target === null) return void near.destroy();
    const far = keep(connect(target, '127.0.0.1'));
    near.pipe(far).pipe(near);
    near.on('close', () => far.destroy());
    far.on('close', () => near.destroy());
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  const cut = () => {
    for (const socket of open) socket.destroy();
  };
  return {
    url: `http://127.0.0.1:${port}`,
    to: (next) => {
      target = next;
    },
    cut,
    close: async () => {
      cut();
      server.close();
      await once(server, 'close');
    },
  };
}
