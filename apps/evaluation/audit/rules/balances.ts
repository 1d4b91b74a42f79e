import { decimal, sum } from '../../../../kernel/sdk/decimal.ts';
import { fiscalFigures, type Occurrence, occurrences, stated, unitFigures } from '../amounts.ts';
import { closeness, expectEqual, show } from '../compare.ts';
import { type Context, Report, type Rule } from '../model.ts';
import { statements } from '../prose.ts';

interface Balance {
  readonly title: string;
  readonly total: string;
  readonly parts: readonly string[];
  /** Items that forms of other units add on the side of the parts. */
  readonly alsoSays?: readonly string[];
}

const balances: readonly Balance[] = [
  {
    title: '收入总计 = 本年收入 + 年初结转和结余',
    total: 'total',
    parts: ['income', 'opening'],
    alsoSays: ['使用非财政拨款结余(?:和专用结余)?N万元'],
  },
  {
    title: '支出总计 = 本年支出 + 年末结转和结余',
    total: 'total',
    parts: ['expenditure', 'closing'],
    alsoSays: ['结余分配N万元'],
  },
  {
    title: '财政拨款收入总计 = 本年收入 + 年初结转和结余',
    total: 'fiscal.total',
    parts: ['fiscal.income', 'fiscal.opening'],
  },
  {
    title: '财政拨款支出总计 = 本年支出 + 年末结转和结余',
    total: 'fiscal.total',
    parts: ['fiscal.expenditure', 'fiscal.closing'],
  },
  {
    title: '本年支出 = 基本支出 + 项目支出',
    total: 'expenditure',
    parts: ['basic', 'project'],
    alsoSays: ['上缴上级支出N万元', '经营支出N万元', '对附属单位补助支出N万元'],
  },
  { title: '财政拨款基本支出 = 人员经费 + 公用经费', total: 'fiscal.basic', parts: ['staff', 'operating'] },
];

function checkBalances(context: Context): Report {
  const report = new Report();
  for (const balance of balances) {
    const total = stated(context.prose, balance.total);
    const parts = balance.parts.map((key) => stated(context.prose, key));
    const known = parts.filter((part): part is Occurrence => part !== null);
    if (!total || known.length !== parts.length) continue;
    const also = (balance.alsoSays ?? []).flatMap((source) => statements(context.prose, source).slice(0, 1));
    const computed = sum([...known, ...also].map((part) => part.value));
    expectEqual(report, balance.title, total.value, computed, {
      place: balance.title,
      unit: '万元',
      lines: [total.line, ...known.map((part) => part.line)],
    });
  }
  return report;
}

function checkSameFigure(context: Context): Report {
  const report = new Report();
  for (const named of [...unitFigures, ...fiscalFigures]) {
    const all = occurrences(context.prose, named);
    const first = all[0];
    if (!first || all.length < 2) continue;
    const other = all.find((one) => closeness(one.value, first.value) !== 'equal');
    if (!other) {
      report.pass(`“${named.title}”在 ${all.length} 处均为 ${show(first.value)} 万元`);
      continue;
    }
    expectEqual(report, `“${named.title}”在两处说法不同`, first.value, other.value, {
      place: named.key,
      unit: '万元',
      lines: [first.line, other.line],
    });
  }
  return report;
}

function checkFiscalWithin(context: Context): Report {
  const report = new Report();
  for (const [part, whole] of [
    ['fiscal.total', 'total'],
    ['fiscal.income', 'income'],
    ['fiscal.expenditure', 'expenditure'],
  ] as const) {
    const fiscal = stated(context.prose, part);
    const all = stated(context.prose, whole);
    if (!fiscal || !all) continue;
    if (fiscal.value.lte(all.value)) {
      report.pass(`${fiscal.title} ${show(fiscal.value)} 万元不超过${all.title} ${show(all.value)} 万元`);
    } else {
      report.find({
        place: part,
        message: `${fiscal.title} ${show(fiscal.value)} 万元大于${all.title} ${show(all.value)} 万元`,
        printed: show(fiscal.value),
        computed: show(all.value),
        lines: [fiscal.line, all.line],
      });
    }
  }
  return report;
}

/** Amounts in brackets after a total that list all of it: 结余 18.58万元（甲 10万元、乙 8.58万元）. */
function checkBracketedParts(context: Context): Report {
  const report = new Report();
  for (const one of statements(context.prose, '(?:结余|调整预算至其他项目|调减|调增)N万元[，。]?（([^（）]*)）')) {
    const parts = [...(one.match[2] ?? '').matchAll(/(\d+(?:\.\d+)?)万元/g)].map((part) => part[1] ?? '0');
    if (parts.length < 2) continue;
    const end = one.match.index + one.match[0].length - 1;
    expectEqual(report, `${show(one.value)} 万元与括号内 ${parts.length} 项之和`, one.value, sum(parts.map(decimal)), {
      place: `L${one.line}`,
      unit: '万元',
      lines: [one.line, context.prose.lineAt(end)],
    });
  }
  return report;
}

export const balanceRules: readonly Rule[] = [
  {
    id: 'balance.totals',
    title: '收支总计与各项之和',
    basis: '决算公开表间勾稽',
    severity: 'high',
    kind: 'arithmetic',
    check: checkBalances,
  },
  {
    id: 'balance.same-figure',
    title: '同一数字在各处一致',
    basis: '决算公开表间勾稽',
    severity: 'high',
    kind: 'arithmetic',
    check: checkSameFigure,
  },
  {
    id: 'balance.fiscal-within',
    title: '财政拨款部分不大于总体',
    basis: '决算公开表间勾稽',
    severity: 'high',
    kind: 'arithmetic',
    check: checkFiscalWithin,
  },
  {
    id: 'balance.bracketed-parts',
    title: '合计与括号内明细',
    basis: '决算公开表间勾稽',
    severity: 'high',
    kind: 'arithmetic',
    check: checkBracketedParts,
  },
];
