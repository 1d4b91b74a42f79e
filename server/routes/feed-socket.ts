import { on } from 'node:events';
import type { FastifyBaseLogger } from 'fastify';
import Type from 'typebox';
import type { WebSocket } from 'ws';
import { Refusal } from '../../kernel/base/refusal.ts';
import type { Kernel } from '../../kernel/kernel.ts';
import type { App } from '../../kernel/sdk/app.ts';
import type { FeedContract } from '../../kernel/sdk/contract.ts';
import type { Who } from '../../kernel/sdk/ctx.ts';
import { checked } from '../check.ts';
import { failureOf } from '../errors.ts';

/** How many batches may wait in memory before the sender is no longer read. */
const mostWaiting = 8;
/** A sender that has gone is noticed, and a session or key that is over ends the socket, no later than twice this. */
const beatMs = 25_000;

const Batch = Type.Object(
  { no: Type.Integer({ title: '批次编号', minimum: 1 }), rows: Type.Array(Type.Unknown(), { title: '行' }) },
  { additionalProperties: false },
);

export interface FeedSocket {
  readonly kernel: Kernel;
  readonly app: App;
  readonly contract: FeedContract;
  readonly stream: string;
  readonly log: FastifyBaseLogger;
  readonly stillThere: () => Promise<Who | null>;
}

/** Why the socket is closed, in the numbers of RFC 6455: what is refused stays so; what is our trouble passes. */
const closing = { over: 1008, refused: 1008, trouble: 1013 } as const;

function parsed(data: unknown): unknown {
  try {
    return JSON.parse(String(data));
  } catch {
    // What is no JSON is told from the right form like anything else that has it not.
    return null;
  }
}

/**
 * Takes numbered batches one after the other. First the sender is told up to which number his stream is durable, then
 * of each batch what became of it once it is. With the first that is not taken the socket ends: order is part of what
 * events say. Whoever comes again goes on after the last number that he is told.
 */
export async function serveFeed(socket: WebSocket, who: Who, feed: FeedSocket): Promise<void> {
  const { kernel, app, contract, stream } = feed;
  const { contracts, journal, store } = kernel;
  const name = `${app.key}.${contract.key}`;
  // Listens before anything else: what comes meanwhile waits, and beyond a few batches in the sender's own house.
  const messages = on(socket, 'message', { close: ['close'], highWaterMark: mostWaiting, lowWaterMark: 1 });
  let sender = who;
  const beat = keepBeat(socket, feed, (now) => {
    sender = now;
  });
  const say = (message: unknown) => socket.send(JSON.stringify(message));
  let no: number | null = null;
  try {
    say({ taken: await contracts.taken(app, contract, sender, stream) });
    for await (const [data] of messages) {
      if (socket.readyState !== socket.OPEN) break;
      no = null;
      const batch = checked(Batch, parsed(data));
      no = batch.no;
      const body = Buffer.from(JSON.stringify(batch.rows), 'utf8');
      const place = { stream, no };
      say({ no, receipt: await contracts.takeFeed(app, contract, sender, { body, format: 'json' }, place) });
    }
  } catch (error) {
    const { code, message, status, logged } = failureOf(error);
    if (logged) feed.log.error({ contract: name, error: String(error) }, 'a batch failed');
    else if (error instanceof Refusal)
      await journal.append(store.db, { who: sender, action: 'refusal', subject: name, detail: { code, message } });
    say({ no, error: { code, message } });
    socket.close(status >= 500 ? closing.trouble : closing.refused);
  } finally {
    clearInterval(beat);
  }
}

/** Asks now and then whether the other end is still there, and still allowed. */
function keepBeat(socket: WebSocket, { stillThere, log }: FeedSocket, now: (who: Who) => void): NodeJS.Timeout {
  let answered = true;
  socket.on('pong', () => {
    answered = true;
  });
  const beat = async () => {
    // A socket that is not read cannot answer either.
    if (!answered && !socket.isPaused) return socket.terminate();
    answered = false;
    socket.ping();
    const who = await stillThere();
    if (who) now(who);
    else socket.close(closing.over);
  };
  return setInterval(() => {
    beat().catch((error: unknown) => {
      log.info({ error: String(error) }, 'a socket was let go');
      socket.close(closing.trouble);
    });
  }, beatMs);
}
