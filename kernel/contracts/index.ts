/** Contracts: what comes in and goes out. Nothing is dropped; what does not fit waits in quarantine with its reason. */
import type { App } from '../sdk/app.ts';
import type {
  FeedContract,
  FileContract,
  ReadingContract,
  ServiceContract,
  StandardContract,
  StandardRequest,
  StandardRoute,
  UploadContract,
} from '../sdk/contract.ts';
import type { Who } from '../sdk/ctx.ts';
import type { Page } from '../sdk/filter.ts';
import type { Db } from '../store/types.ts';
import { answerStandard, callService } from './call-service.ts';
import type { ContractsDeps } from './deps.ts';
import { type CaseEntry, followCase } from './follow-case.ts';
import { type IntakeQuery, type IntakeReceipt, type IntakeRow, listIntakes } from './intake.ts';
import { decideQuarantine, listQuarantine, type QuarantineQuery, type QuarantineRow } from './quarantine.ts';
import { type BatchPlace, Turns, takeNumbered, takenOf } from './streams.ts';
import { type FeedBatch, takeFeed } from './take-feed.ts';
import { answerReading, type HandedFile, takeFile } from './take-file.ts';
import {
  type Bound,
  enqueueUpload,
  listUploads,
  retryUpload,
  sendUploads,
  type UploadQuery,
  type UploadRow,
} from './uploads.ts';

export { checkDeliveries } from './check.ts';
export type { ContractsDeps } from './deps.ts';
export { type FileContent, type FileReader, isUnreadable, readHere } from './file-reader.ts';
export type { CaseEntry } from './follow-case.ts';
export type { IntakeQuery, IntakeReceipt, IntakeRow } from './intake.ts';
export type { QuarantineQuery, QuarantineRow } from './quarantine.ts';
export type { BatchPlace } from './streams.ts';
export type { HandedFile } from './take-file.ts';
export type { UploadQuery, UploadRow } from './uploads.ts';

export interface Contracts {
  /** Takes a file that somebody hands in; told `repeated` when the same content was taken before. */
  takeFile(app: App, contract: FileContract, who: Who, file: HandedFile): Promise<IntakeReceipt>;
  /** Answers about a file and keeps nothing; `who` is null for somebody who has not signed in. */
  read(
    app: App,
    contract: ReadingContract,
    who: Who | null,
    file: Pick<HandedFile, 'name' | 'content'>,
  ): Promise<unknown>;
  /** Takes a batch of rows, unpacked; returns when what was accepted is durable. A numbered one is taken once. */
  takeFeed(app: App, contract: FeedContract, who: Who, batch: FeedBatch, place?: BatchPlace): Promise<IntakeReceipt>;
  /** Up to which number a stream of the sender's batches is durable; 0 for a new one. */
  taken(app: App, contract: FeedContract, who: Who, stream: string): Promise<number>;
  call(app: App, contract: ServiceContract, who: Who, input: unknown): Promise<unknown>;
  /** Answers a question of a foreign standard; `who` is the account whose key was shown. */
  standard(
    app: App,
    contract: StandardContract,
    route: StandardRoute,
    question: StandardRequest & { readonly who: Who | null },
  ): Promise<unknown>;
  /** Queues an upload in `db`, which should be the transaction of what it tells. */
  enqueue(app: App, contract: UploadContract, who: Who, key: string, payload: unknown, db?: Db): Promise<void>;
  /** Queues the deliveries that follow a case into its new state, in the transaction of the move. */
  followCase(app: App, who: Who, entry: CaseEntry, db: Db): Promise<void>;
  /**
   * Sends what is due, all or what is bound for the house or out of it; returns the number of attempts. Run every few
   * seconds, by any number of workers.
   */
  sendUploads(now: Date, bound?: Bound): Promise<number>;
  uploads(who: Who, query?: UploadQuery): Promise<Page<UploadRow>>;
  retryUpload(who: Who, id: string): Promise<void>;
  intakes(who: Who, query?: IntakeQuery): Promise<Page<IntakeRow>>;
  quarantine(who: Who, query?: QuarantineQuery): Promise<Page<QuarantineRow>>;
  /** Closes an open part: put right elsewhere, or found to be naught. The reason is kept and journalled. */
  decide(who: Who, id: string, decision: 'resolved' | 'dismissed', why: string): Promise<void>;
}

export function makeContracts(deps: ContractsDeps): Contracts {
  const turns = new Turns();
  return {
    takeFile: (app, contract, who, file) => takeFile(deps, app, contract, who, file),
    read: (app, contract, who, file) => answerReading(deps, app, contract, who, file),
    takeFeed: (app, contract, who, batch, place) =>
      place
        ? takeNumbered(deps, turns, { app, contract, who }, batch, place)
        : takeFeed(deps, app, contract, who, batch),
    taken: (app, contract, who, stream) => takenOf(deps, turns, { app, contract, who }, stream),
    call: (app, contract, who, input) => callService(deps, app, contract, who, input),
    standard: (app, contract, route, question) => answerStandard(deps, app, contract, route, question),
    enqueue: (app, contract, who, key, payload, db = deps.store.db) =>
      enqueueUpload(db, { app, contract, key, payload, who, now: deps.clock.now() }),
    followCase: (app, who, entry, db) => followCase(deps, db, who, app, entry),
    sendUploads: (now, bound) => sendUploads(deps, now, bound),
    uploads: (who, query) => listUploads(deps, who, query),
    retryUpload: (who, id) => retryUpload(deps, who, id),
    intakes: (who, query) => listIntakes(deps, who, query),
    quarantine: (who, query) => listQuarantine(deps, who, query),
    decide: (who, id, decision, why) => decideQuarantine(deps, who, id, decision, why),
  };
}
