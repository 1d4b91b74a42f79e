import { isNotDone, isPlan } from '../../scoring/wording.ts';
import { actualMeasure, candidates, claimIndex, claimsIn, sameValue, targetMeasure } from '../claims.ts';
import { normalName, similarity } from '../labels.ts';
import { type Context, Report, type Rule, rowRef } from '../model.ts';

/** Figures of the goal text against the indicators' targets. */
function checkGoalFigures(context: Context): Report {
  const report = new Report();
  for (const table of context.scored.tables) {
    const goal = table.table.goal;
    if (!goal) continue;
    const index = claimIndex(table, 'target');
    for (const [title, text] of [
      ['预期目标', goal.expected],
      ['实际完成情况', goal.actual],
    ] as const) {
      const compact = text.replace(/[\s\u3000]/g, '').replace(/(\d)\.(?=[\u4e00-\u9fa5])/g, '$1。');
      for (const claim of claimsIn(compact)) {
        const all = candidates(claim, index);
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
        const quoted = goalLines(context, goal.lines, claim.label, title === '实际完成情况');
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
function goalLines(context: Context, [from, to]: readonly [number, number], phrase: string, last: boolean): number[] {
  const tail = phrase.replace(/[\s\u3000]/g, '').slice(-4);
  const found = context.disclosure.lines.filter(
    (line) => line.no >= from && line.no <= to && line.text.replace(/[\s\u3000]/g, '').includes(tail),
  );
  const line = last ? found.at(-1) : found[0];
  return [line?.no ?? from];
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

/** How the same words go on in another goal cell: null when they end there, empty when they occur nowhere else. */
function longerElsewhere(context: Context, text: string): string | null {
  const tail = text.slice(-10);
  const others = context.scored.tables
    .flatMap(({ table }) => (table.goal ? [table.goal.expected, table.goal.actual] : []))
    .map((other) => other.replace(/[\s\u3000]/g, ''))
    .flatMap((other) => {
      const at = other.indexOf(tail);
      const rest = at < 0 ? '' : other.slice(at + tail.length, at + tail.length + 8);
      return rest === '' ? [] : [rest];
    });
  const [first] = others;
  if (first === undefined) return '';
  return others.some((rest) => /^[。；;]/.test(rest)) ? null : first;
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
      const more = /[。.！”）)]$/.test(compact) ? null : longerElsewhere(context, compact);
      if (more === null) {
        report.pass(`《${table.name}》${title}文字完整`);
        continue;
      }
      const note = more === '' ? '' : `；别处此句接着写“${more}…”`;
      report.find({
        place: `${table.name}:${title}`,
        message: `《${table.name}》年度总体目标的${title}没有写完，止于“…${compact.slice(-10)}”${note}`,
        printed: compact.slice(-10),
        computed: more === '' ? null : more,
        lines: goalLines(context, table.goal.lines, compact, title === '实际完成情况'),
      });
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
        if (!row.level3.includes(milestone) || judged.verdict === 'met') return false;
        const other = said.includes('验收') && !milestone.endsWith('验收');
        return (isNotDone(said) || isPlan(said)) && !other && !said.includes(`完成${milestone}`);
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
        lines: [...goalLines(context, goal.lines, claim, true), ...open.map(({ row }) => row.lines[0])],
        rows: open.map(({ row }) => rowRef(table.table, row)),
      });
    }
  }
  return report;
}

export const goalRules: readonly Rule[] = [
  {
    id: 'goal.figures',
    title: '年度目标文字中的数字与指标值',
    basis: '自评表',
    severity: 'high',
    kind: 'arithmetic',
    check: checkGoalFigures,
  },
  {
    id: 'goal.copied',
    title: '实际完成情况照抄预期目标',
    basis: '自评表',
    severity: 'medium',
    kind: 'arithmetic',
    check: checkGoalCopied,
  },
  {
    id: 'goal.cut',
    title: '年度目标文字被截断',
    basis: '自评表填列完整',
    severity: 'low',
    kind: 'arithmetic',
    check: checkGoalCut,
  },
  {
    id: 'goal.milestones',
    title: '年度目标称完成而指标未完成',
    basis: '自评表',
    severity: 'high',
    kind: 'plausibility',
    needs: '验收、结算文件',
    check: checkGoalMilestones,
  },
];
