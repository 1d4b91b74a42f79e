import './parts/screens.css';
import { Button, Segmented } from 'antd';
import { useState } from 'react';
import {
  ErrorState,
  Go,
  NoData,
  newIdempotencyKey,
  PageHeader,
  Panel,
  QueryState,
  type Row,
  type ScreenProps,
  StatusTag,
  type Tone,
  useSend,
} from '../../../web/kit/index.ts';
import { type CasePage, useCases } from './parts/case-answer.ts';
import { CasePanel } from './parts/case-panel.tsx';
import { PlainTable } from './parts/plain-table.tsx';

const criteria = [
  ['subjectMark', '主体与人员资格', 10],
  ['factMark', '事实与证据', 30],
  ['lawMark', '法律适用与裁量', 25],
  ['procedureMark', '程序与期限', 25],
  ['writingMark', '文书与归档', 10],
] as const;

const views = { drawn: '待初评', marked: '待复评', done: '已评定' } as const;
type View = keyof typeof views;
const isView = (text: unknown): text is View => typeof text === 'string' && text in views;
const grades: Readonly<Record<string, readonly [Tone, string]>> = {
  excellent: ['good', '优秀'],
  passed: ['active', '合格'],
  failed: ['bad', '不合格'],
};
const textOf = (value: unknown) => (typeof value === 'string' ? value : '');

/** Draws closed files by lot that have not been drawn before: nobody picks the files of his friends. */
function Draw({ closed, drawn }: { readonly closed: CasePage; readonly drawn: CasePage }) {
  const send = useSend<Row>();
  const [error, setError] = useState<unknown>(null);
  const known = new Set(drawn.rows.map((row) => row.penalty));
  const open = closed.rows.filter((row) => !known.has(row.id));
  const draw = async () => {
    setError(null);
    const [lot = 0] = crypto.getRandomValues(new Uint32Array(1));
    const chosen = open[lot % open.length];
    if (!chosen) return;
    const { id, org, caseNumber, title, simulated } = chosen;
    const values = {
      title: `${textOf(caseNumber) || textOf(title)} 评查`,
      org,
      penalty: id,
      simulated: simulated === true,
    };
    try {
      await send.mutateAsync({
        path: '/enforcement/cases/appraisal',
        payload: { values, why: '随机抽取' },
        headers: { 'idempotency-key': newIdempotencyKey() },
      });
    } catch (cause) {
      setError(cause);
    }
  };
  return (
    <>
      <p>
        最近办结的案卷 {closed.rows.length} 件，未抽取 {open.length} 件。
      </p>
      {error !== null && <ErrorState error={error} />}
      <Button type="primary" onClick={draw} disabled={open.length === 0 || send.isPending} aria-busy={send.isPending}>
        随机抽取一卷
      </Button>
    </>
  );
}

function Marks({ row }: { readonly row: Row }) {
  const [tone, title] = grades[textOf(row.grade)] ?? (['plain', '未评定'] as const);
  return (
    <PlainTable caption="评分" heads={[...criteria.map(([, name, full]) => `${name}（${full}）`), '得分', '等次']}>
      <tr>
        {criteria.map(([key]) => (
          <td key={key} className="hd-number">
            {typeof row[key] === 'number' ? String(row[key]) : '—'}
          </td>
        ))}
        <td className="hd-number">{typeof row.score === 'number' ? String(row.score) : '—'}</td>
        <td>
          <StatusTag tone={tone}>{title}</StatusTag>
        </td>
      </tr>
    </PlainTable>
  );
}

function Entry({ app, row }: { readonly app: ScreenProps['app']; readonly row: Row }) {
  return (
    <Panel title={textOf(row.title)} level={3}>
      <p>
        <Go to={`/enforcement/screens/workbench/${row.penalty}`}>打开案卷</Go>
      </p>
      <Marks row={row} />
      {row.deductions ? <p>扣分理由：{textOf(row.deductions)}</p> : null}
      {row.veto === true && <StatusTag tone="bad">主要事实、证据或程序违法，一票否决</StatusTag>}
      <CasePanel app={app} type="appraisal" id={String(row.id)} />
    </Panel>
  );
}

/** 案卷评查: drawn by lot, marked on five counts, marked again by somebody else. Never by money. */
export function Screen({ app, search, setSearch }: ScreenProps) {
  const view: View = isView(search.state) ? search.state : 'drawn';
  const closed = useCases('penalty', {
    where: { state: { in: ['closed', 'archived'] } },
    pageSize: 100,
    sort: '-filedAt',
  });
  const drawn = useCases('appraisal', { pageSize: 100 });
  const found = useCases('appraisal', { where: { state: view }, pageSize: 20, sort: '-openedAt' });
  return (
    <>
      <PageHeader
        title="案卷评查"
        crumbs={[{ title: app.title, to: `/${app.key}` }]}
        about="百分制：九十分以上优秀，六十分以下或一票否决的不合格。承办人员不得评查本人案卷，复评由另一人作出；罚没款不作为评查内容。"
      />
      <Panel title="抽取案卷">
        <QueryState query={closed}>
          {(files) => <QueryState query={drawn}>{(before) => <Draw closed={files} drawn={before} />}</QueryState>}
        </QueryState>
      </Panel>
      <div className="ef-switch">
        <Segmented
          aria-label="评查状态"
          value={view}
          onChange={(next) => setSearch({ state: next })}
          options={Object.entries(views).map(([value, label]) => ({ value, label }))}
        />
      </div>
      <QueryState query={found}>
        {({ rows }) =>
          rows.length === 0 ? (
            <Panel>
              <NoData what={`没有${views[view]}的案卷`} />
            </Panel>
          ) : (
            rows.map((row) => <Entry key={String(row.id)} app={app} row={row} />)
          )
        }
      </QueryState>
    </>
  );
}
