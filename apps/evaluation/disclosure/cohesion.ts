import type { Fragment } from './fragments.ts';
import { plain } from './lines.ts';
import type { Line } from './model.ts';

const IDEOGRAPHS = /^[\u4e00-\u9fff]+$/;

/**
 * Tells where a line break cuts a word: the characters on both sides of the break stand together elsewhere in the same
 * document. Only a hint for where a cell ends; no text is ever taken from elsewhere.
 */
export class Cohesion {
  private readonly found = new Set<string>();

  /** `fragments` are the breaks to be judged, `lines` the text in which their words are looked up. */
  constructor(lines: readonly Line[], fragments: readonly Fragment[]) {
    const wanted = new Set<string>();
    fragments.forEach((fragment, at) => {
      for (const gram of gramsAt(fragments[at - 1], fragment)) wanted.add(gram);
    });
    for (const line of lines) for (const word of plain(line.text).split(' ')) this.lookUp(word, wanted);
  }

  private lookUp(word: string, wanted: ReadonlySet<string>): void {
    for (let at = 0; at + 3 <= word.length; at += 1) {
      for (const length of [3, 4]) {
        const gram = word.slice(at, at + length);
        if (wanted.has(gram)) this.found.add(gram);
      }
    }
  }

  /** Cost of ending a cell before the fragment: 0 where nothing speaks against it. */
  cost(before: Fragment | undefined, fragment: Fragment): number {
    if (!before || !fragment.startsLine) return 0;
    if (/\d$/.test(before.text) && /^[年月日时分个万亿元%次]/.test(fragment.text)) return 3;
    const grams = gramsAt(before, fragment);
    if (grams.some((gram) => gram.length === 4 && this.found.has(gram))) return 3;
    return grams.some((gram) => this.found.has(gram)) ? 1.2 : 0;
  }
}

function gramsAt(before: Fragment | undefined, fragment: Fragment): string[] {
  if (!before || !fragment.startsLine) return [];
  const tail = before.text.slice(-2);
  const head = fragment.text.slice(0, 2);
  const grams = [tail + head, tail + head.slice(0, 1), tail.slice(-1) + head];
  return grams.filter((gram) => gram.length >= 3 && IDEOGRAPHS.test(gram));
}
