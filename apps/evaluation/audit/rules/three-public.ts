import { type Decimal, decimal, sum } from '../../../../kernel/sdk/decimal.ts';
import { expectEqual, show } from '../compare.ts';
import { type Context, Report, type Rule } from '../model.ts';
import { linesOf, matches, statements } from '../prose.ts';

const within = /“?三公”?经费/;

interface Pair {
  readonly budget: Decimal;
  readonly final: Decimal;
  readonly line: number;
}

const items = {
  total: '“三公”经费(?:财政拨款)?支出预算(?:数)?为?N万元[，,]支出决算(?:数)?为?N万元',
  abroad: '因公出国（境）费(?:用)?支出预算(?:数)?为?N万元[，,]支出决算(?:数)?为?N万元',
  vehicles: '公务用车购置费?及运行(?:维护)?费支出预算(?:数)?为?N万元[，,]支出决算(?:数)?为?N万元',
  purchase: '公务用车购置费支出预算(?:数)?为?N万元[，,]支出决算(?:数)?为?N万元',
  running: '公务用车运行(?:维护)?费支出预算(?:数)?为?N万元[，,]支出决算(?:数)?为?N万元',
  reception: '公务接待费支出预算(?:数)?为?N万元[，,]支出决算(?:数)?为?N万元',
} as const;

type Key = keyof typeof items;

/** Budget and final account of each of the three kinds, as the section on them states them. */
export function threePublic(context: Context): Partial<Record<Key, Pair>> {
  const found: Partial<Record<Key, Pair>> = {};
  for (const key of Object.keys(items) as Key[]) {
    const one = statements(context.prose, items[key], within)[0];
    if (one) found[key] = { budget: one.value, final: decimal(one.match[2] ?? '0'), line: one.line };
  }
  return found;
}

function compareSum(
  report: Report,
  title: string,
  whole: Pair | undefined,
  parts: readonly (Pair | undefined)[],
): void {
  const known = parts.filter((part): part is Pair => part !== undefined);
  if (!whole || known.length !== parts.length) return;
  const lines = [whole.line, ...known.map((part) => part.line)];
  for (const [name, pick] of [
    ['预算', (pair: Pair) => pair.budget],
    ['决算', (pair: Pair) => pair.final],
  ] as const) {
    expectEqual(report, `${title}（${name}）`, pick(whole), sum(known.map(pick)), {
      place: `${title}:${name}`,
      unit: '万元',
      lines,
    });
  }
}

function checkSums(context: Context): Report {
  const report = new Report();
  const found = threePublic(context);
  compareSum(report, '“三公”经费 = 出国 + 用车 + 接待', found.total, [found.abroad, found.vehicles, found.reception]);
  compareSum(report, '公务用车 = 购置 + 运行', found.vehicles, [found.purchase, found.running]);
  for (const [key, pair] of Object.entries(found)) {
    if (pair.final.lte(pair.budget)) continue;
    report.find({
      place: `over:${key}`,
      message: `“三公”经费支出决算 ${show(pair.final)} 万元超过预算 ${show(pair.budget)} 万元`,
      printed: show(pair.final),
      computed: show(pair.budget),
      lines: [pair.line],
    });
  }
  return report;
}

/** By how much a kind of expense changed against last year; a decrease is negative. Null when not told. */
export function changeOf(context: Context, name: string): { readonly value: Decimal; readonly line: number } | null {
  const shape = `${name}(?:支出)?(?:与上年相比|较上年)?(?:经费)?(增加|增长|减少|降低)N万元`;
  const match = new RegExp(shape.replace('N', '(\\d+(?:\\.\\d+)?)')).exec(context.prose.text);
  if (match?.[2]) {
    const value = decimal(match[2]);
    return { value: /增/.test(match[1] ?? '') ? value : value.times(-1), line: context.prose.lineAt(match.index) };
  }
  const level = new RegExp(`${name}(?:支出)?与上年(?:经费)?持平`).exec(context.prose.text);
  return level ? { value: decimal(0), line: context.prose.lineAt(level.index) } : null;
}

function checkChanges(context: Context): Report {
  const report = new Report();
  const total = changeOf(context, '“三公”经费');
  const parts = ['因公出国（境）费', '公务接待费', '公务用车购置费', '公务用车运行维护费'].map((name) =>
    changeOf(context, name),
  );
  const known = parts.filter((part): part is NonNullable<typeof part> => part !== null);
  if (!total || known.length !== parts.length) return report;
  expectEqual(report, '“三公”经费比上年增减与各项增减之和', total.value, sum(known.map((part) => part.value)), {
    place: 'changes',
    unit: '万元',
    lines: [total.line, ...known.map((part) => part.line)],
  });
  return report;
}

/** Nothing was spent because it was not settled yet: then it was incurred and belongs somewhere. */
function checkUnsettled(context: Context): Report {
  const report = new Report();
  const source =
    '(因公出国（境）费|公务接待费|公务用车[^，。；]{2,8}费)[^。]{0,30}?(?<![\\d.])0万元[^。]{0,20}?原因[是为][^。]{0,30}?未(?:结算|支付|报销)';
  const matched = matches(context.prose, source).filter((match) => within.test(context.prose.sectionAt(match.index)));
  const [first] = matched;
  if (!first) {
    if (threePublic(context).total) report.pass('“三公”经费为 0 的项目没有以“未结算”为原因');
    return report;
  }
  report.find({
    place: first[1] ?? '',
    message: `${first[1]}决算为 0，原因写“未结算”；已经发生而未结算的支出须说明金额和列支年度`,
    printed: '0',
    lines: matched.flatMap((match) => linesOf(context.prose, match)),
  });
  return report;
}

export const threePublicRules: readonly Rule[] = [
  {
    id: 'three-public.unsettled',
    title: '“三公”经费未结算',
    basis: '决算公开 “三公”经费情况说明',
    severity: 'low',
    kind: 'plausibility',
    needs: '出国、接待、用车的报销和往来账',
    check: checkUnsettled,
  },
  {
    id: 'three-public.sum',
    title: '“三公”经费合计与各项，决算不超预算',
    basis: '决算公开勾稽',
    severity: 'high',
    kind: 'arithmetic',
    check: checkSums,
  },
  {
    id: 'three-public.change',
    title: '“三公”经费增减合计',
    basis: '决算公开勾稽',
    severity: 'medium',
    kind: 'arithmetic',
    check: checkChanges,
  },
];
