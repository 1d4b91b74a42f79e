import Type, { type Static } from 'typebox';
import { type Ctx, chinaDate, feedContract, type Intake, type Rejected } from '../../../kernel/sdk/index.ts';
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

async function ring(ctx: Ctx, { callId, at, phone, queue, lineNumber = '' }: Event): Promise<void> {
  const lines = ctx.entities(line);
  const known = await lines.find({ lineNumber });
  const values = {
    status: 'ringing',
    callId,
    phone: phone ?? null,
    queue: queue ?? null,
    rangAt: at,
    pickedUpAt: null,
  } as const;
  if (known) await lines.update(known.id, known.version, values, why);
  else await lines.create({ lineNumber, ...values }, why);
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

/** Why an event does not fit what is known of its line, or null once it is taken. */
async function take(ctx: Ctx, event: Event): Promise<string | null> {
  if (event.event === 'abandon') {
    const { phone = null, queue = null, rangAt = event.at } = event;
    await keepCall(ctx, event, { rangAt, pickedUpAt: null, phone, queue });
    return null;
  }
  if (event.lineNumber === undefined) return '缺少分机号';
  if (event.event === 'ring') {
    await ring(ctx, event);
    return null;
  }
  const lines = ctx.entities(line);
  const known = await lines.find({ lineNumber: event.lineNumber });
  if (known?.callId !== event.callId) return '该分机没有这个通话';
  if (event.event === 'answer') {
    await lines.update(known.id, known.version, { status: 'talking', pickedUpAt: event.at }, why);
    return null;
  }
  const { rangAt, pickedUpAt, phone, queue } = known;
  await keepCall(ctx, event, {
    rangAt: rangAt ?? event.at,
    pickedUpAt: pickedUpAt ?? null,
    phone: phone ?? null,
    queue: queue ?? null,
  });
  // The caller stays on the agent's screen until the next call, so that the order can be finished.
  await lines.update(known.id, known.version, { status: 'idle' }, why);
  return null;
}

/** 电话交换机: events of calls as they happen. The exchange pushes them; a simulator stands for it. */
export const telephony = feedContract({
  key: 'telephony',
  title: '通话事件',
  row: Event,
  by: ['exchange'],
  async take(ctx, rows): Promise<Intake> {
    const rejected: Rejected[] = [];
    for (const row of rows as readonly Event[]) {
      const reason = await take(ctx, row);
      if (reason !== null) rejected.push({ code: 'call.unknown', reason, original: JSON.stringify(row) });
    }
    return { accepted: rows.length - rejected.length, duplicates: 0, rejected };
  },
});
