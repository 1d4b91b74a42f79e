import { type Decimal, decimal, sum } from '../../../../kernel/sdk/decimal.ts';
import { totalLine } from '../../scoring/execution.ts';
import { align, measure } from '../../scoring/measure.ts';
import type { ScoredRow, ScoredTable } from '../../scoring/score-disclosure.ts';
import { isInequality } from '../../scoring/wording.ts';
import { closeness, show } from '../compare.ts';
import { longestCommon, normalName, similarity } from '../labels.ts';
import { type Context, Report, type Rule, rowRef } from '../model.ts';
import { projectParagraph, surplusItems } from '../project-text.ts';

interface Cap {
  readonly scored: ScoredRow;
  /** In 万元. */
  readonly cap: Decimal;
  readonly actual: Decimal | null;
}

const perHead = /人均|控制率|比例|占比/;

/** Cost indicators in money, in 万元; a figure without unit is taken in the unit beside it. */
function capsOf(table: ScoredTable): Cap[] {
  return table.rows.flatMap((scored): Cap[] => {
    const { row } = scored;
    if (!/成本/.test(row.level2) || perHead.test(row.level3) || !row.target || row.target.op === 'range') return [];
    const target = measure(row.target);
    const actual = row.actual && !isInequality(row.actualText) ? measure(row.actual) : null;
    if (!target || (target.dimension !== 'money' && actual?.dimension !== 'money' && !/万元?$/.test(row.targetText)))
      return [];
    if (target.dimension !== 'money' && target.dimension !== '') return [];
    const ten = decimal(10_000);
    const bare = target.dimension === '' && row.target.unit === null && row.actual?.unit?.startsWith('万');
    const cap = bare ? decimal(row.target.value as number) : target.value.div(ten);
    if (!actual) return [{ scored, cap, actual: null }];
    if (row.actual?.unit === null && target.dimension === 'money') {
      const factor = target.value.div(decimal(row.target.value as number).eq(0) ? 1 : (row.target.value as number));
      return [{ scored, cap, actual: actual.value.times(factor).div(ten) }];
    }
    const aligned = align(target, actual);
    return [{ scored, cap, actual: aligned || bare ? actual.value.div(ten) : null }];
  });
}

/** One actual printed in a cell that spans several rows counts once. */
function actualSum(caps: readonly Cap[]): Decimal {
  const seen = new Set<number>();
  return sum(
    caps.map(({ scored, actual }) => {
      const shared = scored.row.shared?.actual;
      if (!shared || shared.length < 2) return actual ?? decimal(0);
      const first = Math.min(...shared);
      if (seen.has(first)) return decimal(0);
      seen.add(first);
      return actual ?? decimal(0);
    }),
  );
}

function checkCapsAgainstBudget(context: Context): Report {
  const report = new Report();
  for (const table of context.projects) {
    const caps = capsOf(table);
    const head = totalLine(table.table);
    if (!head || caps.length < 2) continue;
    const current = table.table.funds.find((line) => /当年财政拨款/.test(line.item));
    const total = sum(caps.map((one) => one.cap));
    const budgets: readonly (readonly [string, number | null | undefined])[] = [
      ['年初预算（当年财政拨款）', current?.initial],
      ['年初预算数', head.initial],
      ['全年预算数', head.fullYear],
      ['全年预算（当年财政拨款）', current?.fullYear],
    ];
    const fits = budgets.find(([, value]) => value != null && closeness(decimal(value), total) !== 'different');
    const name = table.table.name;
    if (fits) {
      report.pass(`《${name}》${caps.length} 项成本上限合计 ${show(total)} 万元，等于${fits[0]}`);
      continue;
    }
    const shown = budgets.flatMap(([title, value]) => (value == null ? [] : [`${title} ${show(value)}`])).join('、');
    report.find({
      place: `${name}:caps`,
      message: `《${name}》${caps.length} 项成本上限合计 ${show(total)} 万元，与预算都不相等（${shown} 万元）`,
      printed: show(total),
      computed: head.initial === null ? null : show(head.initial),
      lines: [head.line, ...caps.map(({ scored }) => scored.row.lines[0])],
      rows: caps.map(({ scored }) => rowRef(table.table, scored.row)),
    });
  }
  return report;
}

function checkActualsAgainstExecution(context: Context): Report {
  const report = new Report();
  for (const table of context.projects) {
    const caps = capsOf(table);
    const head = totalLine(table.table);
    if (!head || head.executed === null || caps.length < 2) continue;
    const known = caps.filter(({ actual }) => actual !== null);
    const total = actualSum(caps);
    const name = table.table.name;
    const open = caps.length - known.length;
    const close = closeness(total, decimal(head.executed));
    if (close !== 'different') {
      report.pass(`《${name}》成本指标实际合计 ${show(total)} 万元，等于全年执行数`);
      continue;
    }
    const gap = total.minus(head.executed);
    const more = gap.gt(0);
    report.find({
      place: `${name}:actuals`,
      message: `《${name}》成本指标实际合计 ${show(total)} 万元，全年执行数 ${show(head.executed)} 万元，${more ? '多' : '少'} ${show(gap.abs())} 万元${open > 0 ? `（${open} 项没有填数）` : ''}${more ? '：实际成本不可能大于执行数' : ''}`,
      printed: show(total),
      computed: show(head.executed),
      severity: more ? 'high' : 'medium',
      kind: more ? 'arithmetic' : 'plausibility',
      lines: [head.line, ...known.map(({ scored }) => scored.row.lines[0])],
      rows: known.map(({ scored }) => rowRef(table.table, scored.row)),
    });
  }
  return report;
}

/** The cost indicator that a surplus item of the report belongs to; null when the names do not decide. */
function capFor(name: string, caps: readonly Cap[]): Cap | null {
  const key = normalName(name);
  const stripped = (cap: Cap): string =>
    normalName(cap.scored.row.level3).replace(
      /(?:预算)?(?:年度)?(?:项目)?(?:投资|采购|运维|服务)?(?:成本|费用|金额)$/,
      '',
    );
  const ranked = caps
    .map((cap) => {
      const other = stripped(cap);
      const common = longestCommon(key, other).length;
      return {
        cap,
        common,
        like: similarity(key, other),
        contained: other.length >= 4 && common === Math.min(other.length, key.length),
      };
    })
    .filter(({ common, like, contained }) => contained || (common >= 4 && like >= 0.5))
    .sort((a, b) => Number(b.contained) - Number(a.contained) || b.like - a.like);
  const [best, next] = ranked;
  if (!best || (next && next.like === best.like && next.contained === best.contained)) return null;
  return best.cap;
}

/** Cap less actual is what should be left; the report lists what is left item by item. */
function checkSurplus(context: Context): Report {
  const report = new Report();
  for (const table of context.projects) {
    const paragraph = projectParagraph(context, table.table);
    if (!paragraph) continue;
    const caps = [...capsOf(table), ...unitCaps(context, table)];
    for (const item of surplusItems(paragraph)) {
      const found = capFor(item.name, caps);
      if (!found?.actual) continue;
      const left = found.cap.minus(found.actual);
      const { row } = found.scored;
      const owner = context.scored.tables.find((one) => one.rows.includes(found.scored)) ?? table;
      if (closeness(left, decimal(item.amount)) !== 'different') {
        report.pass(
          `“${item.name}”结余 ${item.amount} 万元 = 上限 ${show(found.cap)} − 实际 ${show(found.actual)} 万元`,
        );
        continue;
      }
      const used = left.lte(0);
      report.find({
        place: `${table.table.name}:${item.name}`,
        message: used
          ? `“${item.name}”正文称结余 ${item.amount} 万元，而成本指标“${row.level3}”实际 ${show(found.actual)} 万元已用完上限 ${show(found.cap)} 万元`
          : `“${item.name}”正文称结余 ${item.amount} 万元，而成本指标“${row.level3}”上限 ${show(found.cap)} 减实际 ${show(found.actual)} 为 ${show(left)} 万元`,
        printed: item.amount,
        computed: show(left),
        severity: used ? 'high' : 'medium',
        lines: [context.prose.lineAt(item.index), row.lines[0], row.lines[1]],
        rows: [rowRef(owner.table, row)],
      });
    }
  }
  return report;
}

/** Twins in the unit's table often carry the fuller name of a cost. */
function unitCaps(context: Context, table: ScoredTable): Cap[] {
  if (!context.unit) return [];
  const fuller = new Set(
    context.twins
      .filter(
        (twin) => twin.project === table && normalName(twin.left.row.level3) !== normalName(twin.right.row.level3),
      )
      .map((twin) => twin.left),
  );
  return capsOf(context.unit).filter((cap) => fuller.has(cap.scored));
}

export const costRules: readonly Rule[] = [
  {
    id: 'cost.caps',
    title: '成本上限合计与预算',
    basis: '自评表',
    severity: 'medium',
    kind: 'plausibility',
    needs: '预算批复的明细',
    check: checkCapsAgainstBudget,
  },
  {
    id: 'cost.actuals',
    title: '成本实际合计与执行数',
    basis: '自评表',
    severity: 'medium',
    kind: 'plausibility',
    needs: '支出明细账',
    check: checkActualsAgainstExecution,
  },
  {
    id: 'cost.surplus',
    title: '结余项目 = 成本上限 − 实际',
    basis: '自评表',
    severity: 'medium',
    kind: 'plausibility',
    needs: '预算批复和支出明细账',
    check: checkSurplus,
  },
];
