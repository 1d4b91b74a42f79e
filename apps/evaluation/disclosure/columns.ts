import type { Fragment } from './fragments.ts';

/** What a column of an indicator table holds. */
export type ColumnKey = 'level1' | 'level2' | 'level3' | 'target' | 'actual' | 'weight' | 'score' | 'reason' | 'other';

/** Header words of published forms. The longest that fits wins, so a word may be the beginning of another. */
const HEADER_WORDS: readonly (readonly [string, ColumnKey])[] = [
  ['一级指标', 'level1'],
  ['二级指标', 'level2'],
  ['三级指标', 'level3'],
  ['指标名称', 'level3'],
  ['具体指标', 'level3'],
  ['年度指标值', 'target'],
  ['年初指标值', 'target'],
  ['年度目标值', 'target'],
  ['预期指标值', 'target'],
  ['计划指标值', 'target'],
  ['指标值', 'target'],
  ['目标值', 'target'],
  ['年度绩效目标值', 'target'],
  ['实际完成值', 'actual'],
  ['全年完成值', 'actual'],
  ['全年实际完成值', 'actual'],
  ['实际完成指标值', 'actual'],
  ['完成值', 'actual'],
  ['实际完成情况', 'actual'],
  ['完成情况', 'actual'],
  ['分值', 'weight'],
  ['权重', 'weight'],
  ['分值权重', 'weight'],
  ['得分', 'score'],
  ['自评得分', 'score'],
  ['自评分', 'score'],
  ['偏差原因', 'reason'],
  ['偏差原因分析', 'reason'],
  ['偏差原因分析及改进措施', 'reason'],
  ['未完成原因分析', 'reason'],
  ['未完成原因和改进措施', 'reason'],
  ['未完成原因及改进措施', 'reason'],
  ['未完成原因及拟采取的改进措施', 'reason'],
  ['原因分析及改进措施', 'reason'],
  ['备注', 'reason'],
  ['指标解释', 'other'],
  ['评分标准', 'other'],
  ['计算方法', 'other'],
  ['度量单位', 'other'],
  ['指标性质', 'other'],
];

const WORDS = new Map(HEADER_WORDS);
const LONGEST = Math.max(...HEADER_WORDS.map(([word]) => word.length));

/** The column that a header cell names, ignoring units in brackets and (A), (B) marks; null when it names none. */
export function columnOf(text: string): ColumnKey | null {
  const bare = text.replace(/[(（][^()（）]*[)）]/g, '').replace(/[:：]/g, '');
  return WORDS.get(bare) ?? null;
}

export interface Header {
  /** The columns from level 3 on, in printed order. */
  readonly columns: readonly ColumnKey[];
  /** Index after the last fragment of the header. */
  readonly end: number;
}

/**
 * Reads the header of an indicator table that begins at fragment `at` with 一级指标. Header cells wrap and their
 * pieces come one after the other, so pieces are joined until they spell a known word.
 */
export function readHeader(fragments: readonly Fragment[], at: number): Header | null {
  const columns: ColumnKey[] = [];
  let index = at;
  for (;;) {
    const cell = headerCell(fragments, index);
    if (!cell || (cell.key !== 'other' && columns.includes(cell.key))) break;
    columns.push(cell.key);
    index += cell.length;
  }
  if (!columns.includes('level3')) return null;
  return { columns: columns.filter((column) => column !== 'level1' && column !== 'level2'), end: index };
}

function headerCell(fragments: readonly Fragment[], at: number): { key: ColumnKey; length: number } | null {
  let text = '';
  let found: { key: ColumnKey; length: number } | null = null;
  for (let length = 1; length <= 6 && at + length <= fragments.length; length += 1) {
    const piece = fragments[at + length - 1];
    if (!piece) break;
    text += piece.text;
    if (text.length > LONGEST + 4) break;
    const key = columnOf(text);
    if (key) found = { key, length };
  }
  return found;
}

/** True where an indicator header begins. */
export function startsHeader(fragments: readonly Fragment[], at: number): boolean {
  const header = readHeader(fragments, at);
  return header !== null && header.columns.length >= 2;
}
