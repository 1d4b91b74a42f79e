import { decimal } from '../../../kernel/sdk/decimal.ts';
import { align, type Measure, measure, readRank } from '../scoring/measure.ts';
import type { ScoredRow, ScoredTable } from '../scoring/score-disclosure.ts';
import { longestCommon, normalName, similarity } from './labels.ts';

/** A figure that running text claims, with the words before it. */
export interface Claim {
  readonly label: string;
  /** Everything before the figure in the same clause; a year named there is the year of the claim. */
  readonly clause: string;
  readonly text: string;
  readonly measure: Measure;
  readonly unit: string;
  readonly index: number;
}

const counted =
  /(\d+(?:\.\d+)?)((?:万亿|亿|万|千)?(?:个|件|条|次|人次|人|份|家|辆|台次|台|套|项|起|期|通|笔|册|%|万元|元))(?![\u4e00-\u9fa5]{0,12}[、和]\d)/g;
const ranked = /前(?:\d+|[一二三四五六七八九十]+)(?!\d|[一二三四五六七八九十年月季])/g;

/** Longest stretch before a figure that its words are looked for in. */
const reach = 60;

/** The clause before a position, and its words after the last other figure; the five digits of a hotline are a word. */
function before(
  text: string,
  index: number,
): { readonly clause: string; readonly said: string; readonly label: string } {
  const clause = text.slice(Math.max(0, index - reach), index).replace(/^.*[，。；：、！？（）\n]/s, '');
  let cut = 0;
  for (const digits of clause.matchAll(/\d[\d.]*/g)) {
    if (!/^\d{5}$/.test(digits[0])) cut = digits.index + digits[0].length;
  }
  const said = clause.slice(cut);
  return { clause, said, label: said.replace(/(?:约|共计|总计|达到|达|超过|为|近|居|列)+$/, '') };
}

/**
 * Figures with a label and a counting word, and ranks. Lists such as 分别为 7、8、9 are left alone: which figure belongs
 * to what is not certain.
 */
export function claimsIn(text: string): Claim[] {
  const claims: Claim[] = [];
  for (const match of text.matchAll(counted)) {
    const { clause, said, label } = before(text, match.index);
    if (normalName(label).length < 3 || /分别|各/.test(clause)) continue;
    const unit = match[2] ?? '';
    const read = measure({ value: Number(match[1]), unit });
    if (read) claims.push({ label, clause, text: `${said}${match[0]}`, measure: read, unit, index: match.index });
  }
  for (const match of text.matchAll(ranked)) {
    const { clause, said, label } = before(text, match.index);
    const rank = normalName(label).length < 6 ? null : readRank(match[0]);
    if (rank)
      claims.push({ label, clause, text: `${said}${match[0]}`, measure: rank, unit: 'rank', index: match.index });
  }
  return claims;
}

export interface Match {
  readonly row: ScoredRow;
  readonly common: string;
  readonly like: number;
}

export function targetMeasure(row: ScoredRow): Measure | null {
  return (row.row.target ? measure(row.row.target) : null) ?? readRank(row.row.targetText);
}

export function actualMeasure(row: ScoredRow): Measure | null {
  return (row.row.actual ? measure(row.row.actual) : null) ?? readRank(row.row.actualText);
}

/** The indicators of a table with what claims are compared with, made ready once for all claims. */
export type ClaimIndex = readonly { readonly row: ScoredRow; readonly name: string; readonly own: Measure }[];

export function claimIndex(table: ScoredTable, side: 'target' | 'actual'): ClaimIndex {
  return table.rows.flatMap((row) => {
    const own = side === 'target' ? targetMeasure(row) : actualMeasure(row);
    return own ? [{ row, name: normalName(row.row.level3), own }] : [];
  });
}

/** Indicators that a claim may speak of, most alike first. */
export function candidates(claim: Claim, index: ClaimIndex): Match[] {
  const label = normalName(claim.label);
  return index
    .filter(({ own }) => own.dimension === claim.measure.dimension || own.dimension === '')
    .map(({ row, name }) => ({ row, name, like: similarity(label, name) }))
    .filter(({ like }) => like > 0)
    .map(({ row, name, like }) => ({ row, like, common: longestCommon(label, name) }))
    .sort((a, b) => b.common.length - a.common.length || b.like - a.like);
}

export function sameValue(claim: Claim, other: Measure | null): boolean {
  const aligned = other ? align(claim.measure, other) : null;
  return aligned?.[0].value.eq(aligned[1].value) ?? false;
}

/** Within a factor of three: figures further apart hardly speak of the same thing. */
export function sameMagnitude(claim: Claim, other: Measure | null): boolean {
  const aligned = other ? align(claim.measure, other) : null;
  if (!aligned || aligned[1].value.eq(0) || aligned[0].value.eq(0)) return false;
  const share = aligned[0].value.div(aligned[1].value);
  return share.gte(decimal(1).div(3)) && share.lte(3);
}
