import { decimal } from '../../../kernel/sdk/index.ts';
import { align, type Measure, measure, numeral, readRank } from '../scoring/measure.ts';
import type { ScoredRow, ScoredTable } from '../scoring/score-disclosure.ts';
import { longestCommon, normalName, similarity } from './labels.ts';

/** A figure that running text claims, with the words before it. */
export interface Claim {
  readonly label: string;
  readonly text: string;
  readonly measure: Measure;
  readonly unit: string;
  readonly index: number;
}

const shape =
  /([^，。；：、！？（）\n\d]{0,30}(?:\d{5})?[^，。；：、！？（）\n\d]{0,30}?)(?:约|共计|达到?|超过|为|近)?(\d+(?:\.\d+)?)((?:万亿|亿|万|千)?(?:个|件|条|次|人次|人|份|家|辆|台次|台|套|项|起|期|通|笔|册|%|万元|元))(?![\u4e00-\u9fa5]*[、和]\d)/g;

/** Figures with a label and a counting word. Lists such as 分别为 7、8、9 are left alone: which figure belongs to what is not certain. */
export function claimsIn(text: string): Claim[] {
  const claims: Claim[] = [];
  for (const match of text.matchAll(shape)) {
    const label = (match[1] ?? '').replace(/(?:约|共计|总计|达到|达|超过|为|近)+$/, '');
    if (normalName(label).length < 3 || /分别|各/.test(label)) continue;
    const unit = match[3] ?? '';
    const read = measure({ value: Number(match[2]), unit });
    if (!read) continue;
    claims.push({ label, text: match[0], measure: read, unit, index: match.index + (match[1] ?? '').length });
  }
  for (const match of text.matchAll(
    /([^，。；：\n]{6,40}?)(?:为|居|列)?(前(?:\d+|[一二三四五六七八九十]+))(?:名|位)?(?=[，。；.\n]|$|\D)/g,
  )) {
    const rank = readRank(match[2] ?? '');
    if (rank && numeral((match[2] ?? '').slice(1)) !== null) {
      const index = match.index + (match[1] ?? '').length;
      claims.push({ label: match[1] ?? '', text: match[0], measure: rank, unit: 'rank', index });
    }
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
