import { decimal } from '../../../../kernel/sdk/decimal.ts';
import { effectiveOp } from '../../scoring/verdict.ts';
import { plain } from '../../scoring/wording.ts';
import { show } from '../compare.ts';
import { about, affected, indicatorGroups, linesOfRows, type Member, ratio, refs, where } from '../groups.ts';
import { longestCommon, normalName } from '../labels.ts';
import { type Context, Report, type Rule } from '../model.ts';

/** From these attainments on an explanation is asked for; below the second a cost cap was far from used. */
const thresholds = { over: '1.5', cost: '2' } as const;

const isCost = ({ scored }: Member): boolean => /成本/.test(scored.row.level2) || /成本/.test(scored.row.level1);
const hasReason = ({ scored }: Member): boolean => plain(scored.row.reason ?? '') !== '';

function checkOverAchievement(context: Context): Report {
  const report = new Report();
  for (const group of indicatorGroups(context)) {
    const members = affected(group, (member) => {
      const { judged } = member.scored;
      const op = effectiveOp(member.scored.row);
      const upward = op === '>=' || op === '>';
      return upward && (judged.attainment?.gte(thresholds.over) ?? false) && !hasReason(member);
    });
    if (!members) continue;
    const { row, judged } = members[0].scored;
    const percent = show((judged.attainment ?? decimal(0)).times(100).round(1));
    report.find({
      ...about(members),
      message: `“${row.level3}”指标值“${row.targetText}”，实际“${row.actualText}”，完成 ${percent}%，大幅超过而没有说明原因（${where(members)}）`,
      printed: row.targetText,
      computed: `${percent}%`,
    });
  }
  if (report.findings.length === 0) report.pass(`没有超过指标值 ${Number(thresholds.over) * 100}% 而不说明原因的指标`);
  return report;
}

function checkUnusedCost(context: Context): Report {
  const report = new Report();
  for (const group of indicatorGroups(context)) {
    const members = affected(group, (member) => {
      const { judged, row } = member.scored;
      if (!isCost(member) || row.score === null || row.score !== row.weight || hasReason(member)) return false;
      return judged.verdict === 'met' && judged.attainment !== null && judged.attainment.gt(thresholds.cost);
    });
    if (!members) continue;
    const { row, judged } = members[0].scored;
    const used = judged.attainment ? show(decimal(100).div(judged.attainment).round(1)) : '0';
    report.find({
      ...about(members),
      message: `“${row.level3}”上限“${row.targetText}”，实际“${row.actualText}”，只用 ${used}%，得满分而没有说明；低支出可能是工作未做或未付款（${where(members)}）`,
      printed: row.actualText,
      computed: `${used}%`,
    });
  }
  if (report.findings.length === 0) report.pass('没有远低于成本上限而得满分、又不说明的指标');
  return report;
}

function checkAtThreshold(context: Context): Report {
  const report = new Report();
  for (const table of context.scored.tables) {
    const rows = table.rows.filter(({ row, judged }) => {
      const op = row.target?.op;
      return judged.verdict === 'met' && (op === '>=' || op === '<=') && judged.attainment?.eq(1);
    });
    const costs = rows.filter(({ row }) => /成本/.test(row.level2));
    for (const [name, members] of [
      ['成本指标', costs],
      ['其他指标', rows.filter((row) => !costs.includes(row))],
    ] as const) {
      if (members.length === 0) continue;
      const list = members.map((scored): Member => ({ table, scored }));
      report.find({
        place: `${table.table.name}:${name}`,
        message: `《${table.table.name}》${name}有 ${members.length} 行实际完成值与指标值分毫不差：${members
          .slice(0, 6)
          .map(({ row }) => `第 ${row.no} 行“${row.level3}”${row.actualText}`)
          .join('、')}${members.length > 6 ? '等' : ''}`,
        printed: String(members.length),
        lines: members.map(({ row }) => row.lines[0]),
        rows: refs(list),
      });
    }
  }
  if (report.findings.length === 0) report.pass('没有实际完成值恰等于“≥”“≤”界限的指标');
  return report;
}

/** Same target and same actual in one table, yet another share of the weight. */
function checkSameButScored(context: Context): Report {
  const report = new Report();
  for (const table of context.scored.tables) {
    const seen = new Map<string, Member[]>();
    for (const scored of table.rows) {
      const member: Member = { table, scored };
      const { row } = scored;
      if (ratio(member) === null || plain(row.targetText) === '' || plain(row.actualText) === '') continue;
      const key = [normalName(row.level3), plain(row.targetText), plain(row.actualText)].join('|');
      seen.set(key, [...(seen.get(key) ?? []), member]);
    }
    for (const members of seen.values()) {
      const [first, ...rest] = members;
      const other = first && rest.find((one) => ratio(one) !== ratio(first));
      if (!first || !other) continue;
      report.find({
        ...about([first, other]),
        message: `“${first.scored.row.level3}”指标值和实际都相同，${where([first])}得 ${first.scored.row.score}/${first.scored.row.weight}，${where([other])}得 ${other.scored.row.score}/${other.scored.row.weight}`,
        printed: `${first.scored.row.score}/${first.scored.row.weight}`,
        computed: `${other.scored.row.score}/${other.scored.row.weight}`,
      });
    }
  }
  if (report.findings.length === 0) report.pass('同一张表内，指标值和实际相同的行得分比例相同');
  return report;
}

/** Costs kept below their cap: mostly full marks, some none; and costs above their cap: some full marks, some none. */
function checkOppositeCosts(context: Context): Report {
  const report = new Report();
  for (const table of context.scored.tables) {
    const costs = table.rows.map((scored): Member => ({ table, scored })).filter(isCost);
    for (const [verdict, words] of [
      ['met', '低于上限'],
      ['unmet', '超过上限或未完成'],
    ] as const) {
      const judged = costs.filter(({ scored }) => scored.judged.verdict === verdict && scored.row.actual !== null);
      const zero = judged.filter((member) => ratio(member) === 0);
      const full = judged.filter((member) => ratio(member) === 1);
      if (zero.length === 0 || full.length === 0) continue;
      const shown = [...zero, ...full].slice(0, 6);
      report.find({
        place: `${table.table.name}:${verdict}`,
        message: `《${table.table.name}》成本指标同为${words}：${full.length} 行得满分（如第 ${full[0]?.scored.row.no} 行 ${full[0]?.scored.row.targetText}／${full[0]?.scored.row.actualText}），${zero.length} 行得 0 分（如第 ${zero[0]?.scored.row.no} 行 ${zero[0]?.scored.row.targetText}／${zero[0]?.scored.row.actualText}）`,
        printed: String(zero.length),
        computed: String(full.length),
        lines: linesOfRows(shown),
        rows: refs(shown),
      });
    }
  }
  if (report.findings.length === 0) report.pass('同类成本指标得分办法一致');
  return report;
}

/** Rows of one class that say the same in every column: counted twice, or named without their object. */
function checkDuplicates(context: Context): Report {
  const report = new Report();
  for (const table of context.scored.tables) {
    const seen = new Map<string, Member[]>();
    for (const scored of table.rows) {
      const { row } = scored;
      const key = [row.level2, normalName(row.level3), plain(row.targetText), plain(row.actualText)].join('|');
      seen.set(key, [...(seen.get(key) ?? []), { table, scored }]);
    }
    for (const members of seen.values()) {
      const [first, ...rest] = members;
      if (!first || rest.length === 0) continue;
      const { row } = first.scored;
      report.find({
        ...about([first, ...rest]),
        message: `${where(members)}名称、指标值、实际都相同：“${row.level3}”“${row.targetText}”“${row.actualText}”；重复计分，或没有写明对象`,
        printed: String(members.length),
        computed: '1',
      });
    }
  }
  if (report.findings.length === 0) report.pass('没有名称、指标值、实际都相同的两行');
  return report;
}

/** True when the table has a column for reasons: its header names it, or some row fills it. */
function asksReasons(context: Context, { table }: Member): boolean {
  const from = table.table.line;
  const to = table.rows[0]?.row.lines[0] ?? from;
  const header = context.disclosure.lines.slice(from - 1, to).map((line) => line.text.replace(/\s/g, ''));
  return header.some((text) => /偏差原因/.test(text)) || table.rows.some(({ row }) => plain(row.reason ?? '') !== '');
}

function checkMissingReason(context: Context): Report {
  const report = new Report();
  for (const group of indicatorGroups(context)) {
    const members = affected(group, (member) => {
      const { weight, score } = member.scored.row;
      return weight !== null && score !== null && score < weight && !hasReason(member) && asksReasons(context, member);
    });
    if (!members) continue;
    const { row } = members[0].scored;
    report.find({
      ...about(members),
      message: `“${row.level3}”得 ${row.score}/${row.weight} 分，没有填偏差原因（${where(members)}）`,
      printed: '',
    });
  }
  if (report.findings.length === 0) report.pass('得分低于分值的行都填了偏差原因');
  return report;
}

/** The same words as the reason of rows that have nothing in common by name and share no cell. */
function checkCopiedReason(context: Context): Report {
  const report = new Report();
  for (const table of context.scored.tables) {
    const byText = new Map<string, Member[]>();
    for (const scored of table.rows) {
      const text = plain(scored.row.reason ?? '');
      if (text.length < 8 || (scored.row.shared?.reason?.length ?? 0) > 1) continue;
      byText.set(text, [...(byText.get(text) ?? []), { table, scored }]);
    }
    for (const members of byText.values()) {
      const [first, ...rest] = members;
      const unrelated = first ? rest.filter((other) => !related(first, other)) : [];
      if (!first || unrelated.length === 0) continue;
      report.find({
        ...about([first, ...rest]),
        message: `《${table.table.name}》同一段原因用于 ${members.length} 项指标：${members
          .slice(0, 4)
          .map(({ scored: { row } }) => `第 ${row.no} 行“${row.level3}”`)
          .join('、')}；是否各自成立须核对`,
        printed: first.scored.row.reason,
      });
    }
  }
  if (report.findings.length === 0) report.pass('没有同一段原因用于名称无关的指标');
  return report;
}

function related(left: Member, right: Member): boolean {
  return longestCommon(normalName(left.scored.row.level3), normalName(right.scored.row.level3)).length >= 4;
}

export const treatmentRules: readonly Rule[] = [
  {
    id: 'treatment.over-achievement',
    title: '大幅超额而无说明',
    basis: '财预〔2020〕10号 偏离度较大的应分析原因',
    severity: 'low',
    kind: 'plausibility',
    needs: '指标值设定依据',
    check: checkOverAchievement,
  },
  {
    id: 'treatment.unused-cost',
    title: '成本远低于上限而得满分',
    basis: '财预〔2021〕101号 成本指标',
    severity: 'medium',
    kind: 'plausibility',
    needs: '合同和付款记录',
    check: checkUnusedCost,
  },
  {
    id: 'treatment.at-threshold',
    title: '实际恰等于界限',
    basis: '财预〔2021〕101号 指标值应可衡量',
    severity: 'low',
    kind: 'plausibility',
    needs: '实测数的来源',
    check: checkAtThreshold,
  },
  {
    id: 'treatment.same-differs',
    title: '情况相同而得分不同',
    basis: '自评标准前后一致',
    severity: 'high',
    kind: 'arithmetic',
    check: checkSameButScored,
  },
  {
    id: 'treatment.opposite-costs',
    title: '同类成本指标得分相反',
    basis: '自评标准前后一致',
    severity: 'medium',
    kind: 'arithmetic',
    check: checkOppositeCosts,
  },
  {
    id: 'treatment.duplicate-rows',
    title: '完全相同的指标行',
    basis: '财预〔2021〕101号 指标应明确具体',
    severity: 'low',
    kind: 'plausibility',
    needs: '指标各自的对象',
    check: checkDuplicates,
  },
  {
    id: 'treatment.missing-reason',
    title: '扣分而无偏差原因',
    basis: '自评表：得分低于分值须填偏差原因及改进措施',
    severity: 'medium',
    kind: 'arithmetic',
    check: checkMissingReason,
  },
  {
    id: 'treatment.copied-reason',
    title: '同一原因用于无关指标',
    basis: '自评表：偏差原因逐项分析',
    severity: 'low',
    kind: 'plausibility',
    needs: '各指标各自的原因',
    check: checkCopiedReason,
  },
];
