import type { Fields, Values } from './field.ts';

/** 登记: what exists. One identity per thing across all applications; every change kept with who, when and why. */
export interface EntityType<F extends Fields = Fields> {
  readonly noun: 'entity';
  /** kebab-case, unique in the application. */
  readonly key: string;
  readonly title: string;
  readonly fields: F;
  /** The field whose value names a row to people. */
  readonly label: string;
  /** The org field by which a row falls into somebody's scope; absent for rows that all who may read see. */
  readonly org?: string;
  /** Sets of fields that identify a row; two rows never agree in one of them. */
  readonly unique?: readonly (readonly string[])[];
  /** Default sort of lists. */
  readonly sort?: readonly string[];
  readonly about?: string;
}

/** What `entity` takes: the names in it are those of its fields. */
export interface EntityDecl<F extends Fields> extends Omit<EntityType<F>, 'noun'> {
  readonly label: keyof F & string;
  readonly org?: keyof F & string;
  readonly unique?: readonly (readonly (keyof F & string)[])[];
}

export function entity<const F extends Fields>(decl: EntityDecl<F>): EntityType<F> {
  return { noun: 'entity', ...decl };
}

/** A row of an entity as it is read: its values and what the kernel keeps of it. */
export type EntityRecord<E extends EntityType> = Values<E['fields']> & {
  readonly id: string;
  /** From 1; an update names the version it has seen, so that nobody overwrites another's work. */
  readonly version: number;
  readonly createdAt: string;
  readonly updatedAt: string;
};

/** One kept change of a row. */
export interface Change {
  readonly version: number;
  readonly at: string;
  readonly byName: string;
  readonly why: string;
  /** Field to its value before and after; a new row has no before. */
  readonly diff: Readonly<Record<string, { readonly before: unknown; readonly after: unknown }>>;
}
