import { Input, Select } from 'antd';
import { useState } from 'react';
import {
  formatInstant,
  Go,
  NoData,
  PageHeader,
  Panel,
  QueryState,
  type Row,
  type ScreenProps,
  SimulatedBadge,
  StatusTag,
  useSettled,
} from '../../../../web/kit/index.ts';
import { useCases } from '../parts/case-answer.ts';
import { Pager } from '../parts/pager.tsx';
import { PlainTable } from '../parts/plain-table.tsx';

const pageSize = 20;
const textOf = (value: unknown) => (typeof value === 'string' ? value : '');

function Rows({ app, rows }: { readonly app: ScreenProps['app']; readonly rows: readonly Row[] }) {
  const decl = app.cases.find(({ key }) => key === 'penalty');
  if (rows.length === 0) return <NoData what="没有符合条件的案件" />;
  return (
    <PlainTable caption="案件" heads={['案号', '名称', '状态', '立案时间', '违法地点']}>
      {rows.map((row) => {
        const state = decl?.states[String(row.state)];
        return (
          <tr key={String(row.id)}>
            <td>{textOf(row.caseNumber) || '—'}</td>
            <td>
              <Go to={`/enforcement/screens/workbench/${row.id}`}>{textOf(row.title)}</Go>{' '}
              <SimulatedBadge simulated={row.simulated === true} />
            </td>
            <td>
              <StatusTag tone={state?.tone}>{state?.title}</StatusTag>
            </td>
            <td>{formatInstant(textOf(row.filedAt), 'YYYY-MM-DD')}</td>
            <td>{textOf(row.place)}</td>
          </tr>
        );
      })}
    </PlainTable>
  );
}

/** Cases to work on: by state and words, both kept in the address. */
export function WorkbenchList({ app, search, setSearch }: ScreenProps) {
  const [typed, setTyped] = useState(textOf(search.q));
  const q = useSettled(typed);
  const state = textOf(search.state);
  const page = Number(search.page ?? 1);
  const decl = app.cases.find(({ key }) => key === 'penalty');
  const found = useCases('penalty', { q, where: state ? { state } : {}, page, pageSize, sort: '-openedAt' });
  return (
    <>
      <PageHeader
        title="案卷工作台"
        crumbs={[{ title: app.title, to: `/${app.key}` }]}
        about="选择案件，查看证据链、文书、目录和时限，办理下一步。"
      />
      <Panel>
        <div className="hd-buttons">
          <Input.Search
            aria-label="查找案件"
            placeholder="案号、名称、决定书文号"
            value={typed}
            onChange={(event) => {
              setTyped(event.target.value);
              setSearch({ q: event.target.value || undefined, page: undefined }, { replace: true });
            }}
            style={{ maxWidth: 320 }}
          />
          <Select
            aria-label="状态"
            allowClear
            placeholder="全部状态"
            value={state || undefined}
            onChange={(next?: string) => setSearch({ state: next, page: undefined })}
            options={Object.entries(decl?.states ?? {}).map(([value, { title }]) => ({ value, label: title }))}
            style={{ minWidth: 160 }}
          />
        </div>
        <QueryState query={found}>
          {({ rows, total }) => (
            <>
              <Rows app={app} rows={rows} />
              <Pager
                page={page}
                pageSize={pageSize}
                total={total}
                unit="件"
                onPage={(next) => setSearch({ page: next })}
              />
            </>
          )}
        </QueryState>
      </Panel>
    </>
  );
}
