import Type from 'typebox';
import { coach, command, type LastState, terminal } from '../../apps/coach/index.ts';
import { chinaIso } from '../../kernel/base/clock.ts';
import { newId } from '../../kernel/base/ids.ts';
import { Refusal } from '../../kernel/base/refusal.ts';
import type { Kernel } from '../../kernel/kernel.ts';
import type { Who } from '../../kernel/sdk/ctx.ts';
import { type Endpoint, endpoint } from '../endpoint.ts';
import type { TerminalServer } from './start.ts';

const tag = coach.title;
const closed = { additionalProperties: false };
const commanders = ['province', 'supervisor', 'duty-officer'];

/** What may be sent to a terminal, by the name of its message. */
const messages = {
  text: 0x8300,
  'query-position': 0x8201,
  'set-parameters': 0x8103,
  'query-parameters': 0x8104,
  'query-properties': 0x8107,
} as const;
const messageTitles = { title: '消息' };

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

interface Order {
  readonly phone: string;
  readonly message: keyof typeof messages;
  readonly body?: Readonly<Record<string, unknown>>;
}

/** Sends a command, waits for the answer and keeps both; told to the journal before it leaves. */
async function sendCommand(kernel: Kernel, { gateway }: TerminalServer, who: Who, order: Order) {
  const scope = kernel.access.roleScope(who, coach.key, commanders);
  if (!scope) throw new Refusal('grant.denied', { action: '下发指令' });
  const ctx = kernel.ctxFor(who, coach);
  // Found within the scope of the one who asks, or not at all.
  const found = await ctx.entities(terminal).find({ phone: order.phone });
  if (!found) throw new Refusal('record.missing', { what: order.phone });
  if (scope.kind === 'orgs' && !scope.codes.includes(found.org)) throw new Refusal('grant.scope');
  const number = newId();
  const { phone, message, body = {} } = order;
  await ctx.note('command', `terminal/${phone}`, { number, message, body });
  const at = chinaIso(kernel.clock.now());
  const { outcome, answer } = await gateway.command(phone, messages[message], body);
  const values = { phone, plate: found.plate ?? phone, org: found.org, at, number, message, body, outcome, answer };
  await kernel.facts.insertRows(
    coach,
    command,
    [{ simulated: found.simulated ?? false, values: { ...values, sender: who.name } }],
    'command',
  );
  return { number, outcome, answer };
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
          message: Type.Enum(Object.keys(messages) as (keyof typeof messages)[], messageTitles),
          body: Type.Optional(Type.Record(Type.String(), Type.Unknown(), { title: '消息内容' })),
        },
        closed,
      ),
      answer: Type.Object({ number: Type.String(), outcome: Type.String(), answer: Type.Unknown() }),
      handle: ({ who, body }) => sendCommand(kernel, terminals, who, body),
    }),
  ];
}
