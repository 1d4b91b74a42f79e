import { Button, DatePicker, Select } from 'antd';
import {
  dayjs,
  ErrorState,
  formatInstant,
  Gauge,
  Go,
  NoData,
  PageHeader,
  Panel,
  QueryState,
  type ScreenProps,
  StatusTag,
  type Tone,
  useApi,
  useSend,
  useService,
} from '../../../web/kit/index.ts';
import { Pager } from './parts/pager.tsx';
import { PlainTable } from './parts/plain-table.tsx';

interface Quality {
  readonly cases: number;
  readonly required: number;
  readonly filled: number;
  readonly score: number | null;
  readonly missing: readonly { readonly element: string; readonly cases: number }[];
}

interface Upload {
  readonly id: string;
  readonly key: string;
  readonly state: 'waiting' | 'sent' | 'failed';
  readonly attempts: number;
  readonly queuedAt: string;
  readonly nextAt: string;
  readonly lastError: string | null;
  readonly receipt: string | null;
  readonly sentAt: string | null;
}

interface Uploads {
  readonly rows: readonly Upload[];
  readonly total: number;
  readonly pageSize: number;
}

const faces: Readonly<Record<Upload['state'], readonly [Tone, string]>> = {
  waiting: ['warning', '待上报'],
  sent: ['good', '已上报'],
  failed: ['bad', '已停止重试'],
};
const events: Readonly<Record<string, readonly [title: string, page: string]>> = {
  filing: ['立案', '/enforcement/screens/workbench'],
  decision: ['决定', '/enforcement/screens/workbench'],
  closing: ['结案', '/enforcement/screens/workbench'],
  spot: ['当场处罚', '/enforcement/cases/spot-penalty'],
  payment: ['缴清', '/enforcement/cases/collection'],
  publication: ['公示', '/enforcement/cases/publication'],
};

function QualityPart({ month }: { readonly month: string }) {
  const quality = useService<Quality>('enforcement', 'data-quality', { month });
  return (
    <Panel title={`${month} 立案和当场处罚案件的上报数据质量`}>
      <QueryState query={quality}>
        {({ cases, required, filled, score, missing }) => (
          <div className="hd-two">
            <div>
              {score === null ? (
                <NoData what="该月没有立案案件" />
              ) : (
                <Gauge title="完整率" value={score} max={100} unit="%" bands={[]} />
              )}
              <p className="hd-muted">
                {cases} 件，必填数据元 {required} 个，已填 {filled} 个。
              </p>
            </div>
            {missing.length === 0 ? (
              <NoData what="没有缺项" />
            ) : (
              <PlainTable caption="缺项" heads={['数据元', '缺少的案件']}>
                {missing.map((one) => (
                  <tr key={one.element}>
                    <td>{one.element}</td>
                    <td className="hd-number">{one.cases}</td>
                  </tr>
                ))}
              </PlainTable>
            )}
          </div>
        )}
      </QueryState>
    </Panel>
  );
}

function QueueRow({ row }: { readonly row: Upload }) {
  const retry = useSend<null>();
  const [id = '', event = ''] = row.key.split('/');
  const [tone, title] = faces[row.state];
  const [told, page] = events[event] ?? [event, '/enforcement/screens/workbench'];
  return (
    <tr>
      <td>
        <Go to={`${page}/${id}`}>{told}</Go>
      </td>
      <td>
        <StatusTag tone={tone}>{title}</StatusTag>
      </td>
      <td>{formatInstant(row.queuedAt, 'YYYY-MM-DD HH:mm')}</td>
      <td className="hd-number">{row.attempts}</td>
      <td>
        {row.state === 'sent' ? <code className="ef-hash">{row.receipt}</code> : row.lastError}
        {row.state === 'waiting' && row.attempts > 0 && `；${formatInstant(row.nextAt, 'MM-DD HH:mm')} 再试`}
      </td>
      <td>
        {row.state === 'failed' && (
          <Button
            size="small"
            disabled={retry.isPending}
            onClick={() => retry.mutate({ path: `/uploads/${row.id}/retry` })}
          >
            重新上报
          </Button>
        )}
        {retry.error && <ErrorState error={retry.error} />}
      </td>
    </tr>
  );
}

/** 部级上报: the outbox with receipts and what is missing, and how complete the month's data are. */
export function Screen({ app, search, setSearch }: ScreenProps) {
  const thisMonth = formatInstant(new Date().toISOString(), 'YYYY-MM');
  const month = /^\d{4}-\d{2}$/.test(String(search.month)) ? String(search.month) : thisMonth;
  const state = typeof search.state === 'string' ? search.state : undefined;
  const page = Number(search.page ?? 1);
  const asked = { app: 'enforcement', contract: 'ministry-upload', state, page, pageSize: 20 };
  const uploads = useApi<Uploads>('/uploads', asked, { keep: true, refetchEveryMs: 15_000 });
  return (
    <>
      <PageHeader
        title="部级上报"
        crumbs={[{ title: app.title, to: `/${app.key}` }]}
        about="立案、决定、结案、当场处罚、公示和缴清时自动排队上报；缺必填数据元的不发送，写明缺项。"
        actions={
          <DatePicker
            aria-label="月份"
            picker="month"
            value={dayjs(`${month}-01`)}
            onChange={(value) => setSearch({ month: value?.format('YYYY-MM') })}
          />
        }
      />
      <QualityPart month={month} />
      <Panel
        title="上报队列"
        extra={
          <Select
            aria-label="上报状态"
            allowClear
            placeholder="全部"
            value={state}
            style={{ minWidth: 140 }}
            onChange={(next?: string) => setSearch({ state: next, page: undefined })}
            options={Object.entries(faces).map(([value, [, label]]) => ({ value, label }))}
          />
        }
      >
        <QueryState query={uploads}>
          {({ rows, total, pageSize }) =>
            rows.length === 0 ? (
              <NoData what="队列中没有这样的上报" />
            ) : (
              <>
                <PlainTable caption="上报记录" heads={['事件', '状态', '排队时间', '次数', '回执或原因', '操作']}>
                  {rows.map((row) => (
                    <QueueRow key={row.id} row={row} />
                  ))}
                </PlainTable>
                <Pager
                  page={page}
                  pageSize={pageSize}
                  total={total}
                  unit="条"
                  onPage={(next) => setSearch({ page: next })}
                />
              </>
            )
          }
        </QueryState>
      </Panel>
    </>
  );
}
