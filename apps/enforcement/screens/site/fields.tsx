import { useId } from 'react';

/** A named input that a thumb hits: the browser's own, which telephones know best. */
export function Field({
  title,
  help,
  children,
}: {
  readonly title: string;
  readonly help?: React.ReactNode;
  readonly children: (id: string) => React.ReactNode;
}) {
  const id = useId();
  return (
    <div className="ef-field">
      <label htmlFor={id}>{title}</label>
      {children(id)}
      {help && <p className="hd-muted">{help}</p>}
    </div>
  );
}

export function TextField({
  title,
  value,
  onChange,
  help,
  multiline = false,
  ...input
}: {
  readonly title: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly help?: React.ReactNode;
  readonly multiline?: boolean;
  readonly type?: 'text' | 'datetime-local' | 'number';
  readonly inputMode?: 'tel' | 'decimal' | 'text';
  readonly maxLength?: number;
}) {
  return (
    <Field title={title} help={help}>
      {(id) =>
        multiline ? (
          <textarea
            id={id}
            rows={4}
            value={value}
            onChange={(event) => onChange(event.target.value)}
            maxLength={2000}
          />
        ) : (
          <input
            id={id}
            value={value}
            onChange={(event) => onChange(event.target.value)}
            autoComplete="off"
            {...input}
          />
        )
      }
    </Field>
  );
}

export function SelectField({
  title,
  value,
  options,
  onChange,
  help,
}: {
  readonly title: string;
  readonly value: string;
  readonly options: readonly { readonly value: string; readonly title: string }[];
  readonly onChange: (value: string) => void;
  readonly help?: React.ReactNode;
}) {
  return (
    <Field title={title} help={help}>
      {(id) => (
        <select id={id} value={value} onChange={(event) => onChange(event.target.value)}>
          <option value="">请选择</option>
          {options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.title}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}

export function CheckField({
  title,
  value,
  onChange,
}: {
  readonly title: string;
  readonly value: boolean;
  readonly onChange: (value: boolean) => void;
}) {
  return (
    <label className="ef-check">
      <input type="checkbox" checked={value} onChange={(event) => onChange(event.target.checked)} />
      <span>{title}</span>
    </label>
  );
}

/** One of a few, side by side. */
export function ChoiceField<K extends string>({
  title,
  value,
  options,
  onChange,
}: {
  readonly title: string;
  readonly value: K;
  readonly options: Readonly<Record<K, string>>;
  readonly onChange: (value: K) => void;
}) {
  const name = useId();
  return (
    <fieldset className="ef-choice">
      <legend>{title}</legend>
      {(Object.keys(options) as K[]).map((key) => (
        <label key={key} className={key === value ? 'ef-chosen' : undefined}>
          <input type="radio" name={name} checked={key === value} onChange={() => onChange(key)} />
          <span>{options[key]}</span>
        </label>
      ))}
    </fieldset>
  );
}
