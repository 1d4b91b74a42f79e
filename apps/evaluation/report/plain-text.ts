import { displayWidth } from '../disclosure/lines.ts';

/** A paragraph of a report for a terminal: its text and how far it, and its further lines, are set in. */
export interface Paragraph {
  readonly text: string;
  /** Columns of a terminal, of which an ideograph takes two. */
  readonly indent: number;
  /** Further lines are set in by so much more. */
  readonly hang?: number;
}

/** Lines of at most so many columns; without a number every paragraph is one line, so that it can be searched. */
export function setLines(paragraphs: readonly Paragraph[], columns: number | null): string {
  return paragraphs.flatMap((paragraph) => linesOf(paragraph, columns)).join('\n');
}

/**
 * Pieces that stay on one line: numbers with their unit, ranges and Latin words, each with the opening signs before it
 * and the closing signs after it.
 */
const unbroken =
  /[（(《“【≥≤]*(?:[A-Za-z0-9.%〔〕～-]+(?:万元|亿元|[年月日次个项张行分])?|.)[，。、；：？！）)》」』”】%]*/gu;

/** Narrower terminals get longer lines than they show rather than columns of single words. */
const narrowest = 40;

function linesOf({ text, indent, hang = 0 }: Paragraph, columns: number | null): string[] {
  const first = ' '.repeat(indent);
  if (columns === null || text === '') return [text === '' ? '' : first + text];
  const next = ' '.repeat(indent + hang);
  const width = Math.max(columns, narrowest) / 2;
  const lines: string[] = [];
  let line = first;
  for (const unit of text.match(unbroken) ?? []) {
    if (line.trim() !== '' && displayWidth(line) + displayWidth(unit) > width) {
      lines.push(line.trimEnd());
      line = next + unit.trimStart();
    } else line += unit;
  }
  return [...lines, line.trimEnd()];
}
