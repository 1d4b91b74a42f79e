import './parts/screens.css';
import { useState } from 'react';
import {
  Go,
  NoData,
  PageHeader,
  Panel,
  QueryState,
  type ScreenProps,
  StatusTag,
  useService,
} from '../../../web/kit/index.ts';
import type { DisclosurePage } from '../views.ts';
import type { YearOverview } from '../year-overview.ts';
import { FindingPanel } from './parts/finding-panel.tsx';
import { readerPage } from './parts/pages.ts';
import { useYear, YearGate, YearSwitch } from './parts/years.tsx';
import { DisclosureReader } from './reader/disclosure-reader.tsx';

/** The kept disclosures of the year, to choose one to read. */
function Shelf({ year }: { readonly year: number }) {
  const answer = useService<YearOverview>('evaluation', 'year-overview', { year });
  return (
    <QueryState query={answer}>
      {({ disclosures }) =>
        disclosures.length === 0 ? (
          <NoData what={`${year} 年还没有读入决算公开文件`} />
        ) : (
          <ul className="hd-plain-list ev-list">
            {disclosures.map((one) => (
              <li key={one.id}>
                <Go to={readerPage(one.id)}>{one.title}</Go> {one.unitName}，{one.year} 年，指标 {one.rows} 行，发现{' '}
                {one.findings} 条
              </li>
            ))}
          </ul>
        )
      }
    </QueryState>
  );
}

function Chooser({ app, search, setSearch }: ScreenProps) {
  const years = useYear(search, 'scored');
  return (
    <>
      <PageHeader
        title="公开文件阅读"
        crumbs={[{ title: app.title, to: `/${app.key}` }]}
        actions={<YearSwitch {...years} setSearch={setSearch} />}
      />
      <Panel title="选择文件" extra={<Go to="/evaluation/screens/import">导入文件</Go>}>
        <YearGate years={years}>{(year) => <Shelf year={year} />}</YearGate>
      </Panel>
    </>
  );
}

function Kept({ page, ...screen }: { readonly page: DisclosurePage } & ScreenProps) {
  const { app, search, setSearch } = screen;
  const { record, cases } = page;
  const [open, setOpen] = useState<string | null>(null);
  const matter = cases.find((one) => one.findingId === open);
  const states = app.cases.find((one) => one.key === 'finding')?.states ?? {};
  const rule = page.audit.findings.find((one) => one.id === open)?.rule;
  return (
    <>
      <PageHeader
        title={record.title}
        crumbs={[
          { title: app.title, to: `/${app.key}` },
          { title: '公开文件阅读', to: '/evaluation/screens/reader' },
        ]}
        tags={record.demonstration && <StatusTag tone="warning">演示数据</StatusTag>}
        about={
          <>
            {record.unitName}，{record.year} 年度；原文件 {record.fileName}，SM3{' '}
            <code>{record.fileHash.slice(0, 12)}…</code>
          </>
        }
      />
      <DisclosureReader
        text={page}
        search={search}
        setSearch={setSearch}
        stateOf={(findingId) => {
          const state = states[cases.find((one) => one.findingId === findingId)?.state ?? ''];
          return state ? { title: state.title, tone: state.tone ?? 'plain' } : null;
        }}
        onWork={cases.length > 0 ? setOpen : undefined}
      />
      <FindingPanel
        app={app}
        id={matter?.id ?? null}
        rule={rule === undefined ? undefined : page.rules[rule]}
        onClose={() => setOpen(null)}
      />
    </>
  );
}

function One({ id, ...screen }: { readonly id: string } & ScreenProps) {
  const answer = useService<DisclosurePage>('evaluation', 'disclosure-page', { id });
  return <QueryState query={answer}>{(page) => <Kept {...screen} page={page} />}</QueryState>;
}

/** 公开文件阅读: the text of a kept disclosure beside what was read from it. */
export function Screen(props: ScreenProps) {
  const { id } = props.search;
  return typeof id === 'string' ? <One {...props} id={id} /> : <Chooser {...props} />;
}
