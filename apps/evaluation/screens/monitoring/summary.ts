import type { Forecast, ForecastRow } from '../../monitor.ts';

const percent = (value: number | null): string => (value === null ? '无数据' : `${value}%`);

/** Share of the indicators with a figure that have reached their target by now; null when none has a figure. */
export function reached({ rows }: Forecast): number | null {
  const known = rows.filter((row) => row.outlook !== 'no-data');
  if (known.length === 0) return null;
  const met = known.filter(
    (row) => row.outlook === 'met' || (row.outlook === 'will-meet' && (row.progress ?? 0) >= 100),
  );
  return Math.round((met.length / known.length) * 10_000) / 100;
}

export const isMissed = (row: ForecastRow): boolean =>
  row.outlook === 'will-miss' || row.outlook === 'exceeded-cap' || row.outlook === 'at-risk';

export const spendingText = (forecast: Forecast): string =>
  `截至 ${forecast.on}，支出进度 ${percent(forecast.spending)}，时间进度 ${percent(forecast.time)}`;

export function progressText(forecast: Forecast): string {
  const known = forecast.rows.filter((row) => row.outlook !== 'no-data').length;
  return `有数的指标 ${known}／${forecast.rows.length} 项，其中已达成 ${percent(reached(forecast))}`;
}

export const missedText = (forecast: Forecast): string =>
  forecast.rows
    .filter(isMissed)
    .map((row) => `${row.level3}：${row.why}`)
    .join('\n');
