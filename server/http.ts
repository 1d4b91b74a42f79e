import { randomUUID } from 'node:crypto';
import { pipeline } from 'node:stream';
import { createGunzip } from 'node:zlib';
import cookie from '@fastify/cookie';
import multipart from '@fastify/multipart';
import fastify, { type FastifyInstance, type FastifyRequest, LogController } from 'fastify';
import type { WebSocket } from 'ws';
import { AssertionFailure } from '../kernel/base/assert.ts';
import { Refusal } from '../kernel/base/refusal.ts';
import { isJournalled } from '../kernel/cases/make-cases.ts';
import type { Identity, SignedIn } from '../kernel/identity/index.ts';
import { nobody } from '../kernel/identity/index.ts';
import type { Journal } from '../kernel/journal/types.ts';
import type { Who } from '../kernel/sdk/ctx.ts';
import type { Db } from '../kernel/store/types.ts';
import { checked, checkedQuery } from './check.ts';
import type { Call, Endpoint, SocketCall } from './endpoint.ts';
import { failureOf, sendFailure } from './errors.ts';
import type { Metrics } from './metrics.ts';
import { addSockets } from './sockets.ts';

declare module 'fastify' {
  interface FastifyRequest {
    signedIn: SignedIn | null;
  }
  interface FastifyContextConfig {
    failed?: Endpoint['failed'];
  }
}

export const sessionCookie = 'hengdao';

export interface HttpDeps {
  readonly identity: Identity;
  readonly journal: Journal;
  readonly db: Db;
  readonly metrics: Metrics;
  readonly log: { readonly level: string; readonly stream: { write(line: string): void } };
  /** True when a proxy in front of the server tells the address of the caller. */
  readonly behindProxy: boolean;
}

const megabyte = 1024 * 1024;

/** The HTTP side without any operation: door, headers, errors, log and counters. */
export async function makeHttp(deps: HttpDeps): Promise<FastifyInstance> {
  const http = fastify({
    logger: { ...deps.log, base: null, timestamp: () => `,"at":"${new Date().toISOString()}"` },
    logController: new LogController({ disableRequestLogging: true }),
    genReqId: () => randomUUID(),
    bodyLimit: megabyte,
    trustProxy: deps.behindProxy,
    forceCloseConnections: 'idle',
    routerOptions: { maxParamLength: 200 },
  });
  await http.register(cookie);
  await http.register(multipart, { limits: { files: 1, fields: 10, fieldSize: 64 * 1024, parts: 20 } });
  await addSockets(http);
  http.decorateRequest('signedIn', null);
  addHeaders(http);
  addErrors(http, deps);
  addLog(http, deps);
  return http;
}

const contentSecurityPolicy = [
  "default-src 'self'",
  "script-src 'self'",
  // The component library writes its styles into the page.
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "font-src 'self' data:",
  "connect-src 'self'",
  "worker-src 'self' blob:",
  "frame-src 'self' blob:",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'self'",
].join('; ');

function addHeaders(http: FastifyInstance): void {
  http.addHook('onRequest', async (request, reply) => {
    reply.headers({
      'content-security-policy': contentSecurityPolicy,
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'same-origin',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
      'permissions-policy': 'camera=(), microphone=(), geolocation=()',
      'x-request-id': request.id,
    });
    if (request.protocol === 'https') reply.header('strict-transport-security', 'max-age=31536000');
    if (request.url.startsWith('/api/')) reply.header('cache-control', 'no-store');
  });
}

function addErrors(http: FastifyInstance, deps: HttpDeps): void {
  http.setErrorHandler(async (error, request, reply) => {
    const failure = failureOf(error);
    if (failure.logged) request.log.error({ route: routeOf(request), error: describe(error) }, 'failed');
    if (error instanceof Refusal) {
      deps.metrics.refusal(error.code);
      if (error.retryAfterSeconds !== undefined) reply.header('retry-after', error.retryAfterSeconds);
      await journalRefusal(deps, request, error);
    }
    const { failed } = request.routeOptions.config;
    return failed ? reply.send(failed(failure, reply)) : sendFailure(request, reply, failure);
  });
}

/**
 * The case engine journals its own refusals. Login refusals are journalled by the identity room, and a caller without a session is nobody yet: the journal would
 * only fill with the requests of strangers.
 */
async function journalRefusal(deps: HttpDeps, request: FastifyRequest, refusal: Refusal): Promise<void> {
  if (request.signedIn === null || isJournalled(refusal)) return;
  const subject = `${request.method} ${request.url.split('?', 1)[0]}`;
  const detail = { code: refusal.code, message: refusal.message, basis: refusal.basis ?? null, requestId: request.id };
  try {
    await deps.journal.append(deps.db, { who: request.signedIn.who, action: 'refusal', subject, detail });
  } catch (cause) {
    // The caller still gets the refusal: nothing was done for him that the journal would have to tell.
    request.log.error({ error: describe(cause) }, 'the journal did not take a refusal');
  }
}

function addLog(http: FastifyInstance, deps: HttpDeps): void {
  http.addHook('onResponse', async (request, reply) => {
    const route = routeOf(request);
    deps.metrics.request(request.method, route, reply.statusCode, reply.elapsedTime / 1000);
    // Neither query nor body: both may hold personal data.
    request.log.info({
      method: request.method,
      route,
      status: reply.statusCode,
      ms: Math.round(reply.elapsedTime),
      person: request.signedIn?.login,
    });
  });
}

const routeOf = (request: FastifyRequest) => request.routeOptions.url ?? 'unknown';

/** What the log tells of an error. Drivers put values of the rows into further properties, which stay out of it. */
export function describe(error: unknown): Readonly<Record<string, unknown>> {
  if (!(error instanceof Error)) return { message: String(error) };
  const cause = error.cause === undefined ? {} : { cause: describe(error.cause) };
  return { name: error.name, message: error.message, stack: error.stack, ...cause };
}

/** Puts the operations behind the door: session, forgery mark, initial password, then query and body. */
export async function addEndpoints(
  http: FastifyInstance,
  identity: Identity,
  endpoints: readonly Endpoint[],
): Promise<void> {
  const isFeed = (each: Endpoint) => each.consumes === 'application/x-ndjson';
  for (const each of endpoints) if (!isFeed(each) && !each.foreign) addEndpoint(http, identity, each);
  await http.register(async (scope) => {
    takeForms(scope);
    for (const each of endpoints) if (each.foreign) addEndpoint(scope, identity, each);
  });
  await http.register(async (scope) => {
    takeBodiesAsBytes(scope);
    for (const each of endpoints) if (isFeed(each)) addEndpoint(scope, identity, each);
  });
}

function addEndpoint(http: FastifyInstance, identity: Identity, each: Endpoint): void {
  http.route({
    method: each.method,
    url: each.path,
    ...(each.bodyLimit === undefined ? {} : { bodyLimit: each.bodyLimit }),
    ...(each.failed === undefined ? {} : { config: { failed: each.failed } }),
    onRequest: (request) => passDoor(request, identity, each),
    ...socketOf(http, identity, each),
    handler: async (request, reply) => {
      const answer = await each.handle(callOf(request, reply, each) as Call<never, never>);
      if (reply.sent) throw new AssertionFailure('an endpoint answers by what it returns');
      return answer === undefined ? reply.code(204).send() : answer;
    },
  });
}

/** The socket of an operation that has one, behind the same door. */
function socketOf(http: FastifyInstance, identity: Identity, each: Endpoint) {
  const { socket: serve } = each;
  if (!serve) return {};
  return {
    // Before the upgrade, so that who asks wrongly is told so by an answer of HTTP.
    preHandler: async (request: FastifyRequest) => void queryOf(request, each),
    wsHandler: (socket: WebSocket, request: FastifyRequest) => {
      const who = request.signedIn?.who ?? nobody;
      const still = () => stillThere(request, identity, each);
      const call = { who, query: queryOf(request, each), request, stillThere: still };
      return http.socketsServed.follow(serve(socket, call as SocketCall<never>));
    },
  };
}

/** Forms of foreign standards. A page of another site may send one too, which is why no session counts where they are taken. */
function takeForms(http: FastifyInstance): void {
  http.addContentTypeParser('application/x-www-form-urlencoded', { parseAs: 'string' }, (_request, body, done) =>
    done(null, joinedParameters(new URLSearchParams(String(body)))),
  );
}

/** Each name with its value; several values are joined by a comma. */
export function joinedParameters(parameters: URLSearchParams): Readonly<Record<string, string>> {
  return Object.fromEntries([...new Set(parameters.keys())].map((name) => [name, parameters.getAll(name).join(',')]));
}

/** Feeds are split into rows by the contracts room, so that a bad row is quarantined as it came. They may be packed. */
function takeBodiesAsBytes(http: FastifyInstance): void {
  http.removeAllContentTypeParsers();
  http.addContentTypeParser(
    ['application/json', 'application/x-ndjson'],
    { parseAs: 'buffer' },
    (_request, body, done) => done(null, body),
  );
  http.addHook('preParsing', async (request, _reply, payload) => {
    const coding = request.headers['content-encoding'];
    if (coding === undefined || coding === 'identity') return payload;
    if (coding !== 'gzip') throw new Refusal('input.invalid', { detail: '只接受 gzip 压缩' });
    // The limit of the body holds for what comes out, so that a bomb is cut off.
    // Each piece is a trip to another thread and back.
    const unpacked = createGunzip({ chunkSize: 256 * 1024 });
    pipeline(payload, unpacked, () => undefined);
    let received = 0;
    payload.on('data', (chunk: Buffer) => {
      received += chunk.length;
    });
    return Object.defineProperty(unpacked, 'receivedEncodedLength', { get: () => received });
  });
}

/** A machine shows its key instead of a session; it opens feeds and what is meant for machines, nothing else. A page of another site cannot send one. */
async function deviceOf(request: FastifyRequest, identity: Identity, each: Endpoint): Promise<SignedIn | null> {
  const key = /^Bearer (\S+)$/.exec(request.headers.authorization ?? '')?.[1];
  return key !== undefined && each.machines ? identity.device(key) : null;
}

async function passDoor(request: FastifyRequest, identity: Identity, each: Endpoint): Promise<void> {
  if (each.foreign) return;
  const device = await deviceOf(request, identity, each);
  if (device) {
    request.signedIn = device;
    return;
  }
  const token = request.cookies[sessionCookie];
  request.signedIn = token ? await identity.session(token) : null;
  // A page of another site can send a form here or open a socket, but not with a header of ours.
  if ((each.method !== 'GET' || request.ws) && request.headers['x-hengdao'] !== '1') throw new Refusal('auth.forged');
  if (each.open) return;
  if (!request.signedIn) throw new Refusal('auth.required');
  if (request.signedIn.mustChangePassword && !each.beforePasswordChange) throw new Refusal('auth.must-change');
}

/** Who holds the session or key by now, without keeping the session alive. */
async function stillThere(request: FastifyRequest, identity: Identity, each: Endpoint): Promise<Who | null> {
  const token = request.cookies[sessionCookie];
  const found = (await deviceOf(request, identity, each)) ?? (token ? await identity.peek(token) : null);
  return found?.who ?? null;
}

const queryOf = (request: FastifyRequest, { query }: Endpoint) =>
  query ? checkedQuery(query, { ...(request.query as object) }) : {};

function callOf(request: FastifyRequest, reply: Call['reply'], each: Endpoint): Call {
  return {
    who: request.signedIn?.who ?? nobody,
    params: request.params as Readonly<Record<string, string>>,
    query: queryOf(request, each),
    body: each.body && !each.consumes ? checked(each.envelope ?? each.body, request.body ?? {}) : request.body,
    request,
    reply,
  };
}
