import { DatePicker, Input, InputNumber, Radio, Select } from 'antd';
import type { DecimalField, Field, IntegerField, TextField } from '../../../kernel/sdk/field.ts';
import { dayjs, instantOf, wallClock } from '../time.ts';
import { FileInput } from './file-input.tsx';
import { OrgPicker } from './org-picker.tsx';
import { PersonPicker, RefPicker } from './ref-picker.tsx';

export interface FieldInputProps {
  readonly app: string;
  readonly field: Field;
  readonly id?: string;
  /** Given by the form. */
  readonly value?: unknown;
  readonly onChange?: (value: unknown) => void;
  readonly disabled?: boolean;
  readonly required?: boolean;
}

interface InputOf<F extends Field> extends Omit<FieldInputProps, 'field'> {
  readonly field: F;
}

const textOf = (value: unknown) => (typeof value === 'string' ? value : undefined);

function TextInput({ field, id, value, onChange, disabled }: InputOf<TextField>) {
  const shared = {
    id,
    disabled,
    maxLength: field.maxLength,
    value: textOf(value) ?? '',
    // An emptied optional field is null: an empty text is not a value.
    onChange: (event: { target: { value: string } }) => onChange?.(event.target.value || null),
  };
  return field.multiline ? (
    <Input.TextArea {...shared} autoSize={{ minRows: 3, maxRows: 12 }} showCount={Boolean(field.maxLength)} />
  ) : (
    <Input {...shared} />
  );
}

function NumberInput({ field, id, value, onChange, disabled }: InputOf<IntegerField | DecimalField>) {
  return (
    <InputNumber
      id={id}
      disabled={disabled}
      value={typeof value === 'number' ? value : null}
      // Not `precision`: it would round silently what the rules call a bad input.
      onChange={(next) => onChange?.(next)}
      suffix={field.unit}
      controls={false}
      style={{ width: '100%' }}
    />
  );
}

function TimeInput({ field, id, value, onChange, disabled }: FieldInputProps) {
  const text = textOf(value);
  const isDate = field.kind === 'date';
  return (
    <DatePicker
      id={id}
      disabled={disabled}
      showTime={isDate ? false : { format: 'HH:mm' }}
      format={isDate ? 'YYYY-MM-DD' : 'YYYY-MM-DD HH:mm'}
      value={text ? (isDate ? dayjs(text) : wallClock(text)) : null}
      onChange={(next) => onChange?.(next ? (isDate ? next.format('YYYY-MM-DD') : instantOf(next)) : null)}
      placeholder={isDate ? '选择日期' : '选择时间'}
      style={{ width: '100%' }}
    />
  );
}

const fewOptions = 4;

function ChoiceInput({
  options,
  id,
  label,
  value,
  onChange,
  disabled,
}: {
  readonly options: readonly { readonly value: string | boolean; readonly label: string }[];
  readonly label: string;
} & Omit<FieldInputProps, 'field' | 'app'>) {
  if (options.length <= fewOptions) {
    return (
      <Radio.Group
        id={id}
        aria-label={label}
        disabled={disabled}
        options={[...options]}
        value={value}
        onChange={(event) => onChange?.(event.target.value)}
      />
    );
  }
  return (
    <Select
      id={id}
      aria-label={label}
      disabled={disabled}
      allowClear
      showSearch={{ optionFilterProp: 'label' }}
      options={options.map((option) => ({ ...option, value: String(option.value) }))}
      value={value ?? undefined}
      onChange={(next) => onChange?.(next ?? null)}
      placeholder="请选择"
    />
  );
}

const yesNo = [
  { value: true, label: '是' },
  { value: false, label: '否' },
];

/** The input for one field, by its kind. */
export function FieldInput(props: FieldInputProps) {
  const { field, app, id, value, onChange, disabled } = props;
  const picker = { id, label: field.title, value: textOf(value), onChange, disabled };
  switch (field.kind) {
    case 'text':
      return <TextInput {...props} field={field} />;
    case 'integer':
    case 'decimal':
      return <NumberInput {...props} field={field} />;
    case 'date':
    case 'instant':
      return <TimeInput {...props} />;
    case 'yes-no':
      return <ChoiceInput {...props} label={field.title} options={yesNo} />;
    case 'choice':
      return (
        <ChoiceInput
          {...props}
          label={field.title}
          options={Object.entries(field.options).map(([key, title]) => ({ value: key, label: title }))}
        />
      );
    case 'ref':
      return <RefPicker {...picker} app={app} to={field.to} />;
    case 'org':
      return <OrgPicker {...picker} />;
    case 'person':
      return <PersonPicker {...picker} />;
    case 'file':
      return <FileInput {...picker} />;
    case 'json':
      return <pre className="hd-json">{value === undefined ? '（由系统填写）' : JSON.stringify(value, null, 2)}</pre>;
  }
}
