export { checkCaseType } from './check.ts';
export type { ReckonDue } from './due.ts';
export { type LawBook, makeLawBook } from './law-book.ts';
export { type BoundCases, type Cases, type MoveOptions, makeCases } from './make-cases.ts';
export type { Notice } from './notices.ts';
export type { WorkItem, WorkList, WorkQuery } from './work.ts';
