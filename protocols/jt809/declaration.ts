import type { Field, ValueOf } from '../wire/index.ts';

export type Edition = '2011' | '2019';

/** One message: its name in the standard and the layout of its data in each edition; null where it does not exist. */
export interface Declaration<A extends Field<unknown> | null, B extends Field<unknown> | null> {
  readonly title: string;
  /** The name in 2019, where the number was given to another message. */
  readonly titleOf2019?: string;
  readonly '2011': A;
  readonly '2019': B;
}

/** A message whose data are the same in both editions. */
export function both<F extends Field<unknown>>(title: string, layout: F): Declaration<F, F> {
  return { title, '2011': layout, '2019': layout };
}

/** A message whose data changed. */
export function changed<A extends Field<unknown>, B extends Field<unknown>>(
  title: string,
  before: A,
  after: B,
): Declaration<A, B> {
  return { title, '2011': before, '2019': after };
}

/** A number that means another message since 2019. */
export function replaced<A extends Field<unknown>, B extends Field<unknown>>(
  title: string,
  before: A,
  titleOf2019: string,
  after: B,
): Declaration<A, B> {
  return { title, titleOf2019, '2011': before, '2019': after };
}

/** A message that the 2019 edition brought. */
export function added<F extends Field<unknown>>(title: string, layout: F): Declaration<null, F> {
  return { title, '2011': null, '2019': layout };
}

export type AnyDeclaration = Declaration<Field<unknown> | null, Field<unknown> | null>;

/** The data of a message in an edition. */
export type BodyOf<D extends AnyDeclaration, E extends Edition> = ValueOf<NonNullable<D[E]>>;
