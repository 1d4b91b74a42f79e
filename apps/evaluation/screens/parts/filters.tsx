import { Button, Input, Select } from 'antd';
import { useEffect, useState } from 'react';
import type { ScreenProps } from '../../../../web/kit/index.ts';

export interface Choice {
  readonly value: string;
  readonly label: string;
}

export const textOf = (value: unknown): string | undefined =>
  typeof value === 'string' && value ? value : typeof value === 'number' ? String(value) : undefined;

/** A choice that is kept in the address under `name`. */
export function ChoiceFilter({
  name,
  title,
  options,
  search,
  setSearch,
}: {
  readonly name: string;
  readonly title: string;
  readonly options: readonly Choice[];
} & Pick<ScreenProps, 'search' | 'setSearch'>) {
  return (
    <label className="ev-filter" htmlFor={`filter-${name}`}>
      {title}
      <Select
        id={`filter-${name}`}
        aria-label={title}
        allowClear
        placeholder="全部"
        value={textOf(search[name])}
        options={[...options]}
        popupMatchSelectWidth={false}
        onChange={(next: string | undefined) => setSearch({ [name]: next, page: undefined }, { replace: true })}
      />
    </label>
  );
}

/** Search text in the address: put there by Enter, taken out by emptying the box. */
export function TextFilter({
  label,
  search,
  setSearch,
}: { readonly label: string } & Pick<ScreenProps, 'search' | 'setSearch'>) {
  const applied = textOf(search.q) ?? '';
  const [typed, setTyped] = useState(applied);
  useEffect(() => setTyped(applied), [applied]);
  const apply = (text: string) => text !== applied && setSearch({ q: text || undefined, page: undefined });
  return (
    <Input
      type="search"
      aria-label={label}
      placeholder={`${label}（回车）`}
      allowClear
      value={typed}
      className="ev-search"
      onChange={(event) => {
        setTyped(event.target.value);
        if (event.target.value === '') apply('');
      }}
      onPressEnter={() => apply(typed.trim())}
    />
  );
}

export function ClearFilters({
  names,
  search,
  setSearch,
}: { readonly names: readonly string[] } & Pick<ScreenProps, 'search' | 'setSearch'>) {
  if (!names.some((name) => search[name] !== undefined)) return null;
  return (
    <Button onClick={() => setSearch(Object.fromEntries([...names, 'page'].map((name) => [name, undefined])))}>
      清除筛选
    </Button>
  );
}
