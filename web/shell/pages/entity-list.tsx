import { PlusOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useMemo } from 'react';
import { DataTable, PageHeader, Panel, useGo, useKeys } from '../../kit/index.ts';
import { useListState } from '../page-state.ts';
import { Denied, useDeclared } from './find-decl.tsx';

export function EntityList() {
  const declared = useDeclared('entities');
  const [state, setState] = useListState();
  const go = useGo();
  const base = declared ? `/${declared.app.key}/entities/${declared.decl.key}` : '';
  const mayCreate = declared?.decl.may.includes('create') ?? false;
  useKeys(useMemo(() => ({ n: () => mayCreate && go(`${base}/new`) }), [mayCreate, base, go]));
  if (!declared) return <Denied />;
  const { app, decl } = declared;
  return (
    <>
      <PageHeader
        title={decl.title}
        about={decl.about}
        crumbs={[{ title: app.title, to: `/${app.key}` }]}
        actions={
          mayCreate && (
            <Button type="primary" icon={<PlusOutlined />} onClick={() => go(`${base}/new`)}>
              新建
            </Button>
          )
        }
      />
      <Panel>
        <DataTable
          id={`${app.key}.${decl.key}`}
          title={decl.title}
          app={app.key}
          fields={labelFirst(decl.fields, decl.label)}
          source={base}
          state={state}
          onState={setState}
          rowTo={(row) => `${base}/${row.id}`}
          mayExport={decl.may.includes('export')}
        />
      </Panel>
    </>
  );
}

/** The field that names a row stands first, whatever the order of the declaration. */
export function labelFirst<T>(fields: Readonly<Record<string, T>>, label: string): Readonly<Record<string, T>> {
  const { [label]: first, ...others } = fields;
  return first === undefined ? others : { [label]: first, ...others };
}
