import { newId } from '../base/ids.ts';
import { plain } from '../store/canonical-json.ts';
import type { JournalEntry } from './types.ts';

/** An entry as it is kept and hashed. Key order is fixed by the canonical form. */
export interface KeptEntry {
  readonly id: string;
  /** ISO 8601 in UTC to the millisecond: what the database gives back exactly. */
  readonly at: string;
  readonly personId: string;
  readonly personName: string;
  readonly system: boolean;
  readonly posts: unknown;
  readonly action: string;
  readonly subject: string;
  readonly detail: unknown;
}

export function keptEntry(entry: JournalEntry, now: Date): KeptEntry {
  const { who, action, subject, detail } = entry;
  return plain({
    id: newId(now.getTime()),
    at: now.toISOString(),
    personId: who.personId,
    personName: who.name,
    system: who.system,
    posts: who.posts,
    action,
    subject,
    detail: detail ?? {},
  }) as KeptEntry;
}
