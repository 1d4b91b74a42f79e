import { displayWidth, squeezed } from './lines.ts';
import type { Line } from './model.ts';

/** A paragraph's text without spaces and line breaks, and for each character the line it stands in. */
export interface Stream {
  readonly text: string;
  readonly lineAt: (index: number) => number;
}

const OPENS_PARAGRAPH =
  /^(第[一二三四五六七八九十百]+(部分|章|篇)|[一二三四五六七八九十百]+、|[（(][一二三四五六七八九十百\d]{1,3}[)）]|\d{1,2}[、.．](?=20\d{2}(?!\d)|\D)|附件)/;

/** Shortest line that counts as running text when the width of a full line is measured. */
const RUNNING_WIDTH = 15;

const LONGEST_HEADING = 60;

/** Width of a full line of running text: the most frequent width among long lines. */
export function fullWidth(lines: readonly Line[]): number {
  const counts = new Map<number, number>();
  for (const line of lines) {
    const width = Math.round(displayWidth(squeezed(line.text)));
    if (width >= RUNNING_WIDTH) counts.set(width, (counts.get(width) ?? 0) + 1);
  }
  return [...counts].reduce(
    (best, here) => (here[1] > best[1] || (here[1] === best[1] && here[0] > best[0]) ? here : best),
    [0, 0],
  )[0];
}

/** True for a heading whose last word is one that headings of these reports end in, so that no line goes on from it. */
export function namesSection(text: string): boolean {
  return /(说明|情况|概况|职责|构成|措施|问题|原因|公开|解释)$/.test(text);
}

/** Joins wrapped lines into paragraphs. A number may be cut from its unit by a line or page break. */
export function paragraphs(lines: readonly Line[]): Stream[] {
  const streams: Stream[] = [];
  const full = fullWidth(lines);
  let text = '';
  let starts: { at: number; line: number }[] = [];
  let previous = -1;
  const close = (): void => {
    if (text !== '') streams.push(stream(text, starts));
    text = '';
    starts = [];
  };
  for (const line of lines) {
    const own = squeezed(line.text);
    if (own === '' || line.cells) continue;
    const far = previous >= 0 && line.no - previous > 6;
    const opens = OPENS_PARAGRAPH.test(own);
    if (opens || far) close();
    starts.push({ at: text.length, line: line.no });
    text += own;
    previous = line.no;
    const short = displayWidth(own) < full - 3;
    const heading = opens && own.length < LONGEST_HEADING && !/[，。：；]|\d[千百万亿]?[元%]|[（(][^）)]*$/.test(own);
    if ((heading && (short || namesSection(own))) || (short && /。$/.test(own))) close();
  }
  close();
  return streams;
}

function stream(text: string, starts: readonly { at: number; line: number }[]): Stream {
  const lineAt = (index: number): number => {
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if ((starts[middle]?.at ?? 0) <= index) low = middle;
      else high = middle - 1;
    }
    return starts[low]?.line ?? 0;
  };
  return { text, lineAt };
}
