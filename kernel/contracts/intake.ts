import { sql } from 'kysely';
import type { Intake } from '../sdk/contract.ts';
import type { Who } from '../sdk/ctx.ts';
import type { Page } from '../sdk/filter.ts';
import { pageOf } from '../store/conditions.ts';
import type { Db } from '../store/types.ts';
import type { ContractsDeps } from './deps.ts';
import { visibleRows } from './visible.ts';

/** What became of something that was handed in. */
export interface IntakeReceipt extends Intake {
  readonly intakeId: string;
  /** True when the same content was taken before: this is what became of it then, and nothing was done again. */
  readonly repeated: boolean;
}

export interface IntakeRow {
  readonly id: string;
  readonly app: string;
  readonly contract: string;
  readonly kind: 'file' | 'feed';
  readonly at: string;
  readonly byName: string;
  readonly name: string | null;
  readonly contentHash: string;
  readonly size: number;
  readonly accepted: number;
  readonly duplicates: number;
  readonly rejected: number;
  readonly subject: string | null;
}

export interface NewIntake {
  readonly id: string;
  readonly app: string;
  readonly contract: string;
  readonly kind: 'file' | 'feed';
  readonly now: Date;
  readonly who: Who;
  readonly name: string | null;
  readonly contentHash: string;
  readonly size: number;
  /** The place in the sender's stream, where he numbers his batches. */
  readonly place?: { readonly stream: string; readonly no: number } | undefined;
}

export async function insertIntake(db: Db, intake: NewIntake, outcome: Intake): Promise<void> {
  await sql`
    insert into kernel.intake (id, app, contract, kind, at, person_id, by_name, name, content_hash, size, accepted,
      duplicates, rejected, subject, stream, batch_no)
    values (${intake.id}, ${intake.app}, ${intake.contract}, ${intake.kind}, ${intake.now}, ${intake.who.personId},
      ${intake.who.name}, ${intake.name}, ${intake.contentHash}, ${intake.size}, ${outcome.accepted},
      ${outcome.duplicates}, ${outcome.rejected.length}, ${outcome.subject ?? null},
      ${intake.place?.stream ?? null}, ${intake.place?.no ?? null})`.execute(db);
}

const columns = sql`i.id, i.app, i.contract, i.kind, i.at, i.by_name as "byName", i.name,
  i.content_hash as "contentHash", i.size, i.accepted, i.duplicates, i.rejected, i.subject`;

/** The latest intake of the same content under the same contract; null when it has never come. */
export async function earlierIntake(db: Db, app: string, contract: string, hash: string): Promise<IntakeRow | null> {
  const { rows } = await sql<IntakeRow>`
    select ${columns} from kernel.intake i
    where i.app = ${app} and i.contract = ${contract} and i.content_hash = ${hash}
    order by i.at desc, i.accepted + i.duplicates desc, i.id desc limit 1`.execute(db);
  return rows[0] ?? null;
}

/** The intake of a numbered batch; null when it has never come. */
export async function earlierBatch(
  db: Db,
  batch: Pick<NewIntake, 'app' | 'contract' | 'who'> & { readonly place: NonNullable<NewIntake['place']> },
): Promise<IntakeRow | null> {
  const { app, contract, who, place } = batch;
  const { rows } = await sql<IntakeRow>`
    select ${columns} from kernel.intake i
    where i.app = ${app} and i.contract = ${contract} and i.person_id = ${who.personId}
      and i.stream = ${place.stream} and i.batch_no = ${place.no}`.execute(db);
  return rows[0] ?? null;
}

/** What the sender of something known is told: nothing was done again. */
export function repeatedIntake({ id, accepted, duplicates, subject }: IntakeRow): IntakeReceipt {
  const known = accepted + duplicates;
  return { intakeId: id, repeated: true, accepted: 0, duplicates: known, rejected: [], subject: subject ?? undefined };
}

export interface IntakeQuery {
  readonly app?: string;
  readonly contract?: string;
  readonly page?: number;
  readonly pageSize?: number;
}

/** What was handed in, newest first, under the contracts that somebody may see. */
export async function listIntakes(deps: ContractsDeps, who: Who, query: IntakeQuery = {}): Promise<Page<IntakeRow>> {
  const { page, pageSize, offset } = pageOf(query);
  const where = visibleRows(deps, who, 'i', query);
  const { rows } = await sql<IntakeRow>`
    select ${columns} from kernel.intake i where ${where}
    order by i.at desc, i.id limit ${pageSize} offset ${offset}`.execute(deps.store.db);
  const counted = await sql<{ total: number }>`
    select count(*) as total from kernel.intake i where ${where}`.execute(deps.store.db);
  return { rows, total: counted.rows[0]?.total ?? 0, page, pageSize };
}
