import { describe, expect, it } from 'vitest';
import { printedDate } from './dates.ts';
import { chineseNumber, printedNumber } from './numerals.ts';
import { parseActual, parseTarget } from './target.ts';

describe('targets', () => {
  it.each([
    ['≥10次', '>=', 10, '次'],
    ['≧50G/个', '>=', 50, 'G/个'],
    ['＜3个', '<', 3, '个'],
    ['>60万辆', '>', 60, '万辆'],
    ['>=60万辆', '>=', 60, '万辆'],
    ['≤297.92', '<=', 297.92, null],
    ['≥1,200公里', '>=', 1200, '公里'],
    ['95%以上', '>=', 95, '%'],
    ['1%以下', '<=', 1, '%'],
    ['4小时以内', '<=', 4, '小时'],
    ['2小时内', '<=', 2, '小时'],
    ['不超过20万元', '<=', 20, '万元'],
    ['不低于99%', '>=', 99, '%'],
    ['不少于两次', '>=', 2, '次'],
    ['超过5000人', '>', 5000, '人'],
    ['达到95％以上', '>=', 95, '%'],
    ['至少3套', '>=', 3, '套'],
    ['100%', '=', 100, '%'],
    ['1', '=', 1, null],
    ['1千人次', '=', 1, '千人次'],
    ['六个月', '=', 6, '个月'],
    ['两周', '=', 2, '周'],
    ['100%（7*24小时）', '=', 100, '%'],
    ['≥10次（其中2次为专题）', '>=', 10, '次'],
    ['24小时内(硬件维保)', '<=', 24, '小时'],
    ['每天1次', '=', 1, '次/天'],
    ['每日一次', '=', 1, '次/天'],
    ['每季度一次', '=', 1, '次/季度'],
    ['每月不少于2次', '>=', 2, '次/月'],
    ['≥12次/天', '>=', 12, '次/天'],
    ['排名全国前十', '<=', 10, '名'],
    ['全省前5名', '<=', 5, '名'],
    ['力争不发生', '<=', 0, null],
    ['零事故', '=', 0, null],
    ['2024年12月前', '<=', '2024-12', 'date'],
    ['2024年12月31日前', '<=', '2024-12-31', 'date'],
    ['2024年度内', '<=', '2024', 'date'],
    ['2024年', '=', '2024', 'date'],
  ])('%s', (text, op, value, unit) => {
    expect(parseTarget(text)).toEqual({ op, value, unit });
  });

  it.each([
    ['5-7个工作日', [5, 7], '个工作日'],
    ['95%-98%', [95, 98], '%'],
    ['2024年1月至2025年12月', ['2024-01', '2025-12'], 'date'],
    ['2023.9-2024.8', ['2023-09', '2024-08'], 'date'],
  ])('%s is a range', (text, value, unit) => {
    expect(parseTarget(text)).toEqual({ op: 'range', value, unit });
  });

  it.each([
    '规范',
    '24小时不间断',
    '≧IP68级防尘防水',
    '省、市、县三级',
    '省及14个市州',
    '全年',
    '≤1天（重大问题≤3天）',
    '30分钟内电话报告，1小时内书面报告',
    '合格及以上',
    '与申请数量一致',
    '',
  ])('%s cannot be measured', (text) => {
    expect(parseTarget(text)).toBeNull();
  });
});

describe('actuals', () => {
  it.each([
    ['1245.3（含使用上年结余资金）', 1245.3, null],
    ['60.67万', 60.67, '万'],
    ['99.90%', 99.9, '%'],
    ['≥90%', 90, '%'],
    ['排名全国前七', 7, '名'],
    ['2025年2月', '2025-02', 'date'],
    ['无事故', 0, null],
    ['已完成12次', 12, '次'],
  ])('%s', (text, value, unit) => {
    expect(parseActual(text)).toEqual({ value, unit });
  });

  it.each([
    '完成',
    '未完成',
    '部分完成',
    '预计6月30日前完成验收',
    '按计划进行中',
    '尚未采购',
    '优秀',
    '试运行正常',
    '',
  ])('%s is no quantity', (text) => {
    expect(parseActual(text)).toBeNull();
  });
});

describe('printed numbers and dates', () => {
  it('reads Chinese numerals below ten thousand', () => {
    expect(['十', '十二', '二十', '一百零五', '两千'].map(chineseNumber)).toEqual([10, 12, 20, 105, 2000]);
    expect(['', '一二', '万'].map(chineseNumber)).toEqual([null, null, null]);
  });

  it('refuses more digits than a JSON number holds exactly', () => {
    expect(printedNumber('123456789012345')).toBe(123456789012345);
    expect(printedNumber('1234567890123456')).toBeNull();
  });

  it('reads years, months and days and nothing impossible', () => {
    expect(printedDate('24年7月30日')).toBe('2024-07-30');
    expect(printedDate('2024年13月')).toBeNull();
    expect(printedDate('24年')).toBeNull();
  });
});
