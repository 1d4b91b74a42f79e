import { Drawer } from 'antd';
import type { CaseDeadline, CaseStep } from '../../../../kernel/sdk/case.ts';
import {
  type AppManifest,
  CaseMoves,
  DeadlineBadge,
  FieldView,
  Go,
  type OfferedMove,
  QueryState,
  type Row,
  StatusTag,
  Timeline,
  useApi,
} from '../../../../web/kit/index.ts';
import type { RuleNote } from '../../views.ts';
import { kinds, severities } from './words.ts';

interface CaseAnswer {
  readonly record: Row;
  readonly moves: readonly OfferedMove[];
  readonly history: readonly CaseStep[];
  readonly deadlines: readonly CaseDeadline[];
}

const worked = ['printed', 'computed', 'assignee', 'dismissedWhy', 'rectification'] as const;

function Content({ app, answer, rule, children }: PanelProps & { readonly answer: CaseAnswer }) {
  const decl = app.cases.find((one) => one.key === 'finding');
  const { record, moves, history, deadlines } = answer;
  if (!decl) return null;
  const state = decl.states[String(record.state)];
  const severity = severities[record.severity as keyof typeof severities];
  const fields = Object.fromEntries(
    worked.flatMap((name) => (decl.fields[name] && record[name] ? [[name, decl.fields[name]]] : [])),
  );
  return (
    <>
      <p>
        <StatusTag tone={severity?.tone}>{severity?.title ?? ''}</StatusTag>{' '}
        <StatusTag>{kinds[record.kind as keyof typeof kinds] ?? ''}</StatusTag>{' '}
        <StatusTag tone={state?.tone}>{state?.title ?? String(record.state)}</StatusTag>
      </p>
      <p className="ev-message">{String(record.message)}</p>
      <div className="hd-buttons">
        <CaseMoves app={app} decl={decl} record={record} moves={moves} />
      </div>
      {deadlines.map((deadline) => (
        <DeadlineBadge key={`${deadline.key}.${deadline.startedAt}`} deadline={deadline} />
      ))}
      {rule && (
        <p className="hd-muted">
          规则：{rule.title}。依据：{rule.basis}。{rule.needs && `须提供的证据：${rule.needs}。`}
        </p>
      )}
      <FieldView app={app.key} fields={fields} values={record} />
      {children}
      <h3>办理过程</h3>
      <Timeline
        items={history.map((step, index) => ({
          key: String(index),
          at: step.at,
          byName: step.byName,
          title: decl.moves[step.move]?.title ?? '登记',
          tag: decl.states[step.to]?.title ?? step.to,
          tone: decl.states[step.to]?.tone,
        }))}
      />
      <p>
        <Go to={`/evaluation/cases/finding/${String(record.id)}`}>打开事项页</Go>
      </p>
    </>
  );
}

interface PanelProps {
  readonly app: AppManifest;
  readonly rule: RuleNote | undefined;
  /** Further content, such as the quotes in their context. */
  readonly children?: React.ReactNode;
}

/** One finding as a matter: where it stands, what may be done with it, what was done. Leaves the page beside it usable. */
export function FindingPanel({
  id,
  onClose,
  ...panel
}: PanelProps & { readonly id: string | null; readonly onClose: () => void }) {
  const answer = useApi<CaseAnswer>(`/evaluation/cases/finding/${id}`, {}, { enabled: id !== null });
  return (
    <Drawer title="发现的办理" open={id !== null} onClose={onClose} size={480} mask={false} destroyOnHidden>
      <div className="ev-stack">
        <QueryState query={answer}>{(data) => <Content {...panel} answer={data} />}</QueryState>
      </div>
    </Drawer>
  );
}
