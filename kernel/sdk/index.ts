/** The one door for applications. Declares; runs nothing. */
export * from '../base/assert.ts';
export { type Clock, chinaDate, chinaIso, chinaMidnight } from '../base/clock.ts';
export * from '../base/decimal.ts';
export { newId } from '../base/ids.ts';
export type * from '../base/office-model.ts';
export * from '../base/refusal.ts';
export * from './app.ts';
export * from './case.ts';
export * from './contract.ts';
export type * from './ctx.ts';
export * from './document.ts';
export * from './entity.ts';
export * from './fact.ts';
export * from './field.ts';
export type * from './filter.ts';
export * from './grant.ts';
export * from './indicator.ts';
export * from './schema.ts';
