import Type, { type TProperties, type TSchema } from 'typebox';
import type { Field, Fields } from '../kernel/sdk/field.ts';
import { fieldSchema } from '../kernel/sdk/schema.ts';

/** Schemas of what is sent, for the description; nothing is checked against them on the way out. */

const nullable = (schema: TSchema) => Type.Union([schema, Type.Null()]);

/** A value as it is read: masked ones are text of another form, and rows of older laws may lack what is now required. */
const readable = (field: Field): TSchema =>
  field.personal ? nullable(Type.String({ title: field.title })) : fieldSchema({ ...field, required: false });

const readableFields = (fields: Fields): TProperties =>
  Object.fromEntries(Object.entries(fields).map(([name, field]) => [name, Type.Optional(readable(field))]));

export const entityRecord = (fields: Fields) =>
  Type.Object({
    ...readableFields(fields),
    id: Type.String(),
    version: Type.Integer(),
    createdAt: Type.String(),
    updatedAt: Type.String(),
  });

export const factRecord = (columns: Fields) =>
  Type.Object({
    ...readableFields(columns),
    factId: Type.String(),
    receivedAt: Type.String(),
    source: Type.String(),
    corrects: nullable(Type.String()),
    simulated: Type.Boolean(),
  });

export const caseRecord = (fields: Fields, states: readonly string[]) =>
  Type.Object({
    ...readableFields(fields),
    id: Type.String(),
    version: Type.Integer(),
    state: Type.Enum([...states]),
    openedAt: Type.String(),
    openedByName: Type.String(),
    closedAt: nullable(Type.String()),
    lawVersion: Type.Integer(),
  });

export const pageOf = (row: TSchema) =>
  Type.Object({
    rows: Type.Array(row),
    total: Type.Integer(),
    approximate: Type.Optional(Type.Boolean({ title: '实际多于总数' })),
    page: Type.Integer(),
    pageSize: Type.Integer(),
  });

export const Change = Type.Object({
  version: Type.Integer(),
  at: Type.String(),
  byName: Type.String(),
  why: Type.String(),
  diff: Type.Record(Type.String(), Type.Object({ before: Type.Unknown(), after: Type.Unknown() })),
});

export const Step = Type.Object({
  at: Type.String(),
  move: Type.String(),
  from: nullable(Type.String()),
  to: Type.String(),
  byName: Type.String(),
  input: Type.Record(Type.String(), Type.Unknown()),
});

export const Deadline = Type.Object({
  key: Type.String(),
  title: Type.String(),
  startedAt: Type.String(),
  dueAt: nullable(Type.String()),
  stoppedAt: nullable(Type.String()),
  state: Type.Enum(['running', 'paused', 'met', 'breached', 'lapsed']),
  provisional: Type.Boolean(),
  basis: Type.String(),
  explanation: Type.Array(Type.String()),
});

export const Issued = Type.Object({
  id: Type.String(),
  key: Type.String(),
  title: Type.String(),
  number: nullable(Type.String()),
  subject: Type.String(),
  issuedAt: Type.String(),
  byName: Type.String(),
  files: Type.Record(Type.String(), Type.String()),
  dataHash: Type.String(),
});

export const Result = Type.Object({
  key: Type.String(),
  period: Type.Object({ kind: Type.Enum(['day', 'month', 'quarter', 'year']), name: Type.String() }),
  org: Type.String(),
  value: nullable(Type.Number()),
  numerator: nullable(Type.Number()),
  denominator: nullable(Type.Number()),
  unit: Type.String(),
  definitionSince: Type.String(),
  computedAt: Type.String(),
  rows: Type.Object({ numerator: Type.Integer(), denominator: Type.Integer() }),
  simulated: Type.Boolean(),
  sealed: nullable(Type.Object({ at: Type.String(), byName: Type.String(), evidenceHash: Type.String() })),
});
