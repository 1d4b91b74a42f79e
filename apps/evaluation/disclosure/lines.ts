import type { Line } from './model.ts';

/**
 * Glyphs that layout programs and converters put in place of the ordinary ones. Kangxi radicals look like the
 * ideograph but compare unequal to it; full-width signs and no-break spaces do too.
 */
const GLYPHS: Readonly<Record<string, string>> = {
  '\u3000': ' ',
  '\u00a0': ' ',
  '\u2002': ' ',
  '\u2003': ' ',
  '\t': ' ',
  '％': '%',
  '﹪': '%',
  '⺠': '民',
  '⻓': '长',
  '⻋': '车',
  '⻔': '门',
  '⻚': '页',
  '⻛': '风',
};

const ODD_GLYPH = /[\u3000\u00a0\u2002\u2003\t％﹪\u2e80-\u2fdf\u200b\ufeff\f\r\u00ad]/g;

/** Replaces look-alike glyphs and drops invisible ones. Full-width letters and comparison signs stay as printed. */
export function plain(text: string): string {
  return text.replace(ODD_GLYPH, (glyph) => {
    const known = GLYPHS[glyph];
    if (known !== undefined) return known;
    return glyph >= '\u2f00' && glyph <= '\u2fdf'
      ? glyph.normalize('NFKC')
      : glyph >= '\u2e80' && glyph < '\u2f00'
        ? glyph
        : '';
  });
}

/** The text without any space: for comparing titles and labels, in which layout inserts spaces freely. */
export function squeezed(text: string): string {
  return plain(text).replace(/ +/g, '');
}

/** Splits a text layer into numbered lines. A form feed also ends a line's text but not its number. */
export function toLines(text: string): Line[] {
  return text.split(/\r\n|\n|\r/).map((line, index) => ({ no: index + 1, text: line }));
}

/** Width in full-width characters: ideographs and full-width signs take one, Latin letters and digits a half. */
export function displayWidth(text: string): number {
  let width = 0;
  for (const char of text) width += charWidth(char);
  return width;
}

export function charWidth(char: string): number {
  return (char.codePointAt(0) ?? 0) < 0x2000 ? 0.5 : 1;
}

/** Removes the spaces that typesetting puts between ideographs and figures, keeping those between Latin words. */
export function joinText(parts: readonly string[]): string {
  const joined = parts.reduce((text, part) => {
    if (text === '' || part === '') return text + part;
    return /[A-Za-z]$/.test(text) && /^[A-Za-z]/.test(part) ? `${text} ${part}` : text + part;
  }, '');
  return joined.trim();
}
