import { type Ctx, type Fields, uploadContract } from '../../../kernel/sdk/index.ts';
import { type Penalty, penaltyFields } from '../cases/penalty-fields.ts';

type Name = keyof typeof penaltyFields & string;

/**
 * What each event of a case must carry to the ministry, as data: the exchange standard (JT/T 1455-2023) names the
 * elements, and a change of it changes this list alone. Names are those of the case.
 */
export const elements = {
  filing: [
    'caseNumber',
    'field',
    'source',
    'violation',
    'party',
    'actAt',
    'place',
    'filedAt',
    'leadOfficer',
    'secondOfficer',
  ],
  decision: ['caseNumber', 'decisionNumber', 'decidedAt', 'facts', 'outcome', 'fine', 'noticeServedOn'],
  closing: ['caseNumber', 'closingGround'],
} as const satisfies Readonly<Record<string, readonly Name[]>>;

export type MinistryEvent = keyof typeof elements;

export interface Packet {
  readonly event: MinistryEvent;
  readonly case: string;
  readonly org: string;
  readonly values: Readonly<Record<string, unknown>>;
  readonly simulated: boolean;
}

/** Titles of required elements that the case leaves empty. */
export function missingElements(event: MinistryEvent, values: Readonly<Record<string, unknown>>): readonly string[] {
  const fields: Fields = penaltyFields;
  return elements[event]
    .filter((name) => (values[name] ?? null) === null || values[name] === '')
    .map((name) => fields[name]?.title ?? name);
}

/**
 * 报部数据: each event becomes a packet for the exchange front end, kept in the file store; its hash is the receipt. A
 * packet that lacks a required element is not sent: it is tried again and then shown as failed with what it lacks.
 */
export const ministryUpload = uploadContract({
  key: 'ministry-upload',
  title: '部级行政执法数据交换包',
  maxAttempts: 5,
  by: ['supervisor'],
  send: async (ctx, payload) => {
    const packet = payload as Packet;
    const missing = missingElements(packet.event, packet.values);
    if (missing.length > 0) throw new Error(`缺少必填数据元：${missing.join('、')}`);
    const hash = await ctx.files.put(Buffer.from(JSON.stringify(packet)), `${packet.event}-${packet.case}.json`);
    return { receipt: `交换包 ${hash}` };
  },
});

/** Queues an event of a case, in the transaction that makes it true; the same event of a case is sent once. */
export async function reportToMinistry(ctx: Ctx, event: MinistryEvent, subject: Penalty): Promise<void> {
  const values = Object.fromEntries(elements[event].map((name) => [name, subject[name as keyof Penalty] ?? null]));
  const packet: Packet = { event, case: subject.id, org: subject.org, values, simulated: subject.simulated ?? false };
  await ctx.upload(ministryUpload, `${subject.id}/${event}/${subject.decisionNumber ?? ''}`, packet);
}
