import type { CaseDeadline, CaseStep } from '../../../kernel/sdk/case.ts';
import type { IssuedDocument } from '../../../kernel/sdk/document.ts';
import {
  type AppManifest,
  type CaseManifest,
  CaseMoves,
  DeadlineBadge,
  FieldView,
  formatInstant,
  type OfferedMove,
  PageHeader,
  Panel,
  QueryState,
  type Row,
  SimulatedBadge,
  StatusTag,
  Timeline,
  useApi,
} from '../../kit/index.ts';
import { usePath } from '../page-state.ts';
import { CaseNotes, ChangedNotice, Looks, PrintButton } from './case-commons.tsx';
import { DocumentLinks, IssuedList } from './document-page.tsx';
import { Denied, useDeclared } from './find-decl.tsx';

interface CaseAnswer {
  readonly record: Row;
  readonly moves: readonly OfferedMove[];
  readonly history: readonly CaseStep[];
  readonly deadlines: readonly CaseDeadline[];
  readonly documents: readonly IssuedDocument[];
}

interface CaseProps extends CaseAnswer {
  readonly app: AppManifest;
  readonly decl: CaseManifest;
}

/** The states a case usually passes, with where it stands and when it got there. */
function Steps({ decl, record, history }: CaseProps) {
  const reached = new Map(history.map((step) => [step.to, step.at]));
  const now = String(record.state);
  return (
    <ol className="hd-steps" aria-label="办理进度">
      {Object.entries(decl.states).map(([key, state]) => {
        const at = reached.get(key);
        if (state.final && key !== now && !isOnlyEnd(decl, key)) return null;
        const face = key === now ? 'now' : at ? 'done' : 'ahead';
        return (
          <li key={key} className={`hd-step-${face}`} aria-current={key === now ? 'step' : undefined}>
            <span>{state.title}</span>
            {at && <time dateTime={at}>{formatInstant(at, 'MM-DD HH:mm')}</time>}
          </li>
        );
      })}
    </ol>
  );
}

/** Of several ends, those not reached are left out: which of them will come is not known. */
const isOnlyEnd = (decl: CaseManifest, key: string) =>
  Object.entries(decl.states).every(([other, state]) => other === key || !state.final);

function History({ app, decl, history }: CaseProps) {
  return (
    <Timeline
      items={history.map((step, index) => {
        const input = decl.moves[step.move]?.input ?? {};
        return {
          key: String(index),
          at: step.at,
          byName: step.byName,
          title: decl.moves[step.move]?.title ?? '发起',
          tag: decl.states[step.to]?.title ?? step.to,
          tone: decl.states[step.to]?.tone,
          children:
            Object.keys(input).length > 0 ? <FieldView app={app.key} fields={input} values={step.input} /> : undefined,
        };
      })}
    />
  );
}

function CasePage(props: CaseProps) {
  const { app, decl, record, deadlines, documents } = props;
  const path = `/${app.key}/cases/${decl.key}/${record.id}`;
  const state = decl.states[String(record.state)];
  return (
    <>
      <PageHeader
        title={String(record[decl.label] ?? record.id)}
        crumbs={[
          { title: app.title, to: `/${app.key}` },
          { title: decl.title, to: `/${app.key}/cases/${decl.key}` },
        ]}
        tags={
          <>
            <StatusTag tone={state?.tone}>{state?.title ?? String(record.state)}</StatusTag>
            <SimulatedBadge simulated={record.simulated === true} />
          </>
        }
        actions={
          <>
            <CaseMoves {...props} />
            <PrintButton />
          </>
        }
      />
      <Panel>
        <Steps {...props} />
        {deadlines.length > 0 && (
          <div className="hd-buttons">
            {deadlines.map((deadline) => (
              <DeadlineBadge key={`${deadline.key}.${deadline.startedAt}`} deadline={deadline} />
            ))}
          </div>
        )}
      </Panel>
      <div className="hd-two">
        <div>
          <Panel title="事项信息">
            <FieldView app={app.key} fields={decl.fields} values={record} />
            <p className="hd-muted">
              {String(record.openedByName)} 于 {formatInstant(String(record.openedAt))} 发起
            </p>
          </Panel>
          <Panel title="文书" extra={<DocumentLinks app={app} subject={String(record.id)} />}>
            <IssuedList documents={documents} />
          </Panel>
        </div>
        <div>
          <Panel title="办理过程">
            <History {...props} />
          </Panel>
          <CaseNotes path={path} personal={app.seesPersonal === true} />
          {decl.may.includes('audit') && <Looks path={path} />}
        </div>
      </div>
    </>
  );
}

export function CaseDetail() {
  const declared = useDeclared('cases');
  const { id } = usePath();
  const answer = useApi<CaseAnswer>(
    declared ? `/${declared.app.key}/cases/${declared.decl.key}/${id}` : '',
    {},
    { enabled: declared !== null },
  );
  if (!declared) return <Denied />;
  return (
    <>
      <ChangedNotice id={id ?? ''} readAt={answer.dataUpdatedAt} onReload={() => void answer.refetch()} />
      <QueryState query={answer}>{(data) => <CasePage {...declared} {...data} />}</QueryState>
    </>
  );
}
