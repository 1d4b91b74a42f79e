import Type, { type Static } from 'typebox';
import {
  type Ctx,
  chinaDate,
  type EntityRecord,
  feedContract,
  rejectedRow,
  type Taken,
  takeEach,
} from '../../../kernel/sdk/index.ts';
import { call } from '../facts.ts';
import { answeredInTime } from '../limits.ts';
import { satisfactions } from '../options.ts';
import { line } from '../registers/line.ts';

const Event = Type.Object(
  {
    callId: Type.String({ minLength: 1, maxLength: 64 }),
    event: Type.Enum(['ring', 'answer', 'end', 'abandon']),
    at: Type.String({ format: 'date-time' }),
    /** When it first rang; for a call that was abandoned in the queue. */
    rangAt: Type.Optional(Type.String({ format: 'date-time' })),
    lineNumber: Type.Optional(Type.String({ pattern: '^[0-9]{2,20}$' })),
    phone: Type.Optional(Type.String({ maxLength: 30 })),
    queue: Type.Optional(Type.String({ maxLength: 50 })),
    recording: Type.Optional(Type.String({ maxLength: 200 })),
    satisfaction: Type.Optional(Type.Enum(Object.keys(satisfactions) as (keyof typeof satisfactions)[])),
  },
  { additionalProperties: false },
);
type Event = Static<typeof Event>;

const why = '电话交换机事件';
const seconds = (from: string, to: string) => Math.max(0, Math.round((Date.parse(to) - Date.parse(from)) / 1000));

const unknown = (event: Event, reason: string) => rejectedRow(event, 'call.unknown', reason);
type KnownLine = EntityRecord<typeof line>;

/** The same ring again changes nothing: the line is further by now. */
async function ring(ctx: Ctx, event: Event, known: KnownLine | null): Promise<Taken> {
  const { callId, at, phone, queue, lineNumber = '' } = event;
  if (known?.callId === callId) return 'duplicate';
  const values = {
    status: 'ringing',
    callId,
    phone: phone ?? null,
    queue: queue ?? null,
    rangAt: at,
    pickedUpAt: null,
  } as const;
  const lines = ctx.entities(line);
  if (known) await lines.update(known.id, known.version, values, why);
  else await lines.create({ lineNumber, ...values }, why);
  return 'accepted';
}

interface Ended {
  readonly rangAt: string;
  readonly pickedUpAt: string | null;
  readonly phone: string | null;
  readonly queue: string | null;
}

async function keepCall(ctx: Ctx, event: Event, { rangAt, pickedUpAt, phone, queue }: Ended): Promise<void> {
  const waitSeconds = seconds(rangAt, pickedUpAt ?? event.at);
  const pickedUp = pickedUpAt !== null;
  const values = {
    callId: event.callId,
    rangAt,
    pickedUpAt,
    endedAt: event.at,
    lineNumber: event.lineNumber ?? null,
    phone,
    queue,
    waitSeconds,
    talkSeconds: pickedUpAt === null ? null : seconds(pickedUpAt, event.at),
    pickedUp,
    inTime: answeredInTime(pickedUp ? waitSeconds : null, chinaDate(new Date(rangAt))),
    recording: event.recording ?? null,
    satisfaction: event.satisfaction ?? null,
  };
  await ctx.facts(call).record([{ values }], 'hotline.telephony');
}

async function end(ctx: Ctx, event: Event, known: KnownLine): Promise<Taken> {
  if (known.status === 'idle') return 'duplicate';
  const { rangAt, pickedUpAt = null, phone = null, queue = null } = known;
  await keepCall(ctx, event, { rangAt: rangAt ?? event.at, pickedUpAt, phone, queue });
  // The caller stays on the agent's screen until the next call, so that the order can be finished.
  await ctx.entities(line).update(known.id, known.version, { status: 'idle' }, why);
  return 'accepted';
}

/** What an event changes: nothing where it is known already, and why where it does not fit its line. */
async function take(ctx: Ctx, event: Event): Promise<Taken> {
  const { lineNumber, callId, at } = event;
  if (event.event === 'abandon') {
    const { phone = null, queue = null, rangAt = at } = event;
    await keepCall(ctx, event, { rangAt, pickedUpAt: null, phone, queue });
    return 'accepted';
  }
  if (lineNumber === undefined) return unknown(event, '缺少分机号');
  const known = await ctx.entities(line).find({ lineNumber });
  if (event.event === 'ring') return ring(ctx, event, known);
  if (known?.callId !== callId) return unknown(event, '该分机没有这个通话');
  if (event.event === 'end') return end(ctx, event, known);
  if (known.status !== 'ringing') return 'duplicate';
  await ctx.entities(line).update(known.id, known.version, { status: 'talking', pickedUpAt: at }, why);
  return 'accepted';
}

/** 电话交换机: events of calls as they happen, pushed by the exchange over its socket; a simulator stands for it. */
export const telephony = feedContract({
  key: 'telephony',
  title: '通话事件',
  row: Event,
  by: ['exchange'],
  socket: true,
  take: (ctx, rows) => takeEach(rows as readonly Event[], (event) => take(ctx, event)),
});
