export { type Documents, type DocumentsDeps, makeDocuments } from './documents.ts';
export { nextNumber } from './number.ts';
