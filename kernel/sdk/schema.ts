import Type, { type TObject, type TSchema } from 'typebox';
import type { Field, Fields, TextField } from './field.ts';

const instantPattern = '^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}(:\\d{2}(\\.\\d+)?)?(Z|[+-]\\d{2}:\\d{2})$';
const datePattern = '^\\d{4}-\\d{2}-\\d{2}$';

/** Units of a text, where the field does not say how many. */
export const longestText = ({ multiline }: TextField): number => (multiline ? 20_000 : 500);

/** The JSON Schema of the values of a field other than null. */
export function valueSchema(field: Field): TSchema {
  switch (field.kind) {
    case 'text':
      return Type.String({ maxLength: field.maxLength ?? longestText(field), pattern: field.pattern });
    case 'integer':
      return Type.Integer({ minimum: field.min, maximum: field.max });
    case 'decimal':
      return Type.Number({ minimum: field.min, maximum: field.max, multipleOf: undefined });
    case 'date':
      return Type.String({ pattern: datePattern });
    case 'instant':
      return Type.String({ pattern: instantPattern });
    case 'yes-no':
      return Type.Boolean();
    case 'choice':
      return Type.Enum(Object.keys(field.options));
    case 'json':
      return field.schema;
    case 'ref':
    case 'org':
    case 'person':
    case 'file':
      return Type.String({ minLength: 1, maxLength: 100 });
  }
}

/** The JSON Schema of one field, with its title and unit for people. Optional fields also take null. */
export function fieldSchema(field: Field): TSchema {
  const described = { title: field.title, ...('unit' in field && field.unit ? { 'x-unit': field.unit } : {}) };
  const value = { ...valueSchema(field), ...described } as TSchema;
  return field.required ? value : Type.Optional(Type.Union([value, Type.Null()], described));
}

/** The JSON Schema of a whole row of fields; unknown names are refused. Validation, OpenAPI and forms come from it. */
export function fieldsSchema(fields: Fields): TObject {
  const properties = Object.fromEntries(Object.entries(fields).map(([name, field]) => [name, fieldSchema(field)]));
  return Type.Object(properties, { additionalProperties: false });
}
