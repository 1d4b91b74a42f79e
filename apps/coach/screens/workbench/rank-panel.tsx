import {
  type AppManifest,
  formatNumber,
  Go,
  NoData,
  Panel,
  QueryState,
  SimulatedBadge,
  today,
  useApi,
} from '../../../../web/kit/index.ts';
import type { Standings } from '../assessment/asked.ts';

/** The company's figures of this month, with its place among all companies of the province. */
export function RankPanel({ app }: { readonly app: AppManifest }) {
  const period = today().slice(0, 7);
  const standings = useApi<Standings>('/coach/standings', { period, level: 'unit' });
  return (
    <Panel title="本月考核" extra={<Go to="/coach/screens/assessment?level=unit">考核</Go>}>
      <QueryState query={standings}>
        {({ rows: [own], indicators }) =>
          own ? (
            <>
              <SimulatedBadge simulated={own.simulated} />
              <table className="hd-plain-table">
                <thead>
                  <tr>
                    <th scope="col">指标</th>
                    <th scope="col" className="hd-number">
                      数值
                    </th>
                    <th scope="col" className="hd-number">
                      名次
                    </th>
                  </tr>
                </thead>
                <tbody>
                  {indicators.map(({ key, of }) => {
                    const decl = app.indicators.find((one) => one.key === key);
                    const value = own.values[key] ?? null;
                    return (
                      <tr key={key}>
                        <td>
                          <Go to={`/coach/indicators/${key}?period=${period}`}>{decl?.title ?? key}</Go>
                        </td>
                        <td className="hd-number">
                          {value === null ? '无数据' : `${formatNumber(value, decl?.places ?? 2)}${decl?.unit ?? ''}`}
                        </td>
                        <td className="hd-number">
                          {own.ranks[key] ?? '–'} / {of}
                        </td>
                      </tr>
                    );
                  })}
                </tbody>
              </table>
            </>
          ) : (
            <NoData what="本月还没有车辆日报" />
          )
        }
      </QueryState>
    </Panel>
  );
}
