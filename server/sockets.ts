import websocket from '@fastify/websocket';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { WebSocket } from 'ws';

declare module 'fastify' {
  interface FastifyInstance {
    socketsServed: ServedSockets;
  }
}

/** The largest message of a socket. */
const mostBytes = 1024 * 1024;
/** How long the other end may take to say goodbye when the server stops. */
const goodbyeMs = 2000;

/** What is being done for sockets, so that the server stops after it. */
class ServedSockets {
  readonly #running = new Set<Promise<void>>();

  follow(served: Promise<void>): Promise<void> {
    const followed = served.finally(() => this.#running.delete(followed));
    this.#running.add(followed);
    return followed;
  }

  async ended(): Promise<void> {
    await Promise.allSettled(this.#running);
  }
}

/** Sockets pass the same door as requests. */
export async function addSockets(http: FastifyInstance): Promise<void> {
  http.decorate('socketsServed', new ServedSockets());
  await http.register(websocket, {
    options: { maxPayload: mostBytes },
    // What breaks on the way is the other end's affair: it comes again and goes on where it was.
    errorHandler: (error: Error, socket: WebSocket, request: FastifyRequest) => {
      request.log.info({ message: error.message }, 'a socket broke');
      socket.terminate();
    },
    preClose(done: () => void) {
      for (const socket of http.websocketServer.clients) {
        socket.close(1001);
        setTimeout(() => socket.terminate(), goodbyeMs).unref();
      }
      done();
    },
  });
  http.addHook('onClose', () => http.socketsServed.ended());
}
