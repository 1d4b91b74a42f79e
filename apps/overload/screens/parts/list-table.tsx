import { useMemo } from 'react';
import type { Fields } from '../../../../kernel/sdk/field.ts';
import { DataTable, type DataTableProps, listStateOf, NoData, type ScreenProps } from '../../../../web/kit/index.ts';

interface ListTableProps
  extends Pick<ScreenProps, 'search' | 'setSearch'>,
    Pick<DataTableProps, 'title' | 'fixed' | 'rowTo' | 'renders' | 'emptyText'> {
  /** Of an entity or a fact; undefined where the user may not see it. */
  readonly decl: { readonly key: string; readonly fields: Fields; readonly may: readonly string[] } | undefined;
  readonly noun: 'entities' | 'facts';
}

/** A list of this application's registers or facts, with its state in the address. */
export function ListTable({ decl, noun, search, setSearch, ...table }: ListTableProps) {
  const state = useMemo(() => listStateOf(search), [search]);
  if (!decl) return <NoData what="您的岗位不能查看" />;
  return (
    <DataTable
      {...table}
      id={`overload.${table.title}`}
      app="overload"
      fields={decl.fields}
      source={`/overload/${noun}/${decl.key}`}
      state={state}
      onState={({ q, where, sort, page, pageSize }) => setSearch({ q, where, sort, page, pageSize })}
      mayExport={decl.may.includes('export')}
    />
  );
}
