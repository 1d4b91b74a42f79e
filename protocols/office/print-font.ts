import { readFileSync } from 'node:fs';
import { create, type Font } from 'fontkit';
import LineBreaker from 'linebreak';
import { withoutRadicals } from './radicals.ts';

/** The sign that Chinese typesetters put where a character is missing. */
const missing = '〓';

/** The shipped face, read once for all documents, and the measures that laying out needs. */
export class PrintFont {
  readonly #font: Font;
  readonly #advances = new Map<number, number>();

  private constructor(bytes: Buffer) {
    const font = create(bytes);
    if (font.type === 'TTC' || font.type === 'DFont') throw new TypeError('the shipped font is a collection');
    this.#font = font as Font;
  }

  /** What pdfkit embeds from, by document only the signs that it shows. It takes a read face, which its types do not say. */
  get face(): Buffer {
    return this.#font as unknown as Buffer;
  }

  static #shipped: PrintFont | null = null;

  static shipped(): PrintFont {
    PrintFont.#shipped ??= new PrintFont(readFileSync(new URL('./fonts/noto-serif-sc-subset.otf', import.meta.url)));
    return PrintFont.#shipped;
  }

  /** The text as this face can print it: compatibility forms resolved, anything else unknown shown as 〓. */
  printable(text: string): string {
    let result = '';
    for (const sign of withoutRadicals(text).replaceAll('\t', ' ').replace(invisible, '')) {
      if (sign === '\n' || this.#has(sign)) result += sign;
      else {
        const plain = sign.normalize('NFKC');
        result += [...plain].every((part) => this.#has(part)) ? plain : missing;
      }
    }
    return result;
  }

  /** Width in points. */
  width(text: string, size: number): number {
    let total = 0;
    for (const sign of text) total += this.#advance(sign.codePointAt(0) ?? 0);
    return (total * size) / this.#font.unitsPerEm;
  }

  /**
   * Breaks a printable text into lines of at most `width` points, by Unicode's rules (no closing mark at the head of a
   * line, no figure torn apart). A word that is wider than the line is cut. Spaces at a break stay at the line's end.
   */
  wrap(text: string, width: number, size: number, firstIndent = 0): string[] {
    const lines: string[] = [];
    for (const paragraph of text.split('\n')) {
      let line = '';
      for (const piece of breakable(paragraph)) {
        const room = width - (lines.length === 0 ? firstIndent : 0);
        if (line === '' || this.width((line + piece).trimEnd(), size) <= room) line += piece;
        else {
          lines.push(line);
          line = piece;
        }
        while (this.width(line.trimEnd(), size) > room && [...line].length > 1) {
          const head = this.#fitting(line, room, size);
          lines.push(head);
          line = line.slice(head.length);
        }
      }
      lines.push(line);
    }
    return lines;
  }

  /** The longest head of the text that fits, at least one character. */
  #fitting(text: string, width: number, size: number): string {
    let head = '';
    for (const sign of text) {
      if (head !== '' && this.width(head + sign, size) > width) break;
      head += sign;
    }
    return head;
  }

  #has(sign: string): boolean {
    return this.#font.hasGlyphForCodePoint(sign.codePointAt(0) ?? 0);
  }

  #advance(codePoint: number): number {
    const known = this.#advances.get(codePoint);
    if (known !== undefined) return known;
    const advance = this.#font.glyphForCodePoint(codePoint).advanceWidth;
    this.#advances.set(codePoint, advance);
    return advance;
  }
}

/** Control characters, zero-width signs, soft hyphens, variation selectors and lone surrogates. */
const invisible = /(?!\n)[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]|\p{Variation_Selector}/gu;

function* breakable(text: string): Generator<string> {
  const breaker = new LineBreaker(text);
  let start = 0;
  for (let next = breaker.nextBreak(); next !== null; next = breaker.nextBreak()) {
    yield text.slice(start, next.position);
    start = next.position;
  }
}
