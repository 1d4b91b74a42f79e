/**
 * The exact decimals alone, for the pure engines of an application: they start in a fraction of the time that the whole
 * of the declarations takes to load.
 */
export * from '../base/decimal.ts';
