import { useMutation } from '@tanstack/react-query';
import { Alert, Button, DatePicker, Input, Pagination, Table } from 'antd';
import { useState } from 'react';
import type { Page } from '../../../kernel/sdk/filter.ts';
import {
  type ApiError,
  apiGet,
  dayjs,
  ErrorState,
  formatInstant,
  PageHeader,
  Panel,
  QueryState,
  StatusTag,
  useApi,
} from '../../kit/index.ts';
import { useSearchState } from '../page-state.ts';

interface Entry {
  readonly id: string;
  readonly at: string;
  readonly personName: string;
  readonly action: string;
  readonly subject: string;
  readonly detail: Readonly<Record<string, unknown>>;
  /** Place in the chain; null while unsealed. */
  readonly n: number | null;
  readonly hash: string | null;
}

interface Report {
  readonly links: number;
  readonly head: string;
  readonly unsealed: number;
  readonly broken: { readonly n: number; readonly entryId: string | null; readonly reason: string } | null;
}

function Verify() {
  const verify = useMutation<Report, ApiError>({ mutationFn: () => apiGet<Report>('/api/journal/verify') });
  const report = verify.data;
  return (
    <Panel
      title="完整性校验"
      extra={
        <Button disabled={verify.isPending} aria-busy={verify.isPending} onClick={() => verify.mutate()}>
          校验全部日志
        </Button>
      }
    >
      <p className="hd-muted">每条日志的 SM3 校验值包含前一条的校验值：改动、删除或插入任何一条，其后全部对不上。</p>
      {verify.error && <ErrorState error={verify.error} />}
      {report && (
        <Alert
          showIcon
          role="status"
          type={report.broken ? 'error' : 'success'}
          title={
            report.broken
              ? `第 ${report.broken.n} 条起校验不符：${report.broken.reason}`
              : `已校验 ${report.links} 条，全部相符`
          }
          description={
            <>
              链尾校验值 <code>{report.head}</code>
              {report.unsealed > 0 && `；另有 ${report.unsealed} 条待入链`}
            </>
          }
        />
      )}
    </Panel>
  );
}

function Filters() {
  const { search, setSearch } = useSearchState();
  const [typed, setTyped] = useState({ action: String(search.action ?? ''), subject: String(search.subject ?? '') });
  const box = (name: 'action' | 'subject', label: string, placeholder: string) => (
    <label htmlFor={name}>
      {label}
      <Input
        id={name}
        allowClear
        placeholder={placeholder}
        value={typed[name]}
        onChange={(event) => setTyped({ ...typed, [name]: event.target.value })}
      />
    </label>
  );
  const day = (value: unknown) => (typeof value === 'string' ? dayjs(formatInstant(value, 'YYYY-MM-DD')) : null);
  return (
    <form
      className="hd-inline-form"
      onSubmit={(event) => {
        event.preventDefault();
        setSearch({ action: typed.action || undefined, subject: typed.subject || undefined, page: undefined });
      }}
    >
      {box('action', '动作', '如 case.move、login')}
      {box('subject', '对象', '如 evaluation.project/')}
      <DatePicker.RangePicker
        aria-label="时间"
        placeholder={['起始日期', '截止日期']}
        allowEmpty={[true, true]}
        value={[day(search.from), day(search.to)]}
        onChange={(days) =>
          setSearch({
            from: days?.[0] ? `${days[0].format('YYYY-MM-DD')}T00:00:00+08:00` : undefined,
            to: days?.[1] ? `${days[1].format('YYYY-MM-DD')}T23:59:59+08:00` : undefined,
            page: undefined,
          })
        }
      />
      <Button type="primary" htmlType="submit">
        查询
      </Button>
    </form>
  );
}

function Entries({ page }: { readonly page: Page<Entry> }) {
  const { setSearch } = useSearchState();
  return (
    <>
      <Table<Entry>
        rowKey="id"
        size="medium"
        pagination={false}
        scroll={{ x: 'max-content' }}
        dataSource={[...page.rows]}
        columns={[
          { title: '时间', render: (_, row) => formatInstant(row.at) },
          { title: '何人', dataIndex: 'personName' },
          { title: '动作', render: (_, row) => <code>{row.action}</code> },
          { title: '对象', render: (_, row) => <code>{row.subject}</code> },
          {
            title: '链上位置',
            render: (_, row) =>
              row.n === null ? <StatusTag tone="plain">待入链</StatusTag> : <span title={row.hash ?? ''}>{row.n}</span>,
          },
        ]}
        expandable={{
          expandedRowRender: (row) => <pre className="hd-json">{JSON.stringify(row.detail, null, 2)}</pre>,
          rowExpandable: (row) => Object.keys(row.detail ?? {}).length > 0,
        }}
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

/** Who did what, or was refused it. */
export function JournalPage() {
  const { search } = useSearchState();
  const { action, subject, from, to, page } = search;
  const entries = useApi<Page<Entry>>('/journal', { action, subject, from, to, page }, { keep: true });
  return (
    <>
      <PageHeader title="操作日志" about="谁在何时做了什么、被拒绝了什么。只增不改。" />
      <Verify />
      <Panel>
        <Filters key={`${action}|${subject}`} />
        <QueryState query={entries}>{(data) => <Entries page={data} />}</QueryState>
      </Panel>
    </>
  );
}
