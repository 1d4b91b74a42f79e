import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type { FastifyBaseLogger } from 'fastify';
import { sql } from 'kysely';
import Type from 'typebox';
import { alarmEpisode, coach } from '../../apps/coach/index.ts';
import type { Kernel } from '../../kernel/kernel.ts';
import type { Who } from '../../kernel/sdk/ctx.ts';
import { tableName } from '../../kernel/store/naming.ts';
import { type Endpoint, endpoint } from '../endpoint.ts';
import { describe } from '../http.ts';
import { MapBoard, type Orgs } from './map-board.ts';
import type { TerminalServer } from './start.ts';

const tag = coach.title;
const closed = { additionalProperties: false };
const pack = promisify(gzip);

/** Alarms wait in these states; an alarm that waits for longer than a day is a matter of the desk, not of the map. */
const waitingStates = ['raised', 'notified'];
const waitingHours = 24;
const askAgainMs = 10_000;

/** Terminals whose alarms wait, asked anew in the background while maps are open. */
function waitingAlarms(kernel: Kernel, trouble: (error: unknown) => void): () => ReadonlySet<string> {
  let known: ReadonlySet<string> = new Set();
  let askedMs = Number.NEGATIVE_INFINITY;
  const ask = async (since: Date) => {
    const table = sql.table(tableName(coach.key, alarmEpisode.key));
    const { rows } = await sql<{ phone: string }>`SELECT DISTINCT phone FROM ${table}
      WHERE state = ANY(${waitingStates}) AND first_at > ${since}`.execute(kernel.store.db);
    known = new Set(rows.map(({ phone }) => phone));
  };
  return () => {
    const now = performance.now();
    if (now - askedMs >= askAgainMs) {
      askedMs = now;
      ask(new Date(kernel.clock.now().getTime() - waitingHours * 3_600_000)).catch(trouble);
    }
    return known;
  };
}

/** The orgs whose vehicles somebody is told of: those of his scope, and of these the ones below the node he asks for. */
function orgsOf(kernel: Kernel, who: Who, asked: string | undefined): Orgs {
  const scope = kernel.access.scope(who, coach.key, 'fact:position', 'read');
  const below = asked === undefined ? null : kernel.identity.orgs.subtree(asked);
  if (scope.kind === 'all') return below && new Set(below);
  if (!below) return new Set(scope.codes);
  const own = new Set(scope.codes);
  return new Set(below.filter((code) => own.has(code)));
}

const Org = Type.Optional(Type.String({ title: '机构', minLength: 1, maxLength: 60 }));

/** The live map: where all vehicles are now, and what changed since. */
export function terminalMapRoutes(
  kernel: Kernel,
  { states, gateway }: TerminalServer,
  log: FastifyBaseLogger,
): readonly Endpoint[] {
  const board = new MapBoard({
    states: () => states.all(),
    isOnline: (phone) => gateway.isOnline(phone),
    waiting: waitingAlarms(kernel, (error) =>
      log.error({ error: describe(error) }, 'alarms that wait could not be read'),
    ),
    now: () => kernel.clock.now().getTime(),
    scanMs: 1000,
  });
  return [
    endpoint({
      method: 'GET',
      path: '/api/coach/map',
      operation: 'coachMap',
      summary: '车辆实时位置（二进制增量）',
      tag,
      query: Type.Object(
        { since: Type.Optional(Type.String({ title: '上次的游标', maxLength: 30 })), org: Org },
        closed,
      ),
      answer: Type.String(),
      produces: ['application/octet-stream'],
      async handle({ who, query, reply }) {
        reply.type('application/octet-stream');
        return board.feed(query.since ?? '', orgsOf(kernel, who, query.org));
      },
    }),
    endpoint({
      method: 'GET',
      path: '/api/coach/map/vehicles',
      operation: 'coachMapVehicles',
      summary: '实时地图的车辆名录',
      tag,
      query: Type.Object({ org: Org }, closed),
      answer: Type.Object({ edition: Type.Integer(), rows: Type.Array(Type.Array(Type.Unknown())) }),
      async handle({ who, query, request, reply }) {
        const text = JSON.stringify(board.vehicles(orgsOf(kernel, who, query.org)));
        reply.type('application/json; charset=utf-8');
        if (!request.headers['accept-encoding']?.includes('gzip')) return text;
        reply.header('content-encoding', 'gzip');
        return pack(text, { level: 3 });
      },
    }),
  ];
}
