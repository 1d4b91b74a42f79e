import type { PageLine } from './pdf-page.ts';

/** A page's lines from top to bottom, and its height in points. */
export interface PageText {
  readonly no: number;
  readonly height: number;
  readonly lines: readonly PageLine[];
}

/** Share of a page's height, at the top and at the bottom, in which running heads and page numbers stand. */
const marginShare = 0.1;
/** Fewer pages than this repeat nothing. */
const fewestPages = 3;

/**
 * Drops running heads, feet and page numbers that the file does not mark as such: flowing lines in the margin that
 * stand at the same height on most pages and are alike but for their figures.
 */
export function withoutFurniture(pages: readonly PageText[]): PageText[] {
  const counts = new Map<string, number>();
  for (const page of pages) {
    for (const key of new Set(page.lines.map((line) => keyOf(line, page)))) {
      if (key !== null) counts.set(key, (counts.get(key) ?? 0) + 1);
    }
  }
  const enough = Math.max(fewestPages, pages.length * 0.6);
  const repeats = (line: PageLine, page: PageText): boolean => {
    const key = keyOf(line, page);
    return key !== null && (counts.get(key) ?? 0) >= enough;
  };
  return pages.map((page) => ({ ...page, lines: page.lines.filter((line) => !repeats(line, page)) }));
}

/** Height and wording of a line in the margin; null for every other line. */
function keyOf(line: PageLine, page: PageText): string | null {
  const depth = line.y / page.height;
  if (line.row !== undefined || (depth > marginShare && depth < 1 - marginShare)) return null;
  return `${Math.round(line.y / 4)} ${line.text.replace(/\d+/g, '#').replace(/\s/g, '')}`;
}
