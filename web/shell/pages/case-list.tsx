import { PlusOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useMemo, useRef } from 'react';
import {
  BulkMoves,
  DataTable,
  FieldForm,
  newIdempotencyKey,
  PageHeader,
  Panel,
  type Row,
  StatusTag,
  useGo,
  useKeys,
  useSend,
} from '../../kit/index.ts';
import { useListState } from '../page-state.ts';
import { caseListFields, openingFields } from './case-fields.ts';
import { Denied, useDeclared } from './find-decl.tsx';

export function CaseList() {
  const declared = useDeclared('cases');
  const [state, setState] = useListState();
  const go = useGo();
  const base = declared ? `/${declared.app.key}/cases/${declared.decl.key}` : '';
  const mayOpen = declared?.decl.mayOpen ?? false;
  useKeys(useMemo(() => ({ n: () => mayOpen && go(`${base}/new`) }), [mayOpen, base, go]));
  if (!declared) return <Denied />;
  const { app, decl } = declared;
  return (
    <>
      <PageHeader
        title={decl.title}
        about={decl.about}
        crumbs={[{ title: app.title, to: `/${app.key}` }]}
        actions={
          mayOpen && (
            <Button type="primary" icon={<PlusOutlined />} onClick={() => go(`${base}/new`)}>
              发起
            </Button>
          )
        }
      />
      <Panel>
        <DataTable
          id={`${app.key}.${decl.key}`}
          title={decl.title}
          app={app.key}
          fields={caseListFields(decl)}
          source={base}
          state={state}
          onState={setState}
          rowTo={(row) => `${base}/${row.id}`}
          renders={{
            state: (row) => {
              const found = decl.states[String(row.state)];
              return <StatusTag tone={found?.tone}>{found?.title ?? String(row.state)}</StatusTag>;
            },
          }}
          mayExport={decl.may.includes('export')}
          chosen={
            Object.values(decl.moves).some((move) => move.may)
              ? (rows, clear) => <BulkMoves app={app} decl={decl} rows={rows} onDone={clear} />
              : undefined
          }
        />
      </Panel>
    </>
  );
}

export function CaseNew() {
  const declared = useDeclared('cases');
  const send = useSend<Row>();
  const go = useGo();
  // One key for this form: however often it is sent, one case is opened.
  const key = useRef(newIdempotencyKey());
  if (!declared?.decl.mayOpen) return <Denied />;
  const { app, decl } = declared;
  const base = `/${app.key}/cases/${decl.key}`;
  return (
    <>
      <PageHeader
        title={`发起${decl.title}`}
        crumbs={[
          { title: app.title, to: `/${app.key}` },
          { title: decl.title, to: base },
        ]}
      />
      <Panel>
        <FieldForm
          app={app.key}
          fields={openingFields(decl)}
          submitText="发起"
          onCancel={() => go(base)}
          onSubmit={async (values) => {
            const headers = { 'idempotency-key': key.current };
            const row = await send.mutateAsync({ path: base, payload: { values }, headers });
            go(`${base}/${row.id}`, { replace: true });
          }}
        />
      </Panel>
    </>
  );
}
