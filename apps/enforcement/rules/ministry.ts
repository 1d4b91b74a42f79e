import { type Ctx, type Fields, uploadContract } from '../../../kernel/sdk/index.ts';
import { penaltyFields } from '../cases/penalty-fields.ts';
import { violation } from '../registers/library.ts';
import { certificate, officer, organ } from '../registers/organs.ts';
import { party } from '../registers/parties.ts';

/**
 * What each event must carry to the ministry, as data: the exchange standard (JT/T 1455-2023) names the elements, and a
 * change of it changes this list alone. Names are those of the case, the collection and the publication.
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
  spot: [
    'caseNumber',
    'field',
    'violation',
    'party',
    'actAt',
    'place',
    'facts',
    'fine',
    'decidedAt',
    'leadOfficer',
    'secondOfficer',
  ],
  payment: ['decisionNumber', 'fine', 'paid', 'surcharge'],
  publication: ['decisionNumber', 'publicParty', 'content', 'publishedOn', 'endsOn'],
} as const satisfies Readonly<Record<string, readonly string[]>>;

export type MinistryEvent = keyof typeof elements;

export interface Packet {
  readonly event: MinistryEvent;
  readonly case: string;
  readonly org: string;
  readonly organ: string;
  readonly values: Readonly<Record<string, unknown>>;
  readonly simulated: boolean;
}

const ownTitles: Readonly<Record<string, string>> = {
  paid: '已缴金额',
  surcharge: '加处罚款',
  publicParty: '公示的当事人',
  content: '公示内容',
  publishedOn: '公示日期',
  endsOn: '公示期满',
};

const isEmpty = (value: unknown) => (value ?? null) === null || value === '';

/** Titles of required elements that are left empty. */
export function missingElements(event: MinistryEvent, values: Readonly<Record<string, unknown>>): readonly string[] {
  const fields: Fields = penaltyFields;
  return elements[event]
    .filter((name) => isEmpty(values[name]))
    .map((name) => fields[name]?.title ?? ownTitles[name] ?? name);
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

async function officerElement(ctx: Ctx, id: string) {
  const one = await ctx.entities(officer).find({ id });
  const held = await ctx.entities(certificate).find({ officer: id, status: 'valid' });
  return one ? { name: one.name, certificate: held?.no ?? null } : null;
}

/** What the registers of others cannot look up by our ids is told by its code, number or name. */
async function elementOf(ctx: Ctx, name: string, value: unknown): Promise<unknown> {
  if (isEmpty(value)) return null;
  if (name === 'leadOfficer' || name === 'secondOfficer') return officerElement(ctx, String(value));
  if (name === 'violation') {
    const act = await ctx.entities(violation).find({ id: String(value) });
    return act ? { code: act.code, name: act.name } : null;
  }
  if (name !== 'party') return value;
  const who = await ctx.entities(party).find({ id: String(value) });
  return who ? { kind: who.kind, name: who.name, number: who.number ?? null } : null;
}

/** A case, or what follows from one, of which an event is told. */
export interface Reported {
  readonly id: string;
  readonly org: string;
  readonly simulated?: boolean | null;
  readonly decisionNumber?: string | null;
}

/** Queues an event, in the transaction that makes it true; the same event of a case is sent once. */
export async function reportToMinistry(ctx: Ctx, event: MinistryEvent, subject: Reported): Promise<void> {
  const given = subject as unknown as Readonly<Record<string, unknown>>;
  const values: Record<string, unknown> = {};
  for (const name of elements[event]) values[name] = await elementOf(ctx, name, given[name]);
  const { id, org, decisionNumber, simulated } = subject;
  const by = (await ctx.entities(organ).find({ org }))?.name ?? org;
  const packet: Packet = { event, case: id, org, organ: by, values, simulated: simulated ?? false };
  await ctx.upload(ministryUpload, `${id}/${event}/${decisionNumber ?? ''}`, packet);
}
