/** An affine map as PDF writes it: [a b c d e f]. */
export type Matrix = readonly [number, number, number, number, number, number];

/** A run of text on a page. Points, origin at the top left, y downwards. */
export interface TextRun {
  readonly text: string;
  readonly x: number;
  /** Baseline. */
  readonly y: number;
  readonly width: number;
  /** Font size. */
  readonly height: number;
}

/** A ruled line: `at` is its y when horizontal, its x when vertical; `from` to `to` runs along it. */
export interface Rule {
  at: number;
  from: number;
  to: number;
}

export interface PageRules {
  readonly horizontal: readonly Rule[];
  readonly vertical: readonly Rule[];
}

export function multiply(outer: Matrix, inner: Matrix): Matrix {
  return [
    outer[0] * inner[0] + outer[2] * inner[1],
    outer[1] * inner[0] + outer[3] * inner[1],
    outer[0] * inner[2] + outer[2] * inner[3],
    outer[1] * inner[2] + outer[3] * inner[3],
    outer[0] * inner[4] + outer[2] * inner[5] + outer[4],
    outer[1] * inner[4] + outer[3] * inner[5] + outer[5],
  ];
}

export function apply(matrix: Matrix, x: number, y: number): readonly [number, number] {
  return [matrix[0] * x + matrix[2] * y + matrix[4], matrix[1] * x + matrix[3] * y + matrix[5]];
}

/** Reads six numbers; the identity for anything else, as a damaged matrix must not stop the reading. */
export function matrixOf(value: unknown): Matrix {
  if (value === null || typeof value !== 'object') return [1, 0, 0, 1, 0, 0];
  const numbers = Array.from(value as ArrayLike<unknown>, Number);
  const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = numbers;
  return numbers.some(Number.isNaN) ? [1, 0, 0, 1, 0, 0] : [a, b, c, d, e, f];
}
