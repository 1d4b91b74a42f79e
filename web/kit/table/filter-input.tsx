import { DatePicker, Input, InputNumber, Select } from 'antd';
import { useEffect, useState } from 'react';
import type { Field } from '../../../kernel/sdk/field.ts';
import type { Comparison, Filter } from '../../../kernel/sdk/filter.ts';
import { OrgPicker } from '../form/org-picker.tsx';
import { PersonPicker, RefPicker } from '../form/ref-picker.tsx';
import { dayjs, formatInstant } from '../time.ts';

type FieldFilter = Filter[string] | undefined;

interface FilterInputProps {
  readonly app: string;
  readonly field: Field;
  readonly value: FieldFilter;
  readonly onChange: (value: FieldFilter) => void;
}

const comparison = (value: FieldFilter): Comparison =>
  value !== null && typeof value === 'object' ? value : value === undefined ? {} : { eq: value };

/** Keeps what is being typed to itself until Enter, leaving or clearing. */
function TextFilter({ field, value, onChange }: FilterInputProps) {
  const applied = comparison(value).contains ?? '';
  const [typed, setTyped] = useState(applied);
  useEffect(() => setTyped(applied), [applied]);
  const apply = (text: string) => text !== applied && onChange(text ? { contains: text } : undefined);
  return (
    <Input
      aria-label={field.title}
      placeholder="包含…"
      allowClear
      value={typed}
      onChange={(event) => {
        setTyped(event.target.value);
        if (event.target.value === '') apply('');
      }}
      onPressEnter={() => apply(typed)}
      onBlur={() => apply(typed)}
    />
  );
}

const range = (gte: number | string | null | undefined, lte: number | string | null | undefined): FieldFilter =>
  (gte ?? lte) === undefined || (gte === null && lte === null)
    ? undefined
    : { ...(gte !== null && gte !== undefined ? { gte } : {}), ...(lte !== null && lte !== undefined ? { lte } : {}) };

function NumberFilter({ field, value, onChange }: FilterInputProps) {
  const { gte, lte } = comparison(value);
  const [typed, setTyped] = useState<readonly [unknown, unknown]>([gte, lte]);
  useEffect(() => setTyped([gte, lte]), [gte, lte]);
  const numberOr = (part: unknown) => (typeof part === 'number' ? part : null);
  const apply = () => {
    const [from, to] = [numberOr(typed[0]), numberOr(typed[1])];
    if (from !== (gte ?? null) || to !== (lte ?? null)) onChange(range(from, to));
  };
  const end = (index: 0 | 1, word: string) => (
    <InputNumber
      aria-label={`${field.title}${word}`}
      placeholder={word}
      controls={false}
      value={numberOr(typed[index])}
      onChange={(next) => setTyped(index === 0 ? [next, typed[1]] : [typed[0], next])}
      onPressEnter={apply}
      onBlur={apply}
      style={{ width: '100%' }}
    />
  );
  return (
    <div className="hd-range">
      {end(0, '不小于')}
      <span aria-hidden>–</span>
      {end(1, '不大于')}
    </div>
  );
}

function TimeFilter({ field, value, onChange }: FilterInputProps) {
  const { gte, lte } = comparison(value);
  const isDate = field.kind === 'date';
  const shown = (part: unknown) =>
    typeof part === 'string' ? dayjs(isDate ? part : formatInstant(part, 'YYYY-MM-DD')) : null;
  const from = (day: string) => (isDate ? day : `${day}T00:00:00+08:00`);
  const to = (day: string) => (isDate ? day : `${day}T23:59:59+08:00`);
  return (
    <DatePicker.RangePicker
      aria-label={field.title}
      placeholder={[`${field.title}起`, '止']}
      allowEmpty={[true, true]}
      value={[shown(gte), shown(lte)]}
      onChange={(days) =>
        onChange(range(days?.[0] && from(days[0].format('YYYY-MM-DD')), days?.[1] && to(days[1].format('YYYY-MM-DD'))))
      }
      style={{ width: '100%' }}
    />
  );
}

function ChoiceFilter({ field, value, onChange }: FilterInputProps) {
  const { eq, in: among } = comparison(value);
  const options =
    field.kind === 'choice'
      ? Object.entries(field.options).map(([key, label]) => ({ value: key, label }))
      : [
          { value: 'true', label: '是' },
          { value: 'false', label: '否' },
        ];
  const chosen = (among ?? (eq === undefined ? [] : [eq])).map(String);
  const apply = (next: readonly string[]) => {
    if (next.length === 0) onChange(undefined);
    else if (field.kind === 'yes-no') onChange(next.at(-1) === 'true');
    else onChange(next.length === 1 ? next[0] : { in: next });
  };
  return (
    <Select
      aria-label={field.title}
      mode="multiple"
      allowClear
      maxTagCount="responsive"
      showSearch={{ optionFilterProp: 'label' }}
      options={options}
      value={chosen}
      onChange={apply}
      placeholder="全部"
      style={{ width: '100%' }}
    />
  );
}

/** The filter of one field, by its kind. */
export function FilterInput(props: FilterInputProps) {
  const { app, field, value, onChange } = props;
  const picked = comparison(value).eq;
  const picker = {
    label: field.title,
    value: typeof picked === 'string' ? picked : null,
    onChange: (next: string | null) => onChange(next ?? undefined),
    placeholder: '全部',
  };
  switch (field.kind) {
    case 'integer':
    case 'decimal':
      return <NumberFilter {...props} />;
    case 'date':
    case 'instant':
      return <TimeFilter {...props} />;
    case 'yes-no':
    case 'choice':
      return <ChoiceFilter {...props} />;
    case 'org':
      return <OrgPicker {...picker} />;
    case 'person':
      return <PersonPicker {...picker} />;
    case 'ref':
      return <RefPicker {...picker} app={app} to={field.to} />;
    default:
      return <TextFilter {...props} />;
  }
}
