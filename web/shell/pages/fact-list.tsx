import { Drawer } from 'antd';
import { useState } from 'react';
import type { Fields } from '../../../kernel/sdk/field.ts';
import { DataTable, FieldView, PageHeader, Panel, type Row } from '../../kit/index.ts';
import { useListState } from '../page-state.ts';
import { Denied, useDeclared } from './find-decl.tsx';

/** What the kernel keeps of a fact's arrival, beside its columns. */
const arrival: Fields = {
  receivedAt: { kind: 'instant', title: '接收时间' },
  source: { kind: 'text', title: '来源' },
  corrects: { kind: 'text', title: '更正的记录' },
  simulated: { kind: 'yes-no', title: '模拟数据' },
  factId: { kind: 'text', title: '记录标识' },
};

export function FactList() {
  const declared = useDeclared('facts');
  const [state, setState] = useListState();
  const [open, setOpen] = useState<Row | null>(null);
  if (!declared) return <Denied />;
  const { app, decl } = declared;
  return (
    <>
      <PageHeader
        title={decl.title}
        about={decl.about ?? '事实一经记录不作修改；更正另记一条，并指明所更正的记录。'}
        crumbs={[{ title: app.title, to: `/${app.key}` }]}
      />
      <Panel>
        <DataTable
          id={`${app.key}.${decl.key}`}
          title={decl.title}
          app={app.key}
          fields={decl.fields}
          source={`/${app.key}/facts/${decl.key}`}
          state={state}
          onState={setState}
          onOpen={setOpen}
          mayExport={decl.may.includes('export')}
        />
      </Panel>
      <Drawer title={decl.title} size="large" open={open !== null} onClose={() => setOpen(null)}>
        {open && <FieldView app={app.key} fields={{ ...decl.fields, ...arrival }} values={open} />}
      </Drawer>
    </>
  );
}
