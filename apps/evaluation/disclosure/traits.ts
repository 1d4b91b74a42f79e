import type { Fragment } from './fragments.ts';
import { charWidth } from './lines.ts';

/** What the cost of cells asks of a fragment: told once, because each fragment is weighed in thousands of cells. */
export interface Traits {
  readonly fragment: Fragment;
  /** A weight or a score. */
  readonly points: boolean;
  /** A number and nothing else. */
  readonly bareNumber: boolean;
  /** Digits, points and signs of per cent only. */
  readonly figure: boolean;
  readonly comparison: boolean;
  readonly opensBracket: boolean;
  /** Begins with a sign that typesetting puts on no new line. */
  readonly cannotStart: boolean;
  /** A beginning after which a paragraph inside a cell may start a new line early. */
  readonly newParagraph: boolean;
  readonly endsSentence: boolean;
  /** Ends in a sign that ends what a cell says. */
  readonly closes: boolean;
  readonly loneIdeograph: boolean;
  /** Opening brackets less closing ones. */
  readonly brackets: number;
  /** How much the text reads like a sentence, which no name of an indicator does, as a cost. */
  readonly sentence: number;
  /** Width of what must move to the next line together: a number or Latin word, with closing signs behind it. */
  readonly firstUnitWidth: number;
}

export function traitsOf(fragment: Fragment): Traits {
  const { text } = fragment;
  return {
    fragment,
    points: /^\d{1,3}(\.\d+)?分?$/.test(text),
    bareNumber: /^\d+(\.\d+)?$/.test(text),
    figure: /^[\d.%]+$/.test(text),
    comparison: /^[≥≤≧≦＞＜><]/.test(text),
    opensBracket: /^[（(]/.test(text),
    cannotStart: /^[，。、；：？！）)》」』”%,.;:!?]/.test(text),
    newParagraph: /^([（(]|\d+[.、．]|[一二三四五六七八九十]+[是、]|措施|原因|改进)/.test(text),
    endsSentence: text.endsWith('。'),
    closes: /[。！）)]$/.test(text),
    loneIdeograph: /^[\u4e00-\u9fff]$/.test(text),
    brackets: count(text, /[（(]/g) - count(text, /[）)]/g),
    sentence: count(text, /。/g) * 5 + count(text, /[：；]/g) * 1.5 + count(text, /，/g) * 0.3,
    firstUnitWidth: firstUnitWidth(text),
  };
}

function firstUnitWidth(text: string): number {
  const unit = /^([A-Za-z0-9.]+|.)[，。、；：？！）)》」』”%,.;:!?]*/u.exec(text)?.[0] ?? text;
  let width = 0;
  for (const char of unit) width += charWidth(char);
  return width;
}

function count(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0;
}
