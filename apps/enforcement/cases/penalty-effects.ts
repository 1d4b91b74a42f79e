import {
  type Ctx,
  chinaDate,
  choice,
  file,
  instant,
  integer,
  ref,
  text,
  type Values,
  yesNo,
} from '../../../kernel/sdk/index.ts';
import { today } from '../deadlines.ts';
import { evidenceKinds, type serviceWays } from '../options.ts';
import { evidence, serviceProof } from '../registers/file.ts';
import { evidenceHash } from '../rules/evidence-chain.ts';
import { openCollection, openPublication } from '../rules/follow-up.ts';
import { type MinistryEvent, reportToMinistry } from '../rules/ministry.ts';
import type { Penalty } from './penalty-fields.ts';
import { type Serving, wordOf } from './penalty-guards.ts';

const yearOf = (ctx: Ctx) => Number(today(ctx).slice(0, 4));

export async function setFiling(subject: Penalty, _input: unknown, ctx: Ctx) {
  const year = yearOf(ctx);
  const number = await ctx.nextNumber('penalty', subject.org, year);
  const word = await wordOf(ctx, subject.org);
  return { caseNumber: `${word}立〔${year}〕${number}号`, filedAt: ctx.clock.now().toISOString() };
}

export async function setDecision(subject: Penalty, _input: unknown, ctx: Ctx) {
  const year = yearOf(ctx);
  const number = await ctx.nextNumber('decision', subject.org, year);
  const word = await wordOf(ctx, subject.org);
  return { decisionNumber: `${word}罚〔${year}〕${number}号`, decidedAt: ctx.clock.now().toISOString() };
}

export async function setArchive(subject: Penalty, _input: unknown, ctx: Ctx) {
  const year = yearOf(ctx);
  const number = await ctx.nextNumber('archive', subject.org, year);
  return { archiveNumber: `${year}-${subject.field}-${String(number).padStart(5, '0')}` };
}

export const evidenceInput = {
  kind: choice('证据种类', evidenceKinds, { required: true }),
  name: text('证据名称', { required: true }),
  takenAt: instant('取证时间', { required: true }),
  /** Named so because the case has a place of its own. */
  where: text('取证地点'),
  recorder: ref('取证人', 'officer', { required: true }),
  medium: text('载体', { maxLength: 40 }),
  original: yesNo('原件'),
  content: file('证据文件'),
  pages: integer('页数', { min: 0 }),
};

export type NewEvidence = Values<typeof evidenceInput>;

/** Adds a piece to the chain. The case is locked by its move, so two at once follow one another. */
export async function addEvidence(subject: Penalty, { where, ...given }: NewEvidence, ctx: Ctx): Promise<void> {
  const input = { ...given, place: where ?? null };
  const store = ctx.entities(evidence);
  const pieces = await store.all({ penalty: subject.id });
  const last = [...pieces].sort((a, b) => a.no - b.no).at(-1);
  const no = (last?.no ?? 0) + 1;
  const previousHash = last?.hash ?? null;
  const hash = evidenceHash({ ...input, penalty: subject.id, no }, previousHash);
  await store.create({ ...input, penalty: subject.id, org: subject.org, no, valid: true, previousHash, hash }, '取证');
}

/** The proof of a service, as the receipt (送达回证) shows it. */
async function keepProof(subject: Penalty, document: string, on: string, input: Serving, ctx: Ctx): Promise<void> {
  const { org, leadOfficer: first, secondOfficer: second } = subject;
  const way = (input.serviceWay ?? 'direct') as keyof typeof serviceWays;
  const { receiver = null, witness = null, proof = null } = input;
  const values = { document, penalty: subject.id, org, way, servedOn: on, first, second };
  await ctx.entities(serviceProof).create({ ...values, receiver, witness, proof }, '送达');
}

export const keepNoticeProof = (subject: Penalty, input: Serving, ctx: Ctx): Promise<void> =>
  keepProof(subject, '违法行为通知书', subject.noticeServedOn ?? today(ctx), input, ctx);

export const keepDecisionProof = (subject: Penalty, input: Serving, ctx: Ctx): Promise<void> =>
  keepProof(
    subject,
    `行政处罚决定书 ${subject.decisionNumber ?? ''}`,
    subject.decisionServedOn ?? today(ctx),
    input,
    ctx,
  );

const decidedOf = (subject: Penalty, servedOn: string) => ({
  org: subject.org,
  penalty: subject.id,
  number: subject.decisionNumber ?? '',
  party: subject.party,
  violation: subject.violation,
  place: subject.place,
  fine: subject.fine ?? 0,
  decidedAt: subject.decidedAt ?? '',
  servedOn,
  simulated: subject.simulated ?? false,
});

/** Queues an event of the case for the ministry. */
export const reporting =
  (event: MinistryEvent) =>
  (subject: Penalty, _input: unknown, ctx: Ctx): Promise<void> =>
    reportToMinistry(ctx, event, subject);

/** What follows from a decision at once: it is to be published. A bare warning is not. */
export async function publishDecision(subject: Penalty, _input: unknown, ctx: Ctx): Promise<void> {
  await reportToMinistry(ctx, 'decision', subject);
  if ((subject.fine ?? 0) === 0) return;
  await openPublication(ctx, decidedOf(subject, chinaDate(ctx.clock.now())));
}

/** What follows from its service: the fine is to be collected. */
export async function collectFine(subject: Penalty, _input: unknown, ctx: Ctx): Promise<void> {
  if ((subject.fine ?? 0) === 0) return;
  await openCollection(ctx, decidedOf(subject, subject.decisionServedOn ?? today(ctx)));
}
