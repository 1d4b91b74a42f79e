/** The two databases and the files. The only room that knows a driver. */
export * from './canonical-json.ts';
export * from './errors.ts';
export { isRefused } from './fact-log/set-aside.ts';
export { liveFacts } from './live-facts.ts';
export { migrate } from './migrate.ts';
export * from './naming.ts';
export { openStore } from './open.ts';
export { learnPairs } from './pairs.ts';
export { type Difference, schemaDiff } from './schema-diff.ts';
export * from './sm3.ts';
export type * from './types.ts';
