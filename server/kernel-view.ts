import type { Clock } from '../kernel/base/clock.ts';
import type { Cases } from '../kernel/cases/index.ts';
import type { Access, Identity } from '../kernel/identity/index.ts';
import type { Journal } from '../kernel/journal/types.ts';
import type { App } from '../kernel/sdk/app.ts';
import type { Ctx, Who } from '../kernel/sdk/ctx.ts';
import type { Db, Store } from '../kernel/store/types.ts';

/** What the routes need of the kernel. */
export interface KernelView {
  readonly store: Store;
  readonly apps: readonly App[];
  readonly clock: Clock;
  readonly identity: Identity;
  readonly access: Access;
  readonly journal: Journal;
  readonly cases: Cases;
  ctxFor(who: Who, app: App, db?: Db): Ctx;
}
