import { describe, expect, it } from 'vitest';
import { grade } from '../../scoring/grades.ts';
import { gradeText, marginText } from './score-scale.tsx';
import { quantityText, scoreText } from './scores.ts';

describe('a score in words', () => {
  it('tells the distance to the limits on both sides', () => {
    expect(gradeText(grade(89.54))).toBe('良');
    expect(marginText(grade(89.54))).toBe('距上一等级 0.46 分，高出下限 9.54 分');
    expect(marginText(grade(90.35))).toBe('高出下限 0.35 分');
  });

  it('leaves open what undecidable rows leave open', () => {
    expect(scoreText([77.95, 91.25])).toBe('77.95～91.25');
    expect(gradeText(grade(77.95), grade(91.25))).toBe('中至优');
    expect(marginText(grade(77.95), grade(91.25))).toContain('跨越等级界线');
    expect(scoreText(null)).toBe('无数据');
  });

  it('writes what was understood of a cell', () => {
    expect(quantityText({ op: '>=', value: 13, unit: '万件' })).toBe('≥ 13 万件');
    expect(quantityText({ op: 'range', value: [1, 3], unit: '次' })).toBe('1 至 3 次');
    expect(quantityText({ value: '2024-06', unit: 'date' })).toBe('2024-06');
    expect(quantityText(null)).toBeNull();
  });
});
