import type { Forecast } from '../../monitor.ts';
import { isMissed, reached } from './summary.ts';

function Bar({ title, value, tone }: { readonly title: string; readonly value: number | null; readonly tone: string }) {
  return (
    <>
      <span>{title}</span>
      <span className="ev-meter">
        <span className={tone} style={{ width: `${Math.min(value ?? 0, 100)}%` }} />
      </span>
      <strong className="hd-figure">{value === null ? '无数据' : `${value}%`}</strong>
    </>
  );
}

/** What the three shares say together, in one sentence. */
function verdict(forecast: Forecast): string {
  const missed = forecast.rows.filter(isMissed).length;
  const lag = forecast.spending === null ? null : Math.round((forecast.time - forecast.spending) * 100) / 100;
  const money =
    lag === null
      ? '没有预算，无法比较支出进度'
      : lag > 0
        ? `支出比时间进度慢 ${lag} 个百分点`
        : `支出不慢于时间进度（快 ${-lag} 个百分点）`;
  return `${money}；${missed === 0 ? '没有预计不能完成的指标' : `${missed} 项指标有风险或预计不能完成`}。`;
}

/** Time gone, money spent, indicators reached: three bars one above the other, on one scale. */
export function ProgressBars({ forecast }: { readonly forecast: Forecast }) {
  return (
    <>
      <div className="ev-progress">
        <Bar title="时间进度" value={forecast.time} tone="" />
        <Bar title="支出进度" value={forecast.spending} tone="ev-spent" />
        <Bar title="指标达成" value={reached(forecast)} tone="ev-reached" />
      </div>
      <p>{verdict(forecast)}</p>
    </>
  );
}
