import { type Decimal, decimal, sum } from '../../../../kernel/sdk/decimal.ts';
import { stated } from '../amounts.ts';
import { closeness, expectEqual, show } from '../compare.ts';
import { type Context, Report, type Rule } from '../model.ts';
import { figure, linesOf, type Prose, sentenceAt } from '../prose.ts';

interface ClassAmount {
  readonly name: string;
  readonly amount: string;
  readonly line: number;
  readonly index: number;
}

/** Functional classes with their share: 交通运输支出6264.10万元，占97.71%. */
function structureOf(prose: Prose): ClassAmount[] {
  const start = prose.text.search(/主要用于以下方面/);
  if (start < 0) return [];
  const sentence = sentenceAt(prose, start);
  const shape = new RegExp(`([\\u4e00-\\u9fa5]+?支出)(?:（类）)?(?:支出)?${figure}万元[，,]占`, 'g');
  const from = start - sentence.from;
  return [...sentence.text.slice(from).matchAll(shape)].map((match) => ({
    name: stem(match[1] ?? ''),
    amount: match[2] ?? '0',
    line: prose.lineAt(start + match.index),
    index: start + match.index,
  }));
}

function stem(name: string): string {
  return name.replace(/^.*方面[:：]?/, '').replace(/支出$/, '');
}

interface Item {
  readonly budget: string;
  readonly final: string;
  readonly lines: readonly number[];
  readonly text: string;
}

interface ClassDetail extends ClassAmount {
  readonly items: readonly Item[];
}

/** The detailed list: a heading per class with its amount, and below it budget and final of every item. */
function detailsOf(prose: Prose): ClassDetail[] {
  const heads = [
    ...prose.text.matchAll(new RegExp(`\\n\\d{1,2}[.、]([\\u4e00-\\u9fa5]+)（类）(?:支出)?${figure}万元`, 'g')),
  ];
  return heads.map((head, at) => {
    const next = heads[at + 1]?.index ?? sectionEnd(prose, head.index);
    const body = prose.text.slice(head.index, next);
    const shape = new RegExp(`年初预算(?:数)?为?${figure}万元[，,]支出决算(?:数)?为?${figure}万元`, 'g');
    const found = [...body.matchAll(shape)];
    const items = found.map((match, index): Item => {
      const lines = linesOf(
        prose,
        Object.assign([...match], { index: head.index + match.index, input: '' }) as RegExpExecArray,
      );
      const text = body.slice(match.index, found[index + 1]?.index ?? body.length);
      return { budget: match[1] ?? '0', final: match[2] ?? '0', lines, text };
    });
    const index = head.index + 1;
    return { name: stem(head[1] ?? ''), amount: head[2] ?? '0', line: prose.lineAt(index), index, items };
  });
}

function sectionEnd(prose: Prose, index: number): number {
  const next = prose.text.slice(index).search(/\n[一二三四五六七八九十]+、/);
  return next < 0 ? prose.text.length : index + next;
}

function checkClassesSum(context: Context): Report {
  const report = new Report();
  const classes = structureOf(context.prose);
  const whole = stated(context.prose, 'fiscal.expenditure');
  if (classes.length < 2 || !whole) return report;
  expectEqual(report, '财政拨款支出与各功能分类之和', whole.value, sum(classes.map((one) => one.amount)), {
    place: 'structure',
    unit: '万元',
    lines: [whole.line, ...new Set(classes.map((one) => one.line))],
  });
  return report;
}

function explainHeading(detail: ClassDetail, budget: Decimal, final: Decimal): string {
  if (closeness(decimal(detail.amount), final) === 'equal') return '';
  return closeness(decimal(detail.amount), budget) === 'equal' ? '（标题印的是年初预算数）' : '';
}

function checkClassDetails(context: Context): Report {
  const report = new Report();
  const structure = structureOf(context.prose);
  for (const detail of detailsOf(context.prose)) {
    const total = structure.find((one) => one.name === detail.name);
    const final = sum(detail.items.map((item) => item.final));
    const budget = sum(detail.items.map((item) => item.budget));
    const lines = [detail.line, ...detail.items.flatMap((item) => item.lines)];
    if (total && detail.items.length > 0) {
      expectEqual(report, `${detail.name}（类）结构数与各项决算之和`, total.amount, final, {
        place: `items:${detail.name}`,
        unit: '万元',
        lines: [total.line, ...lines],
      });
    }
    const other = total ? decimal(total.amount) : final;
    if (total || detail.items.length > 0) {
      expectEqual(
        report,
        `${detail.name}（类）标题数与决算数${explainHeading(detail, budget, other)}`,
        detail.amount,
        other,
        {
          place: `heading:${detail.name}`,
          unit: '万元',
          lines: total ? [...lines, total.line] : lines,
        },
      );
    }
  }
  return report;
}

function checkItemBudgets(context: Context): Report {
  const report = new Report();
  const details = detailsOf(context.prose);
  const items = details.flatMap((detail) => detail.items);
  const shape = new RegExp(`财政拨款支出年初预算(?:数)?为?${figure}万元`);
  const whole = context.prose.text.match(shape);
  if (whole?.[1] && whole.index !== undefined && items.length > 1) {
    expectEqual(report, '年初预算数与各项年初预算之和', whole[1], sum(items.map((item) => item.budget)), {
      place: 'budget',
      unit: '万元',
      lines: [context.prose.lineAt(whole.index), ...items.flatMap((item) => item.lines)],
    });
  }
  return report;
}

function checkItemReasons(context: Context): Report {
  const report = new Report();
  const items = detailsOf(context.prose).flatMap((detail) => detail.items.map((item) => ({ detail, item })));
  const printing = items.filter(({ item }) => /完成(?:年初)?预算的?\d/.test(item.text)).length;
  for (const { detail, item } of items) {
    const lines = [...item.lines];
    const place = `${detail.name}:${item.budget}:${item.final}`;
    const same = closeness(decimal(item.budget), decimal(item.final)) === 'equal';
    const what = `${detail.name}（类）年初预算 ${item.budget} 万元、决算 ${item.final} 万元`;
    const why = same || /原因|主要是|因为/.test(item.text);
    if (!why) report.find({ place: `reason:${place}`, message: `${what}，不等而没有说明原因`, lines });
    if (printing > 0 && !/完成(?:年初)?预算的?\d/.test(item.text) && !decimal(item.budget).eq(0)) {
      const rate = decimal(item.final).div(item.budget).times(100);
      report.find({
        place: `rate:${place}`,
        message: `${what}，其他各项都印完成率，这一项没有印；核算为 ${show(rate.round(2))}%`,
        computed: `${show(rate.round(2))}%`,
        lines,
      });
    } else if (why) report.pass(`${what}：完成率和原因齐全`);
  }
  return report;
}

export const functionRules: readonly Rule[] = [
  {
    id: 'function.sum',
    title: '功能分类之和等于财政拨款支出',
    basis: '决算公开勾稽',
    severity: 'high',
    kind: 'arithmetic',
    check: checkClassesSum,
  },
  {
    id: 'function.details',
    title: '类、项决算数逐级相等',
    basis: '决算公开勾稽',
    severity: 'high',
    kind: 'arithmetic',
    check: checkClassDetails,
  },
  {
    id: 'function.budget',
    title: '各项年初预算之和',
    basis: '决算公开勾稽',
    severity: 'high',
    kind: 'arithmetic',
    check: checkItemBudgets,
  },
  {
    id: 'function.reason',
    title: '决算与预算不等时有完成率和原因',
    basis: '决算公开勾稽',
    severity: 'low',
    kind: 'arithmetic',
    check: checkItemReasons,
  },
];
