import { sql } from 'kysely';
import { must } from '../base/assert.ts';
import { Refusal } from '../base/refusal.ts';
import type { App } from '../sdk/app.ts';
import type { FeedContract } from '../sdk/contract.ts';
import type { Who } from '../sdk/ctx.ts';
import type { Db } from '../store/types.ts';
import { type ContractsDeps, requireRole } from './deps.ts';
import { earlierBatch, type IntakeReceipt, repeatedIntake } from './intake.ts';
import { type FeedBatch, takeFeed } from './take-feed.ts';

/** Which batch of which stream: streams are named by their sender, and their batches numbered from 1 without gaps. */
export interface BatchPlace {
  readonly stream: string;
  readonly no: number;
}

/** Runs what stands under one name one after the other, in the order in which it was asked for. */
export class Turns {
  readonly #last = new Map<string, Promise<unknown>>();

  async take<T>(name: string, work: () => Promise<T>): Promise<T> {
    const before = this.#last.get(name);
    const mine = Promise.allSettled([before]).then(work);
    this.#last.set(name, mine);
    try {
      return await mine;
    } finally {
      if (this.#last.get(name) === mine) this.#last.delete(name);
    }
  }
}

interface Sender {
  readonly app: App;
  readonly contract: FeedContract;
  readonly who: Who;
}

async function lastTaken(db: Db, { app, contract, who }: Sender, stream: string): Promise<number> {
  const { rows } = await sql<{ no: number | string | null }>`
    select max(batch_no) as no from kernel.intake
    where app = ${app.key} and contract = ${contract.key} and person_id = ${who.personId} and stream = ${stream}`.execute(
    db,
  );
  return Number(rows[0]?.no ?? 0);
}

const nameOf = ({ app, contract, who }: Sender, stream: string) =>
  JSON.stringify([app.key, contract.key, who.personId, stream]);

/** Up to which number a stream is durable, once what is being taken of it is done; 0 for a new one. */
export async function takenOf(deps: ContractsDeps, turns: Turns, sender: Sender, stream: string): Promise<number> {
  requireRole(deps, sender.who, sender.app, sender.contract);
  return turns.take(nameOf(sender, stream), () => lastTaken(deps.store.db, sender, stream));
}

/**
 * Takes a numbered batch. One that was taken before is only told so; one that leaves a gap is refused. Whoever comes
 * again while his batch is still being taken waits for it here; between processes the index of numbers decides.
 */
export async function takeNumbered(
  deps: ContractsDeps,
  turns: Turns,
  sender: Sender,
  batch: FeedBatch,
  place: BatchPlace,
): Promise<IntakeReceipt> {
  const { app, contract, who } = sender;
  const { stream, no } = place;
  requireRole(deps, who, app, contract);
  return turns.take(nameOf(sender, stream), async () => {
    const { db } = deps.store;
    const taken = await lastTaken(db, sender, stream);
    if (no > taken + 1)
      throw new Refusal('input.invalid', { detail: `批次 ${no} 之前有缺，“${stream}”须从批次 ${taken + 1} 续传` });
    if (no > taken) return takeFeed(deps, app, contract, who, batch, place);
    const earlier = must(await earlierBatch(db, { app: app.key, contract: contract.key, who, place }), `batch ${no}`);
    return repeatedIntake(earlier);
  });
}
