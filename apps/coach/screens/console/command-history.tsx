import type { Page } from '../../../../kernel/sdk/index.ts';
import { formatInstant, NoData, Panel, QueryState, type Row, useApi } from '../../../../web/kit/index.ts';
import { AnswerBody, Outcome } from './answer.tsx';
import { orderForms } from './orders.ts';

/** The last commands to a vehicle, with their answers. */
export function CommandHistory({
  phone,
  outcomes,
}: {
  readonly phone: string;
  readonly outcomes: Readonly<Record<string, string>>;
}) {
  const commands = useApi<Page<Row>>(
    '/coach/facts/command',
    { where: { phone }, sort: '-at', pageSize: 20 },
    { refetchEveryMs: 10_000 },
  );
  return (
    <Panel title="指令记录">
      <QueryState query={commands}>
        {({ rows }) =>
          rows.length === 0 ? (
            <NoData what="没有下发过指令" />
          ) : (
            <ol className="co-episodes">
              {rows.map((row) => (
                <li key={String(row.factId)}>
                  <details>
                    <summary>
                      {formatInstant(String(row.at), 'MM-DD HH:mm:ss')}　
                      {orderForms[String(row.message)]?.title ?? String(row.message)}{' '}
                      <Outcome outcome={String(row.outcome)} titles={outcomes} />
                    </summary>
                    <p>下发人：{String(row.sender ?? '')}</p>
                    <AnswerBody answer={row.body} />
                    <AnswerBody answer={row.answer} />
                  </details>
                </li>
              ))}
            </ol>
          )
        }
      </QueryState>
    </Panel>
  );
}
