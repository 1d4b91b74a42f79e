import type { Advice, Opinion } from '../adviser/advise.ts';
import type { Finding, Kind, Rule, Severity } from '../audit/model.ts';
import { rules } from '../audit/registry.ts';
import { gradeSensitivity } from '../audit/sensitivity.ts';
import type { Examination } from '../rules.ts';
import type { Score, ScoredDisclosure, ScoredTable } from '../scoring/score-disclosure.ts';
import { type Paragraph, setLines } from './plain-text.ts';

const severities: readonly (readonly [Severity, string])[] = [
  ['high', '重大'],
  ['medium', '一般'],
  ['low', '轻微'],
];

/** What can be asserted comes before what needs proof. */
const kinds: readonly (readonly [Kind, string])[] = [
  ['arithmetic', '可由文本断定'],
  ['plausibility', '须举证'],
  ['tolerance', '尾差'],
];

const opinions: readonly (readonly [Opinion, string])[] = [
  ['not-measurable', '不可衡量'],
  ['too-easy', '偏低，容易达到'],
  ['too-hard', '偏高，难以达到'],
];

export interface SummaryOptions {
  /** Everything that was found, advised and passed, instead of the first of each kind. */
  readonly all: boolean;
  /** Width of the terminal, or null where the text goes to a file. */
  readonly columns: number | null;
}

/** How many of one kind are written out before the rest is only counted. */
const shown = { findings: 8, quotes: 4, advice: 3, unread: 10 };

const line = (text: string, indent = 0, hang = 2): Paragraph => ({ text, indent, hang });
const space = line('');

/** The first of a list, and a line that counts the others. */
function first<T>(list: readonly T[], most: number, all: boolean, tell: (one: T) => Paragraph[], indent: number) {
  const told = (all ? list : list.slice(0, most)).flatMap(tell);
  const rest = list.length - most;
  return all || rest <= 0 ? told : [...told, line(`… 另有 ${rest} 项，加 --all 全部列出`, indent)];
}

const score = (value: Score) =>
  value === null ? '—' : typeof value === 'number' ? String(value) : `${value[0]}～${value[1]}`;
const graded = ({ total, graded: own }: ScoredTable['printed']) =>
  total === null ? '—' : `${total}${own ? `（${own.grade}）` : ''}`;
/** Printed and added up; a difference is said, so that nobody has to compare. */
const beside = (printed: string, summed: string) =>
  `公布 ${printed}，按各行合计 ${summed}${printed === summed ? '' : '　←不一致'}`;

function tableLines(scored: ScoredTable): Paragraph[] {
  const { table, rows, sums, execution, printed, summed } = scored;
  const count = (verdict: string) => rows.filter(({ judged }) => judged.verdict === verdict).length;
  const total = table.printedTotal;
  const levels = Object.entries(sums.byLevel1).map(([name, own]) => `${name} ${own.score}/${own.weight}`);
  return [
    space,
    line(
      `《${table.name}》指标 ${rows.length} 行：达到 ${count('met')}，未达到 ${count('unmet')}，无法判断 ${count('undecidable')}`,
    ),
    line(`总分：${beside(graded(printed), graded(summed))}`, 4),
    line(`指标得分：${beside(`${total?.score ?? '—'}/${total?.weight ?? '—'}`, `${sums.score}/${sums.weight}`)}`, 4),
    line(`执行率：${execution.rate ?? '—'}%，得分 ${execution.score ?? '—'}/${execution.weight ?? '—'}`, 4),
    ...(levels.length > 0 ? [line(`分项：${levels.join('，')}`, 4)] : []),
  ];
}

function recomputedLines({ ruleSets, tables }: ScoredDisclosure): Paragraph[] {
  if (tables.length === 0) return [];
  return [
    space,
    line('按评分规则重算总分（有无法判断的行时为区间）'),
    ...ruleSets.flatMap((set) => {
      const totals = tables.map(({ table, totals: own }) => `《${table.name}》${score(own[set.id]?.total ?? null)}`);
      return [line(set.title, 2), line(totals.join('，'), 4)];
    }),
  ];
}

function gradeLines({ scored, audit }: Examination): Paragraph[] {
  const grades = gradeSensitivity(scored, audit);
  if (grades.length === 0) return [];
  return [
    space,
    line('等级的把握'),
    ...grades.map(({ table, printed, grade, margin, toNext, crossing }) => {
      const low = margin === null ? '' : `，高出下限 ${margin} 分`;
      const high = toNext === null ? '' : `，距上一等 ${toNext} 分`;
      const by =
        crossing.length === 0 ? '没有一项发现单独成立就改变等级' : `${crossing.length} 项发现各自成立即改变等级`;
      return line(`《${table}》${printed} 分“${grade}”${low}${high}；${by}`, 2);
    }),
  ];
}

function findingLines(finding: Finding, no: number): Paragraph[] {
  const [quote, ...others] = finding.quotes;
  const lines = [line(`${no}. ${finding.message}`, 4, 3)];
  const named = others.slice(0, shown.quotes).map((one) => one.line);
  const rest = others.length > named.length ? ` 等 ${others.length} 行` : ' 行';
  const more = others.length > 0 ? `（另引第 ${named.join('、')}${rest}）` : '';
  if (quote) lines.push(line(`第 ${quote.line} 行：${quote.text.trim()}${more}`, 7, 2));
  return lines;
}

/** Findings of one severity under the rules that found them. */
function severityLines(findings: readonly Finding[], title: string, all: boolean): Paragraph[] {
  if (findings.length === 0) return [];
  const groups = kinds.flatMap(([kind, word]) =>
    rules.map((rule) => ({ rule, word, own: findings.filter((one) => one.rule === rule.id && one.kind === kind) })),
  );
  return [
    space,
    line(`【${title}】${findings.length} 项`),
    ...groups.flatMap(({ rule, word, own }) => {
      if (own.length === 0) return [];
      const numbered = own.map((finding, index) => ({ finding, no: index + 1 }));
      const tell = (one: (typeof numbered)[number]) => findingLines(one.finding, one.no);
      return [line(headOf(rule, word, own.length), 2), ...first(numbered, shown.findings, all, tell, 4)];
    }),
  ];
}

function headOf(rule: Rule, word: string, count: number): string {
  const needs = word === '须举证' && rule.needs !== undefined ? `：${rule.needs}` : '';
  return `◆ ${rule.title}（${count} 项，${word}${needs}）依据 ${rule.basis}`;
}

/** The opinion itself stands above, so that its words before the figures are left out. */
function adviceText({ table, no, level3, reason, proposal, instead }: Advice): string {
  const range = proposal
    ? `；建议 ${proposal.op === '>=' ? '≥' : '≤'}${[...new Set([proposal.low, proposal.high])].join('～')}${proposal.unit ?? ''}`
    : '';
  const other = instead === null ? '' : `；${instead}`;
  return `《${table}》第 ${no} 行“${level3}”：${reason.replace(/^[^“：]*：/, '')}${range}${other}`;
}

function adviceLines(advice: readonly Advice[], all: boolean): Paragraph[] {
  const groups = opinions.map(([opinion, word]) => ({ word, own: advice.filter((one) => one.opinion === opinion) }));
  if (groups.every(({ own }) => own.length === 0)) return [];
  return [
    space,
    line('对指标值的建议'),
    ...groups.flatMap(({ word, own }) => {
      if (own.length === 0) return [];
      const tell = (one: Advice) => [line(adviceText(one), 4, 2)];
      return [line(`◆ ${word} ${own.length} 项`, 2), ...first(own, shown.advice, all, tell, 4)];
    }),
  ];
}

function unreadLines({ disclosure: { unread } }: Examination, all: boolean): Paragraph[] {
  if (unread.length === 0) return [];
  const tell = (one: (typeof unread)[number]) => [line(`第 ${one.line} 行：${one.text.slice(0, 40)}（${one.why}）`, 2)];
  return [space, line(`未能完全识别 ${unread.length} 处`), ...first(unread, shown.unread, all, tell, 2)];
}

function passedLines({ audit }: Examination): Paragraph[] {
  return [
    space,
    line(`通过的核对 ${audit.checksPassed.length} 项`),
    ...audit.checksPassed.map((one) => line(one.message, 2)),
  ];
}

/** The audit as Chinese text for a terminal. Printed and recomputed figures stand side by side. */
export function summarise(examination: Examination, options: SummaryOptions): string {
  const { disclosure, scored, audit, advice } = examination;
  const { unit, year, title } = disclosure.document;
  const of = (severity: Severity) => audit.findings.filter((finding) => finding.severity === severity);
  const counts = severities.map(([severity, word]) => `${word} ${of(severity).length}`).join('，');
  const rowCount = scored.tables.reduce((sum, { rows }) => sum + rows.length, 0);
  const whose = `${unit ?? '未读到单位名称'}　${year === null ? '未读到年度' : `${year} 年度`}`;
  return setLines(
    [
      line(whose),
      ...(title === null ? [] : [line(title)]),
      line(`自评表 ${scored.tables.length} 张，指标 ${rowCount} 行，正文数字 ${disclosure.figures.length} 个`),
      line(`发现 ${audit.findings.length} 项（${counts}），通过核对 ${audit.checksPassed.length} 项`),
      ...scored.tables.flatMap(tableLines),
      ...gradeLines(examination),
      ...recomputedLines(scored),
      ...severities.flatMap(([severity, word]) => severityLines(of(severity), word, options.all)),
      ...adviceLines(advice, options.all),
      ...unreadLines(examination, options.all),
      ...(options.all ? passedLines(examination) : []),
    ],
    options.columns,
  );
}
