import { Button, Segmented, Tabs } from 'antd';
import type { Page } from '../../../kernel/sdk/filter.ts';
import {
  ErrorState,
  formatInstant,
  PageHeader,
  Panel,
  QueryState,
  StatusTag,
  useApi,
  useManifest,
  useSend,
} from '../../kit/index.ts';
import { useSearchState } from '../page-state.ts';
import { PagedTable, type Quarantined, QuarantineTable, useContractTitle } from './exchange-parts.tsx';
import { RefusedFactsTable } from './refused-facts.tsx';

function Quarantine() {
  const { search, setSearch } = useSearchState();
  const state = typeof search.state === 'string' ? search.state : 'open';
  const parts = useApi<Page<Quarantined>>('/quarantine', { state, page: search.page }, { keep: true });
  return (
    <>
      <Segmented
        value={state}
        options={[
          { value: 'open', label: '待处置' },
          { value: 'resolved', label: '已补正' },
          { value: 'dismissed', label: '不予处理' },
        ]}
        onChange={(next) => setSearch({ state: next, page: undefined })}
      />
      <QueryState query={parts}>{(data) => <QuarantineTable page={data} />}</QueryState>
    </>
  );
}

interface IntakeRow {
  readonly id: string;
  readonly app: string;
  readonly contract: string;
  readonly at: string;
  readonly byName: string;
  readonly name: string | null;
  readonly accepted: number;
  readonly duplicates: number;
  readonly rejected: number;
}

function Intakes() {
  const { search } = useSearchState();
  const intakes = useApi<Page<IntakeRow>>('/intakes', { page: search.page }, { keep: true });
  const titleOf = useContractTitle();
  return (
    <QueryState query={intakes}>
      {(data) => (
        <PagedTable<IntakeRow>
          page={data}
          empty="尚未接收过数据"
          columns={[
            { title: '时间', render: (_, row) => formatInstant(row.at) },
            { title: '交换', render: (_, row) => titleOf(row.app, row.contract) },
            { title: '文件', className: 'hd-long', render: (_, row) => row.name ?? '—' },
            { title: '提交人', dataIndex: 'byName' },
            { title: '接收', align: 'right', dataIndex: 'accepted' },
            { title: '重复', align: 'right', dataIndex: 'duplicates' },
            { title: '未接收', align: 'right', dataIndex: 'rejected' },
          ]}
        />
      )}
    </QueryState>
  );
}

interface UploadRow {
  readonly id: string;
  readonly app: string;
  readonly contract: string;
  readonly state: 'waiting' | 'sent' | 'failed';
  readonly attempts: number;
  readonly queuedAt: string;
  readonly nextAt: string;
  readonly lastError: string | null;
  readonly receipt: string | null;
}

const uploadStates = {
  waiting: ['待发送', 'active'],
  sent: ['已送达', 'good'],
  failed: ['已停止重试', 'bad'],
} as const;

function Uploads() {
  const { search } = useSearchState();
  const uploads = useApi<Page<UploadRow>>('/uploads', { page: search.page }, { keep: true });
  const titleOf = useContractTitle();
  const retry = useSend<null>();
  return (
    <>
      {retry.error && <ErrorState error={retry.error} />}
      <QueryState query={uploads}>
        {(data) => (
          <PagedTable<UploadRow>
            page={data}
            empty="没有上报记录"
            columns={[
              { title: '入队时间', render: (_, row) => formatInstant(row.queuedAt) },
              { title: '交换', render: (_, row) => titleOf(row.app, row.contract) },
              {
                title: '状态',
                render: (_, row) => (
                  <StatusTag tone={uploadStates[row.state][1]}>{uploadStates[row.state][0]}</StatusTag>
                ),
              },
              { title: '尝试', align: 'right', dataIndex: 'attempts' },
              { title: '下次发送', render: (_, row) => (row.state === 'waiting' ? formatInstant(row.nextAt) : '—') },
              { title: '回执或错误', className: 'hd-long', render: (_, row) => row.receipt ?? row.lastError ?? '—' },
              {
                title: '操作',
                render: (_, row) =>
                  row.state === 'failed' && (
                    <Button size="small" onClick={() => retry.mutate({ path: `/uploads/${row.id}/retry` })}>
                      重新上报
                    </Button>
                  ),
              },
            ]}
          />
        )}
      </QueryState>
    </>
  );
}

/** What came in, what of it could not be taken, and what waits to go out. */
export function ExchangePage() {
  const { search, setSearch } = useSearchState();
  const tab = typeof search.tab === 'string' ? search.tab : 'quarantine';
  const { me } = useManifest();
  const holds = (role: string) => me.posts.some((post) => post.role === role);
  const isAdmin = holds('kernel.admin');
  return (
    <>
      <PageHeader
        title="交换记录"
        about="收到而不能接收的内容，连同原文和原因保存在隔离区，不丢弃；上报失败的按间隔重试。"
      />
      <Panel>
        <Tabs
          activeKey={tab}
          onChange={(next) => setSearch({ tab: next, page: undefined, state: undefined })}
          destroyOnHidden
          items={[
            { key: 'quarantine', label: '隔离区', children: <Quarantine /> },
            { key: 'intakes', label: '接收记录', children: <Intakes /> },
            { key: 'uploads', label: '上报队列', children: <Uploads /> },
            ...(isAdmin || holds('kernel.auditor')
              ? [{ key: 'refused', label: '未能入库', children: <RefusedFactsTable mayRetry={isAdmin} /> }]
              : []),
          ]}
        />
      </Panel>
    </>
  );
}
