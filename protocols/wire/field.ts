import type { ByteReader } from './byte-reader.ts';
import type { ByteWriter } from './byte-writer.ts';

/** The record around a field, as far as it is known: on reading, the fields before it. */
export type Scope = Readonly<Record<string, unknown>>;

/**
 * One declared field: reads and writes itself, and describes which values it takes (`shape`), from which the tests draw
 * theirs. Methods, not function properties: a table of fields of different types is then a table of `Field<unknown>`.
 */
export interface Field<T> {
  read(from: ByteReader, scope: Scope): T;
  write(to: ByteWriter, value: T, scope: Scope): void;
  readonly shape: Shape;
}

/** A field that is computed on writing and not shown on reading, such as a count. */
export interface DerivedField extends Field<number> {
  readonly derived: true;
}

/** The values that a field takes. */
export type Shape =
  | { readonly kind: 'integer'; readonly min: number; readonly max: number }
  | { readonly kind: 'big'; readonly max: bigint }
  | { readonly kind: 'scaled'; readonly min: number; readonly max: number; readonly per: number }
  | { readonly kind: 'hex'; readonly min: number; readonly max: number }
  | { readonly kind: 'digits'; readonly count: number }
  | { readonly kind: 'hexNumber'; readonly digits: number }
  | { readonly kind: 'time'; readonly zone: '+08:00' | 'Z' }
  | { readonly kind: 'text'; readonly maxBytes: number }
  | { readonly kind: 'flags'; readonly names: readonly string[] }
  | { readonly kind: 'code'; readonly values: readonly (string | number)[] }
  | { readonly kind: 'record'; readonly fields: ReadonlyArray<readonly [string, Field<unknown>]> }
  | { readonly kind: 'list'; readonly item: Field<unknown>; readonly min: number; readonly max: number }
  | { readonly kind: 'optional'; readonly field: Field<unknown>; readonly present: (scope: Scope) => boolean }
  /** There only when bytes are left: once one is absent, so are those after it. */
  | { readonly kind: 'tail'; readonly field: Field<unknown> }
  | {
      readonly kind: 'chosen';
      readonly pick: (scope: Scope) => Field<unknown>;
      readonly all: readonly Field<unknown>[];
    }
  | { readonly kind: 'derived' }
  | { readonly kind: 'oneOf'; readonly shapes: readonly Shape[] }
  | { readonly kind: 'samples'; readonly values: readonly unknown[] }
  /** Of JT/T 808: drawn by its own tests. */
  | { readonly kind: 'parameter' }
  | { readonly kind: 'position'; readonly edition: string; readonly withItems: boolean };

/** The value type of a field. */
export type ValueOf<F> = F extends Field<infer T> ? T : never;

type ShownKeys<F> = { [K in keyof F]: F[K] extends DerivedField ? never : K }[keyof F];
type OptionalKeys<F> = { [K in keyof F]: undefined extends ValueOf<F[K]> ? K : never }[keyof F];

/** The value type of a record of fields: derived ones are left out, those that may be absent are optional. */
export type RecordOf<F> = {
  [K in Exclude<ShownKeys<F>, OptionalKeys<F>>]: ValueOf<F[K]>;
} & {
  [K in Extract<ShownKeys<F>, OptionalKeys<F>>]?: Exclude<ValueOf<F[K]>, undefined>;
};
