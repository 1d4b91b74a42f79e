import { Button, Form, Input, Tabs } from 'antd';
import type { Change } from '../../../kernel/sdk/entity.ts';
import type { Fields } from '../../../kernel/sdk/field.ts';
import {
  type AppManifest,
  type EntityManifest,
  FieldForm,
  FieldValue,
  FieldView,
  PageHeader,
  Panel,
  QueryState,
  type Row,
  SimulatedBadge,
  Timeline,
  useApi,
  useGo,
  useSend,
} from '../../kit/index.ts';
import { usePath, useSearchState } from '../page-state.ts';
import { DocumentLinks } from './document-page.tsx';
import { Denied, useDeclared } from './find-decl.tsx';

interface DetailProps {
  readonly app: AppManifest;
  readonly decl: EntityManifest;
  readonly row: Row;
}

const whyField = (
  <Form.Item name="$why" label="修改原因" className="hd-wide" rules={[{ required: true, message: '请填写修改原因' }]}>
    <Input maxLength={200} />
  </Form.Item>
);

/** Only what was changed is sent: a value that was shown masked must not come back as it looked. */
function changedOf(fields: Fields, row: Row, values: Row): Record<string, unknown> {
  const names = Object.keys(fields).filter(
    (name) => JSON.stringify(values[name] ?? null) !== JSON.stringify(row[name] ?? null),
  );
  return Object.fromEntries(names.map((name) => [name, values[name] ?? null]));
}

function EditForm({ app, decl, row, onDone }: DetailProps & { readonly onDone: () => void }) {
  const send = useSend<Row>();
  return (
    <FieldForm
      app={app.key}
      fields={decl.fields}
      initial={row}
      editing
      submitText="保存"
      onCancel={onDone}
      onSubmit={async ({ $why, ...values }) => {
        await send.mutateAsync({
          path: `/${app.key}/entities/${decl.key}/${row.id}`,
          method: 'PATCH',
          payload: { version: row.version, values: changedOf(decl.fields, row, values), why: $why },
        });
        onDone();
      }}
    >
      {whyField}
    </FieldForm>
  );
}

function History({ app, decl, row }: DetailProps) {
  const changes = useApi<readonly Change[]>(`/${app.key}/entities/${decl.key}/${row.id}/history`);
  const side = (name: string, value: unknown) => {
    const field = decl.fields[name];
    return field ? <FieldValue app={app.key} field={field} value={value} /> : String(value);
  };
  return (
    <QueryState query={changes}>
      {(list) => (
        <Timeline
          items={list.map((change) => ({
            key: String(change.version),
            at: change.at,
            byName: change.byName,
            title: change.why,
            tag: `第 ${change.version} 版`,
            children: (
              <ul className="hd-plain-list">
                {Object.entries(change.diff).map(([name, { before, after }]) => (
                  <li key={name}>
                    {decl.fields[name]?.title ?? name}：{side(name, before)} → {side(name, after)}
                  </li>
                ))}
              </ul>
            ),
          }))}
        />
      )}
    </QueryState>
  );
}

function Detail({ app, decl, row }: DetailProps) {
  const { search, setSearch } = useSearchState();
  const editing = search.edit === true;
  const mayUpdate = decl.may.includes('update');
  return (
    <>
      <PageHeader
        title={String(row[decl.label] ?? row.id)}
        crumbs={[
          { title: app.title, to: `/${app.key}` },
          { title: decl.title, to: `/${app.key}/entities/${decl.key}` },
        ]}
        tags={<SimulatedBadge simulated={row.simulated === true} />}
        actions={
          !editing && (
            <>
              <DocumentLinks app={app} subject={String(row.id)} />
              {mayUpdate && (
                <Button type="primary" onClick={() => setSearch({ edit: true })}>
                  修改
                </Button>
              )}
            </>
          )
        }
      />
      <Panel>
        {editing && mayUpdate ? (
          // A new version makes a new form: what was typed on an outdated one would overwrite it.
          <EditForm
            key={String(row.version)}
            app={app}
            decl={decl}
            row={row}
            onDone={() => setSearch({ edit: undefined })}
          />
        ) : (
          <Tabs
            items={[
              {
                key: 'fields',
                label: '详情',
                children: <FieldView app={app.key} fields={decl.fields} values={row} />,
              },
              { key: 'history', label: '变更记录', children: <History app={app} decl={decl} row={row} /> },
            ]}
          />
        )}
      </Panel>
    </>
  );
}

export function EntityDetail() {
  const declared = useDeclared('entities');
  const { id } = usePath();
  const row = useApi<Row>(
    declared ? `/${declared.app.key}/entities/${declared.decl.key}/${id}` : '',
    {},
    { enabled: declared !== null },
  );
  if (!declared) return <Denied />;
  return <QueryState query={row}>{(data) => <Detail {...declared} row={data} />}</QueryState>;
}

export function EntityNew() {
  const declared = useDeclared('entities');
  const send = useSend<Row>();
  const go = useGo();
  if (!declared?.decl.may.includes('create')) return <Denied />;
  const { app, decl } = declared;
  const base = `/${app.key}/entities/${decl.key}`;
  return (
    <>
      <PageHeader
        title={`新建${decl.title}`}
        crumbs={[
          { title: app.title, to: `/${app.key}` },
          { title: decl.title, to: base },
        ]}
      />
      <Panel>
        <FieldForm
          app={app.key}
          fields={decl.fields}
          submitText="保存"
          onCancel={() => go(base)}
          onSubmit={async (values) => {
            const row = await send.mutateAsync({ path: base, payload: { values } });
            go(`${base}/${row.id}`, { replace: true });
          }}
        />
      </Panel>
    </>
  );
}
