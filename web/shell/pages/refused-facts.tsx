import { Button, Table } from 'antd';
import { ErrorState, formatInstant, formatNumber, NoData, QueryState, useApi, useSend } from '../../kit/index.ts';

interface RefusedFacts {
  readonly name: string;
  readonly table: string;
  readonly bytes: number;
  readonly at: string;
  readonly reason: string;
}

/** Batches of facts that ClickHouse refuses: kept whole, with the reason, until somebody has mended it. */
export function RefusedFactsTable({ mayRetry }: { readonly mayRetry: boolean }) {
  const refused = useApi<readonly RefusedFacts[]>('/refused-facts');
  const retry = useSend<null>();
  const columns = [
    { title: '时间', render: (_: unknown, row: RefusedFacts) => formatInstant(row.at) },
    { title: '数据表', dataIndex: 'table' },
    { title: '字节', align: 'right' as const, render: (_: unknown, row: RefusedFacts) => formatNumber(row.bytes, 0) },
    { title: '原因', className: 'hd-long', dataIndex: 'reason' },
    {
      title: '内容 SM3',
      render: (_: unknown, { name }: RefusedFacts) => <code title={name}>{name.slice(0, 12)}…</code>,
    },
    {
      title: '操作',
      render: (_: unknown, row: RefusedFacts) =>
        mayRetry && (
          <Button size="small" onClick={() => retry.mutate({ path: `/refused-facts/${row.name}/retry` })}>
            重新入库
          </Button>
        ),
    },
  ];
  return (
    <>
      <p className="hd-muted">
        已确认收到、但分析库按内容拒收的数据，整批另存，不影响其他数据；排除原因后可重新入库，不会丢失也不会重复计数。
      </p>
      {retry.error && <ErrorState error={retry.error} />}
      <QueryState query={refused}>
        {(rows) =>
          rows.length === 0 ? (
            <NoData what="没有未能入库的数据" />
          ) : (
            <Table<RefusedFacts>
              rowKey="name"
              size="small"
              pagination={false}
              scroll={{ x: 'max-content' }}
              dataSource={[...rows]}
              columns={columns}
            />
          )
        }
      </QueryState>
    </>
  );
}
