import { useQueries } from '@tanstack/react-query';
import { Button, DatePicker, Drawer, Pagination, Segmented, Table } from 'antd';
import { useState } from 'react';
import type { Field } from '../../../kernel/sdk/field.ts';
import type { Page } from '../../../kernel/sdk/filter.ts';
import { type IndicatorResult, type PeriodKind, periodsFrom } from '../../../kernel/sdk/indicator.ts';
import {
  type AppManifest,
  apiGet,
  ConfirmButton,
  dayjs,
  FieldValue,
  formatInstant,
  formatNumber,
  type IndicatorManifest,
  LineChart,
  OrgPicker,
  PageHeader,
  Panel,
  QueryState,
  type Row,
  SimulatedBadge,
  StatusTag,
  titleOf,
  useApi,
  useManifest,
  useSend,
} from '../../kit/index.ts';
import { useSearchState } from '../page-state.ts';
import { Denied, useDeclared } from './find-decl.tsx';
import { IndicatorCorrections } from './indicator-corrections.tsx';
import { periodFrom, periodOf, periodsUpTo, startOf } from './periods.ts';
import { SealedEvidence } from './sealed-evidence.tsx';

interface At {
  readonly app: AppManifest;
  readonly decl: IndicatorManifest;
  readonly kind: PeriodKind;
  readonly period: string;
  readonly org: string;
}

const pathOf = ({ app, decl }: Pick<At, 'app' | 'decl'>) => `/${app.key}/indicators/${decl.key}`;
const better = { higher: '越高越好', lower: '越低越好', neither: '不分高低' } as const;
const kindTitles = { year: '年', quarter: '季', month: '月', day: '日' } as const;
const pickers = { year: 'year', quarter: 'quarter', month: 'month', day: 'date' } as const;

/** The declared field behind a column of evidence, wherever in the application it stands. */
function fieldNamed(app: AppManifest, name: string): Field | undefined {
  for (const decl of [...app.facts, ...app.entities, ...app.cases]) {
    const field = decl.fields[name];
    if (field) return field;
  }
  return undefined;
}

const kept: Readonly<Record<string, string>> = {
  id: '标识',
  factId: '记录标识',
  receivedAt: '接收时间',
  source: '来源',
};

function EvidenceTable({ at, page }: { readonly at: At; readonly page: Page<Row> }) {
  const names = Object.keys(page.rows[0] ?? {}).filter((name) => name !== 'id' && name !== 'factId');
  return (
    <Table<Row>
      rowKey={(row) => String(row.id ?? row.factId ?? JSON.stringify(row))}
      size="small"
      pagination={false}
      scroll={{ x: 'max-content' }}
      dataSource={[...page.rows]}
      columns={names.map((name) => {
        const field = fieldNamed(at.app, name);
        return {
          key: name,
          title: field ? titleOf(field) : (kept[name] ?? name),
          render: (_: unknown, row: Row) =>
            field ? <FieldValue app={at.app.key} field={field} value={row[name]} /> : String(row[name] ?? ''),
        };
      })}
    />
  );
}

type Part = 'numerator' | 'denominator';

function Evidence({ at, parts }: { readonly at: At; readonly parts: readonly Part[] }) {
  const [part, setPart] = useState<Part>('numerator');
  const [page, setPage] = useState(1);
  const rows = useApi<Page<Row>>(
    `${pathOf(at)}/evidence`,
    { period: at.period, org: at.org, part, page, pageSize: 20 },
    { keep: true },
  );
  const titles = { numerator: '分子', denominator: '分母' };
  return (
    <>
      {parts.length > 1 && (
        <Segmented
          value={part}
          options={parts.map((value) => ({ value, label: titles[value] }))}
          onChange={(next) => {
            setPart(next);
            setPage(1);
          }}
        />
      )}
      <QueryState query={rows}>
        {(data) => (
          <>
            <EvidenceTable at={at} page={data} />
            <Pagination
              className="hd-pager"
              current={data.page}
              pageSize={20}
              total={data.total}
              showSizeChanger={false}
              showTotal={(total) => `共 ${total} 条依据`}
              onChange={setPage}
            />
          </>
        )}
      </QueryState>
    </>
  );
}

function Value({ at, result }: { readonly at: At; readonly result: IndicatorResult }) {
  const [open, setOpen] = useState(false);
  const send = useSend<IndicatorResult>();
  const { decl } = at;
  const parts: readonly Part[] =
    result.denominator === null && result.rows.denominator === 0 ? ['numerator'] : ['numerator', 'denominator'];
  const figure = (value: number | null) => (value === null ? '无数据' : formatNumber(value, decl.places));
  return (
    <>
      <div className="hd-value">
        {figure(result.value)} {result.value !== null && <small>{result.unit}</small>}{' '}
        <SimulatedBadge simulated={result.simulated} />
        {result.sealed && <StatusTag tone="good">已封存</StatusTag>}
      </div>
      <p className="hd-muted">
        {result.denominator !== null &&
          `${formatNumber(result.numerator ?? 0, 4)} ÷ ${formatNumber(result.denominator, 4)}；`}
        依据 {result.rows.numerator + result.rows.denominator} 条；算于 {formatInstant(result.computedAt)}
        {result.sealed &&
          `；${result.sealed.byName} 于 ${formatInstant(result.sealed.at)} 封存，依据校验值 ${result.sealed.evidenceHash.slice(0, 12)}…`}
      </p>
      <div className="hd-buttons">
        <Button onClick={() => setOpen(true)} disabled={result.value === null}>
          查看依据
        </Button>
        {decl.may?.includes('seal') && !result.sealed && result.value !== null && (
          <ConfirmButton
            ask={{ title: '封存本期指标', text: '封存后该期数值和依据不再改变，更正须另发。', okText: '封存' }}
            onConfirmed={() =>
              send.mutateAsync({ path: `${pathOf(at)}/seal`, payload: { period: at.period, org: at.org } })
            }
          >
            封存
          </ConfirmButton>
        )}
      </div>
      {result.sealed && (
        <SealedEvidence key={`${at.period} ${at.org}`} path={pathOf(at)} params={{ period: at.period, org: at.org }} />
      )}
      <IndicatorCorrections app={at.app} decl={decl} result={result} />
      <Drawer
        title={`${decl.title} ${at.period} 的依据`}
        size="large"
        open={open}
        onClose={() => setOpen(false)}
        destroyOnHidden
      >
        <Evidence at={at} parts={parts} />
      </Drawer>
    </>
  );
}

/** The figure of several periods or organisations at once; null where there is none or it may not be seen. */
function useFigures(at: At, asked: readonly { readonly period: string; readonly org: string }[]) {
  return useQueries({
    queries: asked.map((where) => ({
      queryKey: [pathOf(at), where],
      queryFn: ({ signal }: { signal: AbortSignal }) => apiGet<IndicatorResult>(`/api${pathOf(at)}`, where, signal),
    })),
    combine: (answers) => answers.map((answer) => (answer.data ? answer.data.value : null)),
  });
}

const shownPeriods = 6;

function Trend({ at }: { readonly at: At }) {
  // Before its first day the definition says nothing.
  const periods = periodsUpTo(at.kind, at.period, shownPeriods).filter(
    (period) => startOf(at.kind, period) >= at.decl.since,
  );
  const values = useFigures(
    at,
    periods.map((period) => ({ period, org: at.org })),
  );
  return (
    <LineChart title="历期变化" unit={at.decl.unit} categories={periods} series={[{ name: at.decl.title, values }]} />
  );
}

function Below({ at }: { readonly at: At }) {
  const children = (useManifest().orgs ?? []).filter((org) => org.parent === at.org);
  const values = useFigures(
    at,
    children.map((org) => ({ period: at.period, org: org.code })),
  );
  const { setSearch } = useSearchState();
  if (children.length === 0) return <p className="hd-muted">该单位没有下级单位。</p>;
  return (
    <table className="hd-plain-table">
      <thead>
        <tr>
          <th scope="col">单位</th>
          <th scope="col" className="hd-number">
            {at.decl.title}（{at.decl.unit}）
          </th>
        </tr>
      </thead>
      <tbody>
        {children.map((org, index) => {
          const value = values[index] ?? null;
          return (
            <tr key={org.code}>
              <td>
                <Button type="link" onClick={() => setSearch({ org: org.code })}>
                  {org.name}
                </Button>
              </td>
              <td className="hd-number">{value === null ? '无数据' : formatNumber(value, at.decl.places)}</td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

function Where({ at }: { readonly at: At }) {
  const { setSearch } = useSearchState();
  const kinds = periodsFrom(at.decl.period);
  return (
    <search className="hd-inline-form">
      {kinds.length > 1 && (
        <Segmented<PeriodKind>
          aria-label="按何种期间"
          value={at.kind}
          options={kinds.map((kind) => ({ value: kind, label: kindTitles[kind] }))}
          onChange={(kind) => setSearch({ period: periodOf(kind, startOf(at.kind, at.period)) })}
        />
      )}
      <label htmlFor="period">
        期间
        <DatePicker
          id="period"
          picker={pickers[at.kind]}
          allowClear={false}
          value={dayjs(startOf(at.kind, at.period))}
          onChange={(day) => day && setSearch({ period: periodOf(at.kind, day.format('YYYY-MM-DD')) })}
        />
      </label>
      <div className="hd-labelled">
        <span aria-hidden>单位</span>
        <OrgPicker label="单位" value={at.org} onChange={(org) => setSearch({ org: org ?? undefined })} />
      </div>
    </search>
  );
}

function Figure({ at }: { readonly at: At }) {
  const result = useApi<IndicatorResult>(pathOf(at), { period: at.period, org: at.org }, { keep: true });
  return <QueryState query={result}>{(data) => <Value at={at} result={data} />}</QueryState>;
}

export function IndicatorPage() {
  const declared = useDeclared('indicators');
  const { search } = useSearchState();
  const { me } = useManifest();
  if (!declared) return <Denied />;
  const { app, decl } = declared;
  const own = me.posts.find((post) => post.role.startsWith(`${app.key}.`))?.org ?? me.posts[0]?.org ?? '';
  const org = search.org === undefined ? own : String(search.org);
  const { kind, name: period } = periodFrom(decl.period, search.period);
  const at: At = { app, decl, kind, period, org };
  return (
    <>
      <PageHeader
        title={decl.title}
        about={decl.about}
        crumbs={[{ title: app.title, to: `/${app.key}` }]}
        tags={<StatusTag>{better[decl.better]}</StatusTag>}
      />
      <Panel>
        <Where at={at} />
        <Figure at={at} />
        <p className="hd-muted">
          依据：{decl.basis}；本定义自 {decl.since} 起适用。
        </p>
      </Panel>
      <div className="hd-two">
        <Panel>
          <Trend at={at} />
        </Panel>
        <Panel title="下级单位">
          <Below at={at} />
        </Panel>
      </div>
    </>
  );
}
