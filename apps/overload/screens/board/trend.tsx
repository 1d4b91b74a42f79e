import { LineChart, Panel } from '../../../../web/kit/index.ts';
import type { Board } from '../../board/board.ts';
import { roads } from '../../words.ts';
import { shareOf } from '../parts/figures.ts';

/** The over-limit rate of both roads over the period, by day or by month. */
export function Trend({ board }: { readonly board: Board }) {
  const times = [...new Set(board.trend.map((row) => String(row[board.trendBy as keyof typeof row])))].sort();
  const rateOf = (road: string, time: string) => {
    const found = board.trend.find(
      (row) => row.road === road && String(row[board.trendBy as keyof typeof row]) === time,
    );
    return found ? shareOf(found.over, found.trucks) : null;
  };
  return (
    <Panel title="超限率走势">
      <LineChart
        title={board.trendBy === 'at:day' ? '逐日超限率' : '逐月超限率'}
        unit="%"
        categories={times.map((time) => (time.length > 7 ? time.slice(5) : time))}
        series={Object.entries(roads).map(([road, name]) => ({
          name,
          values: times.map((time) => rateOf(road, time)),
        }))}
      />
    </Panel>
  );
}
