import { type Context, type Draft, Report, type Rule } from '../model.ts';
import { linesOf } from '../prose.ts';

/** A sentence of at least eight characters that is printed twice in a row. */
function checkRepeated(context: Context): Report {
  const report = new Report();
  for (const match of context.prose.text.matchAll(/([^。；，\n][^。；\n]{7,80})[。；，]\1(?=[。；，\n])/g)) {
    report.find({
      place: `L${context.prose.lineAt(match.index)}`,
      message: `同一句话连着印了两遍：“${match[1]}”`,
      printed: match[1] ?? '',
      lines: linesOf(context.prose, match),
    });
  }
  if (report.findings.length === 0) report.pass('没有连着重复的句子');
  return report;
}

interface Slip {
  readonly shape: RegExp;
  tell(match: RegExpMatchArray): string;
}

const slips: readonly Slip[] = [
  {
    shape: /未(?:能)?(?:在|于)[^，。；\n]{0,12}未(?:完成|能|实施|通过)/,
    tell: (match) => `双重否定，意思相反：“${match[0]}”`,
  },
  { shape: /([化率性的了])\1(?=[\u4e00-\u9fa5])/, tell: (match) => `叠字“${match[0]}”` },
  {
    shape: /[\u4e00-\u9fa5]{2,6}率(?:达到?|为|约)?\d+(?:\.\d+)?(?:万亿|亿|万|千)?(?:次|件|条|个|人)/,
    tell: (match) => `“率”后面是次数而不是比率：“${match[0]}”`,
  },
];

function draft(context: Context, slip: Slip, match: RegExpExecArray): Draft {
  return {
    place: `L${context.prose.lineAt(match.index)}:${match[0].slice(0, 6)}`,
    message: slip.tell(match),
    printed: match[0],
    lines: linesOf(context.prose, match),
  };
}

/** Slips of the pen that turn or blur the meaning, in prose, in names and in reasons. */
function checkSlips(context: Context): Report {
  const report = new Report();
  for (const slip of slips) {
    for (const match of context.prose.text.matchAll(new RegExp(slip.shape, 'g')))
      report.find(draft(context, slip, match));
    for (const { table } of context.scored.tables) {
      for (const row of table.rows) {
        const text = `${row.level3}，${row.reason ?? ''}`.replace(/[\s\u3000]/g, '');
        const match = slip.shape.exec(text);
        if (!match) continue;
        report.find({
          place: `${table.name}#${row.no}:${match[0].slice(0, 6)}`,
          message: `《${table.name}》第 ${row.no} 行：${slip.tell(match)}`,
          printed: match[0],
          lines: [row.lines[0], row.lines[1]],
          rows: [{ table: table.name, no: row.no }],
        });
      }
    }
  }
  if (report.findings.length === 0) report.pass('没有发现叠字、双重否定和率数混用');
  return report;
}

export const wordingRules: readonly Rule[] = [
  {
    id: 'wording.repeated',
    title: '连着重复的句子',
    basis: '决算公开文字',
    severity: 'low',
    kind: 'arithmetic',
    check: checkRepeated,
  },
  {
    id: 'wording.slips',
    title: '改变意思的笔误',
    basis: '决算公开文字',
    severity: 'low',
    kind: 'arithmetic',
    check: checkSlips,
  },
];
