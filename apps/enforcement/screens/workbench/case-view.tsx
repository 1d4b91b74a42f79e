import {
  CaseMoves,
  DeadlineBadge,
  FieldView,
  formatInstant,
  Go,
  NoData,
  PageHeader,
  Panel,
  QueryState,
  type ScreenProps,
  SimulatedBadge,
  StatusTag,
  Timeline,
  type Tone,
  useService,
} from '../../../../web/kit/index.ts';
import { type CaseAnswer, useCase } from '../parts/case-answer.ts';
import { PlainTable } from '../parts/plain-table.tsx';
import { EvidencePart, type Piece, type SitePhoto } from './evidence-part.tsx';

interface FileView {
  readonly brokenAt: number | null;
  readonly evidence: readonly Piece[];
  readonly entries: readonly {
    readonly title: string;
    readonly number: string;
    readonly on: string;
    readonly page: string;
  }[];
  readonly related: readonly {
    readonly type: string;
    readonly typeTitle: string;
    readonly id: string;
    readonly title: string;
    readonly state: string;
    readonly tone: Tone;
  }[];
  readonly photos: readonly SitePhoto[];
}

type App = ScreenProps['app'];
const brief = ['field', 'leadOfficer', 'secondOfficer', 'violation', 'party', 'vehicle', 'actAt', 'place', 'facts'];

/** Every clock with how it was counted: at a desk one reads them, one need not open them. */
function Clocks({ deadlines }: Pick<CaseAnswer, 'deadlines'>) {
  if (deadlines.length === 0) return <NoData what="没有进行中的时限" />;
  return (
    <ul className="hd-plain-list">
      {deadlines.map((one) => (
        <li key={`${one.key}.${one.startedAt}`}>
          <DeadlineBadge deadline={one} />
          <div className="hd-muted">
            {one.dueAt && `至 ${formatInstant(one.dueAt, 'YYYY-MM-DD HH:mm')}；`}
            {one.basis}
          </div>
        </li>
      ))}
    </ul>
  );
}

function Papers({ app, documents }: { readonly app: App; readonly documents: CaseAnswer['documents'] }) {
  if (documents.length === 0) return <NoData what="尚未签发文书" />;
  const titles = new Map(app.documents.map(({ key, title }) => [key, title]));
  return (
    <PlainTable caption="已签发文书" heads={['文书', '文号', '签发', '文件']}>
      {documents.map((one) => (
        <tr key={one.id}>
          <td>{titles.get(one.key) ?? one.title}</td>
          <td>{one.number ?? '—'}</td>
          <td>
            {formatInstant(one.issuedAt, 'YYYY-MM-DD')} {one.byName}
          </td>
          <td>
            {Object.entries(one.files).map(([format, hash]) => (
              <a key={format} href={`/api/files/${hash}?name=${encodeURIComponent(`${one.title}.${format}`)}`}>
                {format.toUpperCase()}{' '}
              </a>
            ))}
          </td>
        </tr>
      ))}
    </PlainTable>
  );
}

function Catalogue({ entries }: Pick<FileView, 'entries'>) {
  if (entries.length === 0) return <NoData what="案卷中尚无材料" />;
  return (
    <PlainTable caption="卷内目录" heads={['序号', '文号', '题名', '日期', '页次']}>
      {entries.map((one, index) => (
        <tr key={`${one.title}.${one.number}.${one.page}`}>
          <td className="hd-number">{index + 1}</td>
          <td>{one.number || '—'}</td>
          <td>{one.title}</td>
          <td>{one.on}</td>
          <td className="hd-number">{one.page}</td>
        </tr>
      ))}
    </PlainTable>
  );
}

function Related({ related }: Pick<FileView, 'related'>) {
  if (related.length === 0) return <NoData what="没有关联的措施、收缴、公示等事项" />;
  return (
    <ul className="hd-plain-list">
      {related.map((one) => (
        <li key={one.id}>
          <Go to={`/enforcement/cases/${one.type}/${one.id}`}>
            {one.typeTitle}：{one.title}
          </Go>{' '}
          <StatusTag tone={one.tone}>{one.state}</StatusTag>
        </li>
      ))}
    </ul>
  );
}

function CaseView({ app, answer, view }: { readonly app: App; readonly answer: CaseAnswer; readonly view: FileView }) {
  const { record, moves, deadlines, documents, history } = answer;
  const decl = app.cases.find(({ key }) => key === 'penalty');
  if (!decl) return null;
  const state = decl.states[String(record.state)];
  const fields = Object.fromEntries(Object.entries(decl.fields).filter(([name]) => brief.includes(name)));
  return (
    <>
      <PageHeader
        title={String(record.caseNumber ?? record.title)}
        crumbs={[
          { title: app.title, to: `/${app.key}` },
          { title: '案卷工作台', to: '/enforcement/screens/workbench' },
        ]}
        tags={
          <>
            <StatusTag tone={state?.tone}>{state?.title}</StatusTag>
            <SimulatedBadge simulated={record.simulated === true} />
          </>
        }
        about={String(record.title)}
        actions={<CaseMoves app={app} decl={decl} record={record} moves={moves} />}
      />
      <div className="hd-two">
        <div>
          <Panel title="案情" extra={<Go to={`/enforcement/cases/penalty/${record.id}`}>全部信息</Go>}>
            <FieldView app={app.key} fields={fields} values={record} />
          </Panel>
          <EvidencePart
            app={app}
            answer={answer}
            pieces={view.evidence}
            brokenAt={view.brokenAt}
            photos={view.photos}
          />
          <Panel title="文书">
            <Papers app={app} documents={documents} />
          </Panel>
          <Panel title="卷内目录">
            <Catalogue entries={view.entries} />
          </Panel>
        </div>
        <div>
          <Panel title="时限">
            <Clocks deadlines={deadlines} />
          </Panel>
          <Panel title="关联事项">
            <Related related={view.related} />
          </Panel>
          <Panel title="办理过程">
            <Timeline
              items={history.map((step, index) => ({
                key: String(index),
                at: step.at,
                byName: step.byName,
                title: decl.moves[step.move]?.title ?? '登记',
                tag: decl.states[step.to]?.title ?? step.to,
                tone: decl.states[step.to]?.tone ?? 'plain',
              }))}
            />
          </Panel>
        </div>
      </div>
    </>
  );
}

/** One case as a file: what happened, what proves it, what was issued, which clocks run, and what comes next. */
export function WorkbenchCase({ app, id }: { readonly app: App; readonly id: string }) {
  const answer = useCase('penalty', id);
  const view = useService<FileView>('enforcement', 'case-file-view', { penalty: id });
  return (
    <QueryState query={answer}>
      {(data) => <QueryState query={view}>{(file) => <CaseView app={app} answer={data} view={file} />}</QueryState>}
    </QueryState>
  );
}
