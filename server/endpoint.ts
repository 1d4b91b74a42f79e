import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Static, TObject, TSchema } from 'typebox';
import type { WebSocket } from 'ws';
import type { Who } from '../kernel/sdk/ctx.ts';
import type { Failure } from './errors.ts';

/** A request that has passed the door: somebody is signed in, and query and body fit the declaration. */
export interface Call<Q = unknown, B = unknown> {
  readonly who: Who;
  readonly params: Readonly<Record<string, string>>;
  readonly query: Q;
  readonly body: B;
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
}

/**
 * One operation of the interface. The route, the checks and the OpenAPI description all come from it. `handle` gives
 * what is sent as JSON; a stream or bytes go out as they are, after it has set the content type on the reply.
 */
export interface Endpoint {
  readonly method: 'GET' | 'POST' | 'PATCH' | 'DELETE';
  /** With `:name` for parameters. */
  readonly path: string;
  /** camelCase, unique: the name of the operation in generated clients. */
  readonly operation: string;
  readonly summary: string;
  /** Group in the description: the application's or the room's title. */
  readonly tag: string;
  /** True for what is served before login. */
  readonly open?: boolean;
  /** True for addresses of a foreign standard: no session reaches them, so that they need no mark against forgery. */
  readonly foreign?: boolean;
  /** True for what a machine's key opens as well as a session. */
  readonly machines?: boolean;
  /** True for the few things a person does before changing the initial password. */
  readonly beforePasswordChange?: boolean;
  readonly query?: TObject;
  readonly body?: TSchema;
  /** What the door checks instead of `body`, where a room checks the rest in words of its own. */
  readonly envelope?: TSchema;
  /** Content type of the body when it is not JSON; then `body` is not checked at the door. */
  readonly consumes?: 'multipart/form-data' | 'application/x-ndjson' | 'application/x-www-form-urlencoded';
  readonly bodyLimit?: number;
  readonly answer: TSchema;
  /** Content types of the answer when it is not JSON. */
  readonly produces?: readonly string[];
  /** True when an `Idempotency-Key` header makes a repetition harmless. */
  readonly idempotent?: boolean;
  /** How a failure is told where our own form of it does not fit; it sets status and type on the reply. */
  readonly failed?: (failure: Failure, reply: FastifyReply) => string;
  readonly handle: (call: Call<never, never>) => Promise<unknown>;
  /** What a GET becomes that asks for a WebSocket; over when the socket is. */
  readonly socket?: ((socket: WebSocket, call: SocketCall<never>) => Promise<void>) | undefined;
}

/** A socket that has passed the door like any request. */
export interface SocketCall<Q = unknown> extends Pick<Call<Q>, 'who' | 'query' | 'request'> {
  /** Who holds its session or key by now: posts may have been taken; null when it is over. */
  readonly stillThere: () => Promise<Who | null>;
}

type Declared<Q extends TObject, B extends TSchema> = Omit<Endpoint, 'query' | 'body' | 'handle' | 'socket'> & {
  readonly query?: Q;
  readonly body?: B;
  readonly handle: (call: Call<Static<Q>, Static<B>>) => Promise<unknown>;
  readonly socket?: ((socket: WebSocket, call: SocketCall<Static<Q>>) => Promise<void>) | undefined;
};

/** Declares an operation whose handler sees query and body with the types of their schemas. */
export function endpoint<const Q extends TObject, const B extends TSchema>(decl: Declared<Q, B>): Endpoint {
  return decl;
}
