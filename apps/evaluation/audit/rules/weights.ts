import { decimal, sum, toNumber } from '../../../../kernel/sdk/decimal.ts';
import { totalLine } from '../../scoring/execution.ts';
import { grade, gradeOfWord } from '../../scoring/grades.ts';
import { level1Key, type ScoredTable, totalIncludesExecution } from '../../scoring/score-disclosure.ts';
import { expectEqual, show } from '../compare.ts';
import { type Context, Report, type Rule } from '../model.ts';
import { matches } from '../prose.ts';

/** Sums are certain only when every weight and score of the table could be read. */
function unreadNote(table: ScoredTable): string {
  return table.sums.unreadable > 0 ? `（另有 ${table.sums.unreadable} 行分值或得分未能识别，未计入）` : '';
}

function checkLevelWeights(context: Context): Report {
  const report = new Report();
  for (const scored of context.scored.tables) {
    const { table } = scored;
    for (const [header, printed] of Object.entries(table.printedLevel1)) {
      const key = level1Key(header);
      const members = table.rows.filter((row) => level1Key(row.level1) === key);
      if (members.length === 0) continue;
      const computed = sum(members.map((row) => row.weight ?? 0));
      const whole = table.printedTotal !== null;
      const note = whole ? unreadNote(scored) : '（此表没有总分行，可能不全）';
      expectEqual(report, `《${table.name}》${key}分值合计${note}`, printed, computed, {
        ...(whole ? {} : { kind: 'plausibility' as const, severity: 'medium' as const }),
        place: `${table.name}:${key}`,
        unit: '分',
        lines: [table.line, members[0]?.lines[0] ?? table.line, members.at(-1)?.lines[1] ?? table.line],
      });
    }
  }
  return report;
}

function checkTotals(context: Context): Report {
  const report = new Report();
  for (const scored of context.scored.tables) {
    const { table } = scored;
    const total = table.printedTotal;
    if (!total || table.rows.length === 0) continue;
    const included = totalIncludesExecution(table);
    const execution = included ? totalLine(table) : null;
    const parts = included ? '各行及执行率之和' : '各行之和';
    const lines = execution ? [execution.line, total.line] : [total.line];
    if (total.weight !== null) {
      const weight = scored.sums.weight.plus(execution?.weight ?? 0);
      expectEqual(report, `《${table.name}》总分的分值与${parts}${unreadNote(scored)}`, total.weight, weight, {
        place: `${table.name}:weight`,
        unit: '分',
        lines,
      });
    }
    if (total.score === null || table.rows.every((row) => row.score === null)) continue;
    const score = scored.sums.score.plus(execution?.score ?? 0);
    const gap = toNumber(score.minus(total.score));
    expectEqual(report, `《${table.name}》总分的得分与${parts}${unreadNote(scored)}`, total.score, score, {
      place: `${table.name}:score`,
      unit: '分',
      lines,
      effect: [{ table: table.name, low: gap, high: gap }],
    });
  }
  return report;
}

function checkHundred(context: Context): Report {
  const report = new Report();
  for (const { table } of context.scored.tables) {
    const line = totalLine(table);
    const total = table.printedTotal;
    if (!line || line.weight === null || !total || total.weight === null) continue;
    const all = decimal(total.weight).plus(totalIncludesExecution(table) ? 0 : line.weight);
    expectEqual(report, `《${table.name}》指标分值与执行率分值合计`, all, 100, {
      place: table.name,
      unit: '分',
      lines: [line.line, total.line],
    });
  }
  return report;
}

interface ProseScore {
  readonly score: string;
  readonly word: string | null;
  readonly line: number;
}

/** 绩效自评得分90.35分，评价等级为“优秀”. */
function proseScore(context: Context): ProseScore | null {
  const shape = '(?:自评|评价)(?:综合)?得分(?:为)?N分(?:[，,][^。]{0,12}?等级为?[“"]?([优良中差]))?';
  const found = matches(context.prose, shape)[0];
  if (!found?.[1]) return null;
  return {
    score: found[1],
    word: found[2] ?? null,
    line: context.prose.lineAt(found.index + found[0].indexOf(found[1])),
  };
}

function checkProseScore(context: Context): Report {
  const report = new Report();
  const said = proseScore(context);
  const unit = context.unit;
  if (!said || !unit) return report;
  const total = unit.table.printedTotal;
  const lines = [said.line, totalLine(unit.table)?.line ?? unit.table.line, total?.line ?? unit.table.line];
  if (unit.printed.total !== null) {
    expectEqual(report, '正文自评得分与自评表印的总分加执行率得分', said.score, unit.printed.total, {
      place: 'printed',
      unit: '分',
      lines,
    });
  }
  if (unit.summed.total !== null && unit.sums.unreadable === 0) {
    expectEqual(report, '正文自评得分与各行得分之和加执行率得分', said.score, unit.summed.total, {
      place: 'summed',
      unit: '分',
      lines,
    });
  }
  return report;
}

function checkGrade(context: Context): Report {
  const report = new Report();
  const said = proseScore(context);
  for (const scored of context.scored.tables) {
    const { table } = scored;
    const { printed, summed } = scored;
    const lines = [totalLine(table)?.line ?? table.line, table.printedTotal?.line ?? table.line];
    const ownWord = table.kind === 'unit' && said?.word ? gradeOfWord(said.word) : null;
    const base = ownWord ?? printed.graded?.grade ?? null;
    if (base === null || summed.graded === null || summed.total === null) continue;
    const where = ownWord && said ? [said.line, ...lines] : lines;
    if (base !== summed.graded.grade) {
      report.find({
        place: `${table.name}:grade`,
        message: `《${table.name}》等级印为“${base}”，各行得分之和加执行率得分为 ${summed.total} 分，应为“${summed.graded.grade}”${unreadNote(scored)}`,
        printed: base,
        computed: `${summed.graded.grade}（${summed.total}）`,
        lines: where,
      });
    } else report.pass(`《${table.name}》等级“${base}”与各行得分之和 ${summed.total} 分相符`);
  }
  const own = said?.word ? grade(decimal(said.score)) : null;
  if (said?.word && own && own.grade !== said.word) {
    report.find({
      place: 'word',
      message: `正文自评得分 ${said.score} 分，等级写为“${said.word}”，按分数段应为“${own.grade}”`,
      printed: said.word,
      computed: own.grade,
      lines: [said.line],
    });
  } else if (said?.word) report.pass(`正文自评得分 ${said.score} 分与等级“${said.word}”相符`);
  return report;
}

/** Points within which a total is close enough to a limit that a single row may decide the grade. */
const near = 1;

function checkNearLimit(context: Context): Report {
  const report = new Report();
  for (const { table, printed, summed } of context.scored.tables) {
    const graded = printed.graded;
    if (!graded || printed.total === null) continue;
    const margin = graded.margin;
    if (margin === null || margin >= near) {
      report.pass(`《${table.name}》印的总分 ${printed.total} 分，距下一等级界限 ${margin ?? '—'} 分`);
      continue;
    }
    report.find({
      place: table.name,
      message: `《${table.name}》印的总分 ${printed.total} 分（“${graded.grade}”）只高出等级界限 ${show(margin)} 分；各行之和为 ${summed.total ?? '不可算'} 分`,
      printed: String(printed.total),
      computed: summed.total === null ? null : String(summed.total),
      lines: [totalLine(table)?.line ?? table.line, table.printedTotal?.line ?? table.line],
    });
  }
  return report;
}

export const weightRules: readonly Rule[] = [
  {
    id: 'weight.level1',
    title: '一级指标分值合计等于表头',
    basis: '自评表表头分值',
    severity: 'high',
    kind: 'arithmetic',
    check: checkLevelWeights,
  },
  {
    id: 'weight.total',
    title: '总分等于各行之和',
    basis: '自评表',
    severity: 'high',
    kind: 'arithmetic',
    check: checkTotals,
  },
  {
    id: 'weight.hundred',
    title: '指标分值与执行率分值合计 100',
    basis: '自评表',
    severity: 'high',
    kind: 'arithmetic',
    check: checkHundred,
  },
  {
    id: 'weight.prose-score',
    title: '正文自评得分与自评表',
    basis: '决算公开 预算绩效情况说明',
    severity: 'high',
    kind: 'arithmetic',
    check: checkProseScore,
  },
  {
    id: 'weight.grade',
    title: '等级与得分',
    basis: '绩效评价等级划分',
    severity: 'high',
    kind: 'arithmetic',
    check: checkGrade,
  },
  {
    id: 'weight.near-limit',
    title: '总分贴近等级界限',
    basis: '绩效评价等级划分',
    severity: 'medium',
    kind: 'plausibility',
    needs: '各行得分的依据',
    check: checkNearLimit,
  },
];
