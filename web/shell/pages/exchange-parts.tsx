import { Button, Input, Modal, Pagination, Table, type TableColumnsType } from 'antd';
import { useState } from 'react';
import type { Page } from '../../../kernel/sdk/filter.ts';
import { ErrorState, formatInstant, NoData, StatusTag, useManifest, useSend } from '../../kit/index.ts';
import { useSearchState } from '../page-state.ts';

/** Names a contract for people; its keys when the user may not see its declaration. */
export function useContractTitle(): (app: string, contract: string) => string {
  const { apps } = useManifest();
  return (app, contract) => {
    const decl = apps.find((each) => each.key === app)?.contracts.find((each) => each.key === contract);
    return decl?.title ?? `${app}.${contract}`;
  };
}

/** A table of one page of rows whose page number stands in the address. */
export function PagedTable<T extends { readonly id: string }>({
  page,
  columns,
  empty,
  detail,
}: {
  readonly page: Page<T>;
  readonly columns: TableColumnsType<T>;
  readonly empty: string;
  readonly detail?: (row: T) => React.ReactNode;
}) {
  const { setSearch } = useSearchState();
  if (page.rows.length === 0) return <NoData what={empty} />;
  return (
    <>
      <Table<T>
        rowKey="id"
        size="small"
        pagination={false}
        scroll={{ x: 'max-content' }}
        dataSource={[...page.rows]}
        columns={columns}
        expandable={detail ? { expandedRowRender: detail } : undefined}
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

export interface Quarantined {
  readonly id: string;
  readonly app: string;
  readonly contract: string;
  readonly at: string;
  readonly code: string;
  readonly reason: string;
  readonly original: string;
  readonly place: string | null;
  readonly seen: number;
  readonly state: 'open' | 'resolved' | 'dismissed';
  readonly decidedAt: string | null;
  readonly decidedByName: string | null;
  readonly decidedWhy: string | null;
}

const states = { open: ['待处置', 'warning'], resolved: ['已补正', 'good'], dismissed: ['不予处理', 'plain'] } as const;

function DecideDialog({ row, onClose }: { readonly row: Quarantined; readonly onClose: () => void }) {
  const send = useSend<null>();
  const [why, setWhy] = useState('');
  const decide = (decision: 'resolved' | 'dismissed') =>
    send.mutate({ path: `/quarantine/${row.id}/decide`, payload: { decision, why } }, { onSuccess: onClose });
  return (
    <Modal title="处置隔离数据" open onCancel={onClose} footer={null}>
      <p>{row.reason}</p>
      <label htmlFor="decide-why">处理说明</label>
      <Input.TextArea
        id="decide-why"
        rows={3}
        maxLength={500}
        value={why}
        onChange={(event) => setWhy(event.target.value)}
      />
      {send.error && <ErrorState error={send.error} />}
      <div className="hd-form-buttons">
        <Button
          type="primary"
          disabled={!why.trim() || send.isPending}
          aria-busy={send.isPending}
          onClick={() => decide('resolved')}
        >
          已另行补正
        </Button>
        <Button disabled={!why.trim() || send.isPending} aria-busy={send.isPending} onClick={() => decide('dismissed')}>
          不予处理
        </Button>
      </div>
    </Modal>
  );
}

/** What could not be taken, with its original behind each row. */
export function QuarantineTable({ page }: { readonly page: Page<Quarantined> }) {
  const [deciding, setDeciding] = useState<Quarantined | null>(null);
  const titleOf = useContractTitle();
  return (
    <>
      <PagedTable<Quarantined>
        page={page}
        empty="没有符合条件的隔离数据"
        detail={(row) => <pre className="hd-json">{row.original}</pre>}
        columns={[
          { title: '时间', render: (_, row) => formatInstant(row.at) },
          { title: '交换', render: (_, row) => titleOf(row.app, row.contract) },
          { title: '位置', render: (_, row) => row.place ?? '—' },
          { title: '原因', className: 'hd-long', render: (_, row) => `${row.reason}（${row.code}）` },
          { title: '次数', align: 'right', dataIndex: 'seen' },
          {
            title: '状态',
            render: (_, row) => (
              <>
                <StatusTag tone={states[row.state][1]}>{states[row.state][0]}</StatusTag>
                {row.decidedByName && (
                  <div className="hd-muted">
                    {row.decidedByName}：{row.decidedWhy}
                  </div>
                )}
              </>
            ),
          },
          {
            title: '操作',
            render: (_, row) =>
              row.state === 'open' && (
                <Button size="small" onClick={() => setDeciding(row)}>
                  处置
                </Button>
              ),
          },
        ]}
      />
      {deciding && <DecideDialog row={deciding} onClose={() => setDeciding(null)} />}
    </>
  );
}
