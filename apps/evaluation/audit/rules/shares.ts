import { type Decimal, decimal, sum } from '../../../../kernel/sdk/decimal.ts';
import { stated, whichFigure } from '../amounts.ts';
import { closeness, expectPercent, percentCloseness, show } from '../compare.ts';
import { type Context, Report, type Rule } from '../model.ts';
import { linesOf, type Prose, sentenceAt, statements } from '../prose.ts';

/** 支出合计T万元，其中：甲a万元，占p%；乙b万元，占q% — every share recomputed, and all of them add up to 100. */
function checkSharesOfTotal(context: Context): Report {
  const report = new Report();
  const { prose } = context;
  const seen = new Set<number>();
  for (const one of statements(prose, '[，,]占(?:比)?N%')) {
    const sentence = sentenceAt(prose, one.index);
    if (seen.has(sentence.from)) continue;
    seen.add(sentence.from);
    const whole = sentence.text.match(
      /(?:合计|支出|收入|总额|总计)(?:为)?(\d+(?:\.\d+)?)万元[^\d]*?(?:其中|包括|主要用于)/,
    );
    if (!whole?.[1]) continue;
    const rest = sentence.text.slice((whole.index ?? 0) + whole[0].length);
    const parts = [...rest.matchAll(/([^，；：、。]*?)(\d+(?:\.\d+)?)万元[，,]占(?:比)?(\d+(?:\.\d+)?)%/g)];
    const line = prose.lineAt(sentence.from + (whole.index ?? 0));
    for (const part of parts) {
      const [, label = '', amount = '0', share = '0'] = part;
      const start = sentence.from + (whole.index ?? 0) + whole[0].length + part.index;
      const at = prose.lineAt(start);
      const exact = decimal(amount).div(whole[1]).times(100);
      expectPercent(report, `${label}${amount} 万元占 ${whole[1]} 万元的比重`, share, exact, {
        place: `${label}@L${at}`,
        lines: [line, at, prose.lineAt(start + part[0].length - 1)],
      });
    }
    const shares = sum(parts.map((part) => part[3] ?? '0'));
    if (parts.length > 1 && closeness(shares, decimal(100)) !== 'equal') {
      report.find({
        place: `sum@L${line}`,
        message: `各项比重合计为 ${show(shares)}%，应为 100%`,
        printed: `${show(shares)}%`,
        computed: '100%',
        lines: [line],
        ...(closeness(shares, decimal(100)) === 'rounding' ? { kind: 'tolerance', severity: 'low' } : {}),
      });
    } else if (parts.length > 1) report.pass(`${whole[1]} 万元的 ${parts.length} 项比重合计 100%`);
  }
  return report;
}

const baseNames: readonly (readonly [RegExp, string])[] = [
  [/^本年支出(?:合计)?$/, 'expenditure'],
  [/^基本支出$/, 'fiscal.basic'],
  [/^(?:一般公共预算|财政拨款)(?:财政拨款)?支出(?:总额|合计)?$/, 'fiscal.expenditure'],
];

/** The amount that a share names as its base: a figure known by name, or one that the same section states. */
function baseAmount(prose: Prose, name: string, index: number): Decimal | null {
  const key = baseNames.find(([shape]) => shape.test(name))?.[1];
  const known = key ? (stated(prose, key) ?? (key === 'fiscal.basic' ? stated(prose, 'basic') : null)) : null;
  if (known) return known.value;
  const escaped = name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  const section = prose.sectionAt(index);
  return (
    statements(prose, `${escaped}N万元`).find((one) => one.section === section && one.index < index)?.value ?? null
  );
}

/** 甲a万元，占乙的p% — with the base looked up by its name. */
function checkSharesOfNamed(context: Context): Report {
  const report = new Report();
  const { prose } = context;
  for (const one of statements(prose, 'N万元[，,]占([^，。；\\d]{2,20}?)的N%')) {
    const name = one.match[2] ?? '';
    const share = one.match[3] ?? '0';
    const base = baseAmount(prose, name, one.match.index + 1);
    if (!base || base.eq(0)) continue;
    const exact = one.value.div(base).times(100);
    const what = `${show(one.value)} 万元占${name}（${show(base)} 万元）的比重`;
    const fits = percentCloseness(share, exact) === 'different' ? fittingBase(context, one.value, share) : null;
    if (!fits) {
      expectPercent(report, what, share, exact, { place: `${name}@L${one.line}`, lines: linesOf(prose, one.match) });
      continue;
    }
    report.find({
      place: `${name}@L${one.line}`,
      message: `${what}：印为 ${share}%，核算为 ${show(exact.round(2))}%；印数实为占${fits.title}（${show(fits.value)} 万元）的比重`,
      printed: `${share}%`,
      computed: `${show(exact.round(2))}%`,
      lines: linesOf(prose, one.match),
    });
  }
  return report;
}

function fittingBase(context: Context, part: Decimal, share: string): { title: string; value: Decimal } | null {
  if (decimal(share).eq(0)) return null;
  for (const key of ['total', 'income', 'expenditure', 'fiscal.total', 'fiscal.expenditure']) {
    const base = stated(context.prose, key);
    if (base && percentCloseness(share, part.div(base.value).times(100)) === 'equal') {
      return whichFigure(context.prose, base.value) ?? base;
    }
  }
  return null;
}

export const shareRules: readonly Rule[] = [
  {
    id: 'share.of-total',
    title: '比重复算，合计 100%',
    basis: '决算公开勾稽',
    severity: 'medium',
    kind: 'arithmetic',
    check: checkSharesOfTotal,
  },
  {
    id: 'share.of-named',
    title: '占某项的比重复算',
    basis: '决算公开勾稽',
    severity: 'medium',
    kind: 'arithmetic',
    check: checkSharesOfNamed,
  },
];
