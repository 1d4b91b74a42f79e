import { describe, expect, it } from 'vitest';
import { disclosure, rows } from '../audit/cases/build.ts';
import { adviseTargets } from './advise.ts';

function first(...args: Parameters<typeof adviseTargets>) {
  return adviseTargets(...args)[0];
}

const past = (year: number, actual: string) =>
  disclosure({ year, tables: [{ rows: [`数量指标|办件数量|≥10万件|${actual}|2|2`] }] });

describe('adviseTargets', () => {
  it.each([
    ['数量指标|学习次数|≥1次|11|2|2', 'too-easy', { op: '>=', low: 10, high: 11, unit: '次' }],
    ['数量指标|报告数量|≥60份|62|2|2', 'reasonable', { op: '>=', low: 60, high: 62, unit: '份' }],
    ['数量指标|访问量|≥400万条|148万条|2|0', 'too-hard', { op: '>=', low: 148, high: 274, unit: '万条' }],
    ['数量指标|交易笔数|≥100万笔|0|2|0', 'too-hard', null],
    ['质量指标|审查|规范|规范|2|2', 'not-measurable', null],
    ['数量指标|金额||停用|2|0', 'not-measurable', null],
    ['成本指标|活动金额控制率|90%|100%|2|2', 'not-measurable', null],
    ['数量指标|终端|4套|完成|2|2', 'no-history', null],
    ['质量指标|正常率|≥90%|100%|2|2', 'too-easy', { op: '>=', low: 98, high: 100, unit: '%' }],
    ['质量指标|漂移率|≤5%|0.3%|2|2', 'too-easy', { op: '<=', low: 0.3, high: 2.3, unit: '%' }],
    ['成本指标|改造成本|≤20万元|2万元|2|2', 'too-easy', { op: '<=', low: 2, high: 2.2, unit: '万元' }],
    ['成本指标|改造成本|≤20|18万元|2|2', 'reasonable', { op: '<=', low: 18, high: 20, unit: null }],
    ['社会效益|考核排名|排名全国前十|排名全国前七|2|2', 'too-easy', { op: '<=', low: 7, high: 8, unit: null }],
  ])('%s is %s', (text, opinion, proposal) => {
    const advice = first(rows(text));
    expect(advice?.opinion).toBe(opinion);
    expect(advice?.proposal).toEqual(proposal);
    expect(advice?.reason.length).toBeGreaterThan(4);
    if (opinion === 'not-measurable') expect(advice?.instead).not.toBeNull();
  });

  it('judges by all years and shows them', () => {
    const now = rows('数量指标|办件数量|≥10万件|14万件|2|2');
    expect(first(now)?.opinion).toBe('too-easy');
    const advice = first(now, [past(2030, '9万件'), past(2029, '8万件')]);
    expect(advice?.opinion).toBe('too-hard');
    expect(advice?.points.map(({ year, actual }) => [year, actual])).toEqual([
      [2029, 8],
      [2030, 9],
      [2031, 14],
    ]);
    expect(advice?.reason).toContain('2030 年 9万件');
  });

  it('leaves later years and rows of the same name alone', () => {
    const now = rows('数量指标|办件数量|≥10万件|11万件|2|2');
    const twice = disclosure({
      year: 2030,
      tables: [{ rows: ['数量指标|办件数量|≥1件|1件|1|1', '数量指标|办件数量|≥2件|2件|1|1'] }],
    });
    expect(first(now, [past(2032, '1万件'), twice])?.points).toEqual([{ year: 2031, target: 10, actual: 11 }]);
  });

  it('takes neighbours where nothing was measured', () => {
    const advice = first(
      rows('满意度|甲用户满意度|≥90%|完成|1|1', '满意度|乙用户满意度|≥95%|98%|1|1', '满意度|丙用户满意度|≥95%|96%|1|1'),
    );
    expect(advice?.opinion).toBe('no-history');
    expect(advice?.reason).toContain('同类 2 项：指标值中位数 95%、实际中位数 97%');
    expect(advice?.proposal).toEqual({ op: '>=', low: 95, high: 97, unit: '%' });
  });

  it('says the same every time', () => {
    const document = rows('数量指标|甲|≥1次|3次|1|1', '满意度|满意度|≥90%|95%|1|1');
    expect(adviseTargets(document)).toEqual(adviseTargets(document));
  });
});
