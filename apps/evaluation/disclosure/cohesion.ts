import type { Fragment } from './fragments.ts';
import { plain } from './lines.ts';
import type { Line } from './model.ts';

const IDEOGRAPHS = /^[\u4e00-\u9fff]+$/;

/** How many times more often than by chance two characters must stand together to count as a word. */
const WORD_LIFT = 10;

/**
 * Tells where a line break cuts a word: the characters on both sides of the break stand together elsewhere in the same
 * document. Only a hint for where a cell ends; no text is ever taken from elsewhere.
 */
export class Cohesion {
  /** How often the sequences across breaks, and their single characters, occur inside lines. */
  private readonly counts = new Map<string, number>();
  private characters = 0;

  /** `fragments` are the breaks to be judged, `lines` the text in which their words are looked up. */
  constructor(lines: readonly Line[], fragments: readonly Fragment[]) {
    fragments.forEach((fragment, at) => {
      for (const gram of gramsAt(fragments[at - 1], fragment)) {
        this.counts.set(gram, 0);
        for (const char of gram) this.counts.set(char, 0);
      }
    });
    for (const line of lines) for (const word of plain(line.text).split(' ')) this.count(word);
  }

  private count(word: string): void {
    this.characters += word.length;
    for (let at = 0; at < word.length; at += 1) {
      for (let length = 1; length <= 4 && at + length <= word.length; length += 1) {
        const gram = word.slice(at, at + length);
        const known = this.counts.get(gram);
        if (known !== undefined) this.counts.set(gram, known + 1);
      }
    }
  }

  /** Cost of ending a cell before the fragment: 0 where nothing speaks against it. */
  cost(before: Fragment | undefined, fragment: Fragment): number {
    if (!before || !fragment.startsLine) return 0;
    if (/\d$/.test(before.text) && /^[年月日时分个万亿元%次]/.test(fragment.text)) return 3;
    const grams = gramsAt(before, fragment).filter((gram) => this.countOf(gram) > 0);
    if (grams.some((gram) => gram.length === 4)) return 3;
    if (grams.some((gram) => gram.length === 3)) return 1.2;
    return grams.some((gram) => this.isWord(gram)) ? 0.8 : 0;
  }

  private isWord(pair: string): boolean {
    const together = this.countOf(pair);
    const apart = this.countOf(pair.slice(0, 1)) * this.countOf(pair.slice(1));
    return together >= 2 && together * this.characters >= WORD_LIFT * apart;
  }

  private countOf(gram: string): number {
    return this.counts.get(gram) ?? 0;
  }
}

/** The sequences of two to four ideographs that the break before the fragment cuts. */
function gramsAt(before: Fragment | undefined, fragment: Fragment): string[] {
  if (!before || !fragment.startsLine) return [];
  const tail = before.text.slice(-2);
  const head = fragment.text.slice(0, 2);
  const grams = [tail + head, tail + head.slice(0, 1), tail.slice(-1) + head, tail.slice(-1) + head.slice(0, 1)];
  return grams.filter((gram) => gram.length >= 2 && IDEOGRAPHS.test(gram));
}
