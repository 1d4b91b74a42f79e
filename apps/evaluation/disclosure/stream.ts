import { squeezed } from './lines.ts';
import type { Line } from './model.ts';

/** A paragraph's text without spaces and line breaks, and for each character the line it stands in. */
export interface Stream {
  readonly text: string;
  readonly lineAt: (index: number) => number;
}

const OPENS_PARAGRAPH =
  /^(第[一二三四五六七八九十百]+(部分|章|篇)|[一二三四五六七八九十百]+、|[（(][一二三四五六七八九十百\d]{1,3}[)）]|\d{1,2}[、.．](?=20\d{2}(?!\d)|\D)|附件)/;

/** Joins wrapped lines into paragraphs. A number may be cut from its unit by a line or page break. */
export function paragraphs(lines: readonly Line[]): Stream[] {
  const streams: Stream[] = [];
  let text = '';
  let starts: { at: number; line: number }[] = [];
  let previous = -1;
  const close = (): void => {
    if (text !== '') streams.push(stream(text, starts));
    text = '';
    starts = [];
  };
  for (const [index, line] of lines.entries()) {
    const own = squeezed(line.text);
    if (own === '' || line.cells) continue;
    const far = previous >= 0 && line.no - previous > 6;
    const ended = /[。：]$/.test(text) && startsIndented(line.text);
    if (OPENS_PARAGRAPH.test(own) || far || ended || index === 0) close();
    starts.push({ at: text.length, line: line.no });
    text += own;
    previous = line.no;
  }
  close();
  return streams;
}

function startsIndented(text: string): boolean {
  return /^(\u3000{2}| {4})/.test(text);
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
