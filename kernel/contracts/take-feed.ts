import { newId } from '../base/ids.ts';
import { elevated } from '../identity/index.ts';
import type { App } from '../sdk/app.ts';
import type { FeedContract, Intake } from '../sdk/contract.ts';
import type { Who } from '../sdk/ctx.ts';
import { sm3 } from '../store/sm3.ts';
import { type ContractsDeps, requireRole } from './deps.ts';
import { earlierIntake, type IntakeReceipt, type IntakeRow, insertIntake, type NewIntake } from './intake.ts';
import { quarantine } from './quarantine.ts';
import { sortRows } from './read-rows.ts';

export interface FeedBatch {
  readonly body: Uint8Array;
  readonly format: 'ndjson' | 'json';
}

const nothing: Intake = { accepted: 0, duplicates: 0, rejected: [] };

/** What of a batch is new where the same content was taken before, as when the answer to it was lost. */
function newOf(taken: Intake, earlier: IntakeRow | null): Intake {
  if (!earlier) return taken;
  const there = taken.accepted + taken.duplicates;
  const accepted = Math.max(0, there - earlier.accepted - earlier.duplicates);
  return { ...taken, accepted, duplicates: there - accepted };
}

/**
 * Takes a batch of rows. The good ones go to the application outside of a transaction of ours, so that facts are
 * durable in their own store before the batch is acknowledged; whoever sends a batch again after a failure in between
 * counts once, because facts are told apart by their natural key. Content that was taken before is taken once more, in case that what it
 * made was lost, and its receipt tells the rows as duplicates. Bad rows are quarantined with their original bytes.
 */
export async function takeFeed(
  deps: ContractsDeps,
  app: App,
  contract: FeedContract,
  who: Who,
  batch: FeedBatch,
  place?: NewIntake['place'],
): Promise<IntakeReceipt> {
  requireRole(deps, who, app, contract);
  const now = deps.clock.now();
  const contentHash = sm3(batch.body);
  const earlier = await earlierIntake(deps.store.db, app.key, contract.key, contentHash);
  const { good, bad } = sortRows(contract.row, batch.body, batch.format);
  // Like a lawful move: whoever may send may have the registers read and the facts kept for him.
  const ctx = deps.ctxFor(elevated(who), app);
  const taken = good.length > 0 ? await contract.take(ctx, good) : nothing;
  const parts = [...bad, ...taken.rejected.map((part) => ({ ...part, original: Buffer.from(part.original, 'utf8') }))];
  const intake: NewIntake = {
    id: newId(now.getTime()),
    app: app.key,
    contract: contract.key,
    kind: 'feed',
    now,
    who,
    name: null,
    contentHash,
    size: batch.body.length,
    place,
  };
  const rejected = parts.map(({ code, reason, original, place }) => ({
    code,
    reason,
    original: Buffer.from(original).toString('utf8'),
    place,
  }));
  const outcome: Intake = { ...newOf(taken, earlier), rejected };
  await deps.store.db.transaction().execute(async (db) => {
    await insertIntake(db, intake, outcome);
    await quarantine(db, intake, parts, now);
    await deps.journal.append(db, {
      who,
      action: 'contract.feed',
      subject: `${app.key}.${contract.key}/${intake.id}`,
      detail: { accepted: outcome.accepted, duplicates: outcome.duplicates, rejected: rejected.length },
    });
  });
  return { ...outcome, intakeId: intake.id, repeated: earlier !== null };
}
