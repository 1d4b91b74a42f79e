import { Button } from 'antd';
import { formatInstant, Go, type Row, SimulatedBadge, StatusTag, useOrgNames } from '../../../../web/kit/index.ts';
import { editions, terminalStates } from '../../words.ts';
import type { Verdict } from './admission-dialog.tsx';

const toneOf = { pending: 'warning', admitted: 'good', refused: 'bad' } as const;

/** Terminals with what they told of themselves at registration; those that may be decided have their two buttons. */
export function TerminalTable({
  rows,
  mayDecide,
  onDecide,
}: {
  readonly rows: readonly Row[];
  readonly mayDecide: boolean;
  readonly onDecide: (terminal: Row, verdict: Verdict) => void;
}) {
  const names = useOrgNames();
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard.
    <section className="hd-scroll" tabIndex={0} aria-label="车载终端">
      <table className="hd-plain-table">
        <thead>
          <tr>
            <th scope="col">终端手机号</th>
            <th scope="col">状态</th>
            <th scope="col">车牌</th>
            <th scope="col">单位</th>
            <th scope="col">型号</th>
            <th scope="col">协议</th>
            <th scope="col">首次注册</th>
            <th scope="col">说明</th>
            {mayDecide && <th scope="col">办理</th>}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => {
            const state = row.state as keyof typeof terminalStates;
            return (
              <tr key={String(row.id)} data-terminal={String(row.phone)}>
                <td>
                  <Go to={`/coach/entities/terminal/${row.id}`}>{String(row.phone)}</Go>{' '}
                  <SimulatedBadge simulated={row.simulated === true} />
                </td>
                <td>
                  <StatusTag tone={toneOf[state]}>{terminalStates[state]}</StatusTag>
                </td>
                <td>
                  {String(row.plate ?? '')}
                  {!row.vehicle && <div className="hd-muted">未登记的车辆</div>}
                </td>
                <td>{names.get(String(row.org)) ?? String(row.org)}</td>
                <td>
                  {String(row.makerId ?? '')} {String(row.model ?? '')}
                </td>
                <td>{editions[row.edition as keyof typeof editions] ?? ''}</td>
                <td>{formatInstant(row.firstSeenAt as string | null)}</td>
                <td className="hd-long">{String(row.note ?? '')}</td>
                {mayDecide && (
                  <td>
                    <span className="hd-buttons">
                      {state !== 'admitted' && (
                        <Button size="small" type="primary" onClick={() => onDecide(row, 'admitted')}>
                          准入
                        </Button>
                      )}
                      {state !== 'refused' && (
                        <Button size="small" danger onClick={() => onDecide(row, 'refused')}>
                          不予准入
                        </Button>
                      )}
                    </span>
                  </td>
                )}
              </tr>
            );
          })}
        </tbody>
      </table>
    </section>
  );
}
