import type { Page } from '../../../../kernel/sdk/index.ts';
import {
  formatInstant,
  Go,
  NoData,
  Panel,
  QueryState,
  type Row,
  StatusTag,
  useApi,
} from '../../../../web/kit/index.ts';

interface Work extends Row {
  readonly id: string;
  readonly label: string;
  readonly dueAt: string | null;
}

/** The alarms that the company has to deal with, the next due first. */
export function DuePanel() {
  const work = useApi<Page<Work>>('/work', { app: 'coach', pageSize: 20 }, { refetchEveryMs: 15_000 });
  return (
    <Panel title="待处理的报警" extra={<Go to="/coach/screens/alarms">到报警台处理</Go>}>
      <QueryState query={work}>
        {({ rows, total }) =>
          rows.length === 0 ? (
            <NoData what="没有待处理的报警" />
          ) : (
            <>
              <p>共 {total} 件</p>
              <ul className="co-episodes">
                {rows.map((row) => {
                  const isLate = row.dueAt !== null && Date.parse(String(row.dueAt)) < Date.now();
                  return (
                    <li key={row.id}>
                      <Go to={`/coach/cases/alarm-episode/${row.id}`}>{row.label}</Go>{' '}
                      {row.dueAt && (
                        <StatusTag tone={isLate ? 'bad' : 'active'}>
                          {isLate ? '已超期' : `${formatInstant(String(row.dueAt), 'MM-DD HH:mm')} 前`}
                        </StatusTag>
                      )}
                    </li>
                  );
                })}
              </ul>
            </>
          )
        }
      </QueryState>
    </Panel>
  );
}
