import Type from 'typebox';
import { Refusal } from '../../kernel/base/refusal.ts';
import type { Kernel } from '../../kernel/kernel.ts';
import type { App } from '../../kernel/sdk/app.ts';
import type { FeedContract } from '../../kernel/sdk/contract.ts';
import { type Endpoint, endpoint } from '../endpoint.ts';
import { pascal } from '../names.ts';
import { serveFeed } from './feed-socket.ts';
import { inbound, Receipt } from './inbound.ts';

const largestFeed = 32 * 1024 * 1024;
const closed = { additionalProperties: false };
const Stream = Type.String({ title: '流名（发送方自定）', pattern: '^[\\w.:-]{1,60}$' });

/** The way in for batches, and the question how far a numbered stream has come; as a socket both in one. */
export function feedRoutes(kernel: Kernel, app: App, contract: FeedContract): readonly Endpoint[] {
  const common = inbound(app, contract);
  const hand = endpoint({
    ...common,
    machines: true,
    query: Type.Object(
      {
        stream: Type.Optional(Stream),
        no: Type.Optional(Type.Integer({ title: '批次编号，从 1 起连续', minimum: 1 })),
      },
      closed,
    ),
    body: contract.row,
    consumes: 'application/x-ndjson',
    bodyLimit: largestFeed,
    answer: Receipt,
    handle({ who, query: { stream, no }, request }) {
      const format = request.headers['content-type']?.includes('ndjson') ? 'ndjson' : 'json';
      if ((stream === undefined) !== (no === undefined))
        throw new Refusal('input.invalid', { detail: '流名和批次编号须同时给出' });
      const place = stream === undefined || no === undefined ? undefined : { stream, no };
      return kernel.contracts.takeFeed(app, contract, who, { body: request.body as Uint8Array, format }, place);
    },
  });
  const taken = endpoint({
    ...common,
    method: 'GET',
    operation: `taken${pascal(app.key, contract.key)}`,
    summary: `${contract.title}：已接收到的批次编号${contract.socket ? '（可升级为 WebSocket 连续推送）' : ''}`,
    machines: true,
    query: Type.Object({ stream: Stream }, closed),
    answer: Type.Object({ taken: Type.Integer() }),
    handle: async ({ who, query }) => ({ taken: await kernel.contracts.taken(app, contract, who, query.stream) }),
    socket: contract.socket
      ? (socket, { who, query, request, stillThere }) =>
          serveFeed(socket, who, { kernel, app, contract, stream: query.stream, log: request.log, stillThere })
      : undefined,
  });
  return [hand, taken];
}
