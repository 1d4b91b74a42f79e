import type { Audit, Finding, Kind, Severity } from '../audit/model.ts';
import { gradeSensitivity } from '../audit/sensitivity.ts';
import type { Disclosure } from '../disclosure/model.ts';
import type { Score, ScoredDisclosure, ScoredTable } from '../scoring/score-disclosure.ts';

const severities: readonly (readonly [Severity, string])[] = [
  ['high', '重大'],
  ['medium', '一般'],
  ['low', '轻微'],
];

const kinds: Readonly<Record<Kind, string>> = { arithmetic: '可由文本断定', plausibility: '须举证', tolerance: '尾差' };

/** Findings of one severity that are written out before the rest is only counted. */
const shownPerSeverity = 40;

function score(value: Score): string {
  if (value === null) return '—';
  return typeof value === 'number' ? String(value) : `${value[0]}–${value[1]}`;
}

function tableLines(scored: ScoredTable): string[] {
  const { table, sums, execution, printed, summed } = scored;
  const total = table.printedTotal;
  const verdicts = (['met', 'unmet', 'undecidable'] as const).map(
    (verdict) => scored.rows.filter(({ judged }) => judged.verdict === verdict).length,
  );
  const lines = [
    `《${table.name}》 ${table.rows.length} 行：达到 ${verdicts[0]}、未达到 ${verdicts[1]}、无法判断 ${verdicts[2]}`,
    `  分值 印 ${total?.weight ?? '—'}／合计 ${sums.weight}    得分 印 ${total?.score ?? '—'}／合计 ${sums.score}`,
    `  执行率 ${execution.rate ?? '—'}%，得分 ${execution.score ?? '—'}／${execution.weight ?? '—'}`,
    `  总分 印 ${printed.total ?? '—'}（${printed.graded?.grade ?? '—'}）／按各行合计 ${summed.total ?? '—'}（${summed.graded?.grade ?? '—'}）`,
  ];
  const levels = Object.entries(sums.byLevel1).map(([name, own]) => `${name} ${own.score}/${own.weight}`);
  if (levels.length > 0) lines.push(`  分项 ${levels.join('，')}`);
  const recomputed = Object.entries(scored.totals).map(([id, own]) => `${id} ${score(own.total)}`);
  if (recomputed.length > 0) lines.push(`  重算 ${recomputed.join('，')}`);
  return lines;
}

function findingLines(finding: Finding): string[] {
  const quote = finding.quotes[0];
  const lines = [`  · [${kinds[finding.kind]}] ${finding.message}`];
  if (quote)
    lines.push(
      `      第 ${quote.line} 行：${quote.text}${finding.quotes.length > 1 ? `（另引 ${finding.quotes.length - 1} 行）` : ''}`,
    );
  return lines;
}

function severityLines(audit: Audit): string[] {
  return severities.flatMap(([severity, title]) => {
    const own = audit.findings.filter((finding) => finding.severity === severity);
    if (own.length === 0) return [];
    const shown = own.slice(0, shownPerSeverity).flatMap(findingLines);
    const rest = own.length - shownPerSeverity;
    return ['', `${title} ${own.length} 项`, ...shown, ...(rest > 0 ? [`  … 另有 ${rest} 项，见 --json`] : [])];
  });
}

function sensitivityLines(scored: ScoredDisclosure, audit: Audit): string[] {
  return gradeSensitivity(scored, audit).flatMap((one) => {
    const margin = one.margin === null ? '' : `，高出下限 ${one.margin} 分`;
    const next = one.toNext === null ? '' : `，距上一等 ${one.toNext} 分`;
    return [
      `  《${one.table}》${one.printed} 分“${one.grade}”${margin}${next}；单独成立即可改变等级的发现 ${one.crossing.length} 项`,
    ];
  });
}

/** The audit as Chinese text for a terminal. Printed and recomputed figures stand side by side. */
export function summarise(disclosure: Disclosure, scored: ScoredDisclosure, audit: Audit): string {
  const { document, unread } = disclosure;
  const head = `${document.title ?? '决算公开'}${document.unit ? `　${document.unit}` : ''}${document.year === null ? '' : `　${document.year} 年度`}`;
  const counts = severities.map(
    ([severity, title]) => `${title} ${audit.findings.filter((finding) => finding.severity === severity).length}`,
  );
  const lines = [
    head,
    `自评表 ${scored.tables.length} 张，指标 ${scored.tables.reduce((sum, { rows }) => sum + rows.length, 0)} 行，正文数字 ${disclosure.figures.length} 个`,
    '',
    ...scored.tables.flatMap(tableLines),
    '',
    '等级的把握',
    ...sensitivityLines(scored, audit),
    '',
    `发现 ${audit.findings.length} 项（${counts.join('，')}），通过 ${audit.checksPassed.length} 项核对`,
    ...severityLines(audit),
  ];
  if (unread.length > 0) {
    lines.push('', `未能完全识别 ${unread.length} 处`);
    lines.push(...unread.slice(0, 20).map((one) => `  第 ${one.line} 行：${one.text.slice(0, 40)}（${one.why}）`));
    if (unread.length > 20) lines.push(`  … 另有 ${unread.length - 20} 处`);
  }
  return lines.join('\n');
}
