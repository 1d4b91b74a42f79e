import { useMemo } from 'react';
import { choice } from '../../../../kernel/sdk/field.ts';
import {
  type AppManifest,
  DataTable,
  listStateOf,
  NoData,
  type ScreenProps,
  StatusTag,
} from '../../../../web/kit/index.ts';
import { StateStrip } from './state-strip.tsx';

interface CaseTableProps extends Pick<ScreenProps, 'search' | 'setSearch'> {
  readonly app: AppManifest;
  /** Key of the case type. */
  readonly type: string;
  /** Always applied. */
  readonly fixed?: Readonly<Record<string, string>>;
}

/** The cases of a loop with their states before all else. */
export function CaseTable({ app, type, fixed, search, setSearch }: CaseTableProps) {
  const decl = app.cases.find(({ key }) => key === type);
  const state = useMemo(() => listStateOf(search), [search]);
  const fields = useMemo(() => {
    if (!decl) return {};
    const titles = Object.fromEntries(Object.entries(decl.states).map(([key, { title }]) => [key, title]));
    const { [decl.label]: label, ...others } = decl.fields;
    return { ...(label ? { [decl.label]: label } : {}), state: choice('状态', titles), ...others };
  }, [decl]);
  if (!decl) return <NoData what="您的岗位不能查看这类事项" />;
  return (
    <>
      <StateStrip type={type} search={search} setSearch={setSearch} />
      <DataTable
        id={`overload.${type}`}
        title={decl.title}
        app={app.key}
        fields={fields}
        source={`/overload/cases/${type}`}
        state={state}
        onState={({ q, where, sort, page, pageSize }) => setSearch({ q, where, sort, page, pageSize })}
        fixed={fixed}
        rowTo={(row) => `/overload/cases/${type}/${row.id}`}
        renders={{
          state: (row) => {
            const known = decl.states[String(row.state)];
            return <StatusTag tone={known?.tone}>{known?.title ?? String(row.state)}</StatusTag>;
          },
        }}
        mayExport={decl.may.includes('export')}
        emptyText="没有符合条件的事项"
      />
    </>
  );
}
