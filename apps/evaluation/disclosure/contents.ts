import { squeezed } from './lines.ts';
import type { Line } from './model.ts';

/**
 * Index of the first line after a list of contents, 0 when there is none. The list repeats the headings of the
 * document, so it ends where its own first heading comes again.
 */
export function contentsEnd(lines: readonly Line[]): number {
  const start = lines.findIndex((line) => squeezed(line.text) === '目录');
  if (start < 0) return 0;
  const first = lines.findIndex((line, index) => index > start && squeezed(line.text) !== '');
  const number = /^(第[一二三四五六七八九十]+部分|[一二三四五六七八九十]+、)/.exec(
    squeezed(lines[first]?.text ?? ''),
  )?.[1];
  if (!number) return 0;
  const again = lines.findIndex((line, index) => index > first && squeezed(line.text).startsWith(number));
  return Math.max(again, 0);
}
