import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decimal } from '../../../kernel/sdk/decimal.ts';
import { disclosure } from '../audit/cases/build.ts';
import { executionRate, executionScore, totalLine } from './execution.ts';
import { grade, gradeOfWord, gradeScaleAt } from './grades.ts';
import { toJson } from './interval.ts';
import { ruleSets, selectRuleSets } from './rule-sets.ts';
import { scoreDisclosure } from './score-disclosure.ts';
import { scoreRow } from './score-row.ts';
import type { Judgement } from './verdict.ts';

const judged = (
  verdict: Judgement['verdict'],
  asked: Judgement['asked'],
  attainment: string | null,
  tier: Judgement['tier'] = null,
): Judgement => ({
  verdict,
  why: '',
  asked,
  attainment: attainment === null ? null : decimal(attainment),
  tier,
});

const cases = {
  met: judged('met', 'number', '1.2'),
  far: judged('met', 'number', '2.5'),
  missed: judged('unmet', 'number', '0.666'),
  nothing: judged('unmet', 'number', '0'),
  words: judged('met', 'words', null, 'full'),
  part: judged('unmet', 'words', null, 'part'),
  partNumber: judged('unmet', 'number', null, 'part'),
  failed: judged('unmet', 'words', null, 'none'),
  open: judged('undecidable', 'number', null),
};

const expected: Readonly<Record<string, Readonly<Record<keyof typeof cases, number | readonly [number, number]>>>> = {
  strict: { met: 5, far: 5, missed: 0, nothing: 0, words: 5, part: 0, partNumber: 0, failed: 0, open: [0, 5] },
  proportional: {
    met: 5,
    far: 5,
    missed: 3.33,
    nothing: 0,
    words: 5,
    part: [0, 5],
    partNumber: [0, 5],
    failed: 0,
    open: [0, 5],
  },
  'tiers-2020': {
    met: 5,
    far: 5,
    missed: 3.33,
    nothing: 0,
    words: [4, 5],
    part: [3, 4],
    partNumber: [0, 5],
    failed: [0, 3],
    open: [0, 5],
  },
  'tiers-2017': {
    met: 5,
    far: 5,
    missed: 3.33,
    nothing: 0,
    words: [4, 5],
    part: [2.5, 4],
    partNumber: [0, 5],
    failed: [0, 2.5],
    open: [0, 5],
  },
  'over-achievement': {
    met: 5,
    far: 4,
    missed: 3.33,
    nothing: 0,
    words: 5,
    part: [0, 5],
    partNumber: [0, 5],
    failed: 0,
    open: [0, 5],
  },
};

describe('scoreRow', () => {
  it.each(ruleSets)('under $id', (set) => {
    const scores = Object.fromEntries(
      Object.entries(cases).map(([name, one]) => [name, toJson(scoreRow(one, set, 5))]),
    );
    expect(scores).toEqual(expected[set.id]);
  });

  it('stays within nothing and the weight', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...ruleSets),
        fc.constantFrom(...Object.values(cases)),
        fc.integer({ min: 0, max: 500 }),
        (set, one, tenths) => {
          const weight = tenths / 10;
          const { low, high } = scoreRow(one, set, weight);
          return low.gte(0) && low.lte(high) && high.lte(weight);
        },
      ),
    );
  });

  it('rounds half up to two decimals', () => {
    const set = ruleSets.find(({ id }) => id === 'proportional');
    expect(set && toJson(scoreRow(judged('unmet', 'number', '0.335'), set, 1))).toBe(0.34);
  });
});

describe('rule sets', () => {
  it('are chosen by id, by date or all', () => {
    expect(selectRuleSets().length).toBe(ruleSets.length);
    expect(selectRuleSets({ ids: ['strict', 'no-such', 'tiers-2017'] }).map(({ id }) => id)).toEqual([
      'strict',
      'tiers-2017',
    ]);
    expect(selectRuleSets({ on: '2019-06-01' }).map(({ id }) => id)).toEqual(['strict', 'proportional', 'tiers-2017']);
    expect(selectRuleSets({ on: '2025-06-01' }).map(({ id }) => id)).not.toContain('tiers-2017');
    for (const set of ruleSets) expect(set.basis).not.toBe('');
  });
});

describe('grades', () => {
  it.each([
    [100, '优', null, 10],
    [90, '优', null, 0],
    [89.54, '良', 0.46, 9.54],
    [60, '中', 20, 0],
    [59.99, '差', 0.01, null],
  ])('%s is %s', (score, name, toNext, margin) => {
    expect(grade(score)).toEqual({ grade: name, toNext, margin });
  });

  it('reads the word of a report', () => {
    expect(gradeOfWord('优秀')).toBe('优');
    expect(gradeOfWord('一般')).toBeNull();
    expect(gradeScaleAt('1990-01-01')).toBeNull();
    expect(grade(95, '1990-01-01')).toBeNull();
  });
});

describe('execution', () => {
  const table = (funds: string) => disclosure({ tables: [{ funds: [funds] }] }).tables[0];

  it.each([
    ['总额|100|7675.08|6411.37|10|83.53|8.35', '8.35'],
    ['总额|100|200|150|20|75|15', '15'],
    ['总额|100|100|130|10|130|10', '10'],
    ['总额|100|0|0|10||', undefined],
    ['总额|100|200||10||', undefined],
  ])('%s scores %s', (funds, score) => {
    const one = table(funds);
    const line = one ? totalLine(one) : null;
    expect(line && executionScore(line)?.toString()).toBe(score);
  });

  it('takes the full-year budget as denominator', () => {
    const one = table('总额|100|200|150|10|75|7.5');
    const line = one ? totalLine(one) : null;
    expect(line && executionRate(line)?.toString()).toBe('75');
  });
});

describe('scoreDisclosure', () => {
  const document = disclosure({
    tables: [
      {
        funds: ['年度资金总额|100|100|85|10|85|8.5'],
        rows: [
          '数量指标|甲|≥10份|12份|0.1|0.1',
          '数量指标|乙|≥10份|5份|0.2|0.2',
          '社会效益|丙|90%|完成|0.3|0.3',
          '满意度|丁|≥90%|95%|0.3|',
        ],
        total: [0.9, 0.7],
      },
    ],
  });
  const scored = scoreDisclosure(document, ruleSets).tables[0];

  it('adds exactly, level by level', () => {
    expect(scored?.sums.weight.toString()).toBe('0.9');
    expect(scored?.sums.score.toString()).toBe('0.6');
    expect(scored?.sums.byLevel1.产出指标?.weight.toString()).toBe('0.3');
    expect(scored?.sums.unreadable).toBe(1);
  });

  it('keeps the printed, the summed and the recomputed apart', () => {
    expect(scored?.printed.total).toBe(9.2);
    expect(scored?.summed.total).toBe(9.1);
    expect(scored?.totals.strict?.total).toEqual([8.9, 9.2]);
    expect(scored?.totals.proportional?.byLevel1).toEqual({ 产出指标: 0.2, 效益指标: [0, 0.3], 满意度指标: 0.3 });
  });

  it('counts the execution once where the printed total includes it', () => {
    const including = disclosure({
      tables: [{ funds: ['年度资金总额|100|100|85|20|85|17'], rows: ['数量指标|甲|≥1份|1份|80|79'], total: [100, 96] }],
    });
    expect(scoreDisclosure(including, ruleSets).tables[0]?.printed.total).toBe(96);
    expect(scoreDisclosure(including, ruleSets).tables[0]?.summed.total).toBe(96);
  });

  it('has no sum for a table whose rows could not be read', () => {
    const empty = disclosure({ tables: [{ funds: ['年度资金总额|100|100|85|10|85|8.5'], total: [90, 80] }] });
    expect(scoreDisclosure(empty, ruleSets).tables[0]?.summed).toEqual({ total: null, graded: null });
  });
});
