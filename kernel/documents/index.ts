export { type Documents, type DocumentsDeps, makeDocuments } from './documents.ts';
