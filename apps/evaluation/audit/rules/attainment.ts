import type { IndicatorRow } from '../../disclosure/model.ts';
import { readPeriod } from '../../scoring/calendar-text.ts';
import { unitsDiffer } from '../../scoring/measure.ts';
import { isDone, isInequality, isInProgress, isPlan, plain } from '../../scoring/wording.ts';
import { show } from '../compare.ts';
import { about, affected, effects, type Group, indicatorGroups, type Member, where } from '../groups.ts';
import { type Context, type Draft, Report, type Rule } from '../model.ts';

/** Runs a question over every indicator; one finding for an indicator and its twins, one sentence when none is found. */
function perIndicator(
  context: Context,
  passed: string,
  holds: (member: Member) => boolean,
  tell: (first: IndicatorRow, members: Group) => Omit<Draft, 'place' | 'lines' | 'rows'>,
): Report {
  const report = new Report();
  const groups = indicatorGroups(context);
  for (const group of groups) {
    const members = affected(group, holds);
    if (members) report.find({ ...about(members), ...tell(members[0].scored.row, members) });
  }
  if (report.findings.length === 0 && groups.length > 0) report.pass(passed);
  return report;
}

const full = ({ row }: Member['scored']): boolean => row.weight !== null && row.score === row.weight;
const scored = ({ row }: Member['scored']): boolean => row.weight !== null && row.score !== null && row.weight > 0;
const points = (row: IndicatorRow): string => `得 ${row.score}/${row.weight} 分`;
const said = (row: IndicatorRow): string => `“${row.level3}”指标值“${row.targetText}”，实际“${row.actualText}”`;

function checkMetButReduced(context: Context): Report {
  return perIndicator(
    context,
    '达到指标值的行都得满分',
    ({ scored: one }) => one.judged.verdict === 'met' && scored(one) && (one.row.score ?? 0) < (one.row.weight ?? 0),
    (row, members) => ({
      message: `${said(row)}，已达到却只${points(row)}（${where(members)}）`,
      printed: String(row.score),
      computed: String(row.weight),
      effect: effects(members, ({ scored: { row: own } }) => {
        const gain = Number(show((own.weight ?? 0) - (own.score ?? 0)));
        return [gain, gain];
      }),
    }),
  );
}

function checkMissedButFull(context: Context): Report {
  return perIndicator(
    context,
    '未达到指标值的行都没有得满分',
    ({ scored: one }) => one.judged.verdict === 'unmet' && scored(one) && full(one),
    (row, members) => ({
      message: `${said(row)}，未达到却得满分 ${row.score} 分（${where(members)}）`,
      printed: String(row.score),
      computed: '应低于满分',
      effect: effects(members, ({ scored: one }) => {
        const share = one.judged.attainment ? Number(one.judged.attainment.toString()) : 0;
        const weight = one.row.weight ?? 0;
        return [-weight, Math.min(0, Number(show(weight * share - weight)))];
      }),
    }),
  );
}

function checkAboveWeight(context: Context): Report {
  return perIndicator(
    context,
    '没有一行的得分超过分值',
    ({ scored: { row } }) => row.weight !== null && row.score !== null && row.score > row.weight,
    (row, members) => ({
      message: `“${row.level3}”得分 ${row.score} 超过分值 ${row.weight}（${where(members)}）`,
      printed: String(row.score),
      computed: String(row.weight),
    }),
  );
}

function openEffect(members: Group): Pick<Draft, 'effect'> {
  return {
    effect: effects(members, ({ scored: { row } }) => [
      -(row.score ?? 0),
      Number(show((row.weight ?? 0) - (row.score ?? 0))),
    ]),
  };
}

function checkDoneForNumber(context: Context): Report {
  return perIndicator(
    context,
    '要求数字的指标都填了数字',
    ({ scored: one }) => one.judged.asked === 'number' && one.row.actual === null && isDone(one.row.actualText),
    (row, members) => ({
      message: `“${row.level3}”要求“${row.targetText}”，实际只填“${row.actualText}”，没有数字，${points(row)}（${where(members)}）`,
      printed: row.actualText,
      ...openEffect(members),
    }),
  );
}

function checkInequality(context: Context): Report {
  return perIndicator(
    context,
    '实际完成值没有填成不等式',
    ({ scored: one }) => isInequality(one.row.actualText),
    (row, members) => ({
      message: `“${row.level3}”实际完成值填“${row.actualText}”，是不等式而不是实测数，${points(row)}（${where(members)}）`,
      printed: row.actualText,
      ...openEffect(members),
    }),
  );
}

function checkPlan(context: Context): Report {
  return perIndicator(
    context,
    '实际完成值没有填成计划或进行中',
    ({ scored: { row } }) =>
      (isPlan(row.actualText) || isInProgress(row.actualText)) && plain(row.actualText) !== plain(row.targetText),
    (row, members) => {
      const paid = members.some(({ scored: { row: own } }) => (own.score ?? 0) > 0);
      return {
        message: `“${row.level3}”实际完成值填“${row.actualText}”，是打算或过程而不是结果，${points(row)}（${where(members)}）`,
        printed: row.actualText,
        severity: paid ? 'high' : 'low',
        ...openEffect(members),
      };
    },
  );
}

function checkBlank(context: Context): Report {
  return perIndicator(
    context,
    '指标值和实际完成值没有空白',
    ({ scored: { row } }) => plain(row.actualText) === '' || plain(row.targetText) === '',
    (row, members) => ({
      message: `“${row.level3}”没有填${plain(row.targetText) === '' ? '指标值' : '实际完成值'}，${points(row)}（${where(members)}）`,
      printed: '',
    }),
  );
}

function checkPeriod(context: Context): Report {
  return perIndicator(
    context,
    '实际期间与计划期间一致',
    ({ scored: { row } }) => {
      if (!/期间/.test(row.level3)) return false;
      const target = readPeriod(row.targetText);
      const actual = readPeriod(row.actualText);
      return target !== null && actual !== null && (target.from !== actual.from || target.to !== actual.to);
    },
    (row, members) => ({
      message: `${said(row)}，起止日期不同，${points(row)}（${where(members)}）`,
      printed: row.targetText,
      computed: row.actualText,
    }),
  );
}

function checkDirection(context: Context): Report {
  return perIndicator(
    context,
    '没有写比较号的成本指标与指标值相等',
    ({ scored: { judged, row } }) =>
      judged.verdict === 'undecidable' && row.target?.op === '=' && row.actual !== null && /以高为好/.test(judged.why),
    (row, members) => ({
      message: `${said(row)}，没有写“≤”或“≥”，高于指标值是好是坏无从判断，${points(row)}（${where(members)}）`,
      printed: row.targetText,
      computed: row.actualText,
      ...openEffect(members),
    }),
  );
}

function checkUnits(context: Context): Report {
  return perIndicator(
    context,
    '指标值与实际完成值单位一致',
    ({ scored: { row } }) => {
      if (!row.target || !row.actual || typeof row.target.value !== 'number') return false;
      if (unitsDiffer(row.target, row.actual)) return true;
      return row.target.unit === null && /元$/.test(row.actual.unit ?? '');
    },
    (row, members) => ({
      message: `${said(row)}，单位不一致（${row.target?.unit ?? '未写'}／${row.actual?.unit ?? '未写'}）（${where(members)}）`,
      printed: row.target?.unit ?? null,
      computed: row.actual?.unit ?? null,
    }),
  );
}

export const attainmentRules: readonly Rule[] = [
  {
    id: 'row.met-reduced',
    title: '达到指标值却扣分',
    basis: '定量指标得分：达到指标值得满分',
    severity: 'high',
    kind: 'arithmetic',
    check: checkMetButReduced,
  },
  {
    id: 'row.missed-full',
    title: '未达到指标值却得满分',
    basis: '定量指标得分：未达到按比例或不得分',
    severity: 'high',
    kind: 'arithmetic',
    check: checkMissedButFull,
  },
  {
    id: 'row.above-weight',
    title: '得分超过分值',
    basis: '自评不设加分项，得分以分值为限',
    severity: 'high',
    kind: 'arithmetic',
    check: checkAboveWeight,
  },
  {
    id: 'row.done-for-number',
    title: '以“完成”代替数字',
    basis: '财预〔2021〕101号 指标值应可衡量',
    severity: 'medium',
    kind: 'plausibility',
    needs: '该指标的实测数',
    check: checkDoneForNumber,
  },
  {
    id: 'row.inequality',
    title: '以不等式作实际完成值',
    basis: '财预〔2021〕101号 指标值应可衡量',
    severity: 'medium',
    kind: 'plausibility',
    needs: '该指标的实测数',
    check: checkInequality,
  },
  {
    id: 'row.plan',
    title: '以计划或进行中作实际完成值',
    basis: '自评以年度实际完成情况为准',
    severity: 'medium',
    kind: 'plausibility',
    needs: '年末完成情况的证明',
    check: checkPlan,
  },
  {
    id: 'row.blank',
    title: '指标值或实际完成值空白',
    basis: '自评表填列完整',
    severity: 'medium',
    kind: 'arithmetic',
    check: checkBlank,
  },
  {
    id: 'row.period',
    title: '实际期间与计划期间不同',
    basis: '自评表 时效指标',
    severity: 'medium',
    kind: 'arithmetic',
    check: checkPeriod,
  },
  {
    id: 'row.direction',
    title: '指标方向不明',
    basis: '财预〔2021〕101号 指标值应可衡量',
    severity: 'low',
    kind: 'plausibility',
    needs: '指标说明：以高为好还是以低为好',
    check: checkDirection,
  },
  {
    id: 'row.units',
    title: '单位不一致',
    basis: '财预〔2021〕101号 指标值应可衡量',
    severity: 'low',
    kind: 'arithmetic',
    check: checkUnits,
  },
];
