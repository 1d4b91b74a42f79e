import { Button } from 'antd';
import { formatNumber, Go, type IndicatorManifest } from '../../../../web/kit/index.ts';
import { plainKey, type Standing } from './asked.ts';

/** Figures of the orgs, each opening into what it was counted from; a heading orders by its figure. */
export function StandingsTable({
  rows,
  indicators,
  chosen,
  period,
  onChoose,
}: {
  readonly rows: readonly Standing[];
  readonly indicators: readonly IndicatorManifest[];
  /** Key of the indicator that the rows are ordered by. */
  readonly chosen: string;
  readonly period: string;
  readonly onChoose: (indicator: string) => void;
}) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard.
    <section className="hd-scroll" tabIndex={0} aria-label="考核排名">
      <table className="hd-plain-table">
        <thead>
          <tr>
            <th scope="col" className="hd-number">
              名次
            </th>
            <th scope="col">单位</th>
            {indicators.map(({ key, title, unit, better }) => (
              <th
                key={key}
                scope="col"
                className="hd-number"
                aria-sort={key === chosen ? (better === 'lower' ? 'ascending' : 'descending') : undefined}
              >
                <Button type="link" size="small" aria-pressed={key === chosen} onClick={() => onChoose(plainKey(key))}>
                  {title}（{unit}）
                </Button>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ org, name, values, ranks }) => (
            <tr key={org} data-org={org}>
              <td className="hd-number">{ranks[chosen] ?? '–'}</td>
              <td className="hd-short">{name}</td>
              {indicators.map(({ key, places }) => {
                const value = values[key] ?? null;
                return (
                  <td key={key} className="hd-number">
                    {value === null ? (
                      <span className="hd-muted">无数据</span>
                    ) : (
                      <Go to={`/coach/indicators/${key}?period=${period}&org=${encodeURIComponent(org)}`}>
                        {formatNumber(value, places)}
                      </Go>
                    )}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
