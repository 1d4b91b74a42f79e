import { describe, expect, it } from 'vitest';
import { readPeriod } from './calendar-text.ts';
import { align, measure, numeral, readFrequency, readRank, unitsDiffer } from './measure.ts';

function base(value: number, unit: string | null): string {
  const read = measure({ value, unit });
  return read ? `${read.value} ${read.dimension}` : 'null';
}

describe('measure', () => {
  it.each([
    [40, '万件', '400000 件'],
    [1, '千人次', '1000 人次'],
    [1.5, '亿元', '150000000 money'],
    [158.9, '万元', '1589000 money'],
    [95, '%', '0.95 ratio'],
    [5, '‰', '0.005 ratio'],
    [0.5, '小时', '30 minutes'],
    [1, '天', '1440 minutes'],
    [10, '个工作日', '10 working-days'],
    [12, '次/天', '4380 per-year'],
    [3, '名', '3 rank'],
    [7, null, '7 '],
  ])('brings %s %s to %s', (value, unit, expected) => {
    expect(base(value, unit)).toBe(expected);
  });

  it('has no measure for dates and ranges', () => {
    expect(measure({ value: '2031-03', unit: 'date' })).toBeNull();
    expect(measure({ value: [5, 7], unit: '天' })).toBeNull();
  });

  it.each([
    ['10', 10],
    ['两', 2],
    ['十', 10],
    ['二十三', 23],
    ['百', null],
  ])('reads the numeral %s', (text, expected) => {
    expect(numeral(text)).toBe(expected);
  });

  it.each([
    ['每天3次', '1095'],
    ['每季度一次', '4'],
    ['每月 1 次', '12'],
    ['3次', undefined],
  ])('reads the frequency %s', (text, expected) => {
    expect(readFrequency(text)?.value.toString()).toBe(expected);
  });

  it.each([
    ['排名全国前十', '10'],
    ['全国第2名', '2'],
    ['前5', '5'],
    ['排名靠前', undefined],
  ])('reads the rank %s', (text, expected) => {
    expect(readRank(text)?.value.toString()).toBe(expected);
  });

  it('takes a bare figure beside a percentage as a share up to 1 and as per cent above', () => {
    const target = measure({ value: 99, unit: '%' });
    for (const [bare, expected] of [
      [1, '1'],
      [0.97, '0.97'],
      [99.5, '0.995'],
    ] as const) {
      const actual = measure({ value: bare, unit: null });
      expect(target && actual && align(target, actual)?.[1].value.toString()).toBe(expected);
    }
  });

  it('does not compare money with time', () => {
    const money = measure({ value: 1, unit: '元' });
    const time = measure({ value: 1, unit: '小时' });
    expect(money && time && align(money, time)).toBeNull();
  });

  it('tells different counting words from different scales', () => {
    expect(unitsDiffer({ value: 5000, unit: '个' }, { value: 6000, unit: '人' })).toBe(true);
    expect(unitsDiffer({ value: 1, unit: '万条' }, { value: 12000, unit: '条' })).toBe(false);
    expect(unitsDiffer({ value: 1, unit: '次' }, { value: 1, unit: null })).toBe(false);
  });
});

describe('readPeriod', () => {
  it.each([
    ['2031年3月', '2031-03-01', '2031-03-31'],
    ['2031年度内', '2031-01-01', '2031-12-31'],
    ['2031年', '2031-01-01', '2031-12-31'],
    ['2031-02', '2031-02-01', '2031-02-28'],
    ['2031年3月5日', '2031-03-05', '2031-03-05'],
    ['2031.9-2032.8', '2031-09-01', '2032-08-31'],
    ['2031年7月1日至2032年6月30日', '2031-07-01', '2032-06-30'],
    ['2031年12月前', '0000-01-01', '2031-11-30'],
  ])('reads %s', (text, from, to) => {
    expect(readPeriod(text)).toEqual({ from, to });
  });

  it.each(['完成', '3次', '2031年申请了费用，未签合同', '预计6月30日前', '2031年13月', '5-7个工作日'])(
    'leaves %s alone',
    (text) => {
      expect(readPeriod(text)).toBeNull();
    },
  );
});
