import { elevated } from '../identity/index.ts';
import type { App } from '../sdk/app.ts';
import type { Following, UploadContract } from '../sdk/contract.ts';
import type { Who } from '../sdk/ctx.ts';
import type { Db } from '../store/types.ts';
import type { ContractsDeps } from './deps.ts';
import { enqueueUpload } from './uploads.ts';

/** A case that has come into another state, as it then is. */
export interface CaseEntry {
  readonly type: string;
  readonly state: string;
  readonly subject: { readonly id: string; readonly version: number };
}

interface Follower {
  readonly contract: UploadContract;
  readonly following: Following;
}

const followersByApp = new WeakMap<App, ReadonlyMap<string, readonly Follower[]>>();
const nameOf = (type: string, state: string) => `${type}/${state}`;

/** Who follows which state of which case, worked out once: it is asked at every move of every case. */
function followersOf(app: App): ReadonlyMap<string, readonly Follower[]> {
  const known = followersByApp.get(app);
  if (known) return known;
  const made = new Map<string, Follower[]>();
  for (const contract of app.contracts) {
    if (contract.kind !== 'upload') continue;
    for (const following of contract.follows ?? []) {
      for (const state of following.enters) {
        const name = nameOf(following.case, state);
        made.set(name, [...(made.get(name) ?? []), { contract, following }]);
      }
    }
  }
  followersByApp.set(app, made);
  return made;
}

/**
 * Queues the uploads that follow a case into its new state, in the transaction of the move. Each entry is told once:
 * it is named by the case and the version that the entry has made.
 */
export async function followCase(deps: ContractsDeps, db: Db, who: Who, app: App, entry: CaseEntry): Promise<void> {
  const followers = followersOf(app).get(nameOf(entry.type, entry.state)) ?? [];
  for (const { contract, following } of followers) {
    const ctx = deps.ctxFor(elevated(who), app, db);
    const payload = await following.row(entry.subject as never, ctx);
    if ((payload ?? null) === null) continue;
    const key = `${entry.subject.id}/${entry.subject.version}`;
    await enqueueUpload(db, { app, contract, key, payload, who, now: deps.clock.now() });
  }
}
