import { sql } from 'kysely';
import { must } from '../base/assert.ts';
import { isId, newId } from '../base/ids.ts';
import { Refusal } from '../base/refusal.ts';
import { systemWho } from '../identity/who.ts';
import type { App } from '../sdk/app.ts';
import type { UploadContract } from '../sdk/contract.ts';
import type { Who } from '../sdk/ctx.ts';
import type { Page } from '../sdk/filter.ts';
import { pageOf } from '../store/conditions.ts';
import type { Db } from '../store/types.ts';
import { deliver } from './deliver.ts';
import type { ContractsDeps } from './deps.ts';
import { visibleRows } from './visible.ts';

const firstPauseMs = 30_000;
const longestPauseMs = 6 * 3_600_000;

/** How long to wait after so many failed attempts: doubled each time, up to six hours. */
export function pauseAfter(attempts: number): number {
  return Math.min(firstPauseMs * 2 ** (attempts - 1), longestPauseMs);
}

/**
 * Queues something to be sent, in the transaction that makes it true. `key` names the matter: queued again under the
 * same key, it is sent once.
 */
export async function enqueueUpload(
  db: Db,
  upload: {
    readonly app: App;
    readonly contract: UploadContract;
    readonly key: string;
    readonly payload: unknown;
    readonly who: Who;
    readonly now: Date;
  },
): Promise<void> {
  const { app, contract, key, payload, who, now } = upload;
  await sql`
    insert into kernel.upload (id, app, contract, key, payload, queued_at, person_id, by_name, next_at)
    values (${newId(now.getTime())}, ${app.key}, ${contract.key}, ${key}, ${JSON.stringify(payload)}::jsonb, ${now},
      ${who.personId}, ${who.name}, ${now})
    on conflict (app, contract, key) do nothing`.execute(db);
}

interface Due {
  readonly id: string;
  readonly app: string;
  readonly contract: string;
  readonly payload: unknown;
  readonly attempts: number;
}

function contractOf(deps: ContractsDeps, due: Due): { readonly app: App; readonly contract: UploadContract } {
  const app = must(
    deps.apps.find((each) => each.key === due.app),
    `application ${due.app}`,
  );
  const contract = app.contracts.find((each) => each.key === due.contract);
  if (contract?.kind !== 'upload') throw new Error(`${due.app}.${due.contract} is no upload`);
  return { app, contract };
}

async function keepReceipt(deps: ContractsDeps, db: Db, due: Due, receipt: string, now: Date): Promise<void> {
  await sql`
    update kernel.upload set state = 'sent', receipt = ${receipt}, sent_at = ${now}, attempts = ${due.attempts + 1},
      last_error = null where id = ${due.id}`.execute(db);
  const subject = `${due.app}.${due.contract}/${due.id}`;
  await deps.journal.append(db, { who: systemWho, action: 'upload.sent', subject, detail: { receipt } });
}

async function keepFailure(deps: ContractsDeps, db: Db, due: Due, error: unknown, now: Date): Promise<void> {
  const { contract } = contractOf(deps, due);
  const attempts = due.attempts + 1;
  const message = error instanceof Error ? error.message : String(error);
  const state = attempts >= contract.maxAttempts ? 'failed' : 'waiting';
  const next = new Date(now.getTime() + pauseAfter(attempts));
  await sql`
    update kernel.upload set state = ${state}, attempts = ${attempts}, next_at = ${next}, last_error = ${message}
    where id = ${due.id}`.execute(db);
  if (state === 'waiting') return;
  const subject = `${due.app}.${due.contract}/${due.id}`;
  await deps.journal.append(db, { who: systemWho, action: 'upload.failed', subject, detail: { attempts, message } });
}

/** Where uploads go: to a feed of the house, or out of it. */
export type Bound = 'house' | 'outside';

/** Sends one due upload while its row is locked; other workers pass it by. Returns false when none is due. */
async function sendNext(deps: ContractsDeps, now: Date, contracts: readonly string[]): Promise<boolean> {
  return deps.store.db.transaction().execute(async (db) => {
    const { rows } = await sql<Due>`
      select id, app, contract, payload, attempts from kernel.upload
      where state = 'waiting' and next_at <= ${now} and app || '.' || contract = any(${contracts})
      order by next_at limit 1 for update skip locked`.execute(db);
    const [due] = rows;
    if (!due) return false;
    const { app, contract } = contractOf(deps, due);
    try {
      const { receipt } =
        'to' in contract
          ? await deliver(deps, app, contract, due.payload)
          : await contract.send(deps.ctxFor(systemWho, app), due.payload);
      await keepReceipt(deps, db, due, receipt, now);
    } catch (error) {
      await keepFailure(deps, db, due, error, now);
    }
    return true;
  });
}

/** Sends all that is due and bound for there; returns how many attempts were made. Any number of workers may run it. */
export async function sendUploads(deps: ContractsDeps, now: Date, bound?: Bound): Promise<number> {
  const contracts = deps.apps.flatMap((app) =>
    app.contracts
      .filter((each) => each.kind === 'upload' && (!bound || bound === ('to' in each ? 'house' : 'outside')))
      .map(({ key }) => `${app.key}.${key}`),
  );
  let attempts = 0;
  while (await sendNext(deps, now, contracts)) attempts++;
  return attempts;
}

export interface UploadRow {
  readonly id: string;
  readonly app: string;
  readonly contract: string;
  readonly key: string;
  readonly state: 'waiting' | 'sent' | 'failed';
  readonly attempts: number;
  readonly queuedAt: string;
  readonly nextAt: string;
  readonly lastError: string | null;
  readonly receipt: string | null;
  readonly sentAt: string | null;
}

export interface UploadQuery {
  readonly app?: string;
  readonly state?: UploadRow['state'];
  readonly page?: number;
  readonly pageSize?: number;
}

/** What goes out, newest first, with receipts and the last error. */
export async function listUploads(deps: ContractsDeps, who: Who, query: UploadQuery = {}): Promise<Page<UploadRow>> {
  const { page, pageSize, offset } = pageOf(query);
  const state = query.state === undefined ? sql`true` : sql`u.state = ${query.state}`;
  const where = sql`${visibleRows(deps, who, 'u', query)} and ${state}`;
  const { rows } = await sql<UploadRow>`
    select u.id, u.app, u.contract, u.key, u.state, u.attempts, u.queued_at as "queuedAt", u.next_at as "nextAt",
      u.last_error as "lastError", u.receipt, u.sent_at as "sentAt"
    from kernel.upload u where ${where} order by u.queued_at desc, u.id limit ${pageSize} offset ${offset}`.execute(
    deps.store.db,
  );
  const counted = await sql<{ total: number }>`
    select count(*) as total from kernel.upload u where ${where}`.execute(deps.store.db);
  return { rows, total: counted.rows[0]?.total ?? 0, page, pageSize };
}

/** Starts an upload again that was given up. */
export async function retryUpload(deps: ContractsDeps, who: Who, id: string): Promise<void> {
  if (!isId(id)) throw new Refusal('record.missing', { what: '发送失败的上报' });
  await deps.store.db.transaction().execute(async (db) => {
    const { rows } = await sql<{ app: string; contract: string }>`
      update kernel.upload u set state = 'waiting', attempts = 0, next_at = ${deps.clock.now()}
      where u.id = ${id} and u.state = 'failed' and ${visibleRows(deps, who, 'u', {})}
      returning app, contract`.execute(db);
    const [row] = rows;
    if (!row) throw new Refusal('record.missing', { what: '发送失败的上报' });
    await deps.journal.append(db, { who, action: 'upload.retry', subject: `${row.app}.${row.contract}/${id}` });
  });
}
