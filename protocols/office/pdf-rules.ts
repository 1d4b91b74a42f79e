import { OPS, type PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { apply, type Matrix, matrixOf, multiply, type PageRules, type Rule } from './pdf-geometry.ts';

/** A filled box this thin, in points, is a rule: word processors draw table borders so. */
const ruleThickness = 2.5;
/** A rule may lean this much, in points. */
const straightness = 0.6;
/** More rules than a page of tables has; a drawing or a map, whose lines make no table. */
const mostRules = 6000;

/** The horizontal and vertical rules drawn on a page, joined where pieces meet. Empty for pages that are drawings. */
export async function readRules(page: PDFPageProxy): Promise<PageRules> {
  const { fnArray, argsArray } = await page.getOperatorList();
  const collector = new RuleCollector(matrixOf(page.getViewport({ scale: 1 }).transform));
  fnArray.forEach((operator, index) => {
    collector.take(operator, (argsArray as unknown[])[index]);
  });
  return collector.finish();
}

const strokes: ReadonlySet<number> = new Set([
  OPS.stroke,
  OPS.closeStroke,
  OPS.fillStroke,
  OPS.eoFillStroke,
  OPS.closeFillStroke,
  OPS.closeEOFillStroke,
]);
const fills: ReadonlySet<number> = new Set([OPS.fill, OPS.eoFill]);

type Point = readonly [number, number];

class RuleCollector {
  readonly #horizontal: Rule[] = [];
  readonly #vertical: Rule[] = [];
  readonly #saved: Matrix[] = [];
  #matrix: Matrix;

  constructor(viewport: Matrix) {
    this.#matrix = viewport;
  }

  take(operator: number, args: unknown): void {
    if (operator === OPS.save) this.#saved.push(this.#matrix);
    else if (operator === OPS.restore) this.#matrix = this.#saved.pop() ?? this.#matrix;
    else if (operator === OPS.transform) this.#matrix = multiply(this.#matrix, matrixOf(args));
    else if (operator === OPS.paintFormXObjectBegin) {
      this.#saved.push(this.#matrix);
      this.#matrix = multiply(this.#matrix, matrixOf((args as readonly unknown[] | null)?.[0]));
    } else if (operator === OPS.paintFormXObjectEnd) this.#matrix = this.#saved.pop() ?? this.#matrix;
    else if (operator === OPS.constructPath) this.#path(args as readonly unknown[]);
  }

  finish(): PageRules {
    if (this.#horizontal.length + this.#vertical.length > mostRules) return { horizontal: [], vertical: [] };
    return { horizontal: joined(this.#horizontal), vertical: joined(this.#vertical) };
  }

  /** Arguments of constructPath in pdf.js 5: the painting operator, and the path as one flat list of numbers. */
  #path(args: readonly unknown[]): void {
    const paint = Number(args[0]);
    const data = (args[1] as readonly (ArrayLike<number> | null)[] | null)?.[0];
    if (data === null || data === undefined || this.#horizontal.length + this.#vertical.length > mostRules) return;
    for (const points of subpaths(data, this.#matrix)) {
      if (strokes.has(paint)) this.#stroked(points);
      else if (fills.has(paint)) this.#filled(points);
    }
  }

  #stroked(points: readonly Point[]): void {
    for (let index = 1; index < points.length; index++) {
      const [x1, y1] = points[index - 1] ?? [0, 0];
      const [x2, y2] = points[index] ?? [0, 0];
      this.#add(Math.min(x1, x2), Math.min(y1, y2), Math.max(x1, x2), Math.max(y1, y2), straightness);
    }
  }

  #filled(points: readonly Point[]): void {
    const xs = points.map(([x]) => x);
    const ys = points.map(([, y]) => y);
    if (points.length > 1) this.#add(Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys), ruleThickness);
  }

  #add(left: number, top: number, right: number, bottom: number, thickness: number): void {
    const width = right - left;
    const height = bottom - top;
    if (height <= thickness && width > height) this.#horizontal.push({ at: (top + bottom) / 2, from: left, to: right });
    else if (width <= thickness && height > width)
      this.#vertical.push({ at: (left + right) / 2, from: top, to: bottom });
  }
}

/** Splits path data into the points of its subpaths; a subpath with a curve is no rule and is left out. */
function subpaths(data: ArrayLike<number>, matrix: Matrix): Point[][] {
  const paths: Point[][] = [];
  let points: Point[] = [];
  let curved = false;
  const end = () => {
    if (points.length > 1 && points.length <= 64 && !curved) paths.push(points);
    points = [];
    curved = false;
  };
  for (let at = 0; at < data.length; ) {
    const operator = data[at];
    if (operator === 0) end();
    if (operator === 0 || operator === 1) points.push(apply(matrix, data[at + 1] ?? 0, data[at + 2] ?? 0));
    else if (operator === 4 && points[0] !== undefined) points.push(points[0]);
    else curved = true;
    at += operator === 2 ? 7 : operator === 3 ? 5 : operator === 4 ? 1 : 3;
  }
  end();
  return paths;
}

/** Joins pieces of the same line that touch or overlap, as borders are often drawn cell by cell. */
function joined(rules: readonly Rule[]): Rule[] {
  const sorted = [...rules].sort((one, other) => one.at - other.at || one.from - other.from);
  const lines: Rule[][] = [];
  for (const rule of sorted) {
    const line = lines.at(-1);
    const last = line?.at(-1);
    if (line !== undefined && last !== undefined && rule.at - last.at <= 1) line.push(rule);
    else lines.push([rule]);
  }
  return lines.flatMap(joinedLine);
}

function joinedLine(pieces: readonly Rule[]): Rule[] {
  const at = pieces.reduce((total, piece) => total + piece.at, 0) / pieces.length;
  const result: Rule[] = [];
  for (const piece of [...pieces].sort((one, other) => one.from - other.from)) {
    const last = result.at(-1);
    if (last !== undefined && piece.from <= last.to + 2) last.to = Math.max(last.to, piece.to);
    else result.push({ at, from: piece.from, to: piece.to });
  }
  return result;
}
