import { sql } from 'kysely';
import { newId } from '../base/ids.ts';
import { Refusal } from '../base/refusal.ts';
import type { App } from '../sdk/app.ts';
import type { FileContract, Intake, ReadingContract } from '../sdk/contract.ts';
import type { Who } from '../sdk/ctx.ts';
import { sm3 } from '../store/sm3.ts';
import type { Db } from '../store/types.ts';
import { type ContractsDeps, requireRole } from './deps.ts';
import { isUnreadable } from './file-reader.ts';
import { earlierIntake, type IntakeReceipt, insertIntake, type NewIntake, repeatedIntake } from './intake.ts';
import { quarantine } from './quarantine.ts';

export interface HandedFile {
  readonly name: string;
  readonly content: Uint8Array;
  /** Take it even when the same content was taken before. */
  readonly again?: boolean;
}

/** Holds name and size to the contract, and gives what the contract reads in the file. */
async function readingOf(
  deps: ContractsDeps,
  app: App,
  contract: FileContract | ReadingContract,
  file: Pick<HandedFile, 'name' | 'content'>,
): Promise<unknown> {
  const megabytes = Math.floor(contract.maxBytes / 2 ** 20);
  if (file.content.length > contract.maxBytes) throw new Refusal('input.too-large', { limit: `${megabytes} MB` });
  const ending = /\.([a-z0-9]+)$/i.exec(file.name)?.[1]?.toLowerCase() ?? '';
  if (!(contract.accepts as readonly string[]).includes(ending)) {
    throw new Refusal('input.invalid', { detail: `只接受 ${contract.accepts.join('、')} 文件。` });
  }
  try {
    return await deps.readFile(app, contract, file);
  } catch (error) {
    // The reader tells users why; anything else that it throws is a mistake of ours.
    if (!isUnreadable(error)) throw error;
    throw new Refusal('import.unreadable', { reason: error.message });
  }
}

interface Taking {
  readonly deps: ContractsDeps;
  readonly app: App;
  readonly contract: FileContract;
  readonly intake: NewIntake;
  readonly file: HandedFile;
  readonly reading: unknown;
}

async function takeOnce(taking: Taking, db: Db): Promise<IntakeReceipt> {
  const { deps, app, contract, intake, file, reading } = taking;
  const { who, contentHash } = intake;
  // Two who hand in the same file at once come one after the other; the second finds what became of it.
  const lock = `${app.key}.${contract.key}/${contentHash}`;
  await sql`select pg_advisory_xact_lock(hashtextextended(${lock}, 0))`.execute(db);
  const earlier = file.again ? null : await earlierIntake(db, app.key, contract.key, contentHash);
  if (earlier) return repeatedIntake(earlier);
  const received = { name: file.name, hash: contentHash, size: file.content.length, reading };
  const outcome: Intake = await contract.take(deps.ctxFor(who, app, db), received);
  await insertIntake(db, intake, outcome);
  const parts = outcome.rejected.map((part) => ({ ...part, original: Buffer.from(part.original, 'utf8') }));
  await quarantine(db, intake, parts, intake.now);
  const { accepted, rejected } = outcome;
  const again = file.again ? { again: true } : {};
  await deps.journal.append(db, {
    who,
    action: 'contract.file',
    subject: `${app.key}.${contract.key}/${intake.id}`,
    detail: { name: file.name, hash: contentHash, accepted, rejected: rejected.length, ...again },
  });
  return { ...outcome, intakeId: intake.id, repeated: false };
}

/**
 * Takes a file in one transaction: what the application writes, the intake and the quarantined parts stand or fall
 * together. The same content handed in again is only told what became of it, unless `again` is set. The file is read
 * before the transaction begins, which a slow file would keep open.
 */
export async function takeFile(
  deps: ContractsDeps,
  app: App,
  contract: FileContract,
  who: Who,
  file: HandedFile,
): Promise<IntakeReceipt> {
  requireRole(deps, who, app, contract);
  const { db, files } = deps.store;
  const now = deps.clock.now();
  const contentHash = sm3(file.content);
  const earlier = file.again ? null : await earlierIntake(db, app.key, contract.key, contentHash);
  if (earlier) return repeatedIntake(earlier);
  const reading = await readingOf(deps, app, contract, file);
  await files.put(file.content, file.name);
  const intake: NewIntake = {
    id: newId(now.getTime()),
    app: app.key,
    contract: contract.key,
    kind: 'file',
    now,
    who,
    name: file.name,
    contentHash,
    size: file.content.length,
  };
  return db.transaction().execute((tx) => takeOnce({ deps, app, contract, intake, file, reading }, tx));
}

/** Reads a file for its answer and keeps nothing. `who` is null for somebody who has not signed in. */
export async function answerReading(
  deps: ContractsDeps,
  app: App,
  contract: ReadingContract,
  who: Who | null,
  file: Pick<HandedFile, 'name' | 'content'>,
): Promise<unknown> {
  if (!contract.open) {
    if (!who) throw new Refusal('auth.required');
    requireRole(deps, who, app, contract);
  }
  return readingOf(deps, app, contract, file);
}
