import type { Who } from '../sdk/ctx.ts';
import type { Db } from '../store/types.ts';

/** One entry: who did, or was refused, what. */
export interface JournalEntry {
  readonly who: Who;
  /** Such as `entity.update`, `case.move`, `login`, `refusal`, `personal.view`. */
  readonly action: string;
  /** What it was about, such as `evaluation.payment/0192…`. */
  readonly subject: string;
  readonly detail?: Readonly<Record<string, unknown>>;
}

export interface Journal {
  /** Writes within the transaction it is given, so that an entry stands or falls with what it tells of. */
  append(db: Db, entry: JournalEntry): Promise<void>;
}
