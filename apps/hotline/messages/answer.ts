import type { Satisfaction, solved } from '../options.ts';

/** How a caller is asked by text message: both what he thinks of the handling, and whether the matter is solved. */
export const question =
  '请回复两位数字评价：第一位1非常满意、2满意、3基本满意、4不满意、5非常不满意；第二位1已解决、2部分解决、3未解决，如11；不满意的可写明原因';

const grades: readonly Satisfaction[] = ['very-satisfied', 'satisfied', 'basic', 'dissatisfied', 'very-dissatisfied'];
const solvedBy = ['yes', 'partly', 'no'] as const satisfies readonly (keyof typeof solved)[];

export interface Rated {
  readonly satisfaction: Satisfaction;
  readonly solved: keyof typeof solved;
  /** What was written beside the figures; empty where nothing was. */
  readonly words: string;
}

/** Reads an answer such as `11` or `４３，路灯还没修`; null for what is left to be read by a person. */
export function readAnswer(text: string): Rated | null {
  const [, grade, matter, words = ''] =
    /^([1-5])[\s,，、.]*([1-3])(?!\d)(.*)$/s.exec(text.normalize('NFKC').trim()) ?? [];
  const satisfaction = grades[Number(grade) - 1];
  const isSolved = solvedBy[Number(matter) - 1];
  if (!satisfaction || !isSolved) return null;
  return { satisfaction, solved: isSolved, words: words.replace(/^[\s,，、.。;；:：]+/, '').trim() };
}
