import { describe, expect, it } from 'vitest';
import { decisionTable, inForce } from '../sdk/decision.ts';
import { evaluateDecision } from './evaluate.ts';
import { toDmnXml } from './export.ts';
import { parseDmn } from './parse.ts';
import { decide, modelOf } from './rule-table.ts';

const surcharge = decisionTable({
  name: 'surcharge',
  title: '超宽附加费',
  basis: '示例办法第三条',
  from: '2024-01-01',
  to: null,
  hitPolicy: 'UNIQUE',
  inputs: {
    width: { title: '宽度（米）', type: 'number', allowed: '[0..10]' },
    road: { title: '道路', type: 'string' },
  },
  outputs: {
    yuan: { title: '金额（元）', type: 'number', otherwise: 0 },
    grade: { title: '等级', type: 'string', otherwise: '无' },
  },
  rules: [
    { when: { width: '(3..4]' }, gives: { yuan: 120.5, grade: '一级' }, basis: '示例办法第三条第一款' },
    { when: { width: '> 4', road: '"国道", "省道"' }, gives: { yuan: { feel: 'width * 100' }, grade: '二级 "重"' } },
    { id: 'village', when: { width: '> 4', road: '"村道"' }, gives: { yuan: null, grade: '禁行' }, note: '不予通行' },
  ],
});

describe('a declared table', () => {
  it('decides and names the rule with its basis', () => {
    const decided = decide(surcharge, { width: 3.6, road: '国道' });
    expect(decided.outputs).toEqual([{ yuan: 120.5, grade: '一级' }]);
    expect(decided.trace).toEqual([
      {
        table: 'surcharge',
        hitPolicy: 'UNIQUE',
        inputs: [
          { label: '宽度（米）', value: 3.6 },
          { label: '道路', value: '国道' },
        ],
        matched: [
          {
            index: 1,
            id: undefined,
            output: { yuan: 120.5, grade: '一级' },
            annotations: { 依据: '示例办法第三条第一款', 说明: '' },
          },
        ],
        defaulted: false,
      },
    ]);
  });

  it('calculates in cells, takes the default, and says why it does not decide', () => {
    expect(decide(surcharge, { width: 4.2, road: '省道' }).outputs).toEqual([{ yuan: 420, grade: '二级 "重"' }]);
    expect(decide(surcharge, { width: 2, road: '省道' }).trace[0]?.defaulted).toBe(true);
    const outside = decide(surcharge, { width: 11, road: '省道' });
    expect(outside.outputs).toEqual([]);
    expect(outside.problems[0]?.message).toContain('宽度');
  });

  it('is the same table after export to DMN and back', () => {
    const model = parseDmn(toDmnXml(surcharge));
    for (const width of [2, 3, 3.6, 4, 4.2, 11]) {
      for (const road of ['国道', '省道', '村道']) {
        const there = evaluateDecision(modelOf(surcharge), 'surcharge', { width, road });
        expect(evaluateDecision(model, 'surcharge', { width, road })).toEqual(there);
      }
    }
  });

  it('wraps a single output and aggregates exactly', () => {
    const points = decisionTable({
      ...surcharge,
      name: 'points',
      hitPolicy: 'COLLECT',
      aggregation: 'SUM',
      outputs: { points: { title: '分值', type: 'number' } },
      rules: [
        { when: { width: '> 3' }, gives: { points: 0.1 } },
        { when: { width: '> 4' }, gives: { points: 0.2 } },
      ],
    });
    expect(decide(points, { width: 5, road: '国道' })).toMatchObject({ outputs: [], aggregate: 0.3 });
    const listed = decisionTable({ ...points, name: 'listed', aggregation: undefined });
    expect(decide(listed, { width: 5, road: '国道' }).outputs).toEqual([{ points: 0.1 }, { points: 0.2 }]);
  });

  it('reads dates given as text', () => {
    const phase = decisionTable({
      ...surcharge,
      name: 'phase',
      inputs: { day: { title: '日期', type: 'date' } },
      outputs: { phase: { title: '阶段', type: 'string', otherwise: '之前' } },
      rules: [{ when: { day: '>= date("2024-07-01")' }, gives: { phase: '之后' } }],
    });
    expect(decide(phase, { day: '2024-07-01' }).outputs).toEqual([{ phase: '之后' }]);
    expect(decide(phase, { day: '2024-06-30' }).outputs).toEqual([{ phase: '之前' }]);
  });

  it('does not load with a cell that is not FEEL', () => {
    const broken = decisionTable({
      ...surcharge,
      rules: [{ when: { width: '[3..' }, gives: { yuan: 1, grade: 'x' } }],
    });
    expect(() => modelOf(broken)).toThrow('rule 1: not a FEEL test: [3..');
  });
});

describe('versions', () => {
  const versions = [
    { from: '2020-01-01', to: '2023-12-31' },
    { from: '2024-01-01', to: null },
  ];

  it('are chosen by the civil date, ends included', () => {
    expect(inForce(versions, '2019-12-31')).toBe(null);
    expect(inForce(versions, '2023-12-31')).toBe(versions[0]);
    expect(inForce(versions, '2024-01-01')).toBe(versions[1]);
  });

  it('must not overlap', () => {
    expect(() => inForce([{ from: '2020-01-01', to: null }, ...versions], '2021-01-01')).toThrow('2 versions');
  });
});
