import { Select } from 'antd';
import { useEffect, useState } from 'react';
import type { Page } from '../../../kernel/sdk/filter.ts';
import { useApi } from '../hooks.ts';
import { type Row, usePeople, useRefText } from '../lookups.ts';
import { findTarget, useManifest } from '../manifest.ts';
import type { PickerProps } from './org-picker.tsx';

const settleMs = 250;

/** The last value that stood still for a moment, so that not every letter typed asks the server. */
export function useSettled<T>(value: T): T {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), settleMs);
    return () => clearTimeout(timer);
  }, [value]);
  return settled;
}

/** Chooses a row of another entity; the search runs on the server. */
export function RefPicker({ app, to, ...props }: PickerProps & { readonly app: string; readonly to: string }) {
  const [typed, setTyped] = useState('');
  const target = findTarget(useManifest(), app, to);
  const search = useSettled(typed);
  const source = target ? `/${target.app}/${target.noun}/${target.decl.key}` : '';
  const found = useApi<Page<Row>>(source, { q: search, pageSize: 20 }, { enabled: Boolean(target), keep: true });
  const current = useRefText(app, to, props.value ?? null);
  const label = target?.decl.label ?? 'id';
  const options = (found.data?.rows ?? []).map((row) => ({
    value: String(row.id),
    label: String(row[label] ?? row.id),
  }));
  if (props.value && current.data && !options.some((option) => option.value === props.value)) {
    options.unshift({ value: props.value, label: current.data.text });
  }
  return (
    <Select
      id={props.id}
      aria-label={props.label}
      value={props.value ?? undefined}
      onChange={(next: string | undefined) => props.onChange?.(next ?? null)}
      showSearch={{ filterOption: false, onSearch: setTyped }}
      allowClear
      disabled={props.disabled}
      options={options}
      loading={found.isFetching}
      notFoundContent={found.isFetching ? '正在查找…' : '没有符合的记录'}
      placeholder={props.placeholder ?? '输入文字查找'}
      style={{ width: '100%' }}
    />
  );
}

/** Chooses a person of the user register. */
export function PersonPicker(props: PickerProps) {
  const people = usePeople();
  return (
    <Select
      id={props.id}
      aria-label={props.label}
      value={props.value ?? undefined}
      onChange={(next: string | undefined) => props.onChange?.(next ?? null)}
      showSearch={{ optionFilterProp: 'label' }}
      allowClear
      disabled={props.disabled}
      loading={people.isFetching}
      options={(people.data ?? []).map((person) => ({ value: person.id, label: person.name }))}
      placeholder={props.placeholder ?? '选择人员'}
      style={{ width: '100%' }}
    />
  );
}
