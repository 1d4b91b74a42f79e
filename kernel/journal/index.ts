/** The journal: append-only, who did or was refused what, each entry hashed onto the one before. */
export { makeJournal } from './journal.ts';
export { type JournalQuery, type JournalRow, listJournal } from './list.ts';
export { sealJournal } from './seal.ts';
export type * from './types.ts';
export { type JournalReport, verifyJournal } from './verify.ts';
