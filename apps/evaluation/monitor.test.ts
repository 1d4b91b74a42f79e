import { describe, expect, it } from 'vitest';
import { outlook, yearShare } from './monitor.ts';

describe('yearShare', () => {
  it.each([
    [2024, '2024-12-31', 1],
    [2024, '2023-06-30', 0],
    [2024, '2025-01-01', 1],
  ])('of %i on %s is %d', (year, on, share) => expect(yearShare(year, on)).toBe(share));

  it('is half of a leap year on 1 July', () => expect(yearShare(2024, '2024-07-01')).toBe(183 / 366));
});

describe('outlook', () => {
  it('extends a count to the end of the year', () => {
    const half = outlook({ op: '>=', target: 200, value: 90, unit: '个' }, 0.5);
    expect(half).toMatchObject({ progress: 45, expected: 180, outlook: 'at-risk' });
  });
  it('leaves a rate as it is', () => {
    const rate = outlook({ op: '>=', target: 99, value: 80, unit: '%' }, 0.5);
    expect(rate).toMatchObject({ expected: 80, outlook: 'will-miss' });
  });
  it('sees a cap that is already exceeded', () => {
    expect(outlook({ op: '<=', target: 100, value: 101, unit: '万元' }, 0.5).outlook).toBe('exceeded-cap');
  });
  it('says no data where the target is no quantity', () => {
    expect(outlook({ op: null, target: null, value: 3, unit: null }, 0.5).outlook).toBe('no-data');
  });
});
