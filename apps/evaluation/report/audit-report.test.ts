import { describe, expect, it } from 'vitest';
import { adviseTargets } from '../adviser/advise.ts';
import { auditDisclosure } from '../audit/audit.ts';
import { disclosure } from '../audit/cases/build.ts';
import { displayWidth } from '../disclosure/lines.ts';
import { ruleSets } from '../scoring/rule-sets.ts';
import { scoreDisclosure } from '../scoring/score-disclosure.ts';
import { toAuditJson } from './audit-json.ts';
import { summarise } from './summary.ts';

const document = disclosure({
  prose: '绩效自评得分 90.2 分，评价等级为“优秀”。',
  tables: [
    {
      funds: ['年度资金总额|100|100|85|10|85|8.5'],
      rows: ['数量指标|报告数量|≥10份|12份|50|0', '社会效益|覆盖率|≥90%|完成|40|40'],
      total: [90, 81.7],
    },
  ],
});
const scored = scoreDisclosure(document, ruleSets);
const audit = auditDisclosure(document, scored);

describe('toAuditJson', () => {
  const json = JSON.parse(JSON.stringify(toAuditJson(document, scored, audit, adviseTargets(document))));

  it('has the published shape', () => {
    for (const key of ['document', 'tables', 'figures', 'findings', 'checksPassed', 'unread'])
      expect(json).toHaveProperty(key);
    const table = json.tables[0];
    expect(table.name).toBe('整体支出');
    expect(Object.keys(table.funds[0])).toEqual(['item', 'initial', 'fullYear', 'executed', 'weight', 'rate', 'score']);
    expect(table.printedTotal).toEqual({ weight: 90, score: 81.7 });
    expect(table.sums).toEqual({
      weight: 90,
      score: 40,
      byLevel1: { 产出指标: { weight: 50, score: 0 }, 效益指标: { weight: 40, score: 40 } },
    });
    expect(table.rows[0]).toMatchObject({
      no: 1,
      level1: '产出指标',
      level2: '数量指标',
      level3: '报告数量',
      targetText: '≥10份',
      target: { op: '>=', value: 10, unit: '份' },
      actual: { value: 12, unit: '份' },
      weight: 50,
      score: 0,
      reason: null,
      verdict: 'met',
      scores: { strict: 50, proportional: 50 },
    });
    expect(table.rows[1].scores.strict).toEqual([0, 40]);
    for (const finding of json.findings) {
      for (const key of ['id', 'rule', 'severity', 'kind', 'message', 'printed', 'computed', 'quotes', 'rows']) {
        expect(finding).toHaveProperty(key);
      }
    }
    expect(json.advice).toHaveLength(2);
  });

  it('tells which findings would move the grade', () => {
    const [unit] = json.gradeSensitivity;
    expect(unit).toMatchObject({ table: '整体支出', printed: 90.2, grade: '优', margin: 0.2 });
    expect(unit.crossing.map(({ finding }: { finding: string }) => finding)).toContain('weight.total:整体支出:score');
  });

  it('gives the same ids in every run', () => {
    const again = auditDisclosure(document, scoreDisclosure(document, ruleSets));
    expect(again).toEqual(audit);
    expect(new Set(audit.findings.map(({ id }) => id)).size).toBe(audit.findings.length);
  });
});

describe('summarise', () => {
  const examination = { disclosure: document, scored, audit, advice: adviseTargets(document) };

  it('puts printed beside recomputed, says where they differ and counts what was found', () => {
    const text = summarise(examination, { all: false, columns: null });
    expect(text).toContain('指标得分：公布 81.7/90，按各行合计 40/90　←不一致');
    expect(text).toContain('总分：公布 90.2（优），按各行合计 48.5（差）　←不一致');
    expect(text).toContain(`发现 ${audit.findings.length} 项`);
    expect(text).toContain('达到 1，未达到 0，无法判断 1');
    expect(text).not.toContain('通过的核对');
  });

  it('lists every finding and every passed check when all are asked for', () => {
    const text = summarise(examination, { all: true, columns: null });
    for (const { message } of [...audit.findings, ...audit.checksPassed]) expect(text).toContain(message);
  });

  it('keeps to the width of the terminal without losing a word', () => {
    const wide = summarise(examination, { all: true, columns: null });
    const narrow = summarise(examination, { all: true, columns: 60 });
    const widest = Math.max(...narrow.split('\n').map((text) => displayWidth(text)));
    expect(widest).toBeLessThanOrEqual(34);
    const solid = (text: string) => text.replace(/\s/g, '');
    expect(solid(narrow)).toBe(solid(wide));
  });
});
