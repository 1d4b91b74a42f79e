const DIGITS: Readonly<Record<string, number>> = {
  零: 0,
  〇: 0,
  一: 1,
  二: 2,
  两: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
};

const PLACES: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1000 };

/** Characters of a Chinese numeral below ten thousand, as a source for patterns. */
export const CHINESE_NUMERAL = '[零〇一二两三四五六七八九十百千]+';

/** Value of a Chinese numeral below ten thousand (十二, 一百零五, 两千); null when the text is none. */
export function chineseNumber(text: string): number | null {
  if (text === '') return null;
  let total = 0;
  let digit: number | null = null;
  for (const char of text) {
    const place = PLACES[char];
    const value = DIGITS[char];
    if (value !== undefined) {
      if (digit !== null && digit !== 0) return null;
      digit = value;
    } else if (place !== undefined) {
      total += (digit ?? 1) * place;
      digit = null;
    } else {
      return null;
    }
  }
  return total + (digit ?? 0);
}

/** Value of a printed number, Arabic (with or without thousands commas) or Chinese; null when it is none. */
export function printedNumber(text: string): number | null {
  if (/^-?\d{1,3}(,\d{3})+(\.\d+)?$/.test(text)) return Number(text.replace(/,/g, ''));
  if (/^-?\d+(\.\d+)?$/.test(text)) return text.replace(/\D/g, '').length > 15 ? null : Number(text);
  return chineseNumber(text);
}
