import type { Clock } from '../base/clock.ts';
import type { Access, Identity } from '../identity/index.ts';
import type { Journal } from '../journal/types.ts';
import type { App } from '../sdk/app.ts';
import type { Who } from '../sdk/ctx.ts';
import type { Db } from '../store/types.ts';

/** What the commons of all applications' work stand on. */
export interface CommonsDeps {
  readonly db: Db;
  readonly journal: Journal;
  readonly access: Access;
  readonly clock: Clock;
  readonly apps: readonly App[];
  readonly whoIs: Identity['whoIs'];
  readonly roleTitle: (role: string) => string;
  /** Whether somebody may have this stored file: nobody passes on what he could not read. */
  readonly mayReadFile: (who: Who, hash: string) => Promise<boolean>;
  /** What waits for somebody, as his work list tells it. */
  readonly work: (who: Who, query: { readonly app: string; readonly pageSize: number }) => Promise<OpenWork>;
}

/** The part of a work list that is handed over. */
export interface OpenWork {
  readonly total: number;
  readonly rows: readonly {
    readonly type: string;
    readonly id: string;
    readonly label: string;
    readonly stateTitle: string;
    readonly dueAt: string | null;
    readonly overdue: boolean;
  }[];
  readonly counts: readonly {
    readonly app: string;
    readonly typeTitle: string;
    readonly stateTitle: string;
    readonly count: number;
    readonly overdue: number;
  }[];
}
