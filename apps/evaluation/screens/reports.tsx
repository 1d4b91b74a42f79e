import './parts/screens.css';
import { Select } from 'antd';
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
import type { YearOverview } from '../year-overview.ts';
import { useYear, YearGate, YearSwitch } from './parts/years.tsx';
import { IssuedPanel } from './reports/issued-panel.tsx';
import { PreviewPanel } from './reports/preview-panel.tsx';

type Disclosure = YearOverview['disclosures'][number];

function Choice({
  kept,
  subject,
  documentKey,
  app,
  setSearch,
}: {
  readonly kept: readonly Disclosure[];
  readonly subject: Disclosure;
  readonly documentKey: string;
} & Pick<ScreenProps, 'app' | 'setSearch'>) {
  return (
    <div className="ev-bar">
      <label className="ev-inline" htmlFor="document">
        文书
        <Select
          id="document"
          aria-label="文书"
          value={documentKey}
          style={{ minWidth: 240 }}
          options={app.documents.map((one) => ({ value: one.key, label: one.title }))}
          onChange={(document: string) => setSearch({ document })}
        />
      </label>
      <label className="ev-inline" htmlFor="subject">
        依据
        <Select
          id="subject"
          aria-label="依据的公开文件"
          value={subject.id}
          popupMatchSelectWidth={false}
          style={{ minWidth: 220, maxWidth: '80vw' }}
          options={kept.map((one) => ({ value: one.id, label: `${one.unitName} ${one.year}` }))}
          onChange={(id: string) => setSearch({ id })}
        />
      </label>
      {subject.demonstration && <StatusTag tone="warning">演示数据</StatusTag>}
    </div>
  );
}

function Reports({ kept, ...screen }: { readonly kept: readonly Disclosure[] } & ScreenProps) {
  const { app, search } = screen;
  const subject = kept.find((one) => one.id === search.id) ?? kept[0];
  const decl = app.documents.find((one) => one.key === search.document) ?? app.documents[0];
  if (!subject || !decl) {
    return (
      <Panel>
        <NoData what="该年度没有读入决算公开文件，没有可出具的文书">
          <Go to="/evaluation/screens/import">导入文件</Go>
        </NoData>
      </Panel>
    );
  }
  return (
    <>
      <Panel>
        <Choice {...screen} kept={kept} subject={subject} documentKey={decl.key} />
        <PreviewPanel app={app} decl={decl} subject={subject.id} />
      </Panel>
      <IssuedPanel app={app} decl={decl} subject={subject.id} />
    </>
  );
}

function Year({ year, ...screen }: { readonly year: number } & ScreenProps) {
  const answer = useService<YearOverview>('evaluation', 'year-overview', { year });
  return <QueryState query={answer}>{(data) => <Reports {...screen} kept={data.disclosures} />}</QueryState>;
}

/** 报告: what would be issued, issuing it with a number, and what has been issued with its hash. */
export function Screen(props: ScreenProps) {
  const { app, search, setSearch } = props;
  const years = useYear(search, 'scored');
  return (
    <>
      <PageHeader
        title="报告"
        crumbs={[{ title: app.title, to: `/${app.key}` }]}
        actions={<YearSwitch {...years} setSearch={setSearch} />}
        about="文书由数据生成，同样的数据得出逐字节相同的文件。签发后编号、存档、计算校验值，可随时核验。"
      />
      <YearGate years={years}>{(year) => <Year {...props} year={year} />}</YearGate>
    </>
  );
}
