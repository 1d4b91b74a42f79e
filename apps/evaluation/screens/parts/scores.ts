import type { Quantity, Target } from '../../disclosure/model.ts';
import type { Score } from '../../scoring/score-disclosure.ts';

/** A score as people read it: a figure, or the two ends that undecidable rows leave open. */
export function scoreText(score: Score | undefined): string {
  if (score === null || score === undefined) return '无数据';
  return typeof score === 'number' ? String(score) : `${score[0]}～${score[1]}`;
}

export function ends(score: Score): readonly [number, number] | null {
  if (score === null) return null;
  return typeof score === 'number' ? [score, score] : score;
}

const signs: Readonly<Record<string, string>> = {
  '>=': '≥ ',
  '<=': '≤ ',
  '>': '＞ ',
  '<': '＜ ',
  '=': '＝ ',
  range: '',
};

export const signOf = (op: string | null | undefined): string => (op ? (signs[op] ?? '') : '');

const valueText = ({ value }: Quantity): string =>
  typeof value === 'object' ? `${value[0]} 至 ${value[1]}` : String(value);

/** What the reader understood of a cell; null where it understood no quantity. */
export function quantityText(quantity: Quantity | Target | null): string | null {
  if (!quantity) return null;
  const sign = 'op' in quantity ? signOf(quantity.op) : '';
  const unit = quantity.unit === 'date' ? '' : (quantity.unit ?? '');
  return `${sign}${valueText(quantity)}${unit ? ` ${unit}` : ''}`;
}
