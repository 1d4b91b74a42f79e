import { describe, expect, it } from 'vitest';
import type { Forecast, ForecastRow } from '../../monitor.ts';
import { missedText, progressText, reached, spendingText } from './summary.ts';

const row = (no: number, outlook: ForecastRow['outlook'], progress: number | null): ForecastRow => ({
  no,
  level3: `指标${no}`,
  targetText: '≥10次',
  latest: null,
  progress,
  expected: null,
  outlook,
  why: `说明${no}`,
});

const forecast: Forecast = {
  on: '2024-09-30',
  time: 74.86,
  spending: 60,
  rows: [row(1, 'met', 120), row(2, 'will-miss', 30), row(3, 'exceeded-cap', 140), row(4, 'no-data', null)],
};

describe('the summary of a monitoring', () => {
  it('counts only indicators with a figure', () => {
    expect(reached(forecast)).toBe(33.33);
    expect(progressText(forecast)).toBe('有数的指标 3／4 项，其中已达成 33.33%');
    expect(reached({ ...forecast, rows: [row(1, 'no-data', null)] })).toBeNull();
  });

  it('takes no indicator for reached that has passed its cap', () => {
    expect(missedText(forecast)).toBe('指标2：说明2\n指标3：说明3');
  });

  it('says that there is no budget instead of zero', () => {
    expect(spendingText(forecast)).toBe('截至 2024-09-30，支出进度 60%，时间进度 74.86%');
    expect(spendingText({ ...forecast, spending: null })).toContain('支出进度 无数据');
  });
});
