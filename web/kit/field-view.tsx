import type { Fields } from '../../kernel/sdk/field.ts';
import { FieldValue } from './field-value.tsx';
import type { Row } from './lookups.ts';

/** All fields of one row with their values, in the order of the declaration. */
export function FieldView({
  app,
  fields,
  values,
}: {
  readonly app: string;
  readonly fields: Fields;
  readonly values: Row;
}) {
  return (
    <dl className="hd-fields">
      {Object.entries(fields).map(([name, field]) => (
        <div key={name} className={field.kind === 'text' && field.multiline ? 'hd-wide' : undefined}>
          <dt>{field.title}</dt>
          <dd>
            <FieldValue app={app} field={field} value={values[name]} withUnit />
          </dd>
        </div>
      ))}
    </dl>
  );
}
