import { createServer, type Socket } from 'node:net';
import type { GatewayLimits } from './limits.ts';
import { type Address, type Listening, listening } from './listening.ts';
import type { Link, Session } from './session.ts';
import type { Terminals } from './terminals.ts';

function linkOf(socket: Socket, limits: GatewayLimits): Link {
  const address = `${socket.remoteAddress ?? ''}:${socket.remotePort ?? 0}`;
  let isCorked = false;
  const uncork = () => {
    isCorked = false;
    socket.uncork();
  };
  return {
    address,
    ...(socket.localAddress ? { localAddress: socket.localAddress } : {}),
    send: (bytes) => {
      // All answers of one commit leave in one write.
      if (!isCorked) {
        isCorked = true;
        socket.cork();
        process.nextTick(uncork);
      }
      socket.write(bytes);
      // Who does not take his answers holds them in our memory: he is cut off and may come again.
      if (socket.writableLength > limits.unsentBytes) socket.destroy();
    },
    pause: () => socket.pause(),
    resume: () => socket.resume(),
    close: () => {
      uncork();
      socket.destroySoon();
    },
  };
}

/** A socket that says nothing is half open: the longer limit holds for authenticated ones. */
function watchSilence(socket: Socket, session: Session, limits: GatewayLimits): void {
  let isStranger = true;
  socket.setTimeout(limits.strangerMs, () => {
    socket.destroy();
  });
  socket.on('data', (chunk) => {
    session.push(chunk);
    if (isStranger && session.phone !== null) {
      isStranger = false;
      socket.setTimeout(limits.idleMs);
    }
  });
}

/** Listens for terminals over TCP. Gives the port. */
export async function listenTcp(terminals: Terminals, limits: GatewayLimits, at: Address): Promise<Listening> {
  const server = createServer({ noDelay: true, keepAlive: true, keepAliveInitialDelay: 60_000 }, (socket) => {
    const session = terminals.open(linkOf(socket, limits));
    watchSilence(socket, session, limits);
    let why = '连接断开';
    socket.on('timeout', () => {
      why = '超时无数据';
    });
    // A broken connection is an event of every minute; its end is told by `close`.
    socket.on('error', (error) => {
      why = error.message;
    });
    socket.on('close', () => terminals.end(session, why));
  });
  server.maxConnections = limits.connections;
  return listening(server, at, 4096);
}
