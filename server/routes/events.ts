import { PassThrough } from 'node:stream';
import type { FastifyReply, FastifyRequest } from 'fastify';
import Type from 'typebox';
import { must } from '../../kernel/base/assert.ts';
import type { Kernel } from '../../kernel/kernel.ts';
import type { Live, LiveEvent } from '../../kernel/live/index.ts';
import { type Endpoint, endpoint } from '../endpoint.ts';
import { sessionCookie } from '../http.ts';

/** Proxies cut what is silent for a minute; and a session that is over is noticed no later than this. */
const beatMs = 25_000;

const written = ({ topic, ...rest }: LiveEvent) => `event: ${topic}\ndata: ${JSON.stringify(rest)}\n\n`;

/** One browser tab that listens: ends with its session, with the tab, or with the server. */
class Listener {
  readonly stream = new PassThrough();
  readonly #kernel: Kernel;
  readonly #token: string;
  #who;
  #beat: NodeJS.Timeout | undefined;
  #stop: () => void = () => undefined;

  constructor(kernel: Kernel, request: FastifyRequest, reply: FastifyReply) {
    this.#kernel = kernel;
    this.#token = must(request.cookies[sessionCookie], 'session cookie');
    this.#who = must(request.signedIn, 'signed-in person').who;
    this.stream.once('close', () => this.#end());
    reply.raw.once('close', () => this.#end());
  }

  async begin(live: Live): Promise<void> {
    this.#beat = setInterval(() => void this.#stillThere(), beatMs);
    this.#stop = await live.watch({
      who: () => this.#who,
      hear: (events) => this.#write(events.map(written).join('')),
    });
    if (this.stream.destroyed) this.#stop();
    this.#write('retry: 3000\nevent: ready\ndata: {}\n\n');
  }

  /** A tab that does not read is cut off instead of being kept in memory; it comes again by itself. */
  #write(text: string): void {
    if (this.stream.writableLength > 256 * 1024) this.#end();
    else if (this.stream.writable) this.stream.write(text);
  }

  /** By the session as it is now: posts may have been given, taken or handed on. */
  async #stillThere(): Promise<void> {
    try {
      const signedIn = await this.#kernel.identity.peek(this.#token);
      if (!signedIn) return this.#end();
      this.#who = signedIn.who;
      this.#write(':\n\n');
    } catch {
      // With the database away nothing is heard either; the browser comes again.
      this.#end();
    }
  }

  #end(): void {
    clearInterval(this.#beat);
    this.#stop();
    this.stream.end();
    this.stream.resume();
  }
}

export interface Events {
  readonly routes: readonly Endpoint[];
  /** Ends all streams, so that the server can stop. */
  close(): void;
}

/** Server-Sent Events: what has changed, without what it holds. */
export function eventRoutes(kernel: Kernel, live: Live): Events {
  const streams = new Set<PassThrough>();
  const listen = endpoint({
    method: 'GET',
    path: '/api/events',
    operation: 'events',
    summary: '变更通知（SSE：notice、case、record）',
    tag: '平台',
    answer: Type.String(),
    produces: ['text/event-stream'],
    async handle({ request, reply }) {
      const listener = new Listener(kernel, request, reply);
      const { stream } = listener;
      streams.add(stream);
      stream.once('close', () => streams.delete(stream));
      reply.type('text/event-stream; charset=utf-8').header('x-accel-buffering', 'no');
      await listener.begin(live);
      return stream;
    },
  });
  return {
    routes: [listen],
    close: () => {
      for (const stream of streams) stream.end();
    },
  };
}
