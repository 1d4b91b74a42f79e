import { CaseMoves, DeadlineBadge, Go, QueryState, type ScreenProps, StatusTag } from '../../../../web/kit/index.ts';
import { useCase } from './case-answer.ts';

/** One matter in place: state, clocks and what may be done now. */
export function CasePanel({
  app,
  type,
  id,
  children,
}: {
  readonly app: ScreenProps['app'];
  readonly type: string;
  readonly id: string;
  readonly children?: React.ReactNode;
}) {
  const answer = useCase(type, id);
  const decl = app.cases.find(({ key }) => key === type);
  if (!decl) return null;
  return (
    <QueryState query={answer}>
      {({ record, moves, deadlines }) => {
        const state = decl.states[String(record.state)];
        return (
          <>
            <p className="hd-buttons">
              <StatusTag tone={state?.tone}>{state?.title}</StatusTag>
              <Go to={`/enforcement/cases/${type}/${id}`}>全部信息和办理过程</Go>
            </p>
            <div className="hd-buttons">
              {deadlines.map((deadline) => (
                <DeadlineBadge key={`${deadline.key}.${deadline.startedAt}`} deadline={deadline} />
              ))}
            </div>
            {children}
            <div className="hd-buttons">
              <CaseMoves app={app} decl={decl} record={record} moves={moves} />
            </div>
          </>
        );
      }}
    </QueryState>
  );
}
