import type { Field } from '../wire/index.ts';
import type { Edition } from './edition.ts';

export type Body = Readonly<Record<string, unknown>>;

/** One message: its bodies in the editions, declared once for both directions of the codec. */
export interface MessageDeclaration {
  readonly id: number;
  readonly name: string;
  /** Name in the standard. */
  readonly title: string;
  readonly from: 'terminal' | 'platform';
  readonly layouts: Readonly<Record<Edition, Field<object>>>;
  /**
   * Tells 2011 from 2013 by the body, where the layouts differ and frames carry no mark. Undefined when this body does not
   * tell; 2013 is assumed then.
   */
  readonly tell: ((bytes: Buffer, start: number, end: number) => '2011' | '2013' | undefined) | undefined;
}

interface Layouts {
  /** Absent when as in 2013. */
  readonly 2011?: Field<object>;
  readonly 2013: Field<object>;
  /** Absent when as in 2013. */
  readonly 2019?: Field<object>;
  readonly tell?: MessageDeclaration['tell'];
}

function isField(layouts: Layouts | Field<object>): layouts is Field<object> {
  return 'shape' in layouts;
}

function declare(
  from: 'terminal' | 'platform',
  id: number,
  name: string,
  title: string,
  given: Layouts | Field<object>,
): MessageDeclaration {
  const layouts: Layouts = isField(given) ? { 2013: given } : given;
  const middle = layouts[2013];
  const all = { 2011: layouts[2011] ?? middle, 2013: middle, 2019: layouts[2019] ?? middle };
  return { id, name, title, from, layouts: all, tell: layouts.tell };
}

/** A message from terminal to platform. */
export function up(id: number, name: string, title: string, layouts: Layouts | Field<object>): MessageDeclaration {
  return declare('terminal', id, name, title, layouts);
}

/** A message from platform to terminal. */
export function down(id: number, name: string, title: string, layouts: Layouts | Field<object>): MessageDeclaration {
  return declare('platform', id, name, title, layouts);
}

/** Messages by their id. Protocols that ride on JT/T 808 add theirs. */
export type Catalogue = ReadonlyMap<number, MessageDeclaration>;

export function catalogueOf(...declared: readonly (readonly MessageDeclaration[])[]): Catalogue {
  return new Map(declared.flat().map((one) => [one.id, one]));
}
