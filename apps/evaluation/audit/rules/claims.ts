import type { ScoredRow, ScoredTable } from '../../scoring/score-disclosure.ts';
import {
  actualMeasure,
  type Claim,
  candidates,
  claimIndex,
  claimsIn,
  type Match,
  sameMagnitude,
  sameValue,
  targetMeasure,
} from '../claims.ts';
import { normalName } from '../labels.ts';
import { type Context, Report, type Rule, rowRef } from '../model.ts';

/** Clauses of the text that are about earlier years or about plans are not claims about this year's result. */
function aboutOtherYear(context: Context, claim: Claim): boolean {
  const year = context.disclosure.document.year;
  const found = claim.clause.match(/(\d{4})年/);
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

/** Words of the accounts: their percentages and amounts are no results of the work. */
const accounting = /预算|决算|金额|支出|收入|经费|占/;

function checkCounts(context: Context): Report {
  const report = new Report();
  const unit = context.unit;
  if (!unit) return report;
  const index = claimIndex(unit, 'actual');
  for (const claim of claimsIn(context.prose.text)) {
    if (aboutOtherYear(context, claim) || claim.unit.endsWith('元') || accounting.test(claim.label)) continue;
    const all = candidates(claim, index);
    const unusual = (claim.text.match(/\d+(?:\.\d+)?/g)?.at(-1) ?? '').replace('.', '').length >= 3;
    const least = unusual && !/(?:^|\D)100%/.test(claim.text) ? 2 : 4;
    const agreeing = all.find((one) => one.common.length >= least && sameValue(claim, actualMeasure(one.row)));
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

/** Rows whose names begin alike and whose actual is the same figure of at least four digits. */
function bySubjectAndFigure(table: ScoredTable): ScoredRow[][] {
  const groups = new Map<string, ScoredRow[]>();
  for (const scored of table.rows) {
    const { actual, level3 } = scored.row;
    if (typeof actual?.value !== 'number' || /元|%/.test(actual.unit ?? '%')) continue;
    if (String(actual.value).replace('.', '').length < 4) continue;
    const key = `${normalName(level3).slice(0, 6)}|${actual.value}`;
    groups.set(key, [...(groups.get(key) ?? []), scored]);
  }
  return [...groups.values()];
}

/** Two indicators of one subject with the same unrounded figure but another counting word. */
function checkSameFigure(context: Context): Report {
  const report = new Report();
  for (const table of context.scored.tables) {
    for (const alike of bySubjectAndFigure(table)) {
      const [left, ...rest] = alike;
      if (!left) continue;
      for (const right of rest) {
        if (left.row.level3 === right.row.level3 || left.row.target?.unit === right.row.target?.unit) continue;
        report.find({
          place: `${table.table.name}#${left.row.no}-${right.row.no}`,
          message: `《${table.table.name}》第 ${left.row.no} 行“${left.row.level3}”（${left.row.targetText}）与第 ${right.row.no} 行“${right.row.level3}”（${right.row.targetText}）含义不同而实际数相同：${left.row.actualText}`,
          printed: left.row.actualText,
          computed: right.row.actualText,
          lines: [left.row.lines[0], left.row.lines[1], right.row.lines[0], right.row.lines[1]],
          rows: [rowRef(table.table, left.row), rowRef(table.table, right.row)],
        });
      }
    }
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

/** A target that lists what it consists of: ≥38台（包括甲1台，乙14台（备用3台）…）. */
function checkTargetParts(context: Context): Report {
  const report = new Report();
  for (const { table } of context.scored.tables) {
    for (const row of table.rows) {
      const text = row.targetText
        .replace(/[\s\u3000]/g, '')
        .replace(/（/g, '(')
        .replace(/）/g, ')');
      const whole = /^[≥≤≧≦>=]?(\d+)(台|套|个|件|项|辆)\((?:包括|其中)(.*)\)$/.exec(text);
      if (!whole?.[3]) continue;
      const parts = [...whole[3].replace(/\([^()]*\)/g, '').matchAll(/(\d+)(?:台|套|个|件|项|辆)/g)].map((part) =>
        Number(part[1]),
      );
      if (parts.length < 3) continue;
      const total = parts.reduce((a, b) => a + b, 0);
      if (total === Number(whole[1])) {
        report.pass(`《${table.name}》第 ${row.no} 行指标值 ${whole[1]}${whole[2]}等于所列 ${parts.length} 项之和`);
        continue;
      }
      report.find({
        place: `${table.name}#${row.no}`,
        message: `《${table.name}》第 ${row.no} 行“${row.level3}”指标值为 ${whole[1]}${whole[2]}，所列各项合计 ${total}`,
        printed: whole[1] ?? '',
        computed: String(total),
        lines: [row.lines[0], row.lines[1]],
        rows: [rowRef(table, row)],
      });
    }
  }
  return report;
}

/** The report says that the year's tasks were completed while rows of the table are not. */
function checkAllDone(context: Context): Report {
  const report = new Report();
  const unit = context.unit;
  const match = /(?:全面|圆满|全部)?完成了?年初(?:制定的|确定的|设定的)?(?:各项)?(?:绩效)?(?:任务|目标)/.exec(
    context.prose.text,
  );
  if (!match || !unit) return report;
  const open = unit.rows.filter(({ judged }) => judged.verdict === 'unmet');
  if (open.length === 0) {
    report.pass(`正文“${match[0]}”与自评表不矛盾`);
    return report;
  }
  report.find({
    place: 'all-done',
    message: `正文称“${match[0]}”，整体支出自评表有 ${open.length} 项未达到指标值：${open
      .slice(0, 5)
      .map(({ row }) => `第 ${row.no} 行“${row.level3}”`)
      .join('、')}${open.length > 5 ? '等' : ''}`,
    printed: match[0],
    computed: String(open.length),
    lines: [context.prose.lineAt(match.index), ...open.slice(0, 5).map(({ row }) => row.lines[0])],
    rows: open.map(({ row }) => rowRef(unit.table, row)),
  });
  return report;
}

export const claimRules: readonly Rule[] = [
  {
    id: 'claim.counts',
    title: '正文数字与指标实际完成值',
    basis: '自评报告与自评表',
    severity: 'high',
    kind: 'arithmetic',
    needs: '业务系统的统计口径',
    check: checkCounts,
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
    basis: '自评报告',
    severity: 'medium',
    kind: 'arithmetic',
    check: checkEnumerations,
  },
  {
    id: 'claim.target-parts',
    title: '指标值与所列各项之和',
    basis: '自评表填列准确',
    severity: 'medium',
    kind: 'arithmetic',
    check: checkTargetParts,
  },
  {
    id: 'claim.all-done',
    title: '正文称任务完成而指标未达',
    basis: '自评报告与自评表',
    severity: 'medium',
    kind: 'arithmetic',
    check: checkAllDone,
  },
];
