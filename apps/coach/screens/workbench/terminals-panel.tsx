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
import { terminalStates } from '../../words.ts';

/** Terminals of the company that wait for admission, or were refused and why. */
export function TerminalsPanel() {
  const terminals = useApi<Page<Row>>('/coach/entities/terminal', {
    where: { state: { in: ['pending', 'refused'] } },
    sort: '-firstSeenAt',
    pageSize: 20,
  });
  return (
    <Panel title="终端准入">
      <QueryState query={terminals}>
        {({ rows }) =>
          rows.length === 0 ? (
            <NoData what="终端都已准入" />
          ) : (
            <ul className="co-episodes">
              {rows.map((row) => (
                <li key={String(row.id)}>
                  <Go to={`/coach/entities/terminal/${row.id}`}>{String(row.phone)}</Go> {String(row.plate ?? '')}{' '}
                  <StatusTag tone={row.state === 'refused' ? 'bad' : 'warning'}>
                    {terminalStates[row.state as keyof typeof terminalStates]}
                  </StatusTag>{' '}
                  <span className="hd-muted">
                    {formatInstant(row.firstSeenAt as string | null)} {String(row.note ?? '')}
                  </span>
                </li>
              ))}
            </ul>
          )
        }
      </QueryState>
    </Panel>
  );
}
