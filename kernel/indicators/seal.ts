import { sql } from 'kysely';
import { chinaIso } from '../base/clock.ts';
import { Refusal } from '../base/refusal.ts';
import type { IndicatorResult, Period } from '../sdk/indicator.ts';
import type { Db } from '../store/types.ts';
import { computeNow, definitionFor } from './compute.ts';
import type { Bound } from './deps.ts';
import { hashEvidence } from './evidence.ts';

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
  const evidenceHash = await hashEvidence(bound, db, definitionFor(bound, period), result);
  const now = deps.clock.now();
  const kept = await sql`
    insert into kernel.indicator_seal (app, key, period_kind, period, org, result, evidence_hash, sealed_at, by_id, by_name)
    values (${app.key}, ${type.key}, ${period.kind}, ${period.name}, ${org}, ${JSON.stringify(result)}::jsonb,
      ${evidenceHash}, ${now}, ${who.personId}, ${who.name})
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
