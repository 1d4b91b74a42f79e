import Type from 'typebox';
import { coach, type LastState } from '../../apps/coach/index.ts';
import { chinaIso } from '../../kernel/base/clock.ts';
import type { Kernel } from '../../kernel/kernel.ts';
import type { Who } from '../../kernel/sdk/ctx.ts';
import { type Endpoint, endpoint } from '../endpoint.ts';
import { platformRoutes } from '../platforms/routes.ts';
import { orderNames, sendCommand } from './commands.ts';
import type { TerminalServer } from './start.ts';

const tag = coach.title;
const closed = { additionalProperties: false };
/** In the order of the columns that the answer names: a whole province in one answer stays small. */
const columns = [
  'phone',
  'plate',
  'org',
  'vehicleClass',
  'timeMs',
  'longitude',
  'latitude',
  'speedKmh',
  'bearingDeg',
  'alarmBits',
  'statusBits',
  'online',
  'simulated',
] as const;

/** Nodes of the tree below those of a scope, or null for all of it. */
function orgsWithin(kernel: Kernel, who: Who): ReadonlySet<string> | null {
  const scope = kernel.access.scope(who, coach.key, 'fact:position', 'read');
  return scope.kind === 'all' ? null : new Set(scope.codes);
}

function lastStates(kernel: Kernel, { states, gateway }: TerminalServer, who: Who) {
  const orgs = orgsWithin(kernel, who);
  const rowOf = (state: LastState) =>
    columns.map((column) => (column === 'online' ? gateway.isOnline(state.phone) : state[column]));
  const rows = [];
  for (const state of states.all()) if (!orgs || orgs.has(state.org)) rows.push(rowOf(state));
  return { at: chinaIso(kernel.clock.now()), columns, rows };
}

/** What needs the terminals themselves: where they are now, and commands to them. */
export function terminalRoutes(kernel: Kernel, terminals: TerminalServer): readonly Endpoint[] {
  return [
    endpoint({
      method: 'GET',
      path: '/api/coach/last-states',
      operation: 'coachLastStates',
      summary: '车辆最新位置',
      tag,
      answer: Type.Object({
        at: Type.String(),
        columns: Type.Array(Type.String()),
        rows: Type.Array(Type.Array(Type.Unknown())),
      }),
      handle: async ({ who }) => lastStates(kernel, terminals, who),
    }),
    endpoint({
      method: 'POST',
      path: '/api/coach/commands',
      operation: 'coachCommand',
      summary: '下发指令并等待终端应答',
      tag,
      body: Type.Object(
        {
          phone: Type.String({ title: '终端手机号', pattern: '^\\d{1,20}$' }),
          message: Type.Enum(orderNames, { title: '消息' }),
          area: Type.Optional(Type.String({ title: '电子围栏', maxLength: 40 })),
          body: Type.Optional(Type.Record(Type.String(), Type.Unknown(), { title: '消息内容' })),
        },
        closed,
      ),
      answer: Type.Object({ number: Type.String(), outcome: Type.String(), answer: Type.Unknown() }),
      handle: ({ who, body }) => sendCommand(kernel, terminals, who, body),
    }),
    ...platformRoutes(kernel, terminals.platforms),
  ];
}
