import { displayWidth, plain } from './lines.ts';
import type { Line } from './model.ts';

/** A run of text without a space inside: the smallest piece that a table cell is put together from. */
export interface Fragment {
  readonly text: string;
  /** Number of the line it stands in. */
  readonly line: number;
  readonly width: number;
  readonly startsLine: boolean;
  readonly endsLine: boolean;
  /** True when an empty line lies between this fragment and the one before. */
  readonly gapBefore: boolean;
  /** True when no space separates it from the fragment before: a possible seam of two cells run together. */
  readonly glued: boolean;
}

/** Cuts lines at spaces, and once more after a full stop inside a fragment. */
export function toFragments(lines: readonly Line[]): Fragment[] {
  const fragments: Fragment[] = [];
  let gap = false;
  for (const line of lines) {
    const words = plain(line.text)
      .split(' ')
      .filter((word) => word !== '');
    if (words.length === 0) {
      gap = true;
      continue;
    }
    words.forEach((word, index) => {
      const pieces = word.split(/(?<=。)(?=[^。”）)》』」])/);
      pieces.forEach((text, piece) => {
        fragments.push({
          text,
          line: line.no,
          width: displayWidth(text),
          startsLine: index === 0 && piece === 0,
          endsLine: index === words.length - 1 && piece === pieces.length - 1,
          gapBefore: index === 0 && piece === 0 && gap,
          glued: piece > 0,
        });
      });
    });
    gap = false;
  }
  return fragments;
}

/**
 * Cuts one fragment where a column of `width` would end. Used for lines wider than any column, which hold a truncated
 * cell and the beginning of the next one without a space between them.
 */
export function cutAtWidth(fragment: Fragment, width: number): Fragment[] {
  let taken = 0;
  let at = 0;
  for (const char of fragment.text) {
    const next = taken + displayWidth(char);
    if (next > width + 0.01) break;
    taken = next;
    at += char.length;
  }
  if (at === 0 || at >= fragment.text.length) return [fragment];
  const head = fragment.text.slice(0, at);
  const tail = fragment.text.slice(at);
  return [
    { ...fragment, text: head, width: displayWidth(head), endsLine: false },
    { ...fragment, text: tail, width: displayWidth(tail), startsLine: false, gapBefore: false, glued: true },
  ];
}
