import { Pagination, Table } from 'antd';
import type { Page } from '../../../kernel/sdk/filter.ts';
import { formatInstant, NoData, PageHeader, Panel, QueryState, type Row, useApi } from '../../kit/index.ts';
import { useSearchState } from '../page-state.ts';

const text = (value: unknown) => (value === null || value === undefined ? '' : String(value));

function Parts({ page }: { readonly page: Page<Row> }) {
  const { setSearch } = useSearchState();
  if (page.rows.length === 0) return <NoData what="隔离区是空的：收到的内容都已接收" />;
  return (
    <>
      <Table<Row>
        rowKey={(row) => text(row.id)}
        size="medium"
        pagination={false}
        scroll={{ x: 'max-content' }}
        dataSource={[...page.rows]}
        columns={[
          { title: '时间', render: (_, row) => formatInstant(text(row.at)) },
          { title: '交换', render: (_, row) => text(row.contractTitle ?? row.contract) },
          { title: '位置', render: (_, row) => text(row.place) },
          { title: '原因', render: (_, row) => `${text(row.reason)}（${text(row.code)}）` },
        ]}
        expandable={{ expandedRowRender: (row) => <pre className="hd-json">{text(row.original)}</pre> }}
      />
      <Pagination
        className="hd-pager"
        current={page.page}
        pageSize={page.pageSize}
        total={page.total}
        showSizeChanger={false}
        showTotal={(total) => `共 ${total} 条`}
        onChange={(next) => setSearch({ page: next })}
      />
    </>
  );
}

/** What came in and could not be taken: kept with its original and the reason. */
export function QuarantinePage() {
  const { search } = useSearchState();
  const parts = useApi<Page<Row>>('/quarantine', { page: search.page }, { keep: true });
  return (
    <>
      <PageHeader title="隔离区" about="收到而不能接收的内容，连同原文和原因保存在此，不丢弃。" />
      <Panel>
        <QueryState query={parts}>{(data) => <Parts page={data} />}</QueryState>
      </Panel>
    </>
  );
}
