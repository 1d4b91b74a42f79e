import { plain } from '../../scoring/wording.ts';
import { type Context, Report, type Rule, rowRef } from '../model.ts';
import { linesOf, matches } from '../prose.ts';

/** 较2022年 in a report on 2024: the comparison is with the year before. */
function checkComparisonYear(context: Context): Report {
  const report = new Report();
  const year = context.disclosure.document.year;
  if (year === null) return report;
  let right = 0;
  for (const match of matches(
    context.prose,
    '(?:较|比|与)(\\d{4})年(?:相比)?[^，。；\\d]{0,6}N?(?:万元)?(?:增|减|下降|降低|上升|持平)',
  )) {
    const named = Number(match[1]);
    if (named === year - 1) {
      right += 1;
      continue;
    }
    if (named >= year) continue;
    report.find({
      place: `L${context.prose.lineAt(match.index)}`,
      message: `${year} 年度的比较应与 ${year - 1} 年比，这里写“${match[0]}”；年份有误或漏了 ${year - 1} 年的数`,
      printed: String(named),
      computed: String(year - 1),
      lines: linesOf(context.prose, match),
    });
  }
  if (right > 0) report.pass(`${right} 处比较都以 ${year - 1} 年为基期`);
  return report;
}

interface Passage {
  readonly text: string;
  readonly line: number;
  readonly row: { readonly table: string; readonly no: number } | null;
}

function passages(context: Context): Passage[] {
  const found: Passage[] = [];
  for (const { table } of context.scored.tables) {
    for (const row of table.rows) {
      if (row.reason) found.push({ text: plain(row.reason), line: row.lines[0], row: rowRef(table, row) });
    }
  }
  const { text } = context.prose;
  let from = 0;
  for (const part of text.split(/[。；\n]/)) {
    if (part.length >= 20) found.push({ text: plain(part), line: context.prose.lineAt(from), row: null });
    from += part.length + 1;
  }
  return found;
}

/** Characters around a year that make two passages the same sentence. */
const reach = 12;

/** The same sentence in two places with another year. */
function checkSameSentence(context: Context): Report {
  const report = new Report();
  const byContext = new Map<string, { readonly year: string; readonly passage: Passage }[]>();
  for (const passage of passages(context)) {
    for (const match of passage.text.matchAll(/(\d{4})年/g)) {
      const before = passage.text.slice(Math.max(0, match.index - 4), match.index);
      const after = passage.text.slice(match.index + 5, match.index + 5 + reach);
      if (after.length < reach || /\d/.test(after) || before.length < 2) continue;
      const key = `${before.slice(-2)}|${after}`;
      byContext.set(key, [...(byContext.get(key) ?? []), { year: match[1] ?? '', passage }]);
    }
  }
  const reported = new Set<string>();
  for (const [key, uses] of byContext) {
    const years = [...new Set(uses.map((use) => use.year))];
    const after = key.split('|')[1] ?? '';
    if (years.length < 2 || reported.has(after)) continue;
    reported.add(after);
    const counts = years.map((year) => ({ year, uses: uses.filter((use) => use.year === year) }));
    counts.sort((a, b) => b.uses.length - a.uses.length);
    const [main, odd] = counts;
    if (!main || !odd) continue;
    report.find({
      place: after,
      message: `同一句话年份不同：“${odd.year}年${after}…”（${odd.uses.length} 处）与“${main.year}年${after}…”（${main.uses.length} 处）`,
      printed: odd.year,
      computed: main.year,
      lines: [...odd.uses, ...main.uses.slice(0, 2)].map((use) => yearLine(context, use.passage, use.year, after)),
      rows: odd.uses.flatMap((use) => (use.passage.row ? [use.passage.row] : [])),
    });
  }
  if (report.findings.length === 0) report.pass('重复出现的句子年份一致');
  return report;
}

/** The line inside a row that carries the year; the row's first line when no single line does. */
function yearLine(context: Context, passage: Passage, year: string, after: string): number {
  if (!passage.row) return passage.line;
  const { table, no } = passage.row;
  const row = context.scored.tables.find((one) => one.table.name === table)?.table.rows.find((one) => one.no === no);
  const [from, to] = row?.lines ?? [passage.line, passage.line];
  const inside = context.disclosure.lines.filter((one) => one.no >= from && one.no <= to && one.text.includes(year));
  const line = inside.find((one) => one.text.includes(`${year}年${after.slice(0, 3)}`)) ?? inside.at(-1);
  return line?.no ?? passage.line;
}

/** Titles of tables and reports carry the year of the document. */
function checkTitleYear(context: Context): Report {
  const report = new Report();
  const year = context.disclosure.document.year;
  if (year === null) return report;
  let right = 0;
  for (const line of context.disclosure.lines) {
    const compact = line.text.replace(/[\s\u3000]/g, '');
    const found = compact.match(/^(\d{4})年度[^，。；]{2,24}(?:自评表|基础数据表|情况说明|自评报告)$/);
    if (!found) continue;
    if (Number(found[1]) === year) {
      right += 1;
      continue;
    }
    report.find({
      place: `L${line.no}`,
      message: `标题“${compact}”的年度不是 ${year}`,
      printed: found[1] ?? '',
      computed: String(year),
      lines: [line.no],
    });
  }
  if (right > 0) report.pass(`${right} 个标题的年度都是 ${year}`);
  return report;
}

export const yearRules: readonly Rule[] = [
  {
    id: 'year.comparison',
    title: '比较的基期是上一年',
    basis: '决算公开：与上年比较',
    severity: 'medium',
    kind: 'arithmetic',
    check: checkComparisonYear,
  },
  {
    id: 'year.same-sentence',
    title: '同一句话的年份一致',
    basis: '决算公开文字一致',
    severity: 'medium',
    kind: 'arithmetic',
    check: checkSameSentence,
  },
  {
    id: 'year.titles',
    title: '标题年度',
    basis: '决算公开格式',
    severity: 'medium',
    kind: 'arithmetic',
    check: checkTitleYear,
  },
];
