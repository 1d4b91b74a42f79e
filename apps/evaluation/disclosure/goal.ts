import { displayWidth, joinText, plain, squeezed } from './lines.ts';
import type { EvaluationTable, Line, Unread } from './model.ts';

type Goal = NonNullable<EvaluationTable['goal']>;

export interface GoalReading {
  readonly goal: Goal | null;
  readonly unread: readonly Unread[];
}

/**
 * Reads the yearly goal from the lines between its header (预期目标, 实际完成情况) and the indicators. The text layer
 * gives the whole left column and then the whole right one; as the columns are of different width, the border is where
 * the width of full lines changes.
 */
export function goalFromLines(source: readonly Line[]): GoalReading {
  const lines = source.filter((line) => squeezed(line.text) !== '');
  const first = lines[0];
  const last = lines.at(-1);
  if (!first || !last) return { goal: null, unread: [] };
  const border = bestBorder(
    lines.map((line) => displayWidth(plain(line.text).trim())),
    lines,
  );
  const text = (part: readonly Line[]): string =>
    joinText(
      part.map((line) =>
        plain(line.text)
          .trim()
          .replace(/ +(?=[，。；、）》])/g, ''),
      ),
    );
  const range: [number, number] = [first.no, last.no];
  if (border === null) {
    const why = '年度目标的“预期目标”与“实际完成情况”两栏无法分开';
    return {
      goal: { expected: text(lines), actual: '', lines: range },
      unread: [{ line: first.no, text: text(lines.slice(0, 1)), why }],
    };
  }
  const [expected, actual] = [text(lines.slice(0, border)), text(lines.slice(border))];
  const unread = [lines.slice(0, border), lines.slice(border)].flatMap(cutNote);
  return { goal: { expected, actual, lines: range }, unread };
}

/** A column whose last line is as long as the others and ends in the middle of a sentence was cut off. */
function cutNote(part: readonly Line[]): Unread[] {
  const last = part.at(-1);
  if (!last) return [];
  const text = plain(last.text).trim();
  const widest = Math.max(...part.map((line) => displayWidth(plain(line.text).trim())));
  if (/[。！；）.]$/.test(text) || displayWidth(text) < widest - 3) return [];
  return [{ line: last.no, text: text.slice(-20), why: '年度目标文字似在单元格边界处中断，后文未印出' }];
}

/** Number of lines of the left column, or null when no border explains the line widths. */
function bestBorder(widths: readonly number[], lines: readonly Line[]): number | null {
  if (widths.length < 2) return null;
  const left = raggedness(widths);
  const right = raggedness([...widths].reverse(), true).reverse();
  let best: number | null = null;
  let cost = Number.POSITIVE_INFINITY;
  for (let border = 1; border < widths.length; border += 1) {
    const ended = /[。；！]$/.test(squeezed(lines[border - 1]?.text ?? '')) ? 0 : 1;
    const here = (left[border - 1] ?? 0) + (right[border] ?? 0) + ended;
    if (here < cost) {
      cost = here;
      best = border;
    }
  }
  return best;
}

/** For each prefix, how far its lines but the last stay behind the widest of them; `fromEnd` when lines are reversed. */
function raggedness(widths: readonly number[], fromEnd = false): number[] {
  const costs: number[] = [];
  let widest = 0;
  let total = 0;
  let count = 0;
  widths.forEach((width, index) => {
    const isLast = fromEnd && index === 0;
    if (!isLast) {
      widest = Math.max(widest, width);
      total += width;
      count += 1;
    }
    const without = fromEnd ? total : total - width;
    const lines = fromEnd ? count : count - 1;
    costs.push(Math.max(0, widest * lines - without));
  });
  return costs;
}

/**
 * Reads the yearly goal from table rows: the rows below the one that has both column titles. A goal that is longer than
 * a page goes on in the cells of further rows.
 */
export function goalFromCells(rows: readonly Line[]): GoalReading {
  for (const [index, row] of rows.entries()) {
    const cells = (row.cells ?? []).map(squeezed);
    const expected = cells.findIndex((cell) => /预期目标|年度目标$/.test(cell));
    const actual = cells.findIndex((cell) => /实际完成情况/.test(cell));
    const below = rows.slice(index + 1).filter((other) => other.cells !== undefined);
    const first = below[0];
    if (expected < 0 || actual < 0 || first === undefined) continue;
    const text = (at: number): string => joinText(below.map((other) => plain(other.cells?.[at] ?? '').trim()));
    const lines: [number, number] = [first.no, below.at(-1)?.no ?? first.no];
    return { goal: { expected: text(expected), actual: text(actual), lines }, unread: [] };
  }
  return { goal: null, unread: [] };
}
