import type { Decimal } from '../../../kernel/sdk/decimal.ts';
import { decimal, toNumber } from '../../../kernel/sdk/decimal.ts';

/** Grade limits as dated data. Bands are half open, so that 89.54 is 良. */
export interface GradeScale {
  readonly since: string;
  readonly basis: string;
  /** Highest first; `from` is included. */
  readonly bands: readonly { readonly name: string; readonly from: number }[];
}

export const gradeScales: readonly GradeScale[] = [
  {
    since: '2015-01-01',
    basis: '绩效评价等级：优 90–100，良 80–89，中 60–79，差 0–59；小数按左闭右开解释',
    bands: [
      { name: '优', from: 90 },
      { name: '良', from: 80 },
      { name: '中', from: 60 },
      { name: '差', from: 0 },
    ],
  },
];

export interface Graded {
  readonly grade: string;
  /** Points missing to the next better grade; null at the top. */
  readonly toNext: number | null;
  /** Points that may be lost before the grade falls to the next lower: a loss larger than this crosses; null at the bottom. */
  readonly margin: number | null;
}

/** The scale in force on a civil date; the latest one without a date. */
export function gradeScaleAt(on?: string): GradeScale | null {
  const valid = gradeScales.filter((scale) => on === undefined || scale.since <= on);
  return valid.at(-1) ?? null;
}

/** The grade of a total out of 100 and its distance to the limits; null when no scale was in force. */
export function grade(total: Decimal | number, on?: string): Graded | null {
  const bands = gradeScaleAt(on)?.bands;
  if (!bands) return null;
  const score = decimal(total);
  const at = bands.findIndex((band) => score.gte(band.from));
  const band = bands[at];
  if (!band) return null;
  const better = bands[at - 1];
  return {
    grade: band.name,
    toNext: better ? toNumber(decimal(better.from).minus(score)) : null,
    margin: at === bands.length - 1 ? null : toNumber(score.minus(band.from)),
  };
}

/** The grade that a word of a report means: 优秀 is 优. */
export function gradeOfWord(word: string): string | null {
  return word.match(/^[“"]?(优|良|中|差)/)?.[1] ?? null;
}
