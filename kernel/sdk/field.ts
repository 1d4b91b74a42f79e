import type { Static, TSchema } from 'typebox';

/** Personal data is masked by role: how a value of this field looks to someone without the grant to see it. */
export type PersonalKind = 'name' | 'id-number' | 'phone' | 'plate' | 'address' | 'other';

export interface FieldOptions {
  readonly required?: boolean;
  /** Shown under the input. */
  readonly help?: string;
  readonly personal?: PersonalKind;
  /** Left out of list columns; still in the detail page and the export. Hidden JSON is not read for lists at all. */
  readonly hidden?: boolean;
  /**
   * Searched by the list's search box. `pairs` finds even words of two signs fast among millions of rows, at the price of
   * an index of all pairs of adjacent signs; plain search needs three signs for that. `whole` is for numbers and the
   * like: what fits the field's `pattern` is looked for there alone, as the whole value, by the index that it must have.
   */
  readonly search?: boolean | 'pairs' | 'whole';
  /** Rows are looked up, or put in order, by this value: it has an index. */
  readonly indexed?: boolean;
  /** Set once when the row is made and never changed. */
  readonly fixed?: boolean;
  /** Legal or technical ground of the field, where there is one. */
  readonly basis?: string;
}

interface FieldBase extends FieldOptions {
  readonly title: string;
}

export interface TextField extends FieldBase {
  readonly kind: 'text';
  readonly maxLength?: number;
  readonly multiline?: boolean;
  /** A regular expression that the whole value matches. */
  readonly pattern?: string;
}
export interface IntegerField extends FieldBase {
  readonly kind: 'integer';
  readonly unit?: string;
  readonly min?: number;
  readonly max?: number;
}
export interface DecimalField extends FieldBase {
  readonly kind: 'decimal';
  readonly unit?: string;
  /** Decimal places that are kept; more are a bad input, never rounded away. */
  readonly places: number;
  readonly min?: number;
  readonly max?: number;
}
export interface DateField extends FieldBase {
  readonly kind: 'date';
}
export interface InstantField extends FieldBase {
  readonly kind: 'instant';
}
export interface YesNoField extends FieldBase {
  readonly kind: 'yes-no';
}
export interface ChoiceField<K extends string = string> extends FieldBase {
  readonly kind: 'choice';
  /** Stored key to Chinese title. */
  readonly options: Readonly<Record<K, string>>;
}
/** Points at a row of an entity of the same application (`project`) or of another one (`registry.vehicle`). */
export interface RefField extends FieldBase {
  readonly kind: 'ref';
  readonly to: string;
}
/** A node of the org tree, by its code. */
export interface OrgField extends FieldBase {
  readonly kind: 'org';
}
/** A person of the user register, by id. */
export interface PersonField extends FieldBase {
  readonly kind: 'person';
}
/** A file of the file store, by its SM3 hash. */
export interface FileField extends FieldBase {
  readonly kind: 'file';
}
export interface JsonField<S extends TSchema = TSchema> extends FieldBase {
  readonly kind: 'json';
  readonly schema: S;
}

export type Field =
  | TextField
  | IntegerField
  | DecimalField
  | DateField
  | InstantField
  | YesNoField
  | ChoiceField
  | RefField
  | OrgField
  | PersonField
  | FileField
  | JsonField;

export type Fields = Readonly<Record<string, Field>>;

type Extra<F extends Field> = Omit<F, 'kind' | 'title' | 'options' | 'to' | 'schema'>;

export const text = <const O extends Partial<Extra<TextField>>>(title: string, options?: O) =>
  ({ kind: 'text', title, ...options }) as TextField & O;
export const integer = <const O extends Partial<Extra<IntegerField>>>(title: string, options?: O) =>
  ({ kind: 'integer', title, ...options }) as IntegerField & O;
export const decimalField = <const O extends Partial<Extra<DecimalField>> & { places: number }>(
  title: string,
  options: O,
) => ({ kind: 'decimal', title, ...options }) as DecimalField & O;
/** Money in yuan, to the cent. */
export const yuan = <const O extends FieldOptions>(title: string, options?: O) =>
  ({ kind: 'decimal', title, places: 2, unit: '元', ...options }) as DecimalField & O;
/** Money in units of ten thousand yuan, to four places, which is one yuan. */
export const tenThousandYuan = <const O extends FieldOptions>(title: string, options?: O) =>
  ({ kind: 'decimal', title, places: 4, unit: '万元', ...options }) as DecimalField & O;
export const date = <const O extends FieldOptions>(title: string, options?: O) =>
  ({ kind: 'date', title, ...options }) as DateField & O;
export const instant = <const O extends FieldOptions>(title: string, options?: O) =>
  ({ kind: 'instant', title, ...options }) as InstantField & O;
export const yesNo = <const O extends FieldOptions>(title: string, options?: O) =>
  ({ kind: 'yes-no', title, ...options }) as YesNoField & O;
export const choice = <K extends string, const O extends FieldOptions>(
  title: string,
  options: Readonly<Record<K, string>>,
  more?: O,
) => ({ kind: 'choice', title, options, ...more }) as ChoiceField<K> & O;
export const ref = <const O extends FieldOptions>(title: string, to: string, options?: O) =>
  ({ kind: 'ref', title, to, ...options }) as RefField & O;
export const org = <const O extends FieldOptions>(title: string, options?: O) =>
  ({ kind: 'org', title, ...options }) as OrgField & O;
export const person = <const O extends FieldOptions>(title: string, options?: O) =>
  ({ kind: 'person', title, ...options }) as PersonField & O;
export const file = <const O extends FieldOptions>(title: string, options?: O) =>
  ({ kind: 'file', title, ...options }) as FileField & O;
export const json = <S extends TSchema, const O extends FieldOptions>(title: string, schema: S, options?: O) =>
  ({ kind: 'json', title, schema, ...options }) as JsonField<S> & O;

/** The TypeScript type of one field's value. Instants are ISO 8601 with offset, dates YYYY-MM-DD. */
export type ValueOf<F extends Field> = F extends { kind: 'integer' | 'decimal' }
  ? number
  : F extends { kind: 'yes-no' }
    ? boolean
    : F extends ChoiceField<infer K>
      ? K
      : F extends JsonField<infer S>
        ? Static<S>
        : string;

type RequiredKeys<F extends Fields> = { [K in keyof F]: F[K] extends { required: true } ? K : never }[keyof F];

/** The values that a row of these fields holds: required ones always there, others possibly null. */
export type Values<F extends Fields> = {
  readonly [K in RequiredKeys<F>]: ValueOf<F[K]>;
} & {
  readonly [K in Exclude<keyof F, RequiredKeys<F>>]?: ValueOf<F[K]> | null;
};
