import type { Clock } from '../base/clock.ts';
import type { Access } from '../identity/access.ts';
import type { Journal } from '../journal/types.ts';
import type { App } from '../sdk/app.ts';
import type { Store } from '../store/types.ts';

/** What stored files stand on. */
export interface FilesDeps {
  readonly store: Pick<Store, 'db' | 'facts' | 'files'>;
  readonly journal: Journal;
  readonly access: Access;
  readonly clock: Clock;
  readonly apps: readonly App[];
}
