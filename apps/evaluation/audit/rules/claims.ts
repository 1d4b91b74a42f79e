import {
  actualMeasure,
  type Claim,
  candidates,
  claimsIn,
  type Match,
  sameMagnitude,
  sameValue,
  targetMeasure,
} from '../claims.ts';
import { normalName, similarity } from '../labels.ts';
import { type Context, Report, type Rule, rowRef } from '../model.ts';

/** Clauses of the text that are about earlier years or about plans are not claims about this year's result. */
function aboutOtherYear(context: Context, claim: Claim): boolean {
  const year = context.disclosure.document.year;
  const found = claim.label.match(/(\d{4})年/);
  return found !== null && year !== null && Number(found[1]) !== year;
}

/**
 * The indicator that a counted claim of the report is about. Certain when the names are much alike; probable when a
 * stretch of at least three characters belongs to one indicator of this unit alone and the size is comparable.
 */
function matchCount(claim: Claim, all: readonly Match[]): { match: Match; certain: boolean } | null {
  const [best, next] = all;
  if (!best) return null;
  if (best.like >= 0.5 && (next === undefined || best.like - next.like >= 0.1)) return { match: best, certain: true };
  if (claim.measure.dimension === 'ratio') return null;
  const alone =
    best.common.length >= 3 && all.filter((one) => normalName(one.row.row.level3).includes(best.common)).length === 1;
  return alone && sameMagnitude(claim, actualMeasure(best.row)) ? { match: best, certain: false } : null;
}

function checkCounts(context: Context): Report {
  const report = new Report();
  const unit = context.unit;
  if (!unit) return report;
  for (const claim of claimsIn(context.prose.text)) {
    if (aboutOtherYear(context, claim) || claim.unit.endsWith('元')) continue;
    const all = candidates(claim, unit, 'actual');
    const agreeing = all.find((one) => sameValue(claim, actualMeasure(one.row)));
    if (agreeing) {
      report.pass(
        `正文“${claim.text}”与第 ${agreeing.row.row.no} 行“${agreeing.row.row.level3}”实际 ${agreeing.row.row.actualText} 相符`,
      );
      continue;
    }
    const found = matchCount(claim, all);
    if (!found) continue;
    const { row } = found.match.row;
    if (sameValue(claim, targetMeasure(found.match.row))) continue;
    report.find({
      place: `${unit.table.name}#${row.no}:L${context.prose.lineAt(claim.index)}`,
      message: `正文称“${claim.text}”，自评表第 ${row.no} 行“${row.level3}”实际为“${row.actualText}”${found.certain ? '' : '；两处似指同一件事，口径须核对'}`,
      printed: claim.text.slice(claim.text.search(/\d+(?:\.\d+)?(?:万|亿|千)?[^\d]{1,2}$/)),
      computed: row.actualText,
      lines: [context.prose.lineAt(claim.index), row.lines[0], row.lines[1]],
      rows: [rowRef(unit.table, row)],
      ...(found.certain ? {} : { kind: 'plausibility' as const }),
    });
  }
  return report;
}

/** Figures of the goal text against the indicators' targets. */
function checkGoalFigures(context: Context): Report {
  const report = new Report();
  for (const table of context.scored.tables) {
    const goal = table.table.goal;
    if (!goal) continue;
    for (const [title, text] of [
      ['预期目标', goal.expected],
      ['实际完成情况', goal.actual],
    ] as const) {
      const compact = text.replace(/[\s\u3000]/g, '').replace(/(\d)\.(?=[\u4e00-\u9fa5])/g, '$1。');
      for (const claim of claimsIn(compact)) {
        const all = candidates(claim, table, 'target');
        if (
          all.some(
            (one) =>
              one.common.length >= 3 &&
              (sameValue(claim, targetMeasure(one.row)) || sameValue(claim, actualMeasure(one.row))),
          )
        ) {
          report.pass(`《${table.table.name}》${title}“${claim.text}”与指标一致`);
          continue;
        }
        const least = claim.measure.dimension === 'ratio' ? 5 : 4;
        const best = all.find((one) => one.common.length >= least);
        if (!best || all.filter((one) => one.common === best.common).length > 1) continue;
        const { row } = best.row;
        const quoted = goalLines(context, goal.lines, claim.label);
        report.find({
          place: `${table.table.name}#${row.no}:${title}`,
          message: `《${table.table.name}》年度目标（${title}）写“${claim.text}”，第 ${row.no} 行“${row.level3}”指标值为“${row.targetText}”，实际“${row.actualText}”`,
          printed: claim.text,
          computed: row.targetText,
          lines: [...quoted, row.lines[0], row.lines[1]],
          rows: [rowRef(table.table, row)],
        });
      }
    }
  }
  return report;
}

/** Lines of the goal cell that hold the end of a phrase. */
function goalLines(context: Context, [from, to]: readonly [number, number], phrase: string): number[] {
  const tail = phrase.replace(/[\s\u3000]/g, '').slice(-4);
  const found = context.disclosure.lines.find(
    (line) => line.no >= from && line.no <= to && line.text.replace(/[\s\u3000]/g, '').includes(tail),
  );
  return [found?.no ?? from];
}

function checkGoalCopied(context: Context): Report {
  const report = new Report();
  for (const { table } of context.scored.tables) {
    const { goal } = table;
    if (!goal) continue;
    const [expected, actual] = [normalName(goal.expected), normalName(goal.actual)];
    if (expected.length < 10 || actual.length < 10) continue;
    if (similarity(expected, actual) < 0.95) {
      report.pass(`《${table.name}》实际完成情况不是照抄预期目标`);
      continue;
    }
    report.find({
      place: table.name,
      message: `《${table.name}》年度总体目标的“实际完成情况”与“预期目标”文字相同，没有写完成了什么`,
      printed: goal.actual.slice(0, 30),
      computed: goal.expected.slice(0, 30),
      lines: [goal.lines[0], goal.lines[1]],
    });
  }
  return report;
}

function checkGoalCut(context: Context): Report {
  const report = new Report();
  for (const { table } of context.scored.tables) {
    if (!table.goal) continue;
    for (const [title, text] of [
      ['预期目标', table.goal.expected],
      ['实际完成情况', table.goal.actual],
    ] as const) {
      const compact = text.replace(/[\s\u3000]/g, '');
      if (compact.length < 20) continue;
      if (/[。.！”）)]$/.test(compact)) report.pass(`《${table.name}》${title}文字完整`);
      else {
        report.find({
          place: `${table.name}:${title}`,
          message: `《${table.name}》年度总体目标的${title}没有写完，止于“…${compact.slice(-10)}”`,
          printed: compact.slice(-10),
          lines: [table.goal.lines[1]],
        });
      }
    }
  }
  return report;
}

const milestones = ['竣工验收', '交工验收', '竣工结算', '竣工决算', '初步设计', '采购'] as const;

/** 完成竣工验收 in the goal's account while an indicator says it is not done. */
function checkGoalMilestones(context: Context): Report {
  const report = new Report();
  for (const table of context.scored.tables) {
    const { goal } = table.table;
    if (!goal) continue;
    const compact = goal.actual.replace(/[\s\u3000]/g, '');
    for (const milestone of milestones) {
      const claim = new RegExp(`(?<!未)完成[^，。；]{0,12}${milestone}`).exec(compact)?.[0];
      if (!claim) continue;
      const open = table.rows.filter(({ row, judged }) => {
        const said = row.actualText.replace(/[\s\u3000]/g, '');
        if (new RegExp(`未完成[^，。；]{0,6}${milestone}`).test(said)) return true;
        return row.level3.includes(milestone) && judged.verdict !== 'met' && /未|预计/.test(said);
      });
      const [first] = open;
      if (!first) {
        report.pass(`《${table.table.name}》“${claim}”与指标不矛盾`);
        continue;
      }
      report.find({
        place: `${table.table.name}:${milestone}`,
        message: `《${table.table.name}》实际完成情况写“${claim}”，而${open.map(({ row }) => `第 ${row.no} 行“${row.level3}”填“${row.actualText}”`).join('、')}`,
        printed: claim,
        computed: first.row.actualText,
        lines: [...goalLines(context, goal.lines, claim), ...open.map(({ row }) => row.lines[0])],
        rows: open.map(({ row }) => rowRef(table.table, row)),
      });
    }
  }
  return report;
}

/** Two indicators of one subject with the same unrounded figure but another counting word. */
function checkSameFigure(context: Context): Report {
  const report = new Report();
  for (const table of context.scored.tables) {
    const rows = table.rows.filter(({ row }) => {
      const value = row.actual?.value;
      return (
        typeof value === 'number' && String(value).replace('.', '').length >= 4 && !/元|%/.test(row.actual?.unit ?? '%')
      );
    });
    rows.forEach((left, at) => {
      for (const right of rows.slice(at + 1)) {
        if (left.row.actual?.value !== right.row.actual?.value || left.row.level3 === right.row.level3) continue;
        const subject = normalName(left.row.level3).slice(0, 6) === normalName(right.row.level3).slice(0, 6);
        const units = left.row.target?.unit !== right.row.target?.unit;
        if (!subject || !units) continue;
        report.find({
          place: `${table.table.name}#${left.row.no}-${right.row.no}`,
          message: `《${table.table.name}》第 ${left.row.no} 行“${left.row.level3}”（${left.row.targetText}）与第 ${right.row.no} 行“${right.row.level3}”（${right.row.targetText}）含义不同而实际数相同：${left.row.actualText}`,
          printed: left.row.actualText,
          computed: right.row.actualText,
          lines: [left.row.lines[0], left.row.lines[1], right.row.lines[0], right.row.lines[1]],
          rows: [rowRef(table.table, left.row), rowRef(table.table, right.row)],
        });
      }
    });
  }
  if (report.findings.length === 0) report.pass('含义不同的指标没有相同的非整数实际值');
  return report;
}

/** 设有5个部门：甲、乙、丙、丁、戊 and 66个（甲48个，乙12个，丙6个): the parts add up. */
function checkEnumerations(context: Context): Report {
  const report = new Report();
  const { prose } = context;
  for (const match of prose.text.matchAll(
    /(?:设有?|下设|包括)(\d{1,2})个(?:内设)?(?:部门|科室|处室|机构)[：:]([^。；\n]+)/g,
  )) {
    const names = (match[2] ?? '').split(/[、和]/).filter((name) => name !== '');
    const line = prose.lineAt(match.index);
    if (Number(match[1]) === names.length) report.pass(`“${match[0].slice(0, 12)}…”所列 ${names.length} 个，相符`);
    else {
      report.find({
        place: `L${line}`,
        message: `写明 ${match[1]} 个，列出 ${names.length} 个：${match[2]}`,
        printed: match[1] ?? '',
        computed: String(names.length),
        lines: [line],
      });
    }
  }
  for (const match of prose.text.matchAll(/(\d+)(个|人|家|辆|件|条|套)[^，。；（）\d]{1,10}（([^（）]*)）/g)) {
    const parts = [...(match[3] ?? '').matchAll(new RegExp(`(\\d+)${match[2]}`, 'g'))].map((part) => Number(part[1]));
    if (parts.length < 3) continue;
    const total = parts.reduce((a, b) => a + b, 0);
    const line = prose.lineAt(match.index);
    if (Number(match[1]) === total) report.pass(`“${match[0].slice(0, 12)}…”括号内合计 ${total}，相符`);
    else {
      report.find({
        place: `L${line}`,
        message: `写明 ${match[1]}${match[2]}，括号内合计 ${total}${match[2]}`,
        printed: match[1] ?? '',
        computed: String(total),
        lines: [line],
      });
    }
  }
  return report;
}

export const claimRules: readonly Rule[] = [
  {
    id: 'claim.counts',
    title: '正文数字与指标实际完成值',
    basis: '自评报告与自评表 K20',
    severity: 'high',
    kind: 'arithmetic',
    needs: '业务系统的统计口径',
    check: checkCounts,
  },
  {
    id: 'claim.goal-figures',
    title: '年度目标文字中的数字与指标值',
    basis: '自评表 K19',
    severity: 'high',
    kind: 'arithmetic',
    check: checkGoalFigures,
  },
  {
    id: 'claim.goal-copied',
    title: '实际完成情况照抄预期目标',
    basis: '自评表 K19',
    severity: 'medium',
    kind: 'arithmetic',
    check: checkGoalCopied,
  },
  {
    id: 'claim.goal-cut',
    title: '年度目标文字被截断',
    basis: '自评表填列完整',
    severity: 'low',
    kind: 'arithmetic',
    check: checkGoalCut,
  },
  {
    id: 'claim.goal-milestones',
    title: '年度目标称完成而指标未完成',
    basis: '自评表 K19',
    severity: 'high',
    kind: 'plausibility',
    needs: '验收、结算文件',
    check: checkGoalMilestones,
  },
  {
    id: 'claim.same-figure',
    title: '含义不同而数字相同',
    basis: '财预〔2021〕101号 指标值应可衡量',
    severity: 'low',
    kind: 'plausibility',
    needs: '两项指标各自的统计口径',
    check: checkSameFigure,
  },
  {
    id: 'claim.enumerations',
    title: '写明的个数与所列各项',
    basis: '自评报告 K20',
    severity: 'medium',
    kind: 'arithmetic',
    check: checkEnumerations,
  },
];
