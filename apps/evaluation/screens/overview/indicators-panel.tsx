import { Go, Panel, SimulatedBadge, StatusTag } from '../../../../web/kit/index.ts';
import type { YearOverview } from '../../year-overview.ts';
import { Figure } from '../parts/figure.tsx';

/** The application's own indicators of the year; each opens its definition, its trend and its rows. */
export function IndicatorsPanel({ data }: { readonly data: YearOverview }) {
  const period = encodeURIComponent(JSON.stringify(String(data.year)));
  return (
    <Panel title="指标" extra={<Go to={`/evaluation/screens/indicators?year=${data.year}`}>绩效指标表</Go>}>
      <div className="ev-tiles">
        {data.indicators.map((one) => (
          <div key={one.key} className="ev-tile">
            <span className="hd-muted">{one.title}</span>
            <Figure
              value={one.value}
              places={one.unit === '行' || one.unit === '条' ? 0 : 2}
              unit={one.unit}
              to={`/evaluation/indicators/${one.key}?period=${period}&org=${encodeURIComponent(one.org)}`}
              label={one.title}
            />
            <span className="hd-muted">
              {one.value === null ? '没有依据记录' : `依据 ${one.rows.numerator + one.rows.denominator} 条`}{' '}
              {one.sealed && <StatusTag tone="good">已封存</StatusTag>} <SimulatedBadge simulated={one.simulated} />
            </span>
          </div>
        ))}
      </div>
    </Panel>
  );
}
