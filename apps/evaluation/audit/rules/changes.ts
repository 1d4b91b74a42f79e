import { type Decimal, decimal } from '../../../../kernel/sdk/decimal.ts';
import { expectEqual, expectPercent, percentCloseness, show } from '../compare.ts';
import { type Context, Report, type Rule } from '../model.ts';
import { linesOf, matches, type Prose, statements } from '../prose.ts';

const up = /增加|增长|上升|提高/;
const verb = '(增加|增长|上升|提高|减少|降低|下降)';

/** 甲A万元，较某年B万元减少C万元，减少P% — difference and rate from the two amounts. */
function checkWithBase(context: Context): Report {
  const report = new Report();
  const { prose } = context;
  for (const one of statements(
    prose,
    `N万元[，,]?(?:较|比)[^，。；\\d]{0,6}\\d{0,4}年?N万元${verb}N万元(?:[，,]${verb}N%)?`,
  )) {
    const [, now = '0', last = '0', direction = '', change = '0', , rate] = one.match;
    const lines = linesOf(prose, one.match);
    const gap = up.test(direction) ? decimal(now).minus(last) : decimal(last).minus(now);
    expectEqual(report, `${now} 万元较 ${last} 万元${direction}额`, change, gap, {
      place: `diff@L${one.line}`,
      unit: '万元',
      lines,
    });
    if (rate === undefined || decimal(last).eq(0)) continue;
    expectPercent(report, `${now} 万元较 ${last} 万元${direction}幅度`, rate, gap.div(last).times(100), {
      place: `rate@L${one.line}`,
      lines,
    });
  }
  return report;
}

/** Amounts that the same section states: those before the position first, nearest first, then those after it. */
function amountsAround(prose: Prose, index: number): Decimal[] {
  const section = prose.sectionAt(index);
  const all = statements(prose, 'N万元').filter((one) => one.section === section);
  const before = all.filter((one) => one.index < index).reverse();
  return [...before, ...all.filter((one) => one.index > index)].map((one) => one.value);
}

/** …较上年减少C万元，减少P% — some amount before it must give this rate, else rate or difference is wrong. */
function checkWithoutBase(context: Context): Report {
  const report = new Report();
  const { prose } = context;
  for (const match of matches(prose, `(?<!\\d万元)${verb}N万元[，,]${verb}N%`)) {
    const [, direction = '', change = '0', second = '', rate = '0'] = match;
    const line = prose.lineAt(match.index);
    const lines = linesOf(prose, match);
    if (up.test(direction) !== up.test(second)) {
      report.find({
        place: `direction@L${line}`,
        message: `一处写“${direction}${change}万元”，紧接着写“${second}${rate}%”，方向相反`,
        printed: direction,
        computed: second,
        lines,
      });
      continue;
    }
    const amounts = amountsAround(prose, match.index);
    const fits = amounts.find((now) => {
      const last = up.test(direction) ? now.minus(change) : now.plus(change);
      return last.gt(0) && percentCloseness(rate, decimal(change).div(last).times(100)) !== 'different';
    });
    if (fits) {
      report.pass(`${show(fits)} 万元较上年${direction} ${change} 万元，幅度 ${rate}%，相符`);
    } else if (amounts[0]) {
      const now = amounts[0];
      const last = up.test(direction) ? now.minus(change) : now.plus(change);
      const exact = last.gt(0) ? show(decimal(change).div(last).times(100).round(2)) : null;
      report.find({
        place: `rate@L${line}`,
        message: `${direction} ${change} 万元、${rate}% 与本节任何本年数都对不上；以最近的 ${show(now)} 万元计应为 ${exact ?? '不可算'}%`,
        printed: `${rate}%`,
        computed: exact === null ? null : `${exact}%`,
        lines,
      });
    }
  }
  return report;
}

const completionShapes = [
  '预算(?:数)?为?N万元[，,]支出决算(?:数)?为?N万元[，,](?:[^，。；\\d]{0,30}[，,])?完成(?:年初|全年)?预算的?N%',
  '全年预算数N万元[，,]执行数N万元[，,]完成(?:年初|全年)?预算的?N%',
  '全年预算[^\\d，。]{0,10}N万元[。，,]全年执行数为?N万元[，,]执行率为?N%',
];

function checkCompletion(context: Context): Report {
  const report = new Report();
  const { prose } = context;
  for (const source of completionShapes) {
    for (const one of statements(prose, source)) {
      const [, budget = '0', done = '0', rate = '0'] = one.match;
      if (decimal(budget).eq(0)) continue;
      expectPercent(report, `决算 ${done} 万元占预算 ${budget} 万元`, rate, decimal(done).div(budget).times(100), {
        place: `L${one.line}`,
        lines: linesOf(prose, one.match),
      });
    }
  }
  return report;
}

export const changeRules: readonly Rule[] = [
  {
    id: 'change.with-base',
    title: '与上年比较：增减额和幅度',
    basis: '决算公开勾稽',
    severity: 'medium',
    kind: 'arithmetic',
    check: checkWithBase,
  },
  {
    id: 'change.without-base',
    title: '与上年比较：由增减额反算幅度',
    basis: '决算公开勾稽',
    severity: 'medium',
    kind: 'arithmetic',
    check: checkWithoutBase,
  },
  {
    id: 'change.completion',
    title: '预算完成率复算',
    basis: '决算公开勾稽',
    severity: 'medium',
    kind: 'arithmetic',
    check: checkCompletion,
  },
];
