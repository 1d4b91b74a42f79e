import { Pagination, type TableColumnsType } from 'antd';
import { useState } from 'react';
import type { Page } from '../../../../kernel/sdk/filter.ts';
import {
  type CaseManifest,
  Go,
  NoData,
  QueryState,
  type ScreenProps,
  StatusTag,
  useApi,
} from '../../../../web/kit/index.ts';
import { ExportLinks } from '../parts/export-links.tsx';
import { ChoiceFilter, ClearFilters, TextFilter, textOf } from '../parts/filters.tsx';
import { Grid } from '../parts/grid.tsx';
import { readerPage } from '../parts/pages.ts';
import { kinds, severities } from '../parts/words.ts';
import { findingId } from '../reader/marks.ts';
import { BulkBar } from './bulk-bar.tsx';
import type { FindingRow } from './finding-row.ts';

const pageSize = 50;
const filterNames = ['q', 'severity', 'kind', 'state', 'rule'] as const;

function Filters({
  decl,
  search,
  setSearch,
}: { readonly decl: CaseManifest } & Pick<ScreenProps, 'search' | 'setSearch'>) {
  const state = { search, setSearch };
  return (
    <search className="ev-bar">
      <TextFilter label="搜索发现" {...state} />
      <ChoiceFilter
        name="severity"
        title="严重程度"
        options={Object.entries(severities).map(([value, { title }]) => ({ value, label: title }))}
        {...state}
      />
      <ChoiceFilter
        name="kind"
        title="性质"
        options={Object.entries(kinds).map(([value, label]) => ({ value, label }))}
        {...state}
      />
      <ChoiceFilter
        name="state"
        title="状态"
        options={Object.entries(decl.states).map(([value, { title }]) => ({ value, label: title }))}
        {...state}
      />
      <ClearFilters names={filterNames} {...state} />
    </search>
  );
}

function columns(decl: CaseManifest, onOpen: (row: FindingRow) => void): TableColumnsType<FindingRow> {
  const none = <span className="hd-muted">—</span>;
  return [
    {
      key: 'severity',
      title: '程度',
      render: (_, row) => <StatusTag tone={severities[row.severity].tone}>{severities[row.severity].title}</StatusTag>,
    },
    {
      key: 'state',
      title: '状态',
      render: (_, row) => (
        <StatusTag tone={decl.states[row.state]?.tone}>{decl.states[row.state]?.title ?? row.state}</StatusTag>
      ),
    },
    {
      key: 'message',
      title: '发现',
      className: 'ev-name ev-wide',
      render: (_, row) => (
        <button type="button" className="hd-text-button" onClick={() => onOpen(row)}>
          {row.message}
        </button>
      ),
    },
    { key: 'kind', title: '性质', className: 'ev-tight', render: (_, row) => kinds[row.kind] },
    { key: 'printed', title: '公布', className: 'ev-cell', render: (_, row) => row.printed ?? none },
    { key: 'computed', title: '重算', className: 'ev-cell', render: (_, row) => row.computed ?? none },
    {
      key: 'line',
      title: '原文',
      className: 'ev-tight',
      render: (_, row) => {
        const line = row.quotes?.[0]?.line;
        return line === undefined ? (
          none
        ) : (
          <Go to={readerPage(row.disclosure, { at: findingId(row.findingId) })}>第 {line} 行</Go>
        );
      },
    },
  ];
}

interface ListProps extends ScreenProps {
  readonly year: number;
  readonly onOpen: (row: FindingRow) => void;
}

function Rows({
  page,
  decl,
  where,
  props,
}: {
  readonly page: Page<FindingRow>;
  readonly decl: CaseManifest;
  readonly where: Readonly<Record<string, unknown>>;
  readonly props: ListProps;
}) {
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const rows = page.rows.filter((row) => chosen.includes(row.id));
  return (
    <>
      <BulkBar app={props.app} decl={decl} rows={rows} onDone={() => setChosen([])}>
        {decl.may.includes('export') && <ExportLinks from="/api/evaluation/cases/finding" filter={{ where }} />}
      </BulkBar>
      {page.total === 0 ? (
        <NoData what="没有符合条件的发现" />
      ) : (
        <>
          <Grid<FindingRow>
            label="发现"
            rowKey="id"
            columns={columns(decl, props.onOpen)}
            rows={page.rows}
            pagination={false}
            rowSelection={{
              selectedRowKeys: [...chosen],
              onChange: (keys) => setChosen(keys.map(String)),
              getCheckboxProps: (row) => ({ 'aria-label': `选择：${row.message}` }),
              getTitleCheckboxProps: () => ({ 'aria-label': '选择本页全部发现' }),
            }}
          />
          <Pagination
            className="hd-pager"
            current={page.page}
            pageSize={pageSize}
            total={page.total}
            showSizeChanger={false}
            showTotal={(total) => `共 ${total} 条`}
            onChange={(next) => props.setSearch({ page: next === 1 ? undefined : next })}
          />
        </>
      )}
    </>
  );
}

/** The findings of the year with filters in the address; several can be confirmed or dismissed at once. */
export function FindingList(props: ListProps) {
  const { app, search, setSearch, year } = props;
  const decl = app.cases.find((one) => one.key === 'finding');
  const { severity, kind, state, rule } = search;
  const where = Object.fromEntries(
    Object.entries({ year, severity, kind, state, rule }).filter(([, value]) => value !== undefined),
  );
  const params = { where, q: textOf(search.q), sort: 'severity,rule', page: Number(search.page ?? 1), pageSize };
  const answer = useApi<Page<FindingRow>>('/evaluation/cases/finding', params, {
    keep: true,
    enabled: decl !== undefined,
  });
  if (!decl) return <NoData what="您没有查看发现的权限" />;
  return (
    <>
      <Filters decl={decl} search={search} setSearch={setSearch} />
      <QueryState query={answer}>{(page) => <Rows page={page} decl={decl} where={where} props={props} />}</QueryState>
    </>
  );
}
