import { sql } from 'kysely';
import { chinaIso } from '../base/clock.ts';
import { Refusal } from '../base/refusal.ts';
import type { IndicatorResult, Period } from '../sdk/indicator.ts';
import type { Db } from '../store/types.ts';
import { computeNow, definitionFor } from './compute.ts';
import type { Bound } from './deps.ts';
import { digestsOf, type EvidenceDigests, hashEvidence } from './evidence.ts';

interface SealRow {
  readonly result: IndicatorResult;
  readonly evidence_hash: string;
  readonly sealed_at: string;
  readonly by_name: string;
}

/** The sealed result of a period, as it was; null when none is sealed. */
export async function sealedResult(bound: Bound, db: Db, period: Period, org: string): Promise<IndicatorResult | null> {
  const { rows } = await sql<SealRow>`
    select result, evidence_hash, sealed_at, by_name from kernel.indicator_seal
    where app = ${bound.app.key} and key = ${bound.type.key} and period = ${period.name} and org = ${org}`.execute(db);
  const [seal] = rows;
  if (!seal) return null;
  return { ...seal.result, sealed: { at: seal.sealed_at, byName: seal.by_name, evidenceHash: seal.evidence_hash } };
}

async function sealInside(bound: Bound, db: Db, period: Period, org: string): Promise<IndicatorResult> {
  const { deps, app, type, who } = bound;
  if (await sealedResult(bound, db, period, org)) throw new Refusal('indicator.sealed');
  const result = await computeNow(bound, db, period, org);
  if (result.value === null) throw new Refusal('input.invalid', { detail: '该期没有数据，不能封存。' });
  const digests = await digestsOf(bound, db, definitionFor(bound, period), result);
  const evidenceHash = hashEvidence(digests, result);
  const now = deps.clock.now();
  const kept = await sql`
    insert into kernel.indicator_seal
      (app, key, period_kind, period, org, result, evidence, evidence_hash, sealed_at, by_id, by_name)
    values (${app.key}, ${type.key}, ${period.kind}, ${period.name}, ${org}, ${JSON.stringify(result)}::jsonb,
      ${JSON.stringify(digests)}::jsonb, ${evidenceHash}, ${now}, ${who.personId}, ${who.name})
    on conflict do nothing returning 1`.execute(db);
  if (kept.rows.length === 0) throw new Refusal('indicator.sealed');
  await deps.journal.append(db, {
    who,
    action: 'indicator.seal',
    subject: `${app.key}.${type.key}/${period.name}`,
    detail: { org, value: result.value, rows: result.rows, definitionSince: result.definitionSince, evidenceHash },
  });
  return { ...result, sealed: { at: chinaIso(now), byName: who.name, evidenceHash } };
}

/** The digests that a figure was sealed with. Refuses `record.missing` where it is not sealed, or was before there were any. */
export async function sealedDigests(bound: Bound, period: Period, org: string): Promise<EvidenceDigests> {
  const { rows } = await sql<{ evidence: EvidenceDigests | null }>`
    select evidence from kernel.indicator_seal
    where app = ${bound.app.key} and key = ${bound.type.key} and period = ${period.name} and org = ${org}`.execute(
    bound.db,
  );
  const evidence = rows[0]?.evidence;
  if (!evidence) throw new Refusal('record.missing', { what: `${bound.type.title} ${period.name} 的封存依据` });
  return evidence;
}

/** A day whose rows are no longer those that were sealed; `rows` is what there is now. */
export interface ChangedDay {
  readonly part: 'numerator' | 'denominator';
  readonly day: string | null;
  readonly sealedRows: number;
  readonly rows: number;
}

/** Recomputes the digests behind a sealed figure and names the days that differ. */
export async function changedDays(bound: Bound, period: Period, org: string): Promise<readonly ChangedDay[]> {
  const sealed = await sealedDigests(bound, period, org);
  const { rows: about } = await computeNow(bound, bound.db, period, org);
  const now = await digestsOf(bound, bound.db, definitionFor(bound, period), { period, org, rows: about });
  return (['numerator', 'denominator'] as const).flatMap((part) => {
    const [then, today] = [sealed[part], now[part]].map((days) => new Map(days.map((one) => [one.day, one])));
    return [...new Set([...(then?.keys() ?? []), ...(today?.keys() ?? [])])]
      .filter((day) => then?.get(day)?.digest !== today?.get(day)?.digest)
      .map((day) => ({ part, day, sealedRows: then?.get(day)?.rows ?? 0, rows: today?.get(day)?.rows ?? 0 }));
  });
}

/** PostgreSQL ends a transaction whose snapshot has been overtaken by another seal of the same figure. */
function isOvertaken(error: unknown): boolean {
  return (error as { code?: unknown } | null)?.code === '40001';
}

/** Computes, hashes and keeps a figure over one snapshot. Sealed once: a second time is refused, also at the same time. */
export async function sealResult(bound: Bound, period: Period, org: string): Promise<IndicatorResult> {
  const { db } = bound;
  if (db.isTransaction) return sealInside(bound, db, period, org);
  try {
    return await db
      .transaction()
      .setIsolationLevel('repeatable read')
      .execute((tx) => sealInside(bound, tx, period, org));
  } catch (error) {
    throw isOvertaken(error) ? new Refusal('indicator.sealed') : error;
  }
}
