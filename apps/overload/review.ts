import { type CaseRecordOf, type Ctx, chinaDate, type GuardRefusal, Refusal } from '../../kernel/sdk/index.ts';
import type { reviewFields } from './case-fields.ts';
import { act, certificate, site, vehicle } from './entities.ts';
import { heartbeat, media, weighing } from './facts.ts';
import { type Fine, whyNoFine } from './rules/act.ts';
import { excessOf } from './rules/assess.ts';
import { evidenceGate, type GateResult } from './rules/evidence.ts';
import { ruleBook } from './rules/rule-book.ts';

type Reviewed = CaseRecordOf<string, typeof reviewFields>;

const day = 86_400_000;

async function driftOf(ctx: Ctx, siteCode: string, at: string): Promise<number | null> {
  const from = new Date(Date.parse(at) - day).toISOString();
  const beats = await ctx.facts(heartbeat).all({ site: siteCode, at: { gte: from, lte: at } });
  const [latest] = beats.filter(({ driftMs }) => (driftMs ?? null) !== null);
  return latest?.driftMs ?? null;
}

/** Whether the original lies in the file store, which proves it by its hash as it reads it. */
async function isStored(ctx: Ctx, hash: string): Promise<boolean> {
  try {
    await ctx.files.get(hash);
    return true;
  } catch (error) {
    if (error instanceof Refusal) return false;
    throw error;
  }
}

/** Holds the record of a review to the nine checks, with what has arrived by now. Null when there is no such record. */
export async function gateOf(ctx: Ctx, reviewed: Reviewed): Promise<readonly GateResult[] | null> {
  const { siteCode, recordNo, passedAt } = reviewed;
  const [[record], pictures, place, certificates, driftMs] = await Promise.all([
    ctx.facts(weighing).all({ site: siteCode, recordNo }),
    ctx.facts(media).all({ site: siteCode, recordNo }),
    ctx.entities(site).find({ code: siteCode }),
    ctx.entities(certificate).all({ siteCode }),
    driftOf(ctx, siteCode, passedAt),
  ]);
  if (!record) return null;
  const registered = record.plate ? await ctx.entities(vehicle).find({ plate: record.plate }) : null;
  return evidenceGate({
    site: place && {
      status: place.status,
      publishedOn: place.publishedOn ?? null,
      enforcedFrom: place.enforcedFrom ?? null,
    },
    certificates: certificates.map((one) => ({
      ...one,
      minSpeedKmh: one.minSpeedKmh ?? null,
      maxSpeedKmh: one.maxSpeedKmh ?? null,
    })),
    record: {
      date: chinaDate(new Date(passedAt)),
      lane: record.lane,
      plate: record.plate ?? null,
      rearPlate: record.rearPlate ?? null,
      train: (registered?.category ?? record.category) === 'train' || record.axles >= 5,
      axles: record.axles,
      totalKg: record.totalKg,
      axleKg: record.axleKg ?? null,
      speedKmh: record.speedKmh ?? null,
      abnormal: record.abnormal ?? null,
      delaySeconds: record.delaySeconds ?? null,
      permitNo: record.permitNo ?? null,
    },
    media: await Promise.all(pictures.map(async ({ kind, hash }) => ({ kind, stored: await isStored(ctx, hash) }))),
    driftMs,
  });
}

const evidenceBasis =
  '《行政处罚法》第四十一条：电子技术监控设备记录未经审核或者经审核不符合要求的，不得作为行政处罚的证据';

export async function guardEvidence(subject: Reviewed, _input: unknown, ctx: Ctx): Promise<GuardRefusal | undefined> {
  const results = await gateOf(ctx, subject);
  if (!results) return { reason: '称重记录尚未到达', basis: evidenceBasis };
  const failed = results.filter(({ ok }) => !ok);
  if (failed.length === 0) return undefined;
  const reasons = failed.map(({ reason, code }) => `${reason}（${code}）`).join('；');
  return { reason: `${failed.length} 项核对未通过：${reasons}`, basis: evidenceBasis };
}

/** The limit that the officer decides must make the smallest weighing of the act an over-limit one. */
export async function guardLimit(
  subject: Reviewed,
  input: { readonly decidedLimitKg: number },
  ctx: Ctx,
): Promise<GuardRefusal | undefined> {
  const known = subject.act ? await ctx.entities(act).get(subject.act) : null;
  const totalKg = known?.totalKg ?? subject.totalKg;
  if (totalKg > input.decidedLimitKg) return undefined;
  return { reason: `同一行为的最小称重 ${totalKg} kg 未超过认定限值 ${input.decidedLimitKg} kg，应免予处理` };
}

export async function guardUnfined(subject: Reviewed, _input: unknown, ctx: Ctx): Promise<GuardRefusal | undefined> {
  if (!subject.act) return { reason: '无有效车牌，不能确定当事人' };
  const known = await ctx.entities(act).get(subject.act);
  const fines: Fine[] = known.finedBy ? [{ act: known.id, by: known.finedBy, yuan: known.fineYuan ?? 0 }] : [];
  const refused = whyNoFine(known.id, fines);
  return refused === null ? undefined : { reason: refused, basis: '《行政处罚法》第二十九条' };
}

/** Lays the fine on the act by the rules of the day of the passage; the act then takes no other. */
export async function layFine(
  subject: Reviewed,
  input: { readonly reading: 'floor' | 'ceil' },
  ctx: Ctx,
): Promise<void> {
  if (!subject.act) return;
  const known = await ctx.entities(act).get(subject.act);
  const rules = ruleBook.on(chinaDate(new Date(subject.passedAt)));
  const limitKg = subject.decidedLimitKg ?? known.limitKg;
  const excess = excessOf(rules, known.totalKg, limitKg);
  const fineYuan = input.reading === 'floor' ? excess.fineFloorYuan : excess.fineCeilYuan;
  const why = excess.disposition === 'fine' ? '非现场执法判定' : '非现场执法判定：警告';
  await ctx.entities(act).update(known.id, known.version, { finedBy: 'transport', fineYuan, limitKg }, why);
}
